import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asksForLogin, judgeRegistryAnswer } from '../../src/docker/registry-answer.ts';

const recording = (name: string): string =>
  readFileSync(new URL(`recordings/registry-${name}.log`, import.meta.url), 'utf8');

const engines = ['docker-26.1.5-buildx-0.13.1', 'docker-28.5.2-buildx-0.29.1'];

// Each build was run against a small server that answers in one way.
describe.each(engines)('a registry, asked by %s', (engine) => {
  test.each([
    ['not-found', 'reachable', /: not found$/],
    ['401', 'reachable', /401 Unauthorized$/],
    ['403', 'reachable', /403 Forbidden$/],
    ['token-401', 'reachable', /failed to fetch anonymous token.*401 Unauthorized$/],
    ['http-for-https', 'http-for-https', /gave HTTP response to HTTPS client$/],
    ['x509', 'x509', /certificate signed by unknown authority$/],
    ['refused', 'refused', /dial tcp \[::1\]:1: connect: connection refused$/],
    ['no-network', 'dns', /lookup nosuch\.invalid/],
    ['500', 'other', /500 Internal Server Error$/],
  ] as const)('that says %s is %s', (said, verdict, words) => {
    const answer = judgeRegistryAnswer(recording(`${said}-${engine}`));
    expect(answer.verdict).toBe(verdict);
    expect(answer.line).toMatch(words);
    expect(answer.line).toMatch(/^ERROR: /);
  });

  test.each([
    ['401', true],
    ['token-401', true],
    ['403', false],
    ['not-found', false],
    ['refused', false],
  ])('asks for a login with %s: %s', (said, isAsking) => {
    const answer = judgeRegistryAnswer(recording(`${said}-${engine}`));
    expect(asksForLogin(answer)).toBe(isAsking);
  });
});

describe('and in the words of others', () => {
  test.each([
    // docker/buildx#191
    [
      'dns',
      'ERROR: failed to solve: failed to do request: Head "https://r.example/v2/": dial tcp: lookup r.example on 192.168.1.1:53: read udp 172.17.0.2:43532->192.168.1.1:53: i/o timeout',
    ],
    [
      'timeout',
      'ERROR: failed to do request: Head "https://10.1.1.1/v2/": dial tcp 10.1.1.1:443: i/o timeout',
    ],
    // docker/buildx#202
    [
      'reachable',
      'error: failed to solve: rpc error: code = Unknown desc = server message: insufficient_scope: authorization failed',
    ],
    [
      'reachable',
      'ERROR: failed to solve: pull access denied, repository does not exist or may require authorization',
    ],
    // A server that answers TLS with words that are not HTTP's; Docker 26.1.5
    [
      'http-for-https',
      'ERROR: failed to do request: Head "https://reg.test:5000/v2/probe/manifests/not-there": tls: first record does not look like a TLS handshake',
    ],
    ['other', 'ERROR: no builder "mybuilder" found'],
    ['other', 'ERROR: open /home/u/.docker/buildx/activity/default: permission denied'],
  ] as const)('%s: %s', (verdict, line) => {
    expect(judgeRegistryAnswer(`#1 [internal] booting buildkit\n${line}\n`)).toEqual({
      verdict,
      line,
    });
  });
});

test('a log without an error says nothing', () => {
  expect(judgeRegistryAnswer('#1 connection refused\n')).toEqual({ verdict: 'other', line: null });
});

test('any log has a verdict', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, text) => {
      const { line } = judgeRegistryAnswer(`${before}\nERROR: ${text}`);
      expect(line).not.toBeNull();
    }),
  );
});
