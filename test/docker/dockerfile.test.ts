import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  baseImages,
  fixedPlatform,
  imageFor,
  instructionAt,
  linesBuilt,
} from '../../src/docker/dockerfile.ts';

const images = (text: string) => baseImages(text).map(({ image, line }) => `${line} ${image}`);

describe('the images that a Dockerfile needs', () => {
  it('are those of FROM, not its stages and not scratch', () => {
    const text = [
      'FROM golang:1.14 AS builder',
      'RUN go build',
      'FROM ubuntu:18.04 as Base',
      'FROM base',
      'FROM scratch',
      'COPY --from=builder /app /app',
    ].join('\n');
    expect(images(text)).toEqual(['1 golang:1.14', '3 ubuntu:18.04']);
  });

  it('have the defaults of build arguments filled in', () => {
    const text =
      'ARG VERSION=3.20\nARG NAME=alpine\nFROM ${NAME}:$VERSION\nFROM ${OTHER:-busybox:1}';
    expect(images(text)).toEqual(['3 alpine:3.20', '4 busybox:1']);
  });

  it('are not known where an argument has no default', () => {
    const [base] = baseImages('ARG BASE\nFROM ${BASE}:1');
    expect(base?.isResolved).toBe(false);
    expect(base && imageFor(base, 'linux/arm64', 'linux/amd64')).toBeNull();
  });

  it('are also those that are copied or mounted from', () => {
    const text =
      'FROM alpine\nCOPY --from=ghcr.io/a/tool:1 /t /t\nRUN --mount=type=bind,from=busybox:1,target=/b ls\nCOPY --from=0 /a /b';
    expect(images(text)).toEqual(['1 alpine', '2 ghcr.io/a/tool:1', '3 busybox:1']);
  });

  it('are none where a stage is chosen by architecture', () => {
    const text =
      'FROM golang AS build-amd64\nFROM rust AS build-arm64\nFROM build-${TARGETARCH}\nCOPY --from=BUILD-$TARGETARCH / /\nFROM run-$TARGETARCH';
    expect(images(text)).toEqual(['1 golang', '2 rust', '5 run-$TARGETARCH']);
  });

  it('stay unknown beside stages of any name', () => {
    expect(images('FROM golang AS build\nFROM $BASE')).toEqual(['1 golang', '2 $BASE']);
  });

  it('have every argument of a line, and defaults in every form', () => {
    const text =
      'ARG A=1 B="2"\nFROM a:$A-$B\nFROM b:${C-3}\nFROM c${A:+-slim}\nFROM d:${A#1}\nARG TARGETARCH\n';
    expect(images(text)).toEqual(['2 a:1-2', '3 b:3', '4 c-slim', '5 d:${A#1}']);
    expect(baseImages(text).map(({ isResolved }) => isResolved)).toEqual([true, true, true, false]);
  });

  it('know their architecture though ARG names it again', () => {
    const [base] = baseImages('ARG TARGETARCH\nFROM base-$TARGETARCH$TARGETVARIANT');
    expect(base && imageFor(base, 'linux/arm/v7', null)?.image).toBe('base-armv7');
    expect(base && imageFor(base, 'linux/amd64', null)?.image).toBe('base-amd64');
  });

  it('are not known for a build platform that is not known', () => {
    const [base] = baseImages('FROM --platform=$BUILDPLATFORM golang');
    expect(base && imageFor(base, 'linux/arm64', null)).toBeNull();
  });

  it('are not found in comments and heredocs', () => {
    const text = 'FROM alpine\n# FROM nothing\nRUN <<EOF\nFROM inside:1\nEOF\n';
    expect(images(text)).toEqual(['1 alpine']);
  });

  it('are asked for on the platform that FROM names', () => {
    const [native, target] = baseImages(
      'FROM --platform=$BUILDPLATFORM golang AS b\nFROM registry/base:$TARGETARCH',
    );
    expect(native && imageFor(native, 'linux/arm64', 'linux/amd64')).toEqual({
      image: 'golang',
      platform: 'linux/amd64',
    });
    expect(target && imageFor(target, 'linux/arm64', 'linux/amd64')).toEqual({
      image: 'registry/base:arm64',
      platform: 'linux/arm64',
    });
  });

  describe('for one stage', () => {
    const text = [
      'FROM golang AS tools',
      'FROM node AS Web',
      'FROM golang AS build',
      'COPY --from=web /w /w',
      'FROM tools AS lint',
      'RUN --mount=type=bind,from=linter:1,target=/l --mount=from=busybox /l',
      'FROM alpine AS app',
      'RUN --mount=type=bind,from=build,target=/b cp /b/app /',
      'FROM app AS debug',
      'COPY --from=ghcr.io/a/tool:1 /t /t',
      'COPY --from=0 /t /t',
      'FROM ubuntu AS tests',
    ].join('\n');
    const needed = (target: string | null) =>
      baseImages(text, {}, target).map(({ image }) => image);

    it.each([
      ['tools', ['golang']],
      ['web', ['node']],
      ['build', ['node', 'golang']],
      ['LINT', ['golang', 'linter:1', 'busybox']],
      ['app', ['node', 'golang', 'alpine']],
      ['debug', ['golang', 'node', 'golang', 'alpine', 'ghcr.io/a/tool:1']],
      ['1', ['node']],
      [null, ['ubuntu']],
    ])('%s are those that it needs', (target, expected) => {
      expect(needed(target)).toEqual(expected);
    });

    it('are all of them where nobody knows the stage', () => {
      expect(needed('nowhere')).toEqual(baseImages(text).map(({ image }) => image));
      expect(needed('99')).toEqual(needed('nowhere'));
    });

    it('follow a name that architectures decide, and one that is there twice', () => {
      const arch =
        'FROM golang AS b-amd64\nFROM rust AS b-arm64\nFROM node AS c\nFROM b-${TARGETARCH} AS d\nFROM x';
      expect(baseImages(arch, {}, 'd').map(({ image }) => image)).toEqual(['golang', 'rust']);
      const twice = 'FROM a AS s\nFROM s AS s\nFROM b AS s\nFROM s';
      expect(baseImages(twice, {}, null).map(({ image }) => image)).toContain('b');
    });

    it('can be asked for in any text', () => {
      fc.assert(
        fc.property(fc.string(), fc.string(), (any, target) => {
          const all = baseImages(`FROM ${any}\n${any}`).length;
          expect(baseImages(`FROM ${any}\n${any}`, {}, target).length).toBeLessThanOrEqual(all);
          linesBuilt(any, {}, target)(1);
        }),
      );
    });
  });

  it('can be looked for in any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const base of baseImages(`FROM ${text}\n${text}`)) imageFor(base, 'linux/arm64', null);
      }),
    );
  });
});

