import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupName, groupsOf, userName } from '../../src/docker/accounts.ts';
import { parseAptPolicy } from '../../src/docker/apt-policy.ts';
import { packageFamily, parseOsRelease } from '../../src/docker/os-release.ts';

// Printed by apt 3.0.3 of Debian 13, with docker-buildx installed and no lists.
const policy = `docker-buildx:
  Installed: 0.13.1+ds1-3
  Candidate: 0.13.1+ds1-3
  Version table:
 *** 0.13.1+ds1-3 100
        100 /var/lib/dpkg/status
docker-ce-cli:
  Installed: (none)
  Candidate: (none)
  Version table:
`;

describe('what apt knows', () => {
  test('is what is installed, and what could be', () => {
    expect(parseAptPolicy(policy)).toEqual([
      { name: 'docker-buildx', installed: '0.13.1+ds1-3', candidate: '0.13.1+ds1-3' },
      { name: 'docker-ce-cli', installed: null, candidate: null },
    ]);
  });

  test('is nothing of a package that apt does not know', () => {
    expect(parseAptPolicy('')).toEqual([]);
    expect(parseAptPolicy('N: Unable to locate package docker-buildx\n')).toEqual([]);
  });
});

describe('a distribution', () => {
  test.each([
    ['ID=debian\nPRETTY_NAME="Debian GNU/Linux 13 (trixie)"\n', 'debian'],
    ['ID=raspbian\nID_LIKE=debian\n', 'debian'],
    ['ID="rocky"\nID_LIKE="rhel centos fedora"\n', 'fedora'],
    ["ID='alpine'\n", 'alpine'],
    ['ID=manjaro\nID_LIKE=arch\n', 'arch'],
    ['ID=constructor\n', null],
    ['', null],
  ])('%j installs as its family does', (text, family) => {
    expect(packageFamily(parseOsRelease(text))).toBe(family);
  });

  test('has a name for people', () => {
    expect(parseOsRelease('ID=debian\nPRETTY_NAME="Debian GNU/Linux 13 (trixie)"\n').name).toBe(
      'Debian GNU/Linux 13 (trixie)',
    );
  });
});

describe('accounts', () => {
  const passwd = 'root:x:0:0:root:/root:/bin/bash\nada:x:1000:1000::/home/ada:/bin/bash\n';
  const group = 'root:x:0:\ndocker:x:101:ada,bob\nada:x:1000:\n';

  test('have names, and groups that list them', () => {
    expect(userName(passwd, 1000)).toBe('ada');
    expect(userName(passwd, 1)).toBeNull();
    expect(groupName(group, 101)).toBe('docker');
    expect(groupsOf(group, 'bob')).toEqual(['docker']);
  });
});

test('no text makes a reader throw', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      parseAptPolicy(text);
      packageFamily(parseOsRelease(text));
      userName(text, 0);
      groupName(text, 0);
      groupsOf(text, 'ada');
    }),
  );
});
