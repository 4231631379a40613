import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseImages, imageFor } from '../../src/docker/dockerfile.ts';

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

  it('can be looked for in any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const base of baseImages(`FROM ${text}\n${text}`)) imageFor(base, 'linux/arm64', null);
      }),
    );
  });
});
