import { parsePlatforms } from '../docker/platform.ts';
import { dockerHub, parseReference } from '../docker/reference.ts';
import type { Answers } from '../model/answers.ts';
import type { Log } from '../troubleshooting/matcher.ts';

/** The hosts of Docker Hub, which no reference names. */
const hubHosts = ['registry-1.docker.io', 'auth.docker.io', 'index.docker.io'];

/**
 * Platforms that a build may have been for where its log names none: a build for one platform says
 * nowhere for which.
 */
export const possiblePlatforms: readonly string[] = [
  ...['linux/amd64', 'linux/arm64', 'linux/arm/v7'],
  ...['linux/riscv64', 'linux/s390x', 'linux/ppc64le'],
];

/** What a log says of how it was built, as answers: only what it names. */
export function answersIn({ named, matches }: Pick<Log, 'named' | 'matches'>): Partial<Answers> {
  const values: Values = Object.assign({}, ...matches.map((match) => match.values));
  const told = [...named.platforms, ...(values.platform === undefined ? [] : [values.platform])];
  const { platforms } = parsePlatforms(told.join(','));
  const builder = named.builder ?? values.builder ?? null;
  const reference = named.pushed === null ? null : parseReference(named.pushed);
  const pushed = reference?.ok ? reference : null;
  const registry = pushed?.registry ?? registryIn(matches);
  return {
    ...(platforms.length > 0 && { platforms }),
    ...(builder !== null && builderName.test(builder) && { builder }),
    ...(pushed !== null && named.pushed !== null && { tags: [named.pushed] }),
    ...(registry !== null && { registry, output: { kind: 'push' } }),
  };
}

/** Names of builders and of contexts (buildx 0.29, `store.ValidateName`). */
const builderName = /^[A-Za-z0-9][\w.+-]*$/;

type Values = { readonly platform?: string; readonly builder?: string };

/** The registry that was asked where it went wrong. */
function registryIn(matches: Log['matches']): string | null {
  const texts = matches.flatMap(({ lines }) => lines.map(({ text }) => text));
  const [host] = texts.flatMap((text) => /https?:\/\/([\w.:[\]-]+)\/v2\//.exec(text)?.[1] ?? []);
  if (host === undefined) return null;
  return hubHosts.includes(host) ? dockerHub : host;
}
