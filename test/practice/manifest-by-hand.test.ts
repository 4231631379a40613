import { afterEach, describe, expect, it } from 'vitest';
import type { AssemblyPhase, AssemblyRemedy, AssemblyState } from '../../src/assembly/assembly.ts';
import { createAssembly } from '../../src/assembly/engine.ts';
import { digestOf, parseManifest } from '../../src/docker/manifest-list.ts';
import { shellQuote } from '../../src/docker/shell-words.ts';
import { machinePath } from '../../src/practice/machine-path.ts';
import { openPractice } from '../../src/practice/open-practice.ts';
import type { PracticeHost } from '../../src/practice/practice-host.ts';
import { readMachine } from '../../src/practice/read-machine.ts';
import type { World } from '../../src/practice/world.ts';
import { speak } from '../../src/texts/spoken.ts';
import { zh } from '../../src/texts/zh.ts';

const list = 'ghcr.io/ada/hello:1';
const hello = (tag: string) => `ghcr.io/ada/hello:${tag}`;

afterEach(() => speak(null));

/** The assembly on the machine that ships, with the sources of its own walk, or others. */
async function assembly(sources?: readonly string[]) {
  const { machine } = await readMachine(machinePath('manifest-by-hand'));
  if (machine === null) throw new Error('no machine');
  const host = openPractice(machine, 20);
  const wanted = { list, sources: sources ?? machine.answers?.sources ?? [] };
  const engine = createAssembly({ host, wanted, suspend: (during) => during() });
  const until = (isThere: (state: AssemblyState) => boolean) =>
    new Promise<AssemblyState>((resolve) => {
      const stop = engine.store.subscribe(() => check());
      const check = () => {
        const state = engine.store.getState();
        if (!isThere(state)) return;
        stop();
        resolve(state);
      };
      check();
    });
  return {
    ...{ engine, host, world: host.world },
    phase: (wanted: AssemblyPhase) => until(({ phase, prompt }) => phase === wanted && !prompt),
    /** Asks for it once it is the person's turn, and says yes. */
    consented: async (ask: () => void) => {
      while (engine.store.getState().prompt?.kind !== 'consent') {
        ask();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      engine.consent(true);
    },
    until,
  };
}

const worst = ({ findings }: AssemblyState) =>
  findings.filter(({ status }) => status !== 'ok').map(({ id, status }) => `${id} ${status}`);

const waysOut = ({ findings }: AssemblyState): readonly AssemblyRemedy[] =>
  findings.flatMap(({ remedies }) => remedies);

const commands = ({ plan }: AssemblyState) =>
  plan?.actions.flatMap((action) => ('run' in action ? [shellQuote(action.run)] : []));

/** Platform and digest of each image of what the registry has as the list. */
function rowsOf({ registries }: World) {
  const image = registries.get('ghcr.io')?.get('ada/hello:1');
  const parsed = parseManifest(image?.blobs.get(image.digest) ?? '');
  if (parsed?.kind !== 'list') throw new Error('no list');
  return parsed.manifests.map(({ platform, digest }) => [platform, digest]);
}

const digestNow = ({ registries }: World, tag: string) =>
  registries.get('ghcr.io')?.get(`ada/hello:${tag}`)?.digest;

const kept = ({ world }: PracticeHost) =>
  [...world.files.keys()].filter((path) => path.includes('/.docker/manifests/'));

describe.each(['en', 'zh'])('the list by hand, in %s', (language) => {
  it('is made as the article makes it, and takes along what was left over', async () => {
    if (language === 'zh') speak(zh);
    const { engine, host, world, phase, consented, until } = await assembly();
    engine.start();
    const read = await phase('read');
    expect(worst(read)).toEqual([
      'manifest.source-platforms warning',
      'manifest.local-list warning',
    ]);
    const naming = waysOut(read).find(
      ({ wants, recommended }) => wants?.annotations !== undefined && recommended !== undefined,
    );
    if (naming === undefined) throw new Error('no way out');
    engine.choose(naming);
    await phase('read');
    const ready = await phase('read');
    expect(commands(ready)).toEqual([
      `docker manifest rm ${list}`,
      `docker manifest create ${list} ${hello('amd64')} ${hello('arm64')} ${hello('arm-v7')}`,
      `docker manifest annotate --os linux --arch arm --variant v7 ${list} ${hello('arm-v7')}`,
      `docker manifest push --purge ${list}`,
    ]);
    await consented(engine.make);
    const made = await phase('made');
    expect(made.findings.filter(({ status }) => status === 'problem')).toEqual([]);
    expect(rowsOf(world)).toEqual([
      ['linux/amd64', digestNow(world, 'amd64')],
      ['linux/arm/v7', digestNow(world, 'arm-v7')],
      ['linux/arm64', digestNow(world, 'arm64')],
    ]);
    expect(kept(host)).toEqual([]);
    await consented(() => engine.probe(['uname', '-m']));
    const { manifest } = await until(
      (state) =>
        state.manifest?.rows.every(({ run }) => run !== null && run.verdict !== 'running') === true,
    );
    expect(manifest?.rows.map(({ run }) => run)).toEqual(
      ['x86_64', 'armv7l', 'aarch64'].map((text) => ({ verdict: 'runs', text })),
    );
  }, 60_000);
});

it('is made by imagetools as well, which says the variant that the config leaves open', async () => {
  const { engine, world, phase, consented } = await assembly();
  engine.start();
  await phase('read');
  await consented(engine.make);
  const made = await phase('made');
  expect(made.findings.filter(({ status }) => status === 'problem')).toEqual([]);
  expect(rowsOf(world).map(([platform]) => platform)).toContain('linux/arm/v7');
  engine.quit();
  // Its receipt is finished first.
  await expect.poll(() => engine.store.getState().exitCode).toBe(0);
}, 60_000);

describe('what there is to find on the machine of a list by hand', () => {
  it('shows an image with another platform than its tag, once the registry is asked for its tags', async () => {
    const { engine, phase } = await assembly([hello('{arch}')]);
    engine.start();
    const read = await phase('read');
    expect(read.rows.map(({ reference }) => reference)).toEqual(
      ['amd64', 'arm-v7', 'arm64', 'riscv64'].map(hello),
    );
    expect(worst(read)).toContain('manifest.source-platforms problem');
    expect(read.plan).toBeNull();
  }, 30_000);

  it('has kept a digest that the tag does not name any more', async () => {
    const { engine, world, phase } = await assembly([hello('amd64'), hello('arm64')]);
    engine.start();
    const read = await phase('read');
    const [finding] = read.findings.filter(({ id }) => id === 'manifest.local-list');
    const text = finding?.evidence.map((one) => one.text).join('\n') ?? '';
    expect(text).toContain(digestNow(world, 'amd64'));
    const file = [...world.files].find(([path]) => path.endsWith('ghcr.io_ada_hello-amd64'));
    const entry = JSON.parse(String(file?.[1].text));
    expect(text).toContain(entry.Descriptor.digest);
    expect(digestOf(Buffer.from(entry.Raw, 'base64'))).toBe(entry.Descriptor.digest);
  }, 30_000);
});
