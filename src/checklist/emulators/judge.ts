import { binfmtNames } from '../../docker/architecture.ts';
import { architectureMeant } from '../../docker/binfmt.ts';
import type { HandlerRow } from '../../docker/handler-table.ts';
import type { Answers } from '../../model/answers.ts';
import type { Finding } from '../../model/finding.ts';
import type { ProgramState } from '../../model/picture.ts';
import type { Remedy } from '../../model/remedy.ts';
import { oldKernelRemedies } from '../machine/kernel-remedies.ts';
import { requiredPlatforms, wantedPlatforms } from '../wanted.ts';
import type { EmulatorsFacts } from './facts.ts';
import { installRemedies, refusedInstaller } from './install-remedies.ts';
import { argumentsFinding, enabledFinding, flagsFinding } from './judge-entries.ts';
import { handlersFinding, missingIn, othersFinding } from './judge-handlers.ts';
import { interpreterFinding } from './judge-interpreter.ts';
import { magicFinding } from './judge-magic.ts';
import { proofFinding } from './judge-proof.ts';
import { type CheckName, type Judging, namesOf, rowsIn, unsaid } from './judging.ts';
import { nativeArchitectures } from './native.ts';
import { knowsF } from './state.ts';

/** Every check of the step, in the order in which a person reads them. */
const checks = {
  flags: flagsFinding,
  interpreter: interpreterFinding,
  enabled: enabledFinding,
  arguments: argumentsFinding,
  magic: magicFinding,
  handlers: handlersFinding,
  others: othersFinding,
  proof: proofFinding,
} satisfies Readonly<Record<CheckName, (judging: Judging) => Finding>>;

/** What the table of handlers and the proofs mean: a finding for each check, whatever it came to. */
export function judgeEmulators(facts: EmulatorsFacts, answers: Answers): readonly Finding[] {
  const { engine } = facts;
  if (engine === null) {
    const names = Object.keys(checks) as CheckName[];
    return names.map((name) => unsaid(name, { facts }));
  }
  const judging: Judging = {
    facts,
    isRequired: ({ platform }) => requiredPlatforms(answers).includes(platform),
    remedies: knowsF(facts)
      ? registering(facts, engine, answers)
      : [...oldKernelRemedies(facts.product), refusedInstaller()],
  };
  return Object.values(checks).map((check) => check(judging));
}

/** The ways to register what is missing or broken: what is there and broken is taken out first. */
function registering(facts: EmulatorsFacts, engine: string, answers: Answers): readonly Remedy[] {
  const unserved = unservedIn(facts, answers).filter(({ platform }) => platform !== engine);
  const missing = unserved.filter(({ entry }) => entry === null);
  // What takes another's programs goes, and its own need it anew.
  const owners = unserved.flatMap(({ entry }) => (entry && architectureMeant(entry)) ?? []);
  const platforms = [
    ...unserved.map(({ platform }) => platform),
    ...owners.map(({ platforms: [first] }) => first),
  ];
  const architectures = binfmtNames(platforms.filter((platform) => platform !== engine));
  if (architectures.length === 0) return [];
  return installRemedies({
    engine: engine.replace('linux/', ''),
    architectures,
    native: nativeArchitectures(facts),
    broken: namesOf(unserved),
    isArticles: answers.platforms.length === 0 && missing.length > 0,
    present: facts.entries.map(({ name }) => name),
    remapsUsers: facts.remapsUsers,
    isRootless: facts.isRootless,
    product: facts.product,
  });
}

/** Rows that an installer would mend. The look may be older than what is asked for now. */
function unservedIn(facts: EmulatorsFacts, answers: Answers): readonly HandlerRow[] {
  const wanted = wantedPlatforms(answers);
  const missing = missingIn({ facts }).filter(({ platform }) => wanted.includes(platform));
  const broken = rowsIn({ facts }, ...beyondUse);
  return facts.rows.filter((row) => missing.includes(row) || broken.includes(row));
}

const beyondUse: readonly ProgramState[] = [
  ...(['no-F', 'gone', 'dynamic', 'misses', 'caught', 'blocked'] as const),
  ...(['wrong-arguments', 'failing'] as const),
];
