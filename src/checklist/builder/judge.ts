import {
  inspectBuilder,
  listBuildersAsTable,
  startBuilder,
  stopBuilder,
} from '../../docker/builder-commands.ts';
import type { Builder } from '../../docker/builders.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import { plainWords } from '../../docker/terminal-text.ts';
import type { Answers } from '../../model/answers.ts';
import { type Evidence, evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { isRunning } from '../builder-list.ts';
import { findingOf } from '../finding-of.ts';
import { answerRemedy } from '../remedy-of.ts';
import { createRemedies } from './create-remedies.ts';
import { type BuilderFacts, chosenBuilder } from './facts.ts';
import { type Unfitness, unfitness } from './fitness.ts';
import { proofFinding } from './judge-proof.ts';
import { reachFinding } from './judge-reach.ts';
import { registryFinding } from './judge-registry.ts';
import { trustFinding } from './judge-trust.ts';
import { mirrorsFinding } from './mirrors.ts';
import { productRemedies } from './product-words.ts';
import { lackingOf, recreateRemedies } from './recreate-remedies.ts';

const finding = findingOf('builder');

/** Which builder builds, whether it runs, what it reaches, and what was proven in it. */
export function judgeBuilder(facts: BuilderFacts, answers: Answers): readonly Finding[] {
  if (facts.failed !== null) {
    return [finding('list', 'skipped', texts().builder.noBuildx, { evidence: [facts.failed] })];
  }
  const builder = chosenBuilder(facts);
  const unfit = builder && unfitness(builder, facts, answers);
  const hasBuilder = builder !== null && unfit === null;
  const first = [registryFinding(facts, answers, hasBuilder), chosenFinding(facts, answers, unfit)];
  if (builder === null || !hasBuilder) return first;
  if (!isRunning(builder)) return [...first, stateFinding(builder)];
  return [
    ...first,
    ...reachFinding(facts, builder, answers),
    ...trustFinding(facts, builder, answers),
    ...mirrorsFinding(facts, builder, answers),
    proofFinding(facts, builder, answers),
  ];
}

function chosenFinding(facts: BuilderFacts, answers: Answers, unfit: Unfitness | null): Finding {
  const builder = chosenBuilder(facts);
  const rows = facts.builders.map((one) => ofBuilder(one, facts, answers));
  // A builder is made for a registry, so that one comes first.
  const isUnknown = answers.registry === null && answers.output.kind === 'push';
  const isWaiting = isUnknown || facts.ca.named?.fault != null;
  const remedies = isWaiting ? [] : waysOut(facts, answers, unfit);
  if (builder !== null && unfit === null) {
    return finding('chosen', 'ok', titleOf(builder, facts), { evidence: rows, remedies });
  }
  return finding('chosen', 'problem', titleOfProblem(facts, answers), {
    evidence: [...rows, ...shellTlsOf(facts)],
    failure: failureOf(facts, answers),
    remedies: [...withRecommended(remedies), ...productRemedies(facts, answers)],
  });
}

/** Builders that serve, then the making of a new one. */
function waysOut(
  facts: BuilderFacts,
  answers: Answers,
  unfit: Unfitness | null,
): readonly Remedy[] {
  const lacking = lackingOf(unfit, answers);
  return [
    ...othersThatServe(facts, answers).map(useRemedy),
    ...createRemedies(facts, answers),
    ...(lacking === null ? [] : recreateRemedies(facts, answers, lacking)),
  ];
}

const othersThatServe = (facts: BuilderFacts, answers: Answers): readonly Builder[] =>
  facts.builders.filter(
    (builder) =>
      builder.name !== facts.chosen &&
      builder.error === null &&
      unfitness(builder, facts, answers) === null,
  );

function withRecommended(ways: readonly Remedy[]): readonly Remedy[] {
  const words = texts().builder.chosen;
  const [first, ...others] = ways;
  if (first === undefined) return ways;
  const isThere = first.actions.length === 0;
  const recommended = isThere ? words.use.recommended : words.create.recommended;
  return [{ ...first, recommended }, ...others];
}

function useRemedy(builder: Builder): Remedy {
  const words = texts().builder.chosen.use;
  return answerRemedy({
    title: words.title(builder.name),
    hint: words.hint(builder.driver, stateOf(builder)),
    changes: words.changes,
    sets: { builder: builder.name },
  });
}

function titleOf({ name, driver }: Builder, { imageStore }: BuilderFacts): string {
  const { title } = texts().builder.chosen;
  if (driver !== 'docker') return title.serves(name, driver);
  return imageStore === 'containerd' ? title.containerd(name) : title.onePlatform(name);
}

function titleOfProblem(facts: BuilderFacts, answers: Answers): string {
  const { title, unfit: reasons } = texts().builder.chosen;
  if (answers.builder !== null && facts.chosen === null) return title.missing(answers.builder);
  const would = wouldBuild(facts);
  const unfit = would && unfitness(would, facts, answers);
  return would && unfit ? title.unfit(would.name, reasons[unfit]) : title.none;
}

/** The builder that a build would go to as things are. */
const wouldBuild = ({ builders, chosen, selected }: BuilderFacts): Builder | undefined =>
  builders.find(({ name }) => name === (chosen ?? selected));

const failures: Readonly<Record<Unfitness, string | null>> = {
  'one-platform': 'docker-driver-multi-platform',
  archive: 'docker-driver-multi-platform',
  localhost: 'push-localhost-refused',
  http: 'push-http-registry',
  insecure: 'push-x509',
  ca: 'push-x509',
  mirror: null,
};

/** Which known failure a build would meet as things are. */
function failureOf(facts: BuilderFacts, answers: Answers): string | null {
  if (answers.builder !== null && facts.chosen === null) return 'builder-not-found';
  // Whatever is wrong, a new builder is what mends it, and buildx makes none.
  if (facts.shellTls.length > 0 && othersThatServe(facts, answers).length === 0) {
    return 'builder-tls-env';
  }
  const would = wouldBuild(facts);
  const unfit = would && unfitness(would, facts, answers);
  return unfit ? failures[unfit] : null;
}

function shellTlsOf({ shellTls }: BuilderFacts): readonly Evidence[] {
  if (shellTls.length === 0) return [];
  const { shellTls: words } = texts().builder.chosen;
  return [evidence(null, [words, ...shellTls].join('\n'))];
}

/** One builder: its driver and state, and what it can do for this build. */
function ofBuilder(builder: Builder, facts: BuilderFacts, answers: Answers): Evidence {
  const words = texts().builder.chosen;
  const unfit = unfitness(builder, facts, answers);
  const verdict = unfit === null ? words.fit : words.unfit[unfit];
  const text = words.row(builder.name, builder.driver, stateOf(builder), verdict);
  return evidence(shellQuote(listBuildersAsTable), plainWords(text));
}

/** The state of its nodes, each once: `running`. */
function stateOf({ nodes, error }: Builder): string {
  const states = new Set(nodes.map(({ status }) => status ?? ''));
  return error === null ? [...states].join(texts().joined.comma) : 'error';
}

function stateFinding(builder: Builder): Finding {
  const { state } = texts().builder;
  const { name, nodes } = builder;
  const errors = [builder.error, ...nodes.map(({ error }) => error)].filter((one) => one !== null);
  const said = [stateOf(builder), ...errors].map(plainWords);
  return finding('state', 'problem', state.stopped(name, stateOf(builder)), {
    evidence: [evidence(shellQuote(inspectBuilder(name)), said.join('\n'))],
    failure: errors.length > 0 ? 'builder-boot-failed' : 'builder-inactive',
    remedies: [startRemedy(name)],
  });
}

function startRemedy(name: string): Remedy {
  const { start } = texts().builder.state;
  const stop = { run: stopBuilder(name) };
  return {
    title: start.title(name),
    needs: 'consent',
    changes: start.changes(name),
    undo: shellQuote(stop.run),
    reversal: [stop],
    actions: [{ run: startBuilder(name) }],
    recommended: start.recommended,
  };
}
