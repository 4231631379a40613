import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  expectedProofLine,
  judgeProof,
  proofCommand,
  proofDockerfile,
  proofProgram,
} from '../../src/docker/proof.ts';

describe('the program of a platform', () => {
  test('is named after it', () => {
    expect(proofProgram('linux/riscv64')).toBe('linux-riscv64');
    expect(proofProgram('linux/arm/v6')).toBe('linux-arm-v6');
  });

  test('is the one of the base platform where only the variant differs', () => {
    expect(proofProgram('linux/arm')).toBe('linux-arm-v7');
    expect(proofProgram('linux/arm64/v8')).toBe('linux-arm64');
    expect(proofProgram('linux/amd64/v3')).toBe('linux-amd64');
  });

  test('is missing for a platform that nothing here can prove', () => {
    for (const platform of ['windows/amd64', 'linux/sparc', 'linux/arm/v9', 'linux', '']) {
      expect(proofProgram(platform)).toBeNull();
      expect(expectedProofLine(platform)).toBeNull();
      expect(proofDockerfile(platform)).toBeNull();
    }
  });
});

test('a proof pulls nothing, runs no shell and leaves no image', () => {
  expect(proofDockerfile('linux/arm64')).toBe(
    'FROM scratch\nCOPY linux-arm64 /proof\nRUN ["/proof","a","b"]\n',
  );
  const argv = proofCommand({
    builder: 'mybuilder',
    platform: 'linux/arm64',
    context: '/tmp/p',
  });
  expect(argv.join(' ')).toBe(
    'docker buildx build --builder mybuilder --platform linux/arm64 ' +
      '--no-cache --network none --progress plain --output type=cacheonly --file - /tmp/p',
  );
});

test('an emulator that fails says so itself', () => {
  const segfault = 'qemu: uncaught target signal 11 (Segmentation fault) - core dumped';
  const wrong = 'qemu-s390x: /proof: Invalid ELF image for this architecture';
  const debian = 'riscv64-binfmt-P: /proof: Invalid ELF image for this architecture';
  for (const line of [segfault, wrong, debian]) {
    const log = `#6 0.131 ${line}\n#6 ERROR: process "/proof a b" did not complete\n`;
    expect(judgeProof('linux/riscv64', log)).toEqual({ verdict: 'emulator-failed', line });
  }
});

describe('a riscv64 handler', () => {
  const folder = new URL('recordings/', import.meta.url);
  const verdicts = (state: string, platform = 'linux/riscv64') =>
    readdirSync(folder)
      .filter((name) => name.startsWith(`proof-${state}-`))
      .sort()
      .map((name) => judgeProof(platform, readFileSync(new URL(name, folder), 'utf8')));

  test('that works passes, in the log of every engine', () => {
    const proof = { verdict: 'passed', line: 'proof riscv64 3 [/proof] [a] [b]' };
    expect(verdicts('passed')).toEqual([proof, proof, proof]);
  });

  test('that works proves no other platform', () => {
    for (const { verdict } of verdicts('passed', 'linux/arm64')) {
      expect(verdict).toBe('wrong-architecture');
    }
  });

  test('that is missing is told from one without F', () => {
    const missing = { verdict: 'exec-format', line: 'exec /proof: exec format error' };
    expect(verdicts('no-handler')).toEqual([missing, missing, missing]);
    const withoutF = { verdict: 'no-such-file', line: 'exec /proof: no such file or directory' };
    expect(verdicts('without-f')).toEqual([withoutF, withoutF, withoutF]);
  });

  // The QEMU of Debian 12 and 13 relies on P by the name it is called by; that of sid asks the kernel.
  test('without P fails although the build exits 0, unless its QEMU copes', () => {
    const wrong = { verdict: 'wrong-arguments', line: 'proof riscv64 2 [a] [b]' };
    const right = { verdict: 'passed', line: 'proof riscv64 3 [/proof] [a] [b]' };
    expect(verdicts('without-p')).toEqual([wrong, wrong, right]);
  });
});

test('the texts of older engines are known', () => {
  const failed = '#6 0.2 standard_init_linux.go:228: exec user process caused: ';
  expect(judgeProof('linux/s390x', `${failed}exec format error`).verdict).toBe('exec-format');
  expect(judgeProof('linux/s390x', `${failed}no such file or directory`).verdict).toBe(
    'no-such-file',
  );
});

test('a build in which the program did not run proves nothing', () => {
  const cached = '#5 [2/2] RUN ["/proof","a","b"]\n#5 CACHED\n';
  expect(judgeProof('linux/arm64', cached)).toEqual({ verdict: 'other', line: null });
  const gone = 'ERROR: no builder "mybuilder" found';
  expect(judgeProof('linux/arm64', `${gone}\n`)).toEqual({ verdict: 'other', line: gone });
});

describe('any log at all', () => {
  test('gets a verdict', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'binary' }), (platform, log) => {
        const { verdict, line } = judgeProof(platform, log);
        expect(verdict === 'passed').toBe(line !== null && line === expectedProofLine(platform));
      }),
    );
  });

  test('passes only with exactly the expected line', () => {
    const argument = fc.stringMatching(/^[a-z/]{0,3}$/);
    fc.assert(
      fc.property(fc.array(argument, { maxLength: 5 }), (args) => {
        const line = `proof arm64 ${args.length}${args.map((each) => ` [${each}]`).join('')}`;
        const { verdict } = judgeProof('linux/arm64', `#6 0.123 ${line}\n#6 DONE 0.2s\n`);
        expect(verdict === 'passed').toBe(args.join() === '/proof,a,b');
      }),
      {
        examples: [[['/proof', 'a', 'b']], [['a', 'b']], [['/proof', '/proof', 'a', 'b']]],
      },
    );
  });
});
