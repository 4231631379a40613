import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseVertexName, revealedTarget } from '../../../src/docker/lanes/vertex-name.ts';
import { plainText } from '../../../src/docker/terminal-text.ts';

const none = { target: null, platform: null, to: null, stage: null, step: null };

describe('the name of a step', () => {
  test('holds no control sequences in any part', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', '/', '\u001b', ']', '[8m', '\u009b', '\n', ' ', '\u0007'),
    });
    fc.assert(
      fc.property(word, word, word, (platform, stage, command) => {
        const name = `[web linux/${platform}\u001b[8m ${stage}\u0090x 2/4] ${command}`;
        const told = parseVertexName(name, new Set([revealedTarget(name) ?? '']));
        for (const part of Object.values(told)) {
          if (typeof part === 'string') expect(part).toBe(plainText(part));
        }
        expect(`${told.target}${told.stage}`).not.toContain('\n');
      }),
    );
  });

  test.each([
    [
      '[linux/arm64 stage-1 3/4] RUN make',
      {
        platform: 'linux/arm64',
        stage: 'stage-1',
        step: { index: 3, count: 4 },
        command: 'RUN make',
      },
    ],
    ['[linux/amd64->arm64 build 2/2] RUN x', { platform: 'linux/amd64', to: 'linux/arm64' }],
    ['[linux/amd64->arm/v7 build 2/2] RUN x', { platform: 'linux/amd64', to: 'linux/arm/v7' }],
    ['[linux/amd64->windows/amd64 b 2/2] RUN x', { to: 'windows/amd64' }],
    ['[linux/amd64->windows/arm/v7 b 2/2] RUN x', { to: 'windows/arm/v7' }],
    ['[ 3/12] RUN x', { platform: null, stage: null, step: { index: 3, count: 12 } }],
    ['[build  3/12] RUN x', { stage: 'build', step: { index: 3, count: 12 } }],
    ['[linux/amd64 2/2] RUN [ -e /a ]', { stage: null, command: 'RUN [ -e /a ]' }],
    ['[2/2] RUN a\nb', { step: { index: 2, count: 2 }, command: 'RUN a\nb' }],
    ['[linux/arm64/v8 1/2] FROM x', { platform: 'linux/arm64' }],
    ['[web linux/arm64 2/4] COPY a b', { target: 'web', platform: 'linux/arm64', stage: null }],
    ['[web build 2/4] COPY a b', { target: 'web', stage: 'build' }],
  ])('%s is read', (name, expected) => {
    expect(parseVertexName(name, new Set(['web']))).toMatchObject(expected);
  });

  test.each([
    ['[internal] load build context', 'load build context'],
    [
      '[auth] library/alpine:pull token for registry-1.docker.io',
      'library/alpine:pull token for registry-1.docker.io',
    ],
    ['[context base] linux/amd64', 'linux/amd64'],
    ['exporting to image', 'exporting to image'],
    [
      'importing cache manifest from example.org/a:b',
      'importing cache manifest from example.org/a:b',
    ],
    ['', ''],
  ])('%s is no step', (name, command) => {
    expect(parseVertexName(name, new Set())).toEqual({ ...none, command });
  });

  test.each([
    ['[web internal] load .dockerignore', 'web'],
    ['[web linux/arm64 2/4] RUN x', 'web'],
    ['[web auth] library/alpine:pull token for x', 'web'],
    ['[internal] load local bake definitions', null],
    ['[linux/arm64 internal] load metadata for x', null],
    ['[linux/arm64 build 2/4] RUN x', null],
    ['[build 2/4] RUN x', null],
    ['[context name] x', null],
  ])('%s gives away the target %s', (name, target) => {
    expect(revealedTarget(name)).toBe(target);
  });

  test('may be anything', () => {
    const word = fc.oneof(fc.string(), fc.constantFrom('[', ']', 'linux/a', '->', '1/2', ' ', '/'));
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const name = words.join('');
        revealedTarget(name);
        expect(name).toContain(parseVertexName(name, new Set(['a'])).command);
      }),
    );
  });
});
