import { type CaFacts, inspectCa } from '../checklist/builder/ca-file.ts';
import { trustOf } from '../checklist/client-trust.ts';
import type { Asking } from '../checklist/manifest/stored-image.ts';
import { type Access, accessOf } from '../checklist/registry/access.ts';
import { createRegistryDoor, type RegistryDoor } from '../checklist/registry/door.ts';
import { throughDoor } from '../checklist/registry/door-image.ts';
import { buildxVersion, dockerVersion } from '../docker/commands.ts';
import { parseEngine } from '../docker/engine.ts';
import { digestOf, parseManifest } from '../docker/manifest-list.ts';
import { parseReference, wholeReference } from '../docker/reference.ts';
import { atLeast, parseBuildxVersion, parseVersion, type Version } from '../docker/version.ts';
import type { Host } from '../host/host.ts';
import { type Look, lookAt } from '../host/look.ts';
import { noAnswers } from '../model/answers.ts';
import { childrenEnv } from '../wizard/children-env.ts';
import type { Wanted } from './assembly.ts';
import { expand } from './expand.ts';
import type { AssemblyFacts } from './facts.ts';
import { fewAtOnce } from './few-at-once.ts';
import { localFolder, readLocal } from './local-copy.ts';
import { asksForLogin, lookAtLogins } from './login.ts';
import { recallDigests } from './memory.ts';
import { type Reading, readSource } from './read-source.ts';
import type { SourceRow } from './source.ts';

/** What the looks at one list have in common. */
export type Ground = {
  readonly look: Look;
  readonly door: RegistryDoor;
  readonly env: Readonly<Record<string, string>>;
  readonly hasBuildx: boolean;
  readonly isPodman: boolean;
  /** Null without buildx, and for a build of it that names no version. */
  readonly buildx: Version | null;
  readonly isExperimental: boolean;
  readonly access: Access;
  /** Of all registries that are asked. */
  readonly plainHttp: readonly string[];
  readonly registry: string;
  /** The files of authorities that Docker knows here, and the one that was named. */
  readonly ca: CaFacts;
  readonly asking: Asking;
};

/** The client, and how the registries are spoken to. */
export async function groundFor(host: Host, wanted: Wanted, signal: AbortSignal): Promise<Ground> {
  const called = fewAtOnce(host, signal);
  const version = await called.run(dockerVersion, { timeout: 5_000 });
  const { client, unreachable } = parseEngine(version, { stdout: '', stderr: '' });
  const isPodman = unreachable?.reason === 'podman';
  const parsed = isPodman || client?.version == null ? null : parseVersion(client.version);
  const isExperimental = parsed !== null && !atLeast(parsed, [20, 10]);
  const registry = registryIn(wanted.list);
  const { ca, asking } = await authorityFor(called, wanted, registry);
  const env = {
    ...childrenEnv({ ...noAnswers, experimental: isExperimental }),
    ...trustOf(asking, host),
  };
  const look = lookAt(called, env);
  const registries = [...new Set([wanted.list, ...wanted.sources].map(registryIn))];
  const trusting = ca.named === null ? called : trustingToo(called, ca.named.path);
  const [buildx, ...answers] = await Promise.all([
    look.run(buildxVersion),
    ...registries.map((one) => accessOf(trusting, one)),
  ]);
  const known = new Map(registries.map((one, index) => [one, answers[index] ?? 'tls']));
  const accessFor = (one: string): Access => known.get(one) ?? 'tls';
  const door = createRegistryDoor({
    host: trusting,
    accessOf: accessFor,
    isInsecure: (one) => wanted.isInsecure && one === registry,
  });
  return {
    ...{ look, door, env, isExperimental, registry, ca, asking },
    ...{ isPodman, hasBuildx: buildx.exitCode === 0 && !isPodman },
    buildx: isPodman ? null : parseBuildxVersion(buildx.stdout),
    access: accessFor(registry),
    plainHttp: registries.filter((one) => accessFor(one) === 'http'),
  };
}

