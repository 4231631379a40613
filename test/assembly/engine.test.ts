import { describe, expect, it } from 'vitest';
import type { Assembly, AssemblyState, Wanted } from '../../src/assembly/assembly.ts';
import { createAssembly } from '../../src/assembly/engine.ts';
import { shellQuote } from '../../src/docker/shell-words.ts';
import type { Host, HttpAnswer } from '../../src/host/host.ts';
import { openPractice } from '../../src/practice/open-practice.ts';
import type { PracticeHost } from '../../src/practice/practice-host.ts';
import { readMachine } from '../../src/practice/read-machine.ts';
import { listReceipts } from '../../src/receipts/list.ts';

const app = 'ghcr.io/ada/hello';
const two = { list: `${app}:1`, sources: [`${app}:{arch}`], architectures: ['amd64', 'arm64'] };

type Doors = Partial<Pick<Host, 'request' | 'run' | 'start'>>;

/** `instead` answers while the list is made, where the machine would. */
async function open(
  wanted: Partial<Wanted>,
  instead: (host: Host, asked: Assembly) => Doors = () => ({}),
) {
  const { machine } = await readMachine('assets/machines/manifest-by-hand.json');
  if (machine === null) throw new Error('The practice machine can not be read.');
  const host = openPractice(machine, 20);
  const doors = (): Doors =>
    ['making', 'comparing'].includes(assembly.store.getState().phase)
      ? instead(host, assembly)
      : {};
  const through: Host = {
    ...host,
    request: (asked) => (doors().request ?? host.request)(asked),
    run: (argv, options) => (doors().run ?? host.run)(argv, options),
    start: (argv, options) => (doors().start ?? host.start)(argv, options),
  };
  const assembly: Assembly = createAssembly({
    host: through,
    wanted,
    suspend: (during) => during(),
  });
  return { host, assembly };
}

function until(
  { store }: Assembly,
  isSo: (state: AssemblyState) => boolean,
): Promise<AssemblyState> {
  return new Promise((resolve) => {
    const stop = store.subscribe((state) => {
      if (isSo(state)) {
        stop();
        resolve(state);
      }
    });
    if (isSo(store.getState())) {
      stop();
      resolve(store.getState());
    }
  });
}

const at = (assembly: Assembly, ...phases: readonly AssemblyState['phase'][]) =>
  until(assembly, ({ phase }) => phases.includes(phase));

const commandsOf = ({ plan }: AssemblyState) =>
  (plan?.actions ?? []).map((action) => shellQuote('run' in action ? action.run : []));

/** What changes something, of all that was run. */
async function receiptsOf(host: PracticeHost) {
  return (await listReceipts(host)).map(({ actions, completed }) => ({
    commands: actions.map((action) => ('run' in action ? shellQuote(action.run) : '')),
    outcome: completed?.outcome,
  }));
}

const byHand = { ...two, way: 'manifest' } as const;
const prepared = [
  `docker manifest rm ${app}:1`,
  `docker manifest create ${app}:1 ${app}:amd64 ${app}:arm64`,
];

async function make(assembly: Assembly): Promise<void> {
  assembly.start();
  await at(assembly, 'read');
  assembly.make();
  assembly.consent(true);
}

