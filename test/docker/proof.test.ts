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
      '--no-cache --progress plain --output type=cacheonly --file - /tmp/p',
  );
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
