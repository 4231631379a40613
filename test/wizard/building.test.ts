import { describe, expect, test } from 'vitest';
import { type Held, readOnlyFolder, until } from './stub-host.ts';
import { buildLine, remedyOf, type Walk, type WalkOptions, walk } from './walk.ts';

/** One vertex of a build, as buildx prints it. */
const vertex = (name: string, more: Readonly<Record<string, string>> = {}) => ({
  ...{ digest: `sha256:${Buffer.from(name).toString('hex')}`, name },
  ...{ started: '2026-11-24T08:00:00.000Z', ...more },
});
const run = (platform: string) => `[${platform} 2/2] RUN make`;
const said = (...vertexes: readonly object[]) => `${JSON.stringify({ vertexes })}\n`;
const logged = (name: string, text: string) => {
  const data = Buffer.from(text).toString('base64');
  const { digest: of } = vertex(name);
  return `${JSON.stringify({ logs: [{ vertex: of, stream: 1, data, timestamp: '2026-11-24T08:00:01Z' }] })}\n`;
};

/** Somebody whose build runs. */
async function building(options: WalkOptions = {}): Promise<Walk & { readonly build: Held }> {
  const person = walk(options);
  await person.goTo('build');
  person.host.hold(buildLine);
  person.wizard.goOn();
  return { ...person, build: await person.host.held(buildLine) };
}

const builds = ({ host }: Walk) => host.ran.filter((one) => one === buildLine).length;

/** The build ends as one does whose arm64 RUN meets no handler. */
function failFormat(build: Held) {
  const error = 'process "/bin/sh -c make" did not complete successfully: exit code: 255';
  const completed = '2026-11-24T08:00:02.000Z';
  build.say('stderr', said(vertex(run('linux/arm64'))));
  build.say('stderr', logged(run('linux/arm64'), 'exec /bin/sh: exec format error\n'));
  build.say('stderr', said(vertex(run('linux/arm64'), { completed, error })));
  build.say('stderr', `ERROR: failed to solve: ${error}\n`);
  build.end({ exitCode: 1 });
}

describe('a build', () => {
  test('shows one lane a platform while it runs, and keeps its log', async () => {
    const { build, state, host, looked } = await building();
    build.say('stderr', said(vertex(run('linux/amd64')), vertex(run('linux/arm64'))));
    build.say('stderr', logged(run('linux/arm64'), 'compiling\n'));
    const facts = () => state().steps.build.facts;
    await until(() => facts()?.snapshot?.lanes[1]?.current != null);
    expect(facts()?.phase).toBe('running');
    expect(facts()?.snapshot?.lanes.map(({ platform, state: now }) => [platform, now])).toEqual([
      ...[
        ['linux/amd64', 'running'],
        ['linux/arm64', 'running'],
      ],
    ]);
    expect(facts()?.log?.slice(0, 9)).toContain('#2 compiling');
    build.end();
    await looked('manifest');
    expect(host.files.get(facts()?.logFile ?? '')).toContain('#2 compiling\n');
  });

  test('says so where its log can not be written, and names no file', async () => {
    const { build, state, looked } = await building({
      host: { env: { XDG_STATE_HOME: readOnlyFolder } },
    });
    expect(state().outcome).toMatchObject({ status: 'warning' });
    expect(state().outcome?.text).toMatch(/^\/read-only\S+ could not be written/);
    expect(state().steps.build.facts).toMatchObject({ phase: 'running', logFile: null });
    build.end();
    await looked('manifest');
  });

  test('says so where the disk is full before its end', async () => {
    const person = walk();
    await person.goTo('build');
    const { appender } = person.host;
    Object.assign(person.host, {
      appender: async (path: string) => ({ ...(await appender(path)), error: () => 'full' }),
    });
    person.host.hold(buildLine);
    person.wizard.goOn();
    const build = await person.host.held(buildLine);
    build.say('stderr', said(vertex(run('linux/arm64'))));
    await until(() => person.state().outcome?.status === 'warning');
    expect(person.state().steps.build.facts).toMatchObject({ phase: 'running', logFile: null });
    build.end();
    await person.looked('manifest');
  });

  test('tells its progress as rawjson where this buildx can', async () => {
    const { build } = await building();
    expect(build.options.env).toMatchObject({
      BUILDKIT_PROGRESS: 'rawjson',
      PROGRESS_NO_TRUNC: '1',
    });
  });

  test('is begun once, however often Enter is pressed', async () => {
    const person = walk();
    await person.goTo('build');
    person.host.hold(buildLine);
    person.wizard.goOn();
    person.wizard.goOn();
    person.wizard.tryAgain();
    const build = await person.host.held(buildLine);
    person.wizard.goOn();
    expect(builds(person)).toBe(1);
    build.end();
    await person.looked('manifest');
  });

  test('that went well leads to the manifest list by itself', async () => {
    const { build, looked, state } = await building();
    build.end();
    await looked('manifest');
    expect(state().steps.manifest.facts?.rows.map(({ platform }) => platform)).toEqual([
      ...['linux/amd64', 'linux/arm64'],
    ]);
  });

  test('whose docker is gone says so', async () => {
    const { build, phase, state } = await building();
    build.end({ exitCode: null, failed: 'missing', stderr: 'spawn docker ENOENT' });
    await phase('failed');
    expect(state().steps.build.facts?.snapshot?.toolLines).toContain('spawn docker ENOENT');
  });
});

