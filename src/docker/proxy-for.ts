import { isIP } from 'node:net';
import { isLoopback, type Proxies } from './proxies.ts';

/**
 * The proxy that Docker's client goes through to an address; null where it goes there itself.
 *
 * Source: golang.org/x/net v0.43, http/httpproxy/proxy.go.
 */
export function proxyFor(address: string, { http, https, none }: Proxies): string | null {
  const url = new URL(address);
  const proxy = url.protocol === 'https:' ? https : http;
  if (proxy === null || isLoopback(address) || isExempt(url, none ?? '')) return null;
  const whole = /^\w+:\/\//.test(proxy) ? proxy : `http://${proxy}`;
  return URL.canParse(whole) ? whole : null;
}

function isExempt({ hostname, port, protocol }: URL, none: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const own = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  return none
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = entry, wanted] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (wanted !== undefined && wanted !== own && isIP(entry) === 0) return false;
      if (entry.includes('/')) return isInside(host, entry);
      const bare = name.replace(/^\*?\./, '');
      return (host === bare && !/^\*?\./.test(name)) || host.endsWith(`.${bare}`);
    });
}

/** Whether an IPv4 address is in a range such as `10.0.0.0/8`. */
function isInside(host: string, range: string): boolean {
  const [base = '', bits = ''] = range.split('/');
  if (isIP(host) !== 4 || isIP(base) !== 4 || !/^\d+$/.test(bits)) return false;
  const size = 2 ** (32 - Math.min(Number(bits), 32));
  return Math.floor(numberOf(host) / size) === Math.floor(numberOf(base) / size);
}

const numberOf = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