describe('the instruction on a line', () => {
  const text = 'FROM alpine\r\n\r\nrun apk add \\\r\n  # both\r\n  git \\\r\n  make\r\n# end\r\n';

  it('has all its lines', () => {
    expect(instructionAt(text, 5)).toEqual({
      keyword: 'RUN',
      text: 'run apk add \\\n  # both\n  git \\\n  make',
      firstLine: 3,
      lastLine: 6,
    });
    expect(instructionAt(text, 1)).toMatchObject({ keyword: 'FROM', firstLine: 1, lastLine: 1 });
  });

  it('has its heredoc', () => {
    const heredoc = 'FROM alpine\nRUN <<EOF\nFROM inside\nEOF\nCMD ["a"]';
    expect(instructionAt(heredoc, 3)).toMatchObject({ keyword: 'RUN', firstLine: 2, lastLine: 4 });
    expect(instructionAt(heredoc, 5)).toMatchObject({ keyword: 'CMD' });
  });

  it('is none on an empty line, in a comment, and beyond the end', () => {
    expect([2, 7, 8, 0, -1, 99].map((line) => instructionAt(text, line))).toEqual(
      Array(6).fill(null),
    );
  });

  it('can be asked for in any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), (any, line) => {
        instructionAt(any, line);
        instructionAt(`RUN ${any} \\\n${any}`, 2);
      }),
    );
  });
});

describe('the platform that a Dockerfile fixes', () => {
  it.each([
    ['FROM --platform=linux/amd64 node', { platform: 'linux/amd64', line: 1 }],
    ['ARG P=linux/arm64\nFROM --platform=$P node', { platform: 'linux/arm64', line: 2 }],
    ['FROM --platform=linux/amd64 node AS Base\nFROM base', { platform: 'linux/amd64', line: 1 }],
    ['FROM --platform=linux/amd64 node AS build\nFROM alpine\nCOPY --from=build / /', null],
    ['FROM --platform=$BUILDPLATFORM go AS build\nFROM --platform=$TARGETPLATFORM alpine', null],
    ['FROM node AS node\nFROM node', null],
    ['FROM alpine', null],
    ['', null],
  ])('of %j is %j', (text, fixed) => {
    expect(fixedPlatform(text)).toEqual(fixed);
  });

  it('is that of the stage that is built', () => {
    const text = 'FROM --platform=linux/amd64 node AS a\nFROM a AS b\nFROM alpine';
    const fixed = { platform: 'linux/amd64', line: 1 };
    expect(['b', '0', '2', null].map((stage) => fixedPlatform(text, {}, stage))).toEqual([
      ...[fixed, fixed, null, null],
    ]);
  });
});
