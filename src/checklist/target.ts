import { basename, join, resolve } from 'node:path';
import { ownPlatforms } from '../docker/bake/platforms.ts';
import { argsIn } from '../docker/build-options/words.ts';
import { type ClientConfig, onlyLogin, parseClientConfig } from '../docker/client-config.ts';
import { baseImages, fixedPlatform, linesBuilt } from '../docker/dockerfile.ts';
import { namesIn } from '../docker/dockerfile-names.ts';
import { suggestReference } from '../docker/reference.ts';
import { asksForLogin } from '../docker/registry-answer.ts';
import { clientFolder } from '../host/client-folder.ts';
import type { Look } from '../host/look.ts';
import type { Answers } from '../model/answers.ts';
import { type BakeChoice, noBakeChoice } from '../model/bake-choice.ts';
import { texts } from '../texts/index.ts';
import { platformChoices } from './builder/platform-choices.ts';
import { trustOf } from './client-trust.ts';
import type { PlatformChoice } from './platform-choice.ts';
import type { Found, Step } from './step.ts';
import { lacksOf } from './target/abilities.ts';
import { lookAtPlaces } from './target/archive-place.ts';
import { bakedImages } from './target/bake-sources.ts';
import { cover, unasked, type WrittenImage } from './target/coverage.ts';
import { credentialsSeen, keepingOf } from './target/credentials.ts';
import { archivesOf, registriesOf, tagsPushed } from './target/destinations.ts';
import { readDockerfile, type Source } from './target/dockerfile.ts';
import type { TargetFacts } from './target/facts.ts';
import { judgeTarget } from './target/findings.ts';
import { presetsOf } from './target/presets.ts';
import { secretFaults } from './target/secret-places.ts';
import { seeBake } from './target/see-bake.ts';

export type { BaseImage, Coverage, Preset, TargetFacts } from './target/facts.ts';

/** What to build, for which platforms, and where it goes. */
export const target: Step<TargetFacts> = {
  id: 'target',
  needs: ['client', 'emulators', 'builder'],
  inspect,
  suggest,
  judge: judgeTarget,
  summary: (facts, answers) => {
    const { platforms, output } = answers;
    const places = output.kind === 'push' ? tagsPushed(answers, facts) : archivesOf(answers, facts);
    return texts().target.summary(platforms, places);
  },
  lookCloser: async (look, facts, answers, tell, signal) => {
    const platforms = possible(facts.choices);
    const source = await readDockerfile(look, answers);
    const written = imagesIn(look, source, facts.bake, answers);
    const asked = written.map((base) => unasked(base, platforms, 'looking'));
    let seen: TargetFacts = { ...facts, baseImages: asked };
    tell(seen);
    const builder = { name: answers.builder, native: nativeOf(facts.choices), answers };
    await Promise.all(
      written.map(async (base, index) => {
        const covered = await cover(look, base, platforms, { ...builder, signal });
        const images = seen.baseImages.map((image, at) => (at === index ? covered : image));
        seen = { ...seen, baseImages: images, presets: presetsOf(facts.choices, images) };
        tell(seen);
      }),
    );
    return seen;
  },
};

/** What most people build for; they are chosen already where nobody said otherwise. */
const usual = ['linux/amd64', 'linux/arm64'];

function suggest(facts: TargetFacts, answers: Answers): Partial<Answers> {
  const platforms = possible(facts.choices).filter((platform) => usual.includes(platform));
  const bake = bakeChoice(facts, facts.bake, answers);
  if (bake !== null) return suggestBake(facts, answers, bake, platforms);
  return {
    ...(answers.platforms.length === 0 && { platforms }),
    ...(answers.tags.length === 0 &&
      answers.output.kind === 'push' && { tags: [facts.suggestion] }),
  };
}

/** The file's own platforms, unless the person chose others since. */
function suggestBake(
  { bake: seen }: TargetFacts,
  { platforms }: Answers,
  bake: BakeChoice,
  usualOnes: readonly string[],
): Partial<Answers> {
  const own = ownPlatforms(seen?.chosen ?? []);
  const isOther = bake.follows !== null && bake.follows.join() !== platforms.join();
  if (own.length > 0 && !isOther) {
    return { bake: { ...bake, follows: own }, platforms: own };
  }
  return { bake, ...(platforms.length === 0 && { platforms: usualOnes }) };
}