describe('the assembly', () => {
  it('waits for what it does not know, and begins where it is whole', async () => {
    const { assembly } = await open({ sources: two.sources });
    assembly.start();
    expect(assembly.store.getState().phase).toBe('asking');
    assembly.setWanted(two);
    assembly.read();
    expect(assembly.store.getState().phase).toBe('reading');
    const read = await at(assembly, 'read');
    expect(read.rows.map(({ reference }) => reference)).toEqual([`${app}:amd64`, `${app}:arm64`]);
    expect(read.way).toBe('imagetools');
    expect(commandsOf(read)).toEqual([
      `docker buildx imagetools create --tag ${app}:1 ${app}:amd64 ${app}:arm64`,
    ]);
  });

  it('makes nothing without a yes to exactly these commands', async () => {
    const { assembly, host } = await open(two);
    assembly.start();
    const { plan } = await at(assembly, 'read');
    assembly.make();
    expect(assembly.store.getState().prompt).toEqual({ kind: 'consent', remedy: plan });
    // It is the prompt's turn.
    assembly.read();
    assembly.back();
    expect(assembly.store.getState().phase).toBe('read');
    assembly.consent(false);
    expect(assembly.store.getState()).toMatchObject({ phase: 'read', prompt: null });
    expect(await receiptsOf(host)).toEqual([]);
  });

  it('makes the list after a yes, leaves a receipt, and reads it back', async () => {
    const { assembly, host } = await open(two);
    assembly.start();
    await at(assembly, 'read');
    assembly.make();
    assembly.consent(true);
    const made = await at(assembly, 'made', 'failed');
    expect(made.phase).toBe('made');
    expect(made.manifest?.rows.map(({ platform }) => platform)).toEqual([
      'linux/amd64',
      'linux/arm64',
    ]);
    expect(made.findings.find(({ id }) => id === 'manifest.as-asked')?.status).toBe('ok');
    expect(made.changes).toHaveLength(1);
    const receipts = await receiptsOf(host);
    expect(receipts).toEqual([
      {
        commands: [`docker buildx imagetools create --tag ${app}:1 ${app}:amd64 ${app}:arm64`],
        outcome: 'changed',
      },
    ]);
    assembly.quit();
    expect((await until(assembly, ({ exitCode }) => exitCode !== null)).exitCode).toBe(0);
  });

  it('removes the local copy first with docker manifest, and remembers what each tag named', async () => {
    const { assembly } = await open({ ...two, way: 'manifest' });
    assembly.start();
    const read = await at(assembly, 'read');
    expect(commandsOf(read)).toEqual([
      `docker manifest rm ${app}:1`,
      `docker manifest create ${app}:1 ${app}:amd64 ${app}:arm64`,
      `docker manifest push --purge ${app}:1`,
    ]);
    assembly.make();
    assembly.consent(true);
    expect((await at(assembly, 'made', 'failed')).phase).toBe('made');
    assembly.back();
    assembly.read();
    const again = await at(assembly, 'read');
    expect(
      again.rows.every(({ before, read: now }) => now.state === 'there' && before === now.digest),
    ).toBe(true);
    expect(again.findings.find(({ id }) => id === 'manifest.local-list')).toBeUndefined();
  });

  it('says that it compares the digests before it pushes them', async () => {
    const { assembly } = await open(byHand);
    const phases: string[] = [];
    assembly.store.subscribe(({ phase }) => {
      if (phases.at(-1) !== phase) phases.push(phase);
    });
    await make(assembly);
    await at(assembly, 'made', 'failed');
    const turns = ['reading', 'read', 'making', 'comparing', 'making', 'checking', 'made'];
    expect(phases).toEqual(turns);
  });

  it('keeps the local copy where that is wanted', async () => {
    const { assembly } = await open({ ...byHand, isKept: true });
    assembly.start();
    const { plan } = await at(assembly, 'read');
    expect(plan?.changes).toContain('keeps it here');
    expect(commandsOf(assembly.store.getState()).at(-1)).toBe(`docker manifest push ${app}:1`);
    assembly.make();
    assembly.consent(true);
    expect((await at(assembly, 'made', 'failed')).phase).toBe('made');
    assembly.back();
    assembly.read();
    const again = await at(assembly, 'read');
    expect(again.findings.map(({ id }) => id)).toContain('manifest.local-list');
  });

  it('asks nobody who leaves while only a receipt is written', async () => {
    const { assembly } = await open(two);
    await make(assembly);
    await at(assembly, 'made');
    assembly.probe(['uname', '-m']);
    assembly.consent(true);
    await until(assembly, ({ manifest }) => {
      const runs = manifest?.rows.map(({ run }) => run?.verdict) ?? [];
      return runs.length === 2 && runs.every((verdict) => verdict === 'runs');
    });
    // Enter, as fast as it can be pressed: the row was told, and the receipt is not on disk yet.
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    assembly.quit();
    expect(assembly.store.getState().prompt).toBeNull();
    expect((await until(assembly, ({ exitCode }) => exitCode !== null)).exitCode).toBe(0);
  });

  it('asks the registry for the tags that look like architectures, and reads again what was chosen', async () => {
    const { assembly } = await open({ ...two, architectures: [] });
    assembly.start();
    const read = await at(assembly, 'read');
    expect(read.rows.map(({ reference }) => reference)).toContain(`${app}:riscv64`);
    const wrong = read.findings.find(({ status }) => status === 'problem');
    expect(read.plan).toBeNull();
    // Taken as it is, it would stand beside another one for the same platform.
    expect(wrong?.remedies.map(({ title }) => title).join()).not.toContain('Take ');
    const without = wrong?.remedies.find(({ title }) => title === `Leave out ${app}:riscv64`);
    if (without === undefined) throw new Error('There is no way out.');
    assembly.choose(without);
    expect(assembly.store.getState().phase).toBe('reading');
    const chosen = await at(assembly, 'read');
    expect(chosen.findings.filter(({ status }) => status === 'problem')).toEqual([]);
    expect(chosen.rows.map(({ reference }) => reference)).not.toContain(`${app}:riscv64`);
  });

  it('saves the way where nothing is yet, and nowhere else', async () => {
    const { assembly, host } = await open(two);
    assembly.start();
    await at(assembly, 'read');
    assembly.save('script');
    assembly.answer('../hello/Dockerfile');
    const refused = await until(
      assembly,
      ({ prompt }) => prompt?.kind === 'question' && prompt.refused !== null,
    );
    expect(refused.prompt).toMatchObject({ kind: 'question' });
    assembly.answer('make.sh');
    const { prompt } = await until(assembly, (state) => state.prompt?.kind === 'consent');
    expect(prompt).toMatchObject({ remedy: { actions: [{ before: null, mode: 0o755 }] } });
    assembly.consent(true);
    const { saved, phase } = await until(assembly, (state) => state.saved.script !== undefined);
    expect(phase).toBe('read');
    expect((await host.readText(saved.script ?? '')).text).toContain('for arch in $LINUX_ARCH');
  });

  it('leaves at Ctrl+C while it reads', async () => {
    const { assembly } = await open(two);
    assembly.start();
    assembly.interrupt();
    expect((await until(assembly, ({ exitCode }) => exitCode !== null)).exitCode).toBe(130);
  });

  it('stops what it makes at Ctrl+C, and says so', async () => {
    const { assembly } = await open(two);
    assembly.start();
    await at(assembly, 'read');
    assembly.make();
    assembly.consent(true);
    await until(assembly, ({ doing }) => doing !== null);
    assembly.interrupt();
    const stopped = await at(assembly, 'failed', 'made');
    expect(stopped).toMatchObject({ phase: 'failed', exitCode: null });
    expect(stopped.outcome?.status).toBe('problem');
  });

  it.each([
    ['is interrupted', (assembly: Assembly) => assembly.interrupt()],
    [
      'is left',
      (assembly: Assembly) => {
        assembly.quit();
        assembly.consent(true);
      },
    ],
  ])('begins no push where it %s while digests are compared', async (_, end) => {
    let times = 0;
    const { assembly, host } = await open(byHand, (machine, asking) => ({
      request: (asked) => {
        if (times++ === 0) end(asking);
        return machine.request(asked);
      },
    }));
    await make(assembly);
    const { phase } = await until(
      assembly,
      ({ exitCode, phase: now }) => exitCode !== null || now === 'failed',
    );
    expect(phase).toBe('failed');
    expect(await receiptsOf(host)).toEqual([{ commands: prepared, outcome: 'changed' }]);
    assembly.interrupt();
    expect((await until(assembly, ({ exitCode }) => exitCode !== null)).exitCode).toBe(130);
  });

  it.each([
    ['429', '', 'A digest could not be compared'],
    ['404', '', 'A tag was pushed anew'],
  ])('pushes nothing where the registry says HTTP %s of a digest', async (status, body, told) => {
    const answer: HttpAnswer = { error: null, status: Number(status), headers: {}, body };
    const { assembly, host } = await open(byHand, (machine) => ({
      request: async (asked) => (asked.url.endsWith('/arm64') ? answer : machine.request(asked)),
      run: async (argv, options) => {
        const ran = await machine.run(argv, options);
        return argv.includes('imagetools') ? { ...ran, exitCode: 1, stdout: '' } : ran;
      },
    }));
    await make(assembly);
    const { phase, findings } = await at(assembly, 'made', 'failed');
    expect(phase).toBe('failed');
    expect(findings[0]).toMatchObject({ id: 'manifest.local-digests', status: 'problem' });
    expect(findings[0]?.title).toContain(told);
    expect((await receiptsOf(host)).flatMap(({ commands }) => commands)).toEqual(prepared);
    // The copy that was made here is old by now: it can be removed, and all is read anew then.
    const [remove] = findings[0]?.remedies ?? [];
    expect(remove?.actions).toEqual([{ run: ['docker', 'manifest', 'rm', `${app}:1`] }]);
    if (remove === undefined) return;
    assembly.choose(remove);
    assembly.consent(true);
    const again = await at(assembly, 'read');
    expect(again.findings.map(({ id }) => id)).not.toContain('manifest.local-list');
  });

  it('says what a push that failed left here, and how that is removed', async () => {
    const { assembly } = await open(byHand, (machine) => ({
      start: (argv, options) =>
        argv.includes('push')
          ? machine.start(['docker', 'manifest', 'push', 'ghcr.io/ada/nothing:1'], options)
          : machine.start(argv, options),
    }));
    await make(assembly);
    const { phase, findings, changes } = await at(assembly, 'made', 'failed');
    expect(phase).toBe('failed');
    const [left, ...others] = findings.filter(({ id }) => id === 'manifest.local-list');
    expect(others).toEqual([]);
    expect(left?.title).toBe(`A local copy of ${app}:1 stays here`);
    const run = ['docker', 'manifest', 'rm', `${app}:1`];
    expect(left?.remedies[0]?.actions).toEqual([{ run }]);
    expect(changes.map(({ undo }) => undo)).toEqual([shellQuote(run)]);
  });
});
