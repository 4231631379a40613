import { isRegistry, type Mirror } from './buildkit-config.ts';

/**
 * A mirror as an engine names it (`https://mirror.gcr.io/`, `http://10.0.0.9:5000`), or as a person
 * does, without the scheme of TLS.
 *
 * @returns Null for what is no address, and for one with a path.
 */
export function mirrorIn(text: string): Mirror | null {
  const [, scheme = 'https', host = ''] = /^(?:(https?):\/\/)?([^/]+)\/?$/i.exec(text.trim()) ?? [];
  if (!isRegistry(host)) return null;
  return { host, access: scheme.toLowerCase() === 'http' ? 'http' : null };
}
