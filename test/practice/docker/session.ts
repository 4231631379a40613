import { readFileSync } from 'node:fs';
import type { World } from '../../../src/practice/world.ts';
import { type Host, textOf } from '../../docker/hosts/recorded-host.ts';
import { run } from './docker-run.ts';
import { labWorld } from './lab-machines.ts';

/** What a command of a session said. */
export type Answer = {
  readonly command: string;
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** Where the client keeps its lists; `{store}` in a session. */
export const store = '/root/.docker/manifests';

/** The commands of a session, one after the other: test/recordings/sessions. */
export const commandsOf = (name: string): readonly string[] =>
  readFileSync(new URL(`../../recordings/sessions/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => /^[a-z]/.test(line));

export const recordedSession = (host: Host, name: string): readonly Answer[] =>
  JSON.parse(textOf(host, `session-${name}.json`));

/** Words of a command line; quotes keep blanks together. */
export const argvOf = (command: string): readonly string[] =>
  [...command.replaceAll('{store}', store).matchAll(/'([^']*)'|(\S+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  );

/** A machine on which, as in the lab, two names lead to one registry. */
export function sessionWorld(host: Host): World {
  const world = labWorld(host);
  const images = world.registries.get('localhost:5000');
  if (images !== undefined) world.registries.set('registry.lab:5000', images);
  return world;
}

/** The whole session on a practice machine. */
export async function practise(world: World, name: string): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const command of commandsOf(name)) answers.push(await answerOf(world, command));
  return answers;
}

export async function answerOf(world: World, command: string): Promise<Answer> {
  const [program = '', path = ''] = argvOf(command);
  if (program === 'cat' || program === 'ls') {
    const text = world.files.get(path)?.text;
    const stdout = program === 'cat' ? String(text ?? '') : namesIn(world, path);
    return { command, exitCode: 0, stdout, stderr: '' };
  }
  const { exitCode, stdout, stderr } = await run(world, argvOf(command));
  return { command, exitCode, stdout, stderr };
}

function namesIn({ files }: World, path: string): string {
  const below = [...files.keys()].filter((file) => file.startsWith(`${path}/`));
  const names = below.map((file) => file.slice(path.length + 1).split('/')[0] ?? '');
  return [...new Set(names)]
    .sort()
    .map((name) => `${name}\n`)
    .join('');
}

/**
 * A session without what is another in every run: digests become numbers in the order in which they come,
 * so that the same one stays the same one; sizes, times and the order of what is copied at once go.
 */
export function comparable(answers: readonly Answer[]): readonly Answer[] {
  const numbers = new Map<string, string>();
  const numbered = (text: string) =>
    text.replace(digests, (_, digest: string) => {
      if (!numbers.has(digest)) numbers.set(digest, `sha256:#${numbers.size + 1}`);
      return numbers.get(digest) ?? '';
    });
  // A digest that comes first where several are copied has no place in any order.
  const known = (text: string) => text.replace(digests, (_, digest) => numbers.get(digest) ?? '…');
  const plain = (text: string) =>
    numbered(inOrder(settled(text), known))
      .replace(/\b[0-9a-f]{12}\b/g, '…')
      .replace(/"size": ?\d+/g, '"size": …')
      .replace(/size: \d+/g, 'size: …');
  return answers.map(({ command, exitCode, stdout, stderr }) => ({
    ...{ command, exitCode, stdout: plain(stdout), stderr: plain(stderr) },
  }));
}

const digests = /sha256[:-]([0-9a-f]{64})/g;

/** Without bytes, without times, without the blob that happened to be the first. */
const settled = (text: string): string =>
  text
    .replace(/"Raw": ?"[^"]*"/g, '"Raw": …')
    .replace(/^(#\d+ )?\d+\.\d{3} /gm, '$1')
    .replace(/DONE \d+\.\ds/g, 'DONE')
    .replace(/\/blobs\/sha256:\w+/g, '/blobs/…');

/** What buildx copies at once, in one order. */
function inOrder(text: string, known: (text: string) => string): string {
  const isCopy = (line: string) => line.includes('copying sha256:');
  const lines = text.split('\n').map((line) => (isCopy(line) ? known(line) : line));
  const copies = lines.filter((line) => line.includes('copying ')).sort();
  return lines
    .map((line) => (line.includes('copying ') ? (copies.shift() ?? '') : line))
    .join('\n');
}