describe('a build that fails', () => {
  const install = remedyOf(['install', 'handlers'], { title: 'Install the handlers' });
  const options: WalkOptions = {
    host: { commands: { 'install handlers': '' } },
    remedies: { emulators: [install] },
  };

  /** The machine rebooted meanwhile: the handlers are gone. */
  async function failed(): Promise<Walk> {
    const person = await building(options);
    person.host.script('check emulators', 'no handler');
    failFormat(person.build);
    await until(() => (person.state().steps.build.facts?.diagnoses.length ?? 0) > 0);
    return person;
  }

  test('names the failure, and the remedy of the step that knows it', async () => {
    const { state } = await failed();
    expect(state().steps.build.facts?.snapshot?.culprit).toMatchObject({ platform: 'linux/arm64' });
    const [diagnosis] = state().steps.build.facts?.diagnoses ?? [];
    expect(diagnosis).toMatchObject({ failure: 'exec-format-error-run', step: 'emulators' });
    expect(diagnosis?.evidence).toContain('exec /bin/sh: exec format error');
  });

  test('is exit code 5 for who quits then, also a step further back', async () => {
    const person = await failed();
    person.wizard.quit();
    expect(await person.left()).toBe(5);
    const other = await failed();
    other.wizard.back();
    await other.looked('target');
    other.wizard.quit();
    expect(await other.left()).toBe(5);
  });

  test('can be tried again', async () => {
    const person = await failed();
    person.host.script(buildLine, '');
    person.wizard.tryAgain();
    await person.looked('manifest');
    expect(builds(person)).toBe(2);
  });

  test('tried again while its cause is still being looked for, keeps the picture of the new one', async () => {
    const person = await building(options);
    person.host.hold('check emulators');
    failFormat(person.build);
    const look = await person.host.held('check emulators');
    person.wizard.tryAgain();
    const again = await person.host.held(buildLine);
    look.end({ stdout: 'no handler' });
    await until(() => person.state().steps.build.facts?.snapshot !== null);
    expect(person.state().steps.build.facts).toMatchObject({ phase: 'running', diagnoses: [] });
    again.end();
    await person.looked('manifest');
  });
});

