import { inspectBuilder } from '../../docker/builder-commands.ts';
import type { Builder } from '../../docker/builders.ts';
import { type Mirror, registrySettings } from '../../docker/buildkit-config.ts';
import { dockerInfo } from '../../docker/commands.ts';
import { mirrorIn } from '../../docker/mirror.ts';
import { dockerHub, isLocalRegistry } from '../../docker/reference.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import type { Answers } from '../../model/answers.ts';
import { evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { registryTexts } from '../../texts/registries.ts';
import { findingOf } from '../finding-of.ts';
import { answerRemedy } from '../remedy-of.ts';
import type { BuilderFacts } from './facts.ts';
import { sharesNetwork } from './fitness.ts';

const finding = findingOf('builder');

/** The mirrors of Docker Hub that a builder asks, and those that only the engine does. */
export function mirrorsFinding(
  facts: BuilderFacts,
  builder: Builder,
  { mirrors }: Answers,
): readonly Finding[] {
  const words = registryTexts().mirror;
  if (builder.driver !== 'docker-container') return [];
  const own = mirrorsOf(builder);
  const joined = (hosts: readonly string[]) => hosts.join(texts().joined.comma);
  if (own.length > 0) {
    const seen = [evidence(shellQuote(inspectBuilder(builder.name)), joined(own))];
    return [finding('mirrors', 'ok', words.used(builder.name, joined(own)), { evidence: seen })];
  }
  const engines = facts.engineMirrors.filter(
    ({ host }) => !isLocalRegistry(host) || sharesNetwork(builder),
  );
  if (engines.length === 0 || mirrors.length > 0) return [];
  const hosts = joined(engines.map(({ host }) => host));
  return [
    finding('mirrors', 'warning', words.unused(builder.name, hosts), {
      evidence: [evidence(shellQuote(dockerInfo), hosts)],
      remedies: [choice(words.use(hosts), engines)],
    }),
  ];
}

const mirrorsOf = ({ nodes }: Builder): readonly string[] =>
  nodes.flatMap(({ files }) => {
    const settings = registrySettings(files['buildkitd.toml'] ?? '');
    return settings.find(({ registry }) => registry === dockerHub)?.mirrors ?? [];
  });

/** The ways to name a mirror, and to go without one again. */
export function mirrorRemedies(facts: BuilderFacts, { mirrors }: Answers): readonly Remedy[] {
  const words = registryTexts().mirror;
  const [known] = mirrors.length > 0 ? mirrors : facts.engineMirrors;
  const ask: Remedy = {
    ...choice(words.title, []),
    hint: words.hint,
    question: {
      prompt: words.prompt,
      initial: known === undefined ? '' : shownAs(known),
      check: (text) => (mirrorIn(text) === null ? words.refused : null),
      answer: async (text) => {
        const mirror = mirrorIn(text);
        if (mirror === null) return { refused: words.refused };
        return choice(words.title, [await trusted(facts, mirror)]);
      },
    },
  };
  return mirrors.length === 0 ? [ask] : [ask, choice(words.none, [])];
}

function choice(title: string, mirrors: readonly Mirror[]): Remedy {
  const { changes } = registryTexts().mirror;
  return answerRemedy({ title, changes, sets: { mirrors } });
}

const shownAs = ({ host, access }: Mirror): string => (access === 'http' ? `http://${host}` : host);

/** A mirror whose authority Docker knows here is trusted in the builder, too. */
async function trusted({ ca }: BuilderFacts, mirror: Mirror): Promise<Mirror> {
  const file = mirror.access === null ? await ca.findFor(mirror.host) : null;
  return file === null ? mirror : { ...mirror, access: { ca: file } };
}
