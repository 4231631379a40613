import { isArchive } from '../checklist/builder/fitness.ts';
import { isRunning } from '../checklist/builder-list.ts';
import type { FactsOf } from '../checklist/facts.ts';
import type { Found } from '../checklist/step.ts';
import type { Answers } from '../model/answers.ts';
import type { CheckId, Finding } from '../model/finding.ts';
import { texts } from '../texts/index.ts';

type Words = ReturnType<typeof texts>['doctor'];
/** Why a check was not made: the key of its words. */
type Reason = keyof Words['notLooked'];
/** A check of which a step has a word for nothing being wrong. */
type Fine = keyof Words['fine'];

/**
 * What the doctor says of a check that its step says nothing of: that nothing is wrong, where that
 * was looked at; else why it was not.
 */
export function unsaidOf(id: CheckId, found: Found, answers: Answers): Finding {
  const words = texts().doctor;
  const reason = reasonFor(id, found, answers);
  const said = { id, evidence: [], failure: null, remedies: [] };
  if (reason === null) return { ...said, status: 'ok', title: words.fine[id as Fine] };
  const about = words.about[id as keyof Words['about']];
  const because = words.notLooked[reason];
  return { ...said, status: 'skipped', title: words.skipped(about, because), because };
}

/** Null where it was looked at, and all is well. */
function reasonFor(id: CheckId, found: Found, answers: Answers): Reason | null {
  const { machine, emulators, builder } = found;
  switch (id) {
    case 'machine.desktop':
    case 'machine.product':
    case 'machine.rootless':
    case 'machine.user-namespaces':
      return machine?.engine.server ? null : 'noEngine';
    case 'machine.binfmt-mounted':
    case 'machine.binfmt-enabled':
      return 'ownKernel';
    case 'client.folder':
      return null;
    case 'emulators.proof':
      return emulators?.engine == null ? 'noEngine' : 'blocked';
    default:
      return id.startsWith('builder.') && builder
        ? builderReason(id, builder, machine, answers)
        : 'notHere';
  }
}

function builderReason(
  id: CheckId,
  { builders, chosen, selected, failed }: FactsOf['builder'],
  machine: FactsOf['machine'] | undefined,
  answers: Answers,
): Reason | null {
  const hasEngine = machine?.engine.server != null;
  const late = hasEngine ? 'blocked' : 'noEngine';
  if (failed !== null) return hasEngine ? 'noBuilders' : 'noEngine';
  switch (id) {
    case 'builder.list':
      return null;
    case 'builder.registry':
      return 'noRegistry';
    case 'builder.chosen':
      return 'noEngine';
    case 'builder.state': {
      const builder = builders.find(({ name }) => name === (chosen ?? selected));
      return builder !== undefined && isRunning(builder) ? null : late;
    }
    case 'builder.reach':
      if (isArchive(answers)) return 'archive';
      return answers.registry === null ? 'noRegistry' : late;
    case 'builder.proof':
      return late;
    default:
      return 'notHere';
  }
}
