import { resolve } from 'node:path';
import { entitlementsOf } from '../../docker/bake/entitlements.ts';
import { type BakeRefusal, isNameUnknown, parseBakeRefusal } from '../../docker/bake/refusal.ts';
import {
  type BakeDefinition,
  bakeFiles,
  bakeList,
  bakePrint,
  defaultGroup,
  parseBakeList,
  parseBakePrint,
  targetsNamed,
} from '../../docker/bake.ts';
import type { Look } from '../../host/look.ts';
import type { Answers } from '../../model/answers.ts';
import type { Found } from '../step.ts';
import { whyNoAnswer } from '../why-no-answer.ts';
import type { BakeFacts } from './bake-facts.ts';
import { readSources } from './bake-sources.ts';

/** Bake resolves functions and variables of any size before it answers. Milliseconds. */
const bakeTimeout = 15_000;

const none: Omit<BakeFacts, 'files'> = {
  isElsewhere: false,
  definition: null,
  defaults: [],
  chosen: [],
  refusal: null,
  entitlements: [],
  dropped: [],
  sources: [],
};

/** Looks for bake and compose files, and asks bake what it makes of them; null where there are none. */
export async function seeBake(
  look: Look,
  answers: Answers,
  { client }: Found,
): Promise<BakeFacts | null> {
  const typed = answers.bake?.files ?? [];
  const folder = resolve(look.cwd, answers.context);
  const names = typed.length > 0 ? [] : ((await look.list(folder)) ?? []);
  const files = typed.length > 0 ? typed : bakeFiles.filter((name) => names.includes(name));
  if (files.length === 0) return null;
  // Bake takes every path from the folder that it is run in.
  if (typed.length === 0 && folder !== resolve(look.cwd)) {
    return { ...none, files, isElsewhere: true };
  }
  const wanted = answers.bake?.targets ?? [];
  const { definition, defaults, chosen, refusal } = await askBake(look, typed, wanted);
  const built = definition === null ? [] : targetsNamed(definition, chosen);
  return {
    ...{ files, isElsewhere: false, definition, refusal, chosen: built },
    defaults: definition === null ? [] : targetsNamed(definition, defaults).map(({ name }) => name),
    entitlements: entitlementsOf(built, client?.buildx.version ?? null, look.cwd),
    dropped: await droppedOf(look, typed, answers),
    sources: await readSources(look, built, files),
  };
}

/** Which annotations are not there any more in what bake would build. */
async function droppedOf(
  look: Look,
  files: readonly string[],
  { annotations, bake }: Answers,
): Promise<readonly string[]> {
  if (annotations.length === 0) return [];
  const set = annotations.flatMap((one) => ['--set', `*.annotations=${one}`]);
  const ran = await look.run([...bakePrint(files, bake?.targets), ...set], {
    timeout: bakeTimeout,
  });
  const targets = ran.exitCode === 0 ? (parseBakePrint(ran.stdout)?.targets ?? []) : [];
  return annotations.filter((one) => targets.some((target) => !target.annotations.includes(one)));
}

type Answered = Pick<BakeFacts, 'definition' | 'refusal'> & {
  /** Groups and targets: of the group `default`, and of what is wanted. */
  readonly defaults: readonly string[];
  readonly chosen: readonly string[];
};

type Printed = { readonly definition: BakeDefinition | null; readonly refusal: BakeRefusal | null };

/** The group `default`, every other target where bake can name them, and what is wanted besides. */
async function askBake(
  look: Look,
  files: readonly string[],
  wanted: readonly string[],
): Promise<Answered> {
  const print = async (names: readonly string[]): Promise<Printed> => {
    const ran = await look.run(bakePrint(files, names), { timeout: bakeTimeout });
    const definition = ran.exitCode === 0 ? parseBakePrint(ran.stdout) : null;
    if (definition !== null) return { definition, refusal: null };
    const refusal = parseBakeRefusal(ran.stderr);
    return { definition, refusal: refusal ?? { file: null, line: null, text: whyNoAnswer(ran) } };
  };
  const [own, listed] = await Promise.all([
    print([]),
    look.run(bakeList(files), { timeout: bakeTimeout }),
  ]);
  const isBroken = own.refusal !== null && !isNameUnknown(own.refusal);
  if (isBroken) return { ...own, defaults: [], chosen: [] };
  const all = listed.exitCode === 0 ? (parseBakeList(listed.stdout) ?? []) : [];
  const [others, named] = await Promise.all([
    all.length === 0 ? nothing : print(all),
    wanted.length === 0 ? nothing : print(wanted),
  ]);
  const defaults = own.definition?.groups[defaultGroup] ?? [];
  return {
    definition: merged([own.definition, named.definition, others.definition]),
    // Without a group `default` its targets are to be chosen.
    refusal: named.refusal ?? (own.definition === null && all.length === 0 ? own.refusal : null),
    defaults,
    chosen: wanted.length === 0 ? defaults : (named.definition?.groups[defaultGroup] ?? []),
  };
}

const nothing: Printed = { definition: null, refusal: null };

/** What several answers tell; each calls what it was asked for `default`, and the first one is right. */
function merged(definitions: readonly (BakeDefinition | null)[]): BakeDefinition | null {
  const told = definitions.filter((definition) => definition !== null);
  if (told.length === 0) return null;
  const targets = new Map(
    told.flatMap((one) => one.targets.map((target) => [target.name, target])),
  );
  const groups = Object.assign({}, ...told.map((one) => one.groups).reverse());
  const byName = [...targets.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return { groups, targets: byName };
}
