import { type Probe, pullCommand, removeCommand, runCommand } from '../../docker/image-commands.ts';
import { shellQuote, splitShellWords } from '../../docker/shell-words.ts';
import type { Answers } from '../../model/answers.ts';
import { evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { canBeRun, listsOf, listsPushed, listsToRun, type ManifestFacts } from './facts.ts';
import { repositoryOf } from './stored-image.ts';

/** Whether each row was run, and the way to do so: an archive is not run, and neither is nothing. */
export function runsFinding(facts: ManifestFacts, answers: Answers): readonly Finding[] {
  const lists = listsPushed(facts);
  const isArchive = lists.length === 0;
  const shown = isArchive ? listsOf(facts) : lists;
  const rows = shown.flatMap((list) => list.rows.map((row) => ({ ...row, list })));
  if (rows.length === 0) return [];
  const words = texts().manifest;
  const runs = rows.flatMap(({ run }) => run ?? []);
  // The table has room for a few words of it.
  const failures = rows.flatMap(({ platform, run, list: { target } }) => {
    const name = target === undefined ? platform : `${target} ${platform}`;
    return run?.verdict === 'failed' ? [evidence(null, `${name}: ${run.text}`)] : [];
  });
  const good = runs.filter(({ verdict }) => verdict === 'runs' || verdict === 'starts');
  const hasFailed = runs.some(({ verdict }) => verdict === 'failed');
  const status = runs.length === 0 ? 'skipped' : hasFailed ? 'warning' : 'ok';
  return [
    {
      id: 'manifest.runs',
      status,
      title: isArchive
        ? words.archiveIsNotRun
        : runs.length === 0
          ? words.notRun
          : words.ran(good.length, rows.length),
      evidence: failures,
      failure: null,
      remedies: canBeRun(facts) ? [asksForCommand(facts, answers)] : [],
    },
  ];
}

function asksForCommand(facts: ManifestFacts, answers: Answers): Remedy {
  const { prompt, empty } = texts().manifest.probe;
  return {
    ...runRemedy(facts, answers.probe),
    question: {
      prompt,
      initial: shellQuote(answers.probe),
      check: (text) => ((splitShellWords(text)?.length ?? 0) === 0 ? empty : null),
      answer: async (text) => runRemedy(facts, splitShellWords(text) ?? []),
    },
  };
}

/** What the person consents to: each row pulled and run once with this command. */
export function runRemedy(facts: ManifestFacts, command: readonly string[]): Remedy {
  const words = texts().manifest.probe;
  const probes = probesOf(facts, command);
  const removal = ['docker', 'image', 'rm', ...probes.map(({ image }) => image)];
  return {
    title: words.title,
    hint: words.hint,
    needs: 'consent',
    changes: words.changes,
    undo: shellQuote(removal),
    reversal: [{ run: removal }],
    actions: probes.flatMap((probe) => [
      { run: pullCommand(probe) },
      { run: runCommand(probe) },
      { run: removeCommand(probe) },
    ]),
    sets: { probe: command },
  };
}

/** One probe a row; the container is named after the row's own digest, so that whoever finds one knows what it was. */
export function probesOf(facts: ManifestFacts, command: readonly string[]): readonly Probe[] {
  return listsToRun(facts).flatMap((list) =>
    list.rows.map(({ platform, digest }) => ({
      platform,
      image: imageOf(list, digest),
      container: `multiarch-wizard-${digest.replace('sha256:', '').slice(0, 12)}`,
      command,
    })),
  );
}

/** An image of a list by its digest, as docker pulls it. */
export const imageOf = ({ where }: Pick<ManifestFacts, 'where'>, digest: string): string =>
  `${repositoryOf(where)}@${digest}`;
