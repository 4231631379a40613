/** Proxies as the usual variables name them; null where there is none. */
export type Proxies = {
  readonly http: string | null;
  readonly https: string | null;
  /** Hosts that are asked without a proxy, separated by commas. */
  readonly none: string | null;
};

/** The variables of a process, in lower case first: that is what most programs read first. */
export function proxiesOf(env: Readonly<Record<string, string | undefined>>): Proxies {
  const variable = (name: string) => env[name] || env[name.toUpperCase()] || null;
  return {
    http: variable('http_proxy'),
    https: variable('https_proxy'),
    none: variable('no_proxy'),
  };
}

/** Whether anything goes through a proxy at all. */
export const hasProxy = ({ http, https }: Proxies): boolean => http !== null || https !== null;

/** An address without its password. */
export const withoutPassword = (address: string): string =>
  address.replace(/^((?:\w+:\/\/)?[^:@/]*):[^@/]*@/, '$1:...@');

/** Whether a password stands in an address, or stood there before an engine hid it. */
export const hasPassword = (address: string): boolean => withoutPassword(address) !== address;

/** Whether a proxy is on the very machine: in a container that is the container. */
export const isLoopback = (address: string): boolean =>
  /^(?:\w+:\/\/)?(?:[^@/]*@)?(?:localhost|127(?:\.\d+){3}|\[::1\])(?::|\/|$)/.test(address);

/** Docker Desktop's own way to the proxies of its machine: it is there whether there are any or not. */
export const isDesktops = (address: string): boolean => address.includes('http.docker.internal');
