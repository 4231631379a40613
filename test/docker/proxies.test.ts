import { describe, expect, test } from 'vitest';
import { hasPassword, isLoopback, proxiesOf, withoutPassword } from '../../src/docker/proxies.ts';

test('variables in lower case go before those in upper case, and empty ones count for nothing', () => {
  expect(
    proxiesOf({
      http_proxy: 'http://a:1',
      HTTP_PROXY: 'http://b:1',
      HTTPS_PROXY: 'c:2',
      no_proxy: '',
    }),
  ).toEqual({ http: 'http://a:1', https: 'c:2', none: null });
});

describe('a password', () => {
  test.each([
    ['http://ada:secret@proxy:3128', 'http://ada:...@proxy:3128'],
    ['ada:secret@proxy:3128', 'ada:...@proxy:3128'],
    ['http://ada:xxxxx@proxy:3128/', 'http://ada:...@proxy:3128/'],
  ])('is not told of %s', (address, told) => {
    expect(withoutPassword(address)).toBe(told);
    expect(hasPassword(address)).toBe(true);
  });

  test.each([
    'http://proxy:3128',
    'proxy:3128',
    'http://ada@proxy:3128',
    'http://proxy:3128/@a:b@',
  ])('is none in %s', (address) => expect(hasPassword(address)).toBe(false));
});

test.each([
  ['http://127.0.0.1:3128', true],
  ['localhost:3128', true],
  ['http://ada:secret@localhost', true],
  ['http://[::1]:3128/', true],
  ['http://localhost.example:3128', false],
  ['http://proxy:3128', false],
  ['http://12.7.0.0:3128', false],
])('whether %s is on this machine: %s', (address, is) => expect(isLoopback(address)).toBe(is));
