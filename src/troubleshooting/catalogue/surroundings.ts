import { pruneCache } from '../../docker/builder-commands.ts';
import type { Failure, Pattern } from '../failure.ts';
import { buildEnding } from './build-ending.ts';
import { registryError, registryErrorOrBare } from './registry-error.ts';
import { byPerson, makeBuilder } from './ways.ts';

/** A name without a dot, or with an ending that no registry of the Internet has. */
const localName =
  '[\\w-]+|[\\w.-]+\\.(?:corp|home|internal|intranet|lab|lan|local|localdomain|test)';

/** A name that was looked up in vain. */
const noAddress = (name: string): readonly Pattern[] =>
  ['i/o timeout', 'no such host', 'network is unreachable', 'server misbehaving'].map((part) => ({
    part,
    line: registryErrorOrBare(
      `(?:dial \\w+: )?lookup (?<host>${name})(?: on \\S+)?: (?:.*: )?${part.replace('/', '\\/')}`,
    ),
  }));

/** No answer from a registry whose address is known. */
const noAnswer: readonly Pattern[] = [
  { part: 'i/o timeout', line: registryErrorOrBare('dial tcp (?!lookup)\\S+: i\\/o timeout') },
  { part: 'tls handshake timeout', line: registryErrorOrBare('net\\/http: TLS handshake timeout') },
  {
    part: 'request canceled while waiting for connection',
    line: registryErrorOrBare('net\\/http: request canceled while waiting for connection'),
  },
  { part: 'context deadline exceeded', line: registryErrorOrBare('context deadline exceeded') },
];

/** A line that tells how a build failed. */
const ofBuild = `^.*(?:failed to (?:receive status|build)|${buildEnding})\\b`;

/** What a builder lives in: its network, its disk, its memory. */
export const surroundings: readonly Failure[] = [
  {
    id: 'builder-dns',
    step: 'build',
    check: 'builder.reach',
    isCauseKnown: true,
    patterns: [
      ...noAddress('\\S+'),
      { part: 'wget: bad address', line: /wget: bad address ?'?(?<host>[^'\s]*)/i },
      {
        part: 'temporary failure resolving',
        line: /Temporary failure resolving ?'?(?<host>[^'\s]*)/i,
      },
    ],
    ways: [makeBuilder('network=host'), byPerson],
    source: 'docker/buildx#191; docker/buildx#443; docker/buildx#1459; moby/buildkit#1004',
  },
  {
    id: 'builder-hosts-file',
    step: 'build',
    check: 'builder.reach',
    isCauseKnown: true,
    patterns: noAddress(localName).filter(({ part }) => part === 'no such host'),
    ways: [byPerson, makeBuilder('network=host'), byPerson],
    source: 'docker/buildx#218',
  },
  {
    id: 'builder-proxy',
    step: 'build',
    check: 'builder.proxy',
    isCauseKnown: true,
    patterns: [
      { part: 'proxyconnect tcp: ', line: registryErrorOrBare('proxyconnect tcp: ') },
      ...noAnswer,
      ...noAddress(`(?!(?:${localName})(?: on | *:))\\S+`),
    ],
    ways: [
      makeBuilder(
        ...['env.http_proxy={proxy}', 'env.https_proxy={proxy}'],
        // buildx reads an option as a line of CSV: what holds commas stands in quotes.
        '"env.no_proxy={exceptions}"',
      ),
      byPerson,
    ],
    source: 'docker/buildx#2059; docker/buildx#2667; docker/build-push-action#1241',
  },
  {
    id: 'disk-full',
    step: 'build',
    check: 'builder.disk',
    isCauseKnown: true,
    patterns: [
      {
        part: 'no space left on device',
        // After what could not be written, and at the end of what is said of it.
        line: /[:(\]]\s?no space left on device(?:\s*$|[^\w\s?]| [-@(])/i,
      },
      {
        part: 'no space left on device',
        line: /^\s*no space left on device(?:\s*$| [-@(])/i,
        near: /did not complete|failed to |exit (?:code|status)|^\s*[^\n]*\s*$/i,
      },
    ],
    ways: [
      {
        needs: 'consent',
        run: [{ run: [...pruneCache('{builder}'), '--reserved-space', '5gb'] }],
      },
      { needs: 'consent', run: [{ run: pruneCache('{builder}') }] },
      { needs: 'consent', run: [{ run: ['docker', 'buildx', 'rm', '{builder}'] }] },
      byPerson,
    ],
    source: 'the kernel, ENOSPC; docker/for-linux#1423; ClickHouse/ClickHouse#117168',
  },
  {
    id: 'builder-died-eof',
    step: 'build',
    check: 'builder.memory',
    isCauseKnown: false,
    patterns: [
      {
        part: 'error reading from server: eof',
        line: new RegExp(
          `${ofBuild}|^(?:error: )?(?:rpc error: .*)?error reading from server: EOF`,
          'i',
        ),
      },
      {
        part: 'graceful_stop',
        line: new RegExp(
          `${ofBuild}|^\\W*(?:error: )?(?:rpc error: .*)?closing transport due to: `,
          'i',
        ),
      },
    ],
    ways: [byPerson, byPerson, byPerson],
    source:
      'docker/buildx#2064; docker/buildx#2380; docker/buildx#2789; moby/buildkit#3576; moby/buildkit#4305',
  },
  {
    id: 'hub-rate-limit-build',
    step: 'build',
    check: null,
    mends: 'target',
    isCauseKnown: true,
    patterns: [
      { part: 'toomanyrequests', line: /toomanyrequests: |"code": ?"TOOMANYREQUESTS"/i },
      { part: 'pull rate limit', line: /you have reached your (?:\w+ )?pull rate limit/i },
      {
        part: '429 too many requests',
        line: registryError('429 Too Many Requests$'),
      },
      {
        part: '429 too many requests',
        line: registryErrorOrBare('429 Too Many Requests - Server message'),
      },
    ],
    ways: [byPerson, byPerson],
    source: 'docker/docs content/manuals/docker-hub/usage/pulls.md; ptr727/NxWitness#175',
  },
];