describe('a build that fails for a handler that is missing', () => {
  const install = remedyOf(['install', 'handlers'], { title: 'Install the handlers' });

  async function mending(): Promise<Walk> {
    const person = await building({
      host: { commands: { 'install handlers': '' } },
      remedies: { emulators: [install] },
    });
    person.host.script('check emulators', 'no handler');
    failFormat(person.build);
    await until(() => person.state().steps.build.facts?.diagnoses[0]?.remedy ?? null);
    person.wizard.choose(person.state().steps.build.facts?.diagnoses[0]?.remedy ?? install);
    expect(person.state().prompt?.kind).toBe('consent');
    return person;
  }

  test('is mended, proven and built again by itself', async () => {
    const person = await mending();
    person.host.script('check emulators', '');
    person.host.script(buildLine, '');
    const from = person.host.ran.length;
    person.wizard.consent(true);
    await person.looked('manifest');
    const after = person.host.ran.slice(from);
    expect(after[0]).toBe('install handlers');
    expect(after.indexOf('prove emulators')).toBeGreaterThan(after.indexOf('check emulators'));
    expect(after.indexOf(buildLine)).toBeGreaterThan(after.indexOf('prove emulators'));
  });

  test('is not built again where the remedy changed nothing', async () => {
    const person = await mending();
    person.wizard.consent(true);
    await until(() => person.state().outcome?.status === 'problem');
    expect(person.state()).toMatchObject({ current: 'build' });
    expect(person.state().steps.build.phase).toBe('looked');
    expect(builds(person)).toBe(1);
  });

  test('is not built again where the proof fails', async () => {
    const person = await mending();
    person.host.script('check emulators', '');
    person.host.script('prove emulators', 'its proof failed');
    person.wizard.consent(true);
    await until(() => person.state().outcome?.status === 'problem');
    expect(builds(person)).toBe(1);
  });

  test('takes no other wish while the proof runs, but Ctrl+C leaves', async () => {
    const person = await mending();
    person.host.script('check emulators', '');
    person.host.hold('prove emulators');
    person.wizard.consent(true);
    const proof = await person.host.held('prove emulators');
    person.wizard.tryAgain();
    person.wizard.back();
    expect(person.state().current).toBe('build');
    expect(builds(person)).toBe(1);
    person.wizard.interrupt();
    expect(await person.left()).toBe(130);
    expect(proof.signals).toEqual(['SIGTERM']);
  });
});

describe('Ctrl+C while a build runs', () => {
  test('asks; no lets it go on', async () => {
    const { wizard, build, state, looked } = await building();
    wizard.interrupt();
    expect(state().steps.build.facts?.phase).toBe('asking');
    wizard.consent(false);
    expect(state().steps.build.facts?.phase).toBe('running');
    expect(build.signals).toEqual([]);
    build.end();
    await looked('manifest');
  });

  test('asks; yes cancels it as Ctrl+C in a shell does, once, and stays', async () => {
    const { wizard, build, phase, state, left } = await building();
    wizard.cancelBuild();
    wizard.consent(true);
    expect(build.signals).toEqual(['SIGINT']);
    expect(state().steps.build.facts?.phase).toBe('cancelling');
    build.end({ exitCode: 130 });
    await phase('cancelled');
    expect(state()).toMatchObject({ current: 'build', exitCode: null });
    wizard.interrupt();
    expect(await left()).toBe(130);
  });

  test('a second one kills it, asked already or being cancelled', async () => {
    const asked = await building();
    asked.wizard.interrupt();
    asked.wizard.interrupt();
    expect(asked.build.signals).toEqual(['SIGKILL']);
    await asked.phase('cancelled');
    const cancelling = await building();
    cancelling.wizard.quit();
    cancelling.wizard.consent(true);
    cancelling.wizard.interrupt();
    expect(cancelling.build.signals).toEqual(['SIGINT', 'SIGKILL']);
    await cancelling.phase('cancelled');
  });

  test('before its command has started, it never starts', async () => {
    const person = walk();
    await person.goTo('build');
    const unsubscribe = person.wizard.store.subscribe(({ steps }) => {
      if (steps.build.facts?.phase !== 'running') return;
      unsubscribe();
      person.wizard.interrupt();
      person.wizard.interrupt();
    });
    person.wizard.goOn();
    await person.phase('cancelled');
    expect(builds(person)).toBe(0);
  });

  test('an answer that comes after its end changes nothing', async () => {
    const { wizard, build, phase, state } = await building();
    wizard.interrupt();
    build.end({ exitCode: 1 });
    await phase('failed');
    wizard.consent(true);
    expect(build.signals).toEqual([]);
    expect(state().steps.build.facts?.phase).toBe('failed');
  });

  test('after it was cancelled it can be begun anew', async () => {
    const person = await building();
    person.wizard.interrupt();
    person.wizard.interrupt();
    await person.phase('cancelled');
    person.host.script(buildLine, '');
    person.wizard.goOn();
    await person.looked('manifest');
    expect(builds(person)).toBe(2);
  });
});