/** What is built from bake's files, also where bake refuses them: what was answered, else all of it where there is nothing else to build. */
function bakeChoice(
  { fault }: Pick<TargetFacts, 'fault'>,
  seen: TargetFacts['bake'],
  { bake, file, tags }: Answers,
): BakeChoice | null {
  const isAlone = fault === 'missing' && file === null && tags.length === 0;
  const isMeant = seen !== null && (seen.chosen.length > 0 || seen.refusal !== null);
  return bake ?? (isAlone && isMeant ? noBakeChoice : null);
}

/** The images that must be there for what is built of the Dockerfile, or of those of a bake. */
function imagesIn(
  { env }: Look,
  { text }: Source,
  seen: TargetFacts['bake'],
  { bake, buildArgs, target: stage }: Answers,
): readonly WrittenImage[] {
  const args = argsIn(buildArgs, env);
  if (bake === null) return baseImages(text ?? '', args, stage);
  return bakedImages(seen?.chosen ?? [], seen?.sources ?? [], { args, stage });
}

async function inspect(look: Look, answers: Answers, found: Found): Promise<TargetFacts> {
  const [source, config, bake, faults] = await Promise.all([
    readDockerfile(look, answers),
    readConfig(look),
    seeBake(look, answers, found),
    secretFaults(look, answers.secrets),
  ]);
  const choices =
    found.builder === undefined ? [] : platformChoices(found.emulators, found.builder);
  const choice = bakeChoice(source.facts, bake, answers);
  const images = imagesIn(look, source, bake, { ...answers, bake: choice }).map((base) =>
    unasked(base, possible(choices), 'looking'),
  );
  const suggestion = suggestionFor(look, answers, config);
  const tags = tagsPushed({ ...answers, bake: choice }, { bake });
  const archives = await lookAtPlaces(look, { ...answers, bake: choice }, { bake });
  const wanted = registriesOf(tags.length > 0 ? tags : [suggestion]);
  const trust = answers.output.kind === 'push' ? trustOf(answers, look) : {};
  return {
    ...source.facts,
    bake,
    choices,
    presets: presetsOf(choices, images),
    baseImages: images,
    ...(Object.keys(trust).length > 0 && { trust }),
    ...namesAndPlatform(look, source, answers),
    ...(archives.length > 0 && { archives }),
    lacks: lacksOf(found),
    secretFaults: faults,
    suggestion,
    credentials: config === null ? {} : await credentialsSeen(look, config, wanted),
    keeping: keepingOf(await configPath(look), config),
    askedBy: askedBy(found),
  };
}

/** What the Dockerfile calls by name, and the platform that it fixes. */
function namesAndPlatform(
  { env }: Look,
  { text }: Source,
  { buildArgs, target: stage }: Answers,
): Pick<TargetFacts, 'names' | 'fixed'> {
  if (text === null) return { names: null, fixed: null };
  const args = argsIn(buildArgs, env);
  return {
    names: namesIn(text, linesBuilt(text, args, stage)),
    fixed: fixedPlatform(text, args, stage),
  };
}

/** The registry that did not let the builder look, as the step before saw. */
function askedBy({ builder }: Found): string | null {
  const reach = builder?.reach ?? null;
  return reach?.answer != null && asksForLogin(reach.answer) ? reach.registry : null;
}

const configPath = async (look: Look): Promise<string> =>
  join(await clientFolder(look), 'config.json');

async function readConfig(look: Look): Promise<ClientConfig | null> {
  const read = await look.readText(await configPath(look));
  const parsed = read.text === null ? null : parseClientConfig(read.text);
  return parsed?.ok ? parsed.config : null;
}

function suggestionFor(look: Look, answers: Answers, config: ClientConfig | null): string {
  const login = config && onlyLogin(config);
  const registry = answers.registry || (login?.registry ?? null);
  const user = login?.registry === registry ? (login?.user ?? null) : null;
  const folder = basename(resolve(look.cwd, answers.context));
  const namespace = namespaceAt(registry, answers.pushedTo) ?? user;
  return suggestReference({ folder, date: look.now(), registry, namespace });
}

/** The namespace of the last push, if that went to the same registry. */
function namespaceAt(registry: string | null, pushedTo: string | null): string | null {
  if (registry === null || !pushedTo?.startsWith(`${registry}/`)) return null;
  return pushedTo.slice(registry.length + 1);
}

const possible = (choices: readonly PlatformChoice[]): readonly string[] =>
  choices.filter(({ kind }) => kind !== null).map(({ platform }) => platform);

const nativeOf = (choices: readonly PlatformChoice[]): string | null =>
  choices.find(({ kind }) => kind === 'native')?.platform ?? null;
