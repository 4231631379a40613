import { basename, join, resolve } from 'node:path';
import { type ClientConfig, onlyLogin, parseClientConfig } from '../docker/client-config.ts';
import { baseImages, fixedPlatform } from '../docker/dockerfile.ts';
import { parseReference, suggestReference } from '../docker/reference.ts';
import { asksForLogin } from '../docker/registry-answer.ts';
import { clientFolder } from '../host/client-folder.ts';
import type { Look } from '../host/look.ts';
import type { Answers } from '../model/answers.ts';
import { texts } from '../texts/index.ts';
import { platformChoices } from './builder/platform-choices.ts';
import type { PlatformChoice } from './platform-choice.ts';
import type { Found, Step } from './step.ts';
import { cover, unasked } from './target/coverage.ts';
import { credentialsSeen, keepingOf } from './target/credentials.ts';
import type { DockerfileFault, TargetFacts } from './target/facts.ts';
import { judgeTarget } from './target/findings.ts';
import { presetsOf } from './target/presets.ts';

export type { BaseImage, Coverage, Preset, TargetFacts } from './target/facts.ts';

/** What to build, for which platforms, and where it goes. */
export const target: Step<TargetFacts> = {
  id: 'target',
  needs: ['emulators', 'builder'],
  inspect,
  suggest,
  judge: judgeTarget,
  summary: (_facts, { platforms, tags, output }) =>
    texts().target.summary(platforms, output.kind === 'push' ? tags : [placeOf(output)]),
  lookCloser: async (look, facts, answers, tell, signal) => {
    const source = await readDockerfile(look, answers);
    const platforms = possible(facts.choices);
    const written = baseImages(source.text ?? '');
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
  return {
    ...(answers.platforms.length === 0 && { platforms }),
    ...(answers.tags.length === 0 &&
      answers.output.kind === 'push' && { tags: [facts.suggestion] }),
  };
}

async function inspect(look: Look, answers: Answers, found: Found): Promise<TargetFacts> {
  const [source, config] = await Promise.all([readDockerfile(look, answers), readConfig(look)]);
  const choices =
    found.builder === undefined ? [] : platformChoices(found.emulators, found.builder);
  const images = baseImages(source.text ?? '').map((base) =>
    unasked(base, possible(choices), 'looking'),
  );
  const suggestion = suggestionFor(look, answers, config);
  const wanted = registriesOf(answers.tags.length > 0 ? answers.tags : [suggestion]);
  return {
    ...source.facts,
    choices,
    presets: presetsOf(choices, images),
    baseImages: images,
    fixed: fixedPlatform(source.text ?? ''),
    suggestion,
    credentials: config === null ? {} : await credentialsSeen(look, config, wanted),
    keeping: keepingOf(configPath(look), config),
    askedBy: askedBy(found),
  };
}

type Source = {
  readonly text: string | null;
  readonly facts: Pick<TargetFacts, 'dockerfile' | 'fault' | 'candidates' | 'evidence'>;
};

/** Finds and reads the Dockerfile as Docker would: `--file`, else the context's own. */
async function readDockerfile(look: Look, { context, file }: Answers): Promise<Source> {
  const folder = resolve(look.cwd, context);
  const shown = file ?? join(context, 'Dockerfile');
  const [stat, names] = await Promise.all([look.stat(folder), look.list(folder)]);
  const without = (fault: DockerfileFault, text: string, candidates: readonly string[] = []) => ({
    text: null,
    facts: { dockerfile: null, fault, candidates, evidence: [{ source: shown, line: null, text }] },
  });
  if (stat?.kind !== 'folder') return without('no-context', folder);
  if (names === null) return without('context-forbidden', folder);
  const read = await look.readText(resolve(look.cwd, shown));
  if (read.error === 'forbidden') return without('forbidden', shown);
  if (read.error !== null) return without('missing', shown, candidatesIn(names, context));
  if (!/^\s*FROM\s/im.test(read.text)) return without('empty', shown);
  const evidence = [
    { source: shown, line: null, text: texts().target.froms(baseImages(read.text)) },
  ];
  return { text: read.text, facts: { dockerfile: shown, fault: null, candidates: [], evidence } };
}

function candidatesIn(names: readonly string[], context: string): readonly string[] {
  const looksLikeOne = /^(?:containerfile|dockerfile)(?:[.-].+)?$|\.dockerfile$/i;
  return names
    .filter((name) => looksLikeOne.test(name) && !name.endsWith('.dockerignore'))
    .sort()
    .map((name) => join(context, name));
}

const registriesOf = (tags: readonly string[]): readonly string[] =>
  tags.map(parseReference).flatMap((tag) => (tag.ok ? [tag.registry] : []));

/** The registry that did not let the builder look, as the step before saw. */
function askedBy({ builder }: Found): string | null {
  const reach = builder?.reach ?? null;
  return reach?.answer != null && asksForLogin(reach.answer) ? reach.registry : null;
}

const configPath = (look: Look): string => join(clientFolder(look), 'config.json');

async function readConfig(look: Look): Promise<ClientConfig | null> {
  const read = await look.readText(configPath(look));
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

function placeOf(output: Answers['output']): string {
  if (output.kind === 'oci') return output.file;
  return output.kind === 'oci-dir' ? output.dir : '';
}
