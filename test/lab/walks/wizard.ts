import { expect } from 'vitest';
import type { Evidence } from '../../../src/model/evidence.ts';
import { type StepId, stepIds } from '../../../src/model/step-id.ts';
import { texts } from '../../../src/texts/index.ts';
import { type Program, startProgram } from '../../terminal/pty.ts';
import { enter, enterCommand, inside, type LabHost } from '../lab.ts';

export const seconds = 1000;
export const minutes = 60 * seconds;

/** The wizard in a host, in a pseudo terminal, as a person sits before it. */
export type Walk = Program & {
  readonly host: LabHost;
  readonly user: string;
};

export type WalkOptions = {
  /** The project's folder inside the host. */
  readonly cwd: string;
  /** `root` unless named. */
  readonly user?: string;
  /** The folder alone, unless others are given. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly rows?: number;
};

/** The terminal's modes, without the window's size, which is the person's. */
const modes = "stty -a | sed 's/ rows [0-9]*; columns [0-9]*;//'";
const modesFile = (user: string, moment: 'before' | 'after') => `/tmp/modes-${moment}-${user}`;

/** With a folder to build from, nobody asks what the person wants. */
const here = ['.'] as const;

/** Starts the built program inside a host; what the terminal's modes were before and after is kept there. */
export function startWizard(host: LabHost, options: WalkOptions): Walk {
  const { cwd, user = 'root', args = here, env = {}, columns = 80, rows = 24 } = options;
  const script = [
    // Ctrl+C is the wizard's, not this shell's.
    'trap : INT',
    `${modes} > ${modesFile(user, 'before')}`,
    '"$@"; code=$?',
    `${modes} > ${modesFile(user, 'after')}`,
    'exit $code',
  ].join('\n');
  const wizard = [inside.node, `${inside.checkout}/dist/cli.cjs`, ...args];
  const argv = enterCommand(host, ['sh', '-c', script, '-', ...wizard], { user, cwd, env });
  return { ...startProgram(argv, { columns, rows }), host, user };
}

const { ui } = texts();
const underWay = [ui.looking, ui.readingBack, ui.closer, ui.running];

/** Waits until the step is the current one, and nothing in it is under way any more. */
export function atStep(walk: Walk, id: StepId, timeout = minutes): Promise<string> {
  const place = ui.stepOf(stepIds.indexOf(id) + 1, stepIds.length);
  return walk.until(
    (screen) => screen.includes(place) && !underWay.some((text) => screen.includes(text)),
    timeout,
  );
}

/** A host as a first walk leaves it: handlers, and a builder that reaches the host's own registries. */
export async function prepare(host: LabHost): Promise<void> {
  const install = ['tonistiigi/binfmt', '--install', 'arm64,riscv64'];
  await inHost(host, ['docker', 'run', '--rm', '--privileged', ...install]);
  const network = ['--driver-opt', 'network=host'];
  const create = ['create', '--use', '--name', 'mybuilder', ...network, '--bootstrap'];
  await inHost(host, ['docker', 'buildx', ...create]);
}

/** Through steps that are fine, by Enter, to a later one. */
export async function walkTo(walk: Walk, id: StepId): Promise<void> {
  for (const step of stepIds.slice(0, stepIds.indexOf(id))) {
    await atStep(walk, step, 2 * minutes);
    walk.press('enter');
  }
  await atStep(walk, id, 2 * minutes);
}

/** Moves the cursor of the menu down to the row that begins with these words. */
export async function moveTo(walk: Walk, title: string): Promise<void> {
  await moveToRow(walk, '  ❯ ', (row) => row.startsWith(title));
}

/** Chooses a platform in the list, or leaves it out. */
export async function setPlatform(walk: Walk, platform: string, isChosen: boolean): Promise<void> {
  const row = await moveToRow(walk, '❯ ', (text) => text.split(/\s+/).includes(platform));
  if (row.startsWith('[x]') === isChosen) return;
  walk.press('space');
  await walk.until(`❯ [${isChosen ? 'x' : ' '}] ${platform}`);
}

/** Moves a cursor down to a row, which is then told without the cursor. */
async function moveToRow(
  walk: Walk,
  cursor: string,
  isIt: (row: string) => boolean,
): Promise<string> {
  const underCursor = (screen: string) =>
    screen.split('\n').find((row) => row.startsWith(cursor)) ?? '';
  const tried = new Set<string>();
  for (;;) {
    const row = underCursor(await walk.until((screen) => underCursor(screen) !== ''));
    if (isIt(row.slice(cursor.length))) return row.slice(cursor.length);
    expect(tried, `The row is not there:\n${walk.screen()}`).not.toContain(row);
    tried.add(row);
    walk.press('down');
    await walk.until((screen) => underCursor(screen) !== row);
  }
}

/** Chooses the way out that begins with these words, up to the question whether to run it. */
export async function choose(walk: Walk, title: string): Promise<void> {
  await moveTo(walk, title);
  walk.press('enter');
}

/** Goes on to the next step, once nothing stands in its way any more. */
export async function goOnTo(walk: Walk, next: StepId, timeout = minutes): Promise<void> {
  const title = ui.goOnTo(texts()[next].title);
  await walk.until((screen) => new RegExp(`${title} *$`, 'm').test(screen), timeout);
  await moveTo(walk, title);
  walk.press('enter');
  await atStep(walk, next, timeout);
}

/** From step 5, once its look is over and its Enter goes on, to the build that is not begun. */
export async function toBuild(walk: Walk, timeout = minutes): Promise<void> {
  await atStep(walk, 'target', timeout);
  // The key line leaves out what would do nothing.
  const goesOn = new RegExp(`^\\s*\\S+ ${ui.actions.goOn}(?:  |$)`, 'm');
  await walk.until(goesOn, timeout);
  walk.press('enter');
  await atStep(walk, 'build', timeout);
}

/** Says yes to what is shown, page after page; every one of `commands` must be there, on one line or on several. */
export async function consent(walk: Walk, ...commands: readonly string[]): Promise<void> {
  let screen = await walk.until(
    (shown) => shown.includes(ui.consent.title) || shown.includes(ui.consent.edit),
    minutes,
  );
  let seen = screen;
  while (/ more below, PgDn$/m.test(screen)) {
    const before = screen;
    walk.press('y');
    screen = await walk.until((shown) => shown !== before, minutes);
    // It is taken for a yes once all that runs was seen; how that is undone may go on below.
    if (!/^y .* n no /m.test(screen)) break;
    seen += screen;
  }
  for (const command of commands) expect(unwrapped(seen)).toContain(command);
  if (/^y .* n no /m.test(screen)) walk.press('y');
}

/** The screen's words on one line, whatever was wrapped where. */
export function unwrapped(screen: string): string {
  return screen.replace(/\s+/g, ' ');
}

/** Answers the question on the screen with a text of one's own. */
export async function answer(walk: Walk, prompt: string, text: string): Promise<void> {
  await walk.until((screen) => unwrapped(screen).includes(prompt), minutes);
  walk.press('ctrl-u', text);
  await walk.until(text);
  walk.press('enter');
}

/** The program's end: its exit code, with the terminal's modes as they were and the cursor shown. */
export async function ended(walk: Walk, timeout = minutes): Promise<number> {
  const exitCode = await walk.ended(timeout);
  const modesOf = (moment: 'before' | 'after') =>
    enter(walk.host, ['cat', modesFile(walk.user, moment)]);
  const [before, after] = await Promise.all([modesOf('before'), modesOf('after')]);
  expect(before.stdout).toContain('speed');
  expect(after.stdout).toBe(before.stdout);
  const raw = walk.raw();
  expect(raw.lastIndexOf('\u001b[?25h')).toBeGreaterThanOrEqual(raw.lastIndexOf('\u001b[?25l'));
  return exitCode;
}

/** Writes a file inside a host, its folders too. */
export async function writeInside(
  host: LabHost,
  path: string,
  text: string,
  user = 'root',
): Promise<void> {
  const script = 'mkdir -p "$(dirname "$1")" && cat > "$1"';
  await inHost(host, ['sh', '-c', script, '-', path], { user, input: text });
}

/** The output of a command inside a host, which must succeed. */
export async function inHost(
  host: LabHost,
  argv: readonly string[],
  options: { readonly user?: string; readonly cwd?: string; readonly input?: string } = {},
): Promise<string> {
  const { exitCode, stdout, stderr } = await enter(host, argv, options);
  expect({ argv, exitCode, stderr }).toMatchObject({ exitCode: 0 });
  return stdout;
}

/** The platforms of an index's images, attestations aside, in order. */
export function platformsOf(index: string): readonly string[] {
  type Platform = { readonly os: string; readonly architecture: string };
  const { manifests } = JSON.parse(index) as {
    readonly manifests: readonly { readonly platform: Platform }[];
  };
  return manifests
    .map(({ platform }) => `${platform.os}/${platform.architecture}`)
    .filter((platform) => platform !== 'unknown/unknown')
    .sort();
}

/** What a receipt says that a walk asks about. */
export type KeptReceipt = {
  readonly title: string;
  readonly actions: readonly { readonly run?: readonly string[] }[];
  readonly before: readonly Evidence[];
  readonly undo: string | null;
  readonly bootId: string | null;
  readonly completed: { readonly outcome: string } | null;
};

const state = '.local/state/multiarch-wizard';

/** The receipts in a user's state folder, oldest first. */
export async function receiptsOf(host: LabHost, user = 'root'): Promise<readonly KeptReceipt[]> {
  const script = `for f in ${state}/receipts/*.json; do [ ! -f "$f" ] || { cat "$f"; printf '\\0'; }; done`;
  const kept = await inHost(host, ['sh', '-c', script], { user });
  return kept
    .split('\0')
    .filter((text) => text !== '')
    .map((text) => JSON.parse(text) as KeptReceipt);
}

/** Prints which versions a walk was made on: they are told, never asserted. */
export async function tellVersions(host: LabHost): Promise<void> {
  const docker = await enter(host, ['docker', 'version', '--format', '{{.Server.Version}}']);
  const buildx = await enter(host, ['docker', 'buildx', 'version']);
  const kernel = await inHost(host, ['uname', '-r']);
  const found = [docker.stdout.trim() || 'none', buildx.stdout.trim() || 'none', kernel.trim()];
  console.log(`${host}: Docker ${found[0]}, buildx ${found[1]}, Linux ${found[2]}`);
}
