import { describe, expect, test } from 'vitest';
import { readRefusal } from '../../src/clinic/answer.ts';
import { type KernelFacts, type Reason, whyNotTried, whyRefused } from '../../src/clinic/why.ts';
import { clinicTexts } from '../../src/texts/clinic.ts';

const modern: KernelFacts = {
  release: '6.18.44-cloud',
  filesystems: 'nodev\tsysfs\nnodev\tbinfmt_misc\n',
  settings: { most: '96365\n', clone: null, apparmor: null },
  container: null,
};
const facts = (changed: Partial<KernelFacts>): KernelFacts => ({ ...modern, ...changed });
const settings = (changed: Partial<KernelFacts['settings']>) =>
  facts({ settings: { ...modern.settings, ...changed } });

/** What the namespace program says, the machine it says it on, and why. */
const refusals: readonly (readonly [string, KernelFacts, Reason])[] = [
  ['mount binfmt_misc errno 1 EPERM', facts({ release: '6.1.0-40-amd64' }), 'old-kernel'],
  ['mount binfmt_misc errno 19 ENODEV', modern, 'not-loaded'],
  ['unshare errno 28 ENOSPC', settings({ most: '0\n' }), 'limit'],
  ['unshare errno 87 EUSERS', modern, 'limit'],
  ['unshare errno 22 EINVAL', modern, 'no-user-namespaces'],
  ['unshare errno 38 ENOSYS', modern, 'no-user-namespaces'],
  ['unshare errno 1 EPERM', settings({ clone: '0\n' }), 'root-only'],
  ['unshare errno 1 EPERM', facts({ container: '/.dockerenv' }), 'container'],
  ['write /proc/self/uid_map errno 1 EPERM', settings({ apparmor: '1\n' }), 'apparmor'],
  ['mount tmpfs errno 13 EACCES', settings({ apparmor: '1\n' }), 'apparmor'],
  ['unshare errno 1 EPERM', settings({ apparmor: '0\n', clone: '1\n' }), 'refused'],
  ['mount tmpfs errno 12 ENOMEM', modern, 'refused'],
  ['EACCES', modern, 'not-started'],
  ['', modern, 'not-started'],
];

describe('why there is no table of our own', () => {
  test.each(refusals)('%s on %o: %s', (said, machine, reason) => {
    const why = whyRefused(readRefusal(said), machine);
    expect(why.reason).toBe(reason);
    expect(why.evidence[0]?.source).toBe(
      said.split(' errno ').length > 1 ? said.split(' errno ')[0] : 'start',
    );
  });

  test('names the file that says so', () => {
    const why = whyRefused(readRefusal('unshare errno 28 ENOSPC'), settings({ most: '0\n' }));
    expect(why.evidence).toMatchObject([
      { source: 'unshare', text: 'ENOSPC' },
      { source: '/proc/sys/user/max_user_namespaces', text: '0' },
    ]);
  });

  test('loads no module of the kernel to find out: that would change the machine', () => {
    const without = { filesystems: 'nodev\tsysfs\n' };
    expect(whyNotTried(facts(without))?.reason).toBe('not-loaded');
    expect(whyNotTried(facts({ ...without, release: '5.15.0-91-generic' }))?.reason).toBe(
      'old-kernel',
    );
    expect(whyNotTried(modern)).toBeNull();
    expect(whyNotTried(facts({ filesystems: null }))).toBeNull();
  });

  test('has a sentence for every reason', () => {
    for (const sentence of Object.values(clinicTexts().reasons))
      expect(sentence).toMatch(/^\w.*\.$/);
  });
});
