import { buildEnding } from './build-ending.ts';

/*
 * Errors that every Go program prints are a registry's only where the line names one: `kubectl` and
 * a database client meet the same certificates and ports.
 */

/** Words of BuildKit, buildx, containerd and the engine about a request to a registry. */
const request = [
  '/v2/',
  '/token\\b',
  'failed to (?:push|do request|fetch|authorize|resolve|copy|configure transport)\\b',
  `${buildEnding}\\b`,
  'failed commit on ref',
  'Error response from daemon',
].join('|');

const about = `(?=.*(?:${request})).*`;

/** A line about a registry with this in it. */
export const registryError = (text: string): RegExp => new RegExp(`^${about}(?:${text})`, 'i');

/** The same, or a line that begins with it: somebody copied the error without what is around it. */
export const registryErrorOrBare = (text: string): RegExp =>
  new RegExp(`^(?:${about}|\\s*)(?:${text})`, 'i');

/** A code of the distribution's API, in a registry's answer or in what a client makes of it. */
export const registryCode = (code: string): RegExp =>
  new RegExp(`(?:^\\s*|: |"code": ?"|\\()${code}(?:$|[":)])`);
