import { caOf, type RegistryAccess } from '../../docker/buildkit-config.ts';
import { type Archive, certFolder, orasCopy, skopeoCopy } from '../../docker/push-archive.ts';
import { orasLogin, skopeoLogin } from '../../docker/push-login.ts';
import { isSameReference, parseReference, registryOf } from '../../docker/reference.ts';
import type { Answers } from '../../model/answers.ts';
import type { Remedy } from '../../model/remedy.ts';
import { productTexts } from '../../texts/products.ts';
import { typedWith } from '../client-trust.ts';
import { answerRemedy } from '../remedy-of.ts';
import { referenceSentence } from '../target/reference-fault.ts';
import { type Command, copyRemedy, type Refused } from './copy-remedy.ts';
import type { ManifestFacts, Pushing } from './facts.ts';
import { amongOthers, inItsPlace, type Leaves } from './push-leaves.ts';
import { pushedHere } from './wanted-lists.ts';

/** A way to push an archive: the command for a target, or the build once more. */
type Way = {
  readonly id: 'skopeo' | 'oras' | 'build';
  /** Null where the build is run again. */
  readonly command: Command | null;
};

/** The ways to push an archive, the one to take first. Each asks for the reference before it does anything. */
export function pushRemedies(facts: ManifestFacts, answers: Answers): readonly Remedy[] {
  const words = productTexts().push.ways;
  return waysFor(facts).map((way, index) => {
    const { title, hint, recommended } = words[way.id];
    const told = { title, hint, ...(index === 0 && { recommended }) };
    return asksWhere(way, told, facts, { leaves: inItsPlace(facts, answers), taken: () => null });
  });
}

/** Why nothing here copies an archive to a registry as it is; null where something does. */
export function whyNotCopied(facts: ManifestFacts): 'tools' | 'colon' | 'list' | null {
  const { pushing } = facts;
  if (pushing === undefined) return 'list';
  if (waysFor(facts).some(({ command }) => command !== null)) return null;
  return pushing.skopeo === null ? 'tools' : 'colon';
}

/** The way to push one of several archives as it is; none where nothing here does that. */
export function pushOneOf(facts: ManifestFacts, answers: Answers): readonly Remedy[] {
  const [way] = waysFor(facts);
  if (way === undefined || way.id === 'build') return [];
  const { titleOf, hint } = productTexts().push.ways[way.id];
  const told = { title: titleOf(facts.target ?? facts.where), hint };
  const leaves = amongOthers(facts, answers);
  return [asksWhere(way, told, facts, { leaves, taken: (text) => takenBy(text, facts, answers) })];
}

/** What is wrong with a reference that another target was pushed to; null where none was. */
function takenBy(text: string, { target }: ManifestFacts, { output }: Answers): string | null {
  const [other] = Object.entries(pushedHere(output)).find(
    ([name, { reference }]) => name !== target && isSameReference(reference, text),
  ) ?? [null];
  return other === null ? null : productTexts().push.taken(text, other);
}

const waysFor = (facts: ManifestFacts): readonly Way[] => {
  const archive = archiveIn(facts);
  return archive === null || facts.pushing === undefined ? [] : waysOf(archive, facts.pushing);
};

type Told = Pick<Remedy, 'title' | 'hint' | 'recommended'>;

type Place = {
  readonly leaves: Leaves;
  /** Why a reference that is one won't do here, in a sentence. */
  readonly taken: (reference: string) => string | null;
};

function asksWhere(way: Way, told: Told, facts: ManifestFacts, { leaves, taken }: Place): Remedy {
  const words = productTexts().push;
  return answerRemedy({
    ...told,
    changes: words.changes(facts.where),
    question: {
      prompt: words.prompt,
      initial: facts.pushing?.suggestion ?? '',
      check: (text) => referenceSentence(text.trim(), true) ?? taken(text.trim()),
      answer: async (text: string) => pushRemedy(way, told.title, text.trim(), facts, leaves),
      ...(way.command !== null && {
        meanwhile: (text: string) => words.asking(registryOf(text.trim())),
      }),
    },
  });
}

function archiveIn({ source, where, digest, pushing }: ManifestFacts): Archive | null {
  if (source === 'registry' || digest === null || pushing === undefined) return null;
  return { kind: source, path: where, name: pushing.name, digest };
}

function waysOf(archive: Archive, pushing: Pushing): readonly Way[] {
  const { skopeo, oras } = pushing;
  // skopeo takes what is after a colon for a name.
  const hasSkopeo = skopeo !== null && !archive.path.includes(':');
  return [
    ...(hasSkopeo ? [{ id: 'skopeo', command: bySkopeo(archive, skopeo, pushing) } as const] : []),
    ...(oras === null ? [] : [{ id: 'oras', command: byOras(archive) } as const]),
    { id: 'build', command: null },
  ];
}

const byOras =
  (archive: Archive): Command =>
  (target) => ({ run: orasCopy(archive, target), login: orasLogin(target) });

/** An authority's file is in its folder, or in the environment: where that is not read, nothing names it. */
const bySkopeo =
  (archive: Archive, version: string, { authFile, readsCertFile }: Pushing): Command =>
  (target) => {
    const ca = caOf(target.access);
    const isNamed = ca === null || certFolder(target) !== null;
    if (!isNamed && !readsCertFile) {
      return { refused: productTexts().push.inFolder(target.registry) };
    }
    const trust = isNamed ? {} : { SSL_CERT_FILE: ca };
    return {
      run: typedWith(skopeoCopy(archive, target, version, authFile) ?? [], trust),
      login: typedWith(skopeoLogin(target, authFile), trust),
    };
  };

/** What follows from where it goes: the build step, or a copy that is consented to. */
async function pushRemedy(
  { command }: Way,
  title: string,
  reference: string,
  facts: ManifestFacts,
  leaves: Leaves,
): Promise<Remedy | Refused> {
  const words = productTexts().push;
  const parsed = parseReference(reference);
  const { pushing } = facts;
  if (command === null || !parsed.ok || pushing === undefined) {
    return answerRemedy({ title, sets: leaves.build(reference), changes: words.builds });
  }
  const changes = words.copies(facts.where, reference);
  const sets = (access: RegistryAccess | null) => leaves.copy(reference, access);
  return copyRemedy({ title, changes, sets, command, to: parsed, pushing });
}
