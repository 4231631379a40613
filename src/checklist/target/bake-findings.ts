import { shellQuote } from '../../docker/shell-words.ts';
import { type BakeChoice, noBakeChoice } from '../../model/bake-choice.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { personRemedy } from '../remedy-of.ts';
import type { BakeFacts } from './bake-facts.ts';
import type { TargetFacts } from './facts.ts';
import { choosing, finding } from './finding.ts';

/** What bake makes of its files, what it asks for, and whether each target has its Dockerfile. */
export function bakeFindings(
  { bake: seen, context }: Pick<TargetFacts, 'bake'> & { readonly context: string },
  bake: BakeChoice,
): readonly Finding[] {
  const words = texts().bake;
  const dockerfile = choosing(words.buildDockerfile, { bake: null });
  if (seen === null) return [finding('bake', 'problem', words.noFiles, { remedies: [dockerfile] })];
  const files = seen.files.join(texts().joined.comma);
  const problem = (title: string, evidence: readonly Evidence[], remedies: readonly Remedy[]) => [
    { ...finding('bake', 'problem', title, { remedies }), evidence },
  ];
  if (seen.isElsewhere) {
    return problem(words.elsewhere(files, context), [], [startThere(context), dockerfile]);
  }
  if (seen.refusal !== null) {
    return problem(words.refused(files), [refusalOf(seen)], [dockerfile]);
  }
  if (seen.chosen.length === 0) {
    const isAny = (seen.definition?.targets.length ?? 0) > 0;
    return problem(
      isAny ? words.noneChosen : words.noTargets(files),
      [],
      isAny ? [] : [dockerfile],
    );
  }
  const names = seen.chosen.map(({ name }) => name).join(texts().joined.comma);
  return [
    finding('bake', 'ok', words.built(files, names)),
    ...accessFindings(seen, bake),
    ...droppedFindings(seen),
    ...dockerfileFindings(seen),
  ];
}

/** A bake file that is there while a Dockerfile is built: said where bake takes it. */
export function besideFindings({ bake: seen, dockerfile }: TargetFacts): readonly Finding[] {
  if (seen === null || seen.isElsewhere) return [];
  const words = texts().bake;
  const files = seen.files.join(texts().joined.comma);
  if (seen.refusal !== null) {
    const status = dockerfile === null ? 'warning' : 'skipped';
    return [{ ...finding('bake', status, words.refused(files)), evidence: [refusalOf(seen)] }];
  }
  return seen.chosen.length === 0 ? [] : [finding('bake', 'skipped', words.beside(files))];
}

/** The way from a Dockerfile that is not there to the bake file that is. */
export function bakeRemedies({ bake: seen }: TargetFacts): readonly Remedy[] {
  if (seen === null || seen.chosen.length === 0) return [];
  const { buildBake } = texts().bake;
  return [choosing(buildBake(seen.files.join(texts().joined.comma)), { bake: noBakeChoice })];
}

const refusalOf = ({ refusal, files }: BakeFacts): Evidence => ({
  source: refusal?.file ?? files.join(', '),
  line: refusal?.line ?? null,
  text: refusal?.text ?? '',
});

function startThere(context: string): Remedy {
  const { title, how } = texts().bake.startThere;
  return personRemedy({ title, how: how(`${shellQuote(['cd', context])} && multiarch-wizard`) });
}

function droppedFindings({ dropped }: BakeFacts): readonly Finding[] {
  if (dropped.length === 0) return [];
  return [finding('bake', 'warning', texts().bake.dropped(dropped.join(texts().joined.comma)))];
}

/** What is outside of the folder is read by nobody who did not say so. */
function accessFindings({ entitlements }: BakeFacts, bake: BakeChoice): readonly Finding[] {
  const asked = entitlements.filter((one) => !bake.allowed.includes(one));
  if (asked.length === 0) return [];
  const words = texts().bake;
  const flags = asked.map((one) => shellQuote(['--allow', one])).join(' ');
  const allow = choosing(words.allow(flags), {
    bake: { ...bake, allowed: [...bake.allowed, ...asked] },
  });
  return [
    finding('bake-access', 'problem', words.asksFor(asked.join(texts().joined.comma)), {
      remedies: [{ ...allow, changes: words.allowed }],
    }),
  ];
}

function dockerfileFindings({ sources }: BakeFacts): readonly Finding[] {
  const words = texts().bake;
  const faults = sources.flatMap(({ target, file, fault }) =>
    fault === null || file === null ? [] : [words.dockerfileFault[fault](file, target)],
  );
  if (faults.length > 0) return faults.map((title) => finding('dockerfile', 'problem', title));
  const files = [...new Set(sources.flatMap(({ file }) => file ?? []))];
  return files.length === 0
    ? []
    : [finding('dockerfile', 'ok', words.dockerfiles(files.join(texts().joined.comma)))];
}
