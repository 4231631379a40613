import { architecturesTaken, type HandlerEntry } from '../../docker/binfmt.ts';
import { binfmtFolder } from '../../docker/mounts.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import type { Look } from '../../host/look.ts';
import type { Answers } from '../../model/answers.ts';
import { type Evidence, evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { bootId } from '../../receipts/boot.ts';
import { checkTexts } from '../../texts/checks.ts';
import { texts } from '../../texts/index.ts';
import { dayOf } from '../../texts/when.ts';
import type { Check } from '../check.ts';
import type { EmulatorsFacts } from '../emulators/facts.ts';
import { registeringCommand } from '../emulators/install-remedies.ts';
import { inspectLasting, type Lasting } from '../emulators/lasting.ts';
import { rememberedHandlers } from '../emulators/lost.ts';
import { lastingRemedies, registrationOf } from '../emulators/lost-remedies.ts';
import { type Owner, ownerOf } from '../emulators/owner.ts';
import { inspectRegistrars } from '../emulators/registrars.ts';
import { emulators } from '../emulators.ts';
import { findingOf } from '../finding-of.ts';
import { inspectMachine } from '../machine/inspect.ts';
import { personRemedy } from '../remedy-of.ts';
import { requiredPlatforms } from '../wanted.ts';

type OwnerFacts = {
  readonly emulators: EmulatorsFacts;
  readonly isDesktop: boolean;
  readonly owned: readonly Owned[];
  /** What could register handlers at every boot; null where all of them last. */
  readonly lasting: Lasting | null;
  readonly now: Date;
};

type Owned = { readonly entry: HandlerEntry; readonly owner: Owner };

const finding = findingOf('emulators');

/** Who registered each handler, and whether it is there again after a reboot. */
export const owners: Check<OwnerFacts> = {
  id: 'emulators.owners',
  inspect: async (look, answers, found) => {
    const [facts, machine] = await Promise.all([
      found.emulators ?? emulators.inspect(look, answers, found),
      found.machine ?? inspectMachine(look),
    ]);
    const owned = facts.unread === null ? await inspectOwners(look, facts) : [];
    const isLasting = owned.every(({ owner }) => owner.again !== null && !owner.isFlushed);
    return {
      emulators: facts,
      isDesktop: machine.engine.server?.desktop != null,
      owned,
      lasting: isLasting ? null : await inspectLasting(look),
      now: look.now(),
    };
  },
  judge: judgeOwners,
};

async function inspectOwners(look: Look, { entries, gone }: EmulatorsFacts) {
  const names = entries.map(({ name }) => name);
  const [registrars, { registered }, boot] = await Promise.all([
    inspectRegistrars(look, entries),
    rememberedHandlers(look, names),
    bootId(look),
  ]);
  // What was registered before the last boot is not what is there now.
  const ours = registered.filter((one) => boot !== null && one.bootId === boot);
  return entries
    .filter(isForPrograms)
    .map((entry) => ({ entry, owner: ownerOf(entry, { registrars, ours, gone }) }));
}

/** Python's and Java's own entries are none of an emulator's. */
const isForPrograms = (entry: HandlerEntry): boolean =>
  architecturesTaken(entry).length > 0 || /^WSLInterop|rosetta/i.test(entry.name);

function judgeOwners(facts: OwnerFacts, answers: Answers): readonly Finding[] {
  const words = checkTexts().owners;
  const { unread } = facts.emulators;
  if (unread === 'kernel' && facts.isDesktop) return [finding('owners', 'ok', words.desktop)];
  if (unread !== null) return [finding('owners', 'skipped', words.unread[unread])];
  if (facts.owned.length === 0) return [finding('owners', 'skipped', words.none)];
  const seen = facts.owned.map((one) => evidenceOf(one, facts.now));
  const needed = facts.owned.filter(({ entry }) => isNeeded(entry, facts, answers));
  const going = needed.filter(({ owner }) => owner.again === null);
  const flushed = needed.filter(({ owner }) => owner.isFlushed);
  if (going.length === 0 && flushed.length === 0) {
    const lasting = facts.owned.filter(({ owner }) => owner.again !== null);
    const others = facts.owned.filter(({ owner }) => owner.again === null);
    if (lasting.length > 0)
      return [finding('owners', 'ok', words.lasting(namesOf(lasting)), { evidence: seen })];
    const useless = others.filter(({ entry }) => isUseless(entry, facts));
    return useless.length > 0
      ? [finding('owners', 'skipped', words.useless(namesOf(useless)), { evidence: seen })]
      : [finding('owners', 'ok', words.notMissed(namesOf(others)), { evidence: seen })];
  }
  // No failure: what may come did not happen yet, and explains no build that failed.
  const title = flushed.length > 0 ? words.flushed : words.goneAfterReboot;
  const bad = flushed.length > 0 ? flushed : going;
  return [
    finding('owners', 'warning', title(namesOf(bad)), {
      evidence: seen,
      remedies: remediesFor(bad, facts),
    }),
  ];
}

const namesOf = (owned: readonly Owned[]): string =>
  owned.map(({ entry }) => entry.name).join(texts().joined.comma);

/** It is what runs the programs of a platform that is wanted. */
function isNeeded(entry: HandlerEntry, facts: OwnerFacts, answers: Answers): boolean {
  const required = requiredPlatforms(answers);
  return facts.emulators.rows.some(
    (row) =>
      row.verdict === 'ready' && row.entry?.name === entry.name && required.includes(row.platform),
  );
}

/** It runs nothing in a build as it is: another check says why. */
const isUseless = (entry: HandlerEntry, { emulators: { rows } }: OwnerFacts): boolean =>
  rows.some((row) => row.entry?.name === entry.name && row.verdict !== 'ready');

function evidenceOf({ entry, owner }: Owned, now: Date): Evidence {
  const words = checkTexts().owners;
  const lines = [
    byWords(owner, now),
    againWords(owner),
    ...(owner.isFlushed ? [words.isFlushed] : []),
  ];
  return evidence(`${binfmtFolder}/${entry.name}`, lines.join('\n'));
}

function byWords({ by }: Owner, now: Date): string {
  const words = checkTexts().owners.by;
  switch (by.kind) {
    case 'file':
      return words.file(by.rule);
    case 'wizard':
      return words.wizard(dayOf(new Date(by.when), now));
    case 'image':
      return words.image(by.image);
    default:
      return words[by.kind];
  }
}

function againWords({ again }: Owner): string {
  const words = checkTexts().owners.again;
  if (again === null) return words.none;
  if (again.kind === 'machine') return words.machine;
  return again.kind === 'file' ? words.file(again.rule.file) : words.unit(again.path);
}

/** Ways to have them from every boot on, and what is left where there is none. */
function remediesFor(bad: readonly Owned[], facts: OwnerFacts): readonly Remedy[] {
  const names = bad.map(({ entry }) => entry.name);
  const command = registeringCommand(registrationOf(names, facts.emulators));
  return [
    ...lastingRemedies({
      names,
      added: [],
      emulators: facts.emulators,
      lasting: facts.lasting,
      canUnitHelp: bad.every(({ owner }) => !owner.isFlushed),
    }),
    personRemedy(checkTexts().owners.eachTime(shellQuote(command))),
  ];
}
