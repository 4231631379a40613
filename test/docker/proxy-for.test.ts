import { describe, expect, it } from 'vitest';
import { proxyFor } from '../../src/docker/proxy-for.ts';

const proxies = (none: string | null = null) => ({
  http: 'http://plain:3128',
  https: 'proxy.corp:3128',
  none,
});
const https = (host: string, none?: string) => proxyFor(`https://${host}/v2/`, proxies(none));

describe('the proxy to an address', () => {
  it('is that of its scheme, http:// in front where it has none', () => {
    expect(https('ghcr.io')).toBe('http://proxy.corp:3128');
    expect(proxyFor('http://ghcr.io/', proxies())).toBe('http://plain:3128');
    expect(proxyFor('https://ghcr.io/', { http: null, https: null, none: null })).toBeNull();
  });

  it('is never there for this machine', () => {
    expect(https('localhost:5000')).toBeNull();
    expect(https('127.0.0.1:5000')).toBeNull();
  });

  it('is not there for what is exempt: a name, what is below it, a port, a range', () => {
    expect(https('ghcr.io', 'ghcr.io')).toBeNull();
    expect(https('a.corp', 'corp')).toBeNull();
    expect(https('a.corp', '.corp, other')).toBeNull();
    expect(https('corp', '.corp')).not.toBeNull();
    expect(https('notcorp', 'corp')).not.toBeNull();
    expect(https('a.corp:5000', 'a.corp:5000')).toBeNull();
    expect(https('a.corp:5001', 'a.corp:5000')).not.toBeNull();
    expect(https('10.1.2.3', '10.0.0.0/8')).toBeNull();
    expect(https('11.1.2.3', '10.0.0.0/8')).not.toBeNull();
    expect(https('ghcr.io', '*')).toBeNull();
  });
});