/** The authority that was named for the list's registry. */
async function authorityFor(host: Host, { ca: file, builder }: Wanted, registry: string) {
  const access = file === null ? null : { ca: file };
  const ca = await inspectCa(lookAt(host), { ...noAnswers, registry, access });
  const named = ca.named && { ca: ca.named.path };
  return { ca, asking: { builder, registry, access: named } };
}

/** What is asked of registries trusts a file of one's own besides. */
const trustingToo = (host: Host, ca: string): Host => ({
  ...host,
  request: (asked) => host.request({ ...asked, ca }),
});

/** Looks at everything that a list is made of; `onRows` is told of each source that is read. */
export async function lookAtSources(
  host: Host,
  wanted: Wanted,
  ground: Ground,
  onRows: (rows: readonly SourceRow[]) => void,
): Promise<AssemblyFacts> {
  const { look, door, hasBuildx, isPodman, buildx, isExperimental, registry, access, ca, asking } =
    ground;
  const before = await recallDigests(host, wanted.list);
  const { named, empty } = await expand(wanted, door);
  let rows: readonly SourceRow[] = named.map(({ reference, named: platform }) => ({
    reference,
    named: platform,
    before: before[wholeReference(reference)] ?? null,
    read: { state: 'reading' },
  }));
  onRows(rows);
  const reading: Reading = readingOn(ground, wanted);
  const [local, place] = await Promise.all([
    readLocal(look, wanted.list),
    whatIsThere(door, wanted.list),
    ...named.map(async ({ reference }, at) => {
      const read = await readSource(reference, reading);
      rows = rows.map((row, index) => (index === at ? { ...row, read } : row));
      onRows(rows);
    }),
  ]);
  const { now, closed } = place;
  return {
    ...{ isPodman, plainHttp: ground.plainHttp },
    ...{ hasBuildx, buildx, isExperimental, registry, access, ca, rows, empty, local, now, closed },
    trust: trustOf(asking, look),
    localFolder: await localFolder(look, wanted.list),
    logins: await lookAtLogins(look, refusedIn({ rows, empty, closed }, wanted)),
  };
}

/** All that asked for a login: only of those a helper is asked what it has, as it may ask to be unlocked. */
const refusedIn = (
  { rows, empty, closed }: Pick<AssemblyFacts, 'rows' | 'empty' | 'closed'>,
  { list }: Wanted,
): readonly string[] => [
  ...rows.flatMap(({ reference, read }) =>
    read.state === 'unreadable' && asksForLogin(read.error) ? [reference] : [],
  ),
  ...empty.flatMap(({ pattern, error }) =>
    error !== null && asksForLogin(error) ? [pattern] : [],
  ),
  ...(closed === null ? [] : [list]),
];

/** `docker manifest` is asked what it can read where it may have to. */
const readingOn = (ground: Ground, wanted: Wanted): Reading => ({
  ...{ look: ground.look, door: ground.door, asking: ground.asking },
  hasBuildx: ground.hasBuildx,
  asksManifest: !ground.isPodman && (!ground.hasBuildx || wanted.way === 'manifest'),
  isInsecure: wanted.isInsecure && ground.access !== 'tls',
});

/** What the list's reference names now, or why that is not shown to whoever is logged in. */
async function whatIsThere(
  door: RegistryDoor,
  list: string,
): Promise<Pick<AssemblyFacts, 'now' | 'closed'>> {
  const top = await throughDoor(door, list).stored.top();
  if (top.raw === null) return { now: null, closed: asksForLogin(top.error) ? top.error : null };
  const parsed = parseManifest(top.raw);
  const isList = parsed?.kind === 'list';
  return { now: parsed && { digest: digestOf(top.raw), isList }, closed: null };
}

function registryIn(reference: string): string {
  const parsed = parseReference(reference.replaceAll('{arch}', 'amd64'));
  return parsed.ok ? parsed.registry : '';
}
