import type { ExecutableTarget } from '../../docker/executable.ts';
import type { Look } from '../../host/look.ts';

/** A program that fetches from the web. */
export type Downloader = {
  readonly name: 'curl' | 'wget';
  /** Fetches an address into a file; fails where there is nothing. */
  readonly fetch: (url: string, path: string) => readonly string[];
  /** Succeeds where an address has something. */
  readonly probe: (url: string) => readonly string[];
};

/** From https no redirection leads back to http. */
const only = (url: string): readonly string[] =>
  url.startsWith('https:') ? ['--proto-redir', '=https'] : [];

const curl: Downloader = {
  name: 'curl',
  fetch: (url, path) => [
    ...['curl', '--fail', '--silent', '--show-error', '--location', ...only(url)],
    ...['--output', path, url],
  ],
  probe: (url) => ['curl', '--fail', '--silent', '--head', '--location', ...only(url), url],
};

const wget: Downloader = {
  name: 'wget',
  fetch: (url, path) => ['wget', '-q', '-O', path, url],
  probe: (url) => ['wget', '-q', '--spider', url],
};

export async function findDownloader(look: Look): Promise<Downloader | null> {
  const isThere = async ({ name }: Downloader) =>
    (await look.run([name, '--version'])).failed !== 'missing';
  const [hasCurl, hasWget] = await Promise.all([isThere(curl), isThere(wget)]);
  if (hasCurl) return curl;
  return hasWget ? wget : null;
}

/** The newest release known to this version of the wizard; it speaks to engines from 19.03 on. */
const release = 'v0.36.1';

/** Where docker/buildx publishes a release for a client. */
export function releaseUrl({ system, architecture }: ExecutableTarget): string {
  // Go's `arm` is published by its versions; v7 is what runs Docker today.
  const machine = architecture === 'arm' ? 'arm-v7' : (architecture ?? 'amd64');
  const ending = system === 'windows' ? '.exe' : '';
  return `https://github.com/docker/buildx/releases/download/${release}/buildx-${release}.${system}-${machine}${ending}`;
}

export type UrlProblem = 'empty' | 'no-url' | 'not-https' | 'with-password' | 'no-file';

/** Why nothing is fetched from an address; null where it may be. */
export function urlProblem(text: string): UrlProblem | null {
  if (text.trim() === '') return 'empty';
  if (!URL.canParse(text.trim())) return 'no-url';
  const url = new URL(text.trim());
  const isLoopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) return 'not-https';
  if (url.username !== '' || url.password !== '') return 'with-password';
  return /^\w[\w.+-]*$/.test(fileName(url)) ? null : 'no-file';
}

/** The last part of an address's path. */
export const fileName = ({ pathname }: Pick<URL, 'pathname'>): string =>
  pathname.slice(pathname.lastIndexOf('/') + 1);
