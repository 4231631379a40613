import { describe, expect, test } from 'vitest';
import { createMasking } from '../../src/host/transcript/masking.ts';

const ada = { homes: ['/home/ada'], names: ['ada'], machines: ['Ada-Laptop.lan'] };
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('what is masked', () => {
  test.each([
    ['{"auths":{"ghcr.io":{"auth":"%"}}}', base64('adalove:hunter2-secret')],
    ['{"identitytoken": "%"}', 'aGVsbG8td29ybGQ-1'],
    ['{"registrytoken":"%"}', 'registry-token-77'],
    ['{\\"auth\\":\\"%\\"}', base64('u1:embedded-pass-9')],
    ['{"ServerURL":"https://x","Username":"adalove","Secret":"%"}', 's3cr3t"quoted'],
    ['> Authorization: Bearer %', 'abc.def-123456'],
    ["curl -H 'Authorization: Basic %' https://x", 'YWRhOmh1bnRlcjI='],
    ['{"Authorization":["Bearer %"]}', 'tok-tok-tok-1'],
    ['X-Registry-Auth: %', 'eyJ1c2VybmFtZSI6ImEifQ=='],
    ['Cookie: session=%; other=1', 'deadbeef99'],
    ['fetching https://ada:%@git.example.org/x.git', 'p4ssw%40rd!'],
    ['fetching https://%@github.com/x.git', 'ghx-0123456789'],
    ['HTTP_PROXY=http://me:%@proxy:3128', 'pr0xy-word'],
    ['http_proxy=me:%@proxy:3128', 'pr0xy-word-2'],
    ['--build-arg NPM_TOKEN=%', 'npm-secret-token-1'],
    ['ARG DB_PASSWORD="%"', 'with space 1'],
    ['ENV API_KEY %', 'key-0987'],
    ['//registry.example/:_authToken=%', 'npm-auth-4711'],
    ['https://x.example/v2/?account=ada&token=%&a=b', 'query-token-5'],
    ['docker login -u ada -p % ghcr.io', 'l0gin-word'],
    ['docker login --password=% ghcr.io', 'l0gin-word-2'],
    ['curl -u ada:% https://x', 'curl-w0rd'],
    ['password: %', 'yaml-w0rd'],
    ['pushed with % today', 'ghp_0123456789abcdefghijABCDEFGHIJ012345'],
    ['key id %', 'AKIAIOSFODNN7EXAMPLE'],
    ['%', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl'],
    [
      '-----BEGIN OPENSSH PRIVATE KEY-----\n%\n-----END OPENSSH PRIVATE KEY-----',
      'b3BlbnNzaC1rZXk',
    ],
  ])('%s', (around, secret) => {
    const masking = createMasking(ada);
    const masked = masking.mask(around.replace('%', () => secret));
    expect(masked).not.toContain(secret);
    expect(masked).toMatch(/masked|hc2tlZC/);
    // Masked once, it stays as it is.
    expect(masking.mask(masked)).toBe(masked);
  });

  test('is known from then on, in whatever form', () => {
    const { mask } = createMasking(ada);
    expect(mask('PASSWORD=sec/ret+77')).toBe('PASSWORD=masked-1');
    const forms = ['sec/ret+77', 'sec%2Fret%2B77', base64('sec/ret+77')];
    for (const form of forms) expect(mask(`it was ${form}.`)).toBe('it was masked-1.');
  });

  test('a login reads as one afterwards, with the name that the account has everywhere', () => {
    const { mask } = createMasking(ada);
    const { auth } = JSON.parse(mask(JSON.stringify({ auth: base64('adalove:hunter2-secret') })));
    expect(Buffer.from(auth, 'base64').toString()).toBe('you:masked-1');
    expect(mask('ghcr.io/adalove/app, hunter2-secret')).toBe('ghcr.io/you/app, masked-1');
  });

  test('home, account and machine, where they stand alone', () => {
    const { mask } = createMasking(ada);
    expect(mask('/home/ada/.docker on ada-laptop by ada')).toBe(
      '/home/you/.docker on this-host by you',
    );
    expect(mask('/home/adam, Canada, adamant')).toBe('/home/adam, Canada, adamant');
  });

  test('nothing that failures are known by', () => {
    const { mask } = createMasking(ada);
    const ordinary = [
      'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
      'failed to fetch oauth token: unexpected status: 401 Unauthorized',
      'failed to fetch anonymous token: Get "https://auth.docker.io/token?scope=repository": EOF',
      'no basic auth credentials',
      'WWW-Authenticate: Bearer realm="https://auth.docker.io/token",service="registry.docker.io"',
      'RUN --mount=type=secret,id=npm,required npm ci',
      'docker-image://docker.io/library/alpine:3.22@sha256:0000000000000000000000000000000000000000000000000000000000000000',
      'docker-image://alpine@sha256:0000000000000000000000000000000000000000000000000000000000000000',
      'docker buildx build --secret id=npm,src=.npmrc .',
      'ENV GITHUB_TOKEN=$GITHUB_TOKEN',
      'sha256:d46c345e45b9928682d58e8bcf43fa89948ef6fe27ebd57710a5c40681b3e59a',
      'error getting credentials - err: exec: "docker-credential-desktop": executable file not found in $PATH',
    ];
    for (const text of ordinary) expect(mask(text)).toBe(text);
  });

  test('of root and of images, no name', () => {
    const { mask } = createMasking({ homes: ['/root'], names: ['root'], machines: ['localhost'] });
    const text = 'root:x:0:0:root:/root:/bin/bash localhost:5000';
    expect(mask(text)).toBe(text);
  });

  test('before a machine that is not there sits nobody: secrets alone', () => {
    const { mask } = createMasking(null);
    expect(mask('/home/ada TOKEN=abcdef-1')).toBe('/home/ada TOKEN=masked-1');
  });
});
