import { typedWith, type Variables } from '../checklist/client-trust.ts';
import { repositoryOf } from '../checklist/manifest/stored-image.ts';
import type { ImagePlatform } from '../docker/image-platform.ts';
import {
  imagetoolsCreate,
  manifestAnnotate,
  manifestCreate,
  manifestPush,
} from '../docker/list-commands.ts';
import { shellQuote } from '../docker/shell-words.ts';
import type { RunAction } from '../model/action.ts';
import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import type { Wanted, Way } from './assembly.ts';
import { type AssemblyFacts, rowsThere } from './facts.ts';
import { removal } from './local-copy.ts';
import { type Entry, entriesOf } from './platforms.ts';

/** A list as it is going to be made. */
export type Plan = {
  readonly way: Way;
  readonly list: string;
  readonly sources: readonly string[];
  readonly builder: string | null;
  readonly isInsecure: boolean;
  /** The local copy stays after the push: no `--purge`. */
  readonly isKept: boolean;
  /** What only `docker manifest annotate` can say. */
  readonly annotations: readonly { readonly reference: string; readonly platform: ImagePlatform }[];
  readonly hasLocal: boolean;
  /** What its commands need of the environment, as they are typed. */
  readonly variables: Variables;
  /** Removes what `docker manifest` keeps here of the list. */
  readonly removal: RunAction;
};

/** What is going to be made of these facts; null while a finding is in the way. */
export function planFor(
  facts: AssemblyFacts,
  wanted: Wanted,
  way: Way,
  findings: readonly Finding[],
): Plan | null {
  if (facts.rows.length === 0 || findings.some(({ status }) => status === 'problem')) return null;
  return {
    way,
    list: wanted.list,
    sources: facts.rows.map(({ reference }) => reference),
    builder: wanted.builder,
    isInsecure: wanted.isInsecure && facts.access !== 'tls',
    isKept: way === 'manifest' && wanted.isKept,
    annotations: entriesOf(rowsThere(facts.rows), wanted).flatMap(annotated),
    hasLocal: facts.local !== null,
    variables: variablesFor(way, facts),
    removal: removal(wanted.list, facts),
  };
}

/** A client before 20.10 has `docker manifest` only where it is switched on. */
const variablesFor = (way: Way, { isExperimental, trust }: AssemblyFacts): Variables => ({
  ...(isExperimental && way === 'manifest' && { DOCKER_CLI_EXPERIMENTAL: 'enabled' }),
  ...trust,
});

const annotated = ({ reference, platform, isAnnotated }: Entry) =>
  isAnnotated && platform !== null ? [{ reference, platform }] : [];

/** The commands that come before the push; none with imagetools, which is a push itself. */
export function preparation(plan: Plan): readonly RunAction[] {
  const { way, list, sources, annotations, hasLocal } = plan;
  if (way === 'imagetools') return [];
  return [
    ...(hasLocal ? [plan.removal] : []),
    typed(manifestCreate(list, sources, plan), plan),
    ...annotations.map(({ reference, platform }) =>
      typed(manifestAnnotate(list, reference, platform), plan),
    ),
  ];
}

/** The command that writes to the registry. */
export function push(plan: Plan): RunAction {
  const { way, list, sources, builder } = plan;
  return typed(
    way === 'imagetools' ? imagetoolsCreate(list, sources, builder) : manifestPush(list, plan),
    plan,
  );
}

const typed = (argv: readonly string[], { variables }: Plan): RunAction => ({
  run: typedWith(argv, variables),
});

/** Exactly the commands of a plan, as a person consents to them. */
export function remedyOf(plan: Plan, facts: AssemblyFacts): Remedy {
  const words = assemblyTexts().plan;
  const { list, way } = plan;
  const images = rowsThere(facts.rows).reduce((sum, { read }) => sum + read.images.length, 0);
  const reversal = reversalOf(plan, facts);
  return {
    title: words.title(list),
    needs: 'consent',
    changes: words[way](list, images, facts.now !== null, plan.isKept),
    undo: reversal === null ? withoutReversal(list, facts) : shellQuote(reversal.run),
    actions: [...preparation(plan), push(plan)],
    ...(reversal !== null && { reversal: [reversal] }),
  };
}

/** No command takes it back: where a tag is written over, what it names now has a digest still. */
function withoutReversal(list: string, { now }: AssemblyFacts): string {
  const words = assemblyTexts().plan;
  const repository = repositoryOf(list);
  return now === null ? words.undo(repository) : words.undoNow(`${repository}@${now.digest}`);
}

/** What the tag named before is named again: a copy of a list is that list, byte for byte. */
function reversalOf(
  { list, builder }: Plan,
  { now, hasBuildx, rows, trust }: AssemblyFacts,
): RunAction | null {
  const isReached = hasBuildx && rowsThere(rows).every(({ read }) => read.isByBuildx);
  if (now === null || !now.isList || !isReached) return null;
  const before = `${repositoryOf(list)}@${now.digest}`;
  return { run: typedWith(imagetoolsCreate(list, [before], builder), trust) };
}
