import { describe, expect, test } from 'vitest';
import type { StepId } from '../../src/model/step-id.ts';
import { stepIds } from '../../src/model/step-id.ts';
import { texts } from '../../src/texts/index.ts';
import { stubHost, until } from './stub-host.ts';
import { buildLine, manifestLine, platforms, tag, walk } from './walk.ts';

describe('on a prepared machine', () => {
  test('Enter at each step ends with a pushed image and exit code 0', async () => {
    const { wizard, goTo, left, state } = walk();
    await goTo('manifest');
    wizard.goOn();
    expect(await left()).toBe(0);
    expect(state().record.map(({ key }) => key.split('-')[0])).toEqual([...stepIds]);
    expect(state().record.map(({ status }) => status)).toEqual(stepIds.map(() => 'ok'));
    expect(state().record.at(-1)?.text).toBe(`${tag}: linux/amd64, linux/arm64`);
  });

  test('the build runs once, by the command that the step shows', async () => {
    const { host, goTo, state } = walk();
    await goTo('build');
    expect(host.ran).not.toContain(buildLine);
    expect(state().steps.build.facts?.command.join(' ')).toBe(buildLine);
    await goTo('manifest');
    expect(host.ran.filter((one) => one === buildLine)).toHaveLength(1);
  });
});

describe('going on', () => {
  test('while the target is looked at again is done when that look is over', async () => {
    const { wizard, goTo, looked, state } = walk();
    await goTo('target');
    wizard.lookAgain();
    expect(state().steps.target.phase).toBe('looking');
    wizard.goOn();
    expect(state().current).toBe('target');
    await looked('build');
    expect(state()).toMatchObject({ current: 'build', outcome: null });
  });
});

describe('going on while a closer look is under way', () => {
  test('waits for it; who says so twice does not wait for what nobody asked for', async () => {
    let isEnough = false;
    const { wizard, host, looked, state } = walk({ isEnough: () => isEnough });
    host.hold('prove emulators');
    for (const id of ['machine', 'client'] as const) {
      await looked(id);
      wizard.goOn();
    }
    await until(() => state().steps.emulators.phase === 'closer');
    wizard.goOn();
    expect(state()).toMatchObject({
      current: 'emulators',
      outcome: { text: texts().wizard.goesOnSooner },
    });
    wizard.goOn();
    expect(state()).toMatchObject({
      current: 'emulators',
      outcome: { text: texts().wizard.hurries },
    });
    isEnough = true;
    wizard.goOn();
    expect(state()).toMatchObject({ current: 'builder', outcome: null });
    expect(state().record.map(({ key }) => key.split('-')[0])).toContain('emulators');
  });
});

describe('going back', () => {
  test('keeps the answers', async () => {
    const { wizard, goTo, looked, state } = walk();
    await goTo('target');
    wizard.setAnswers({ tags: ['localhost:5000/demo:2'], platforms: ['linux/arm64'] });
    wizard.back();
    await looked('builder');
    await goTo('target');
    expect(state().answers).toMatchObject({
      ...{ tags: ['localhost:5000/demo:2'], platforms: ['linux/arm64'] },
    });
  });

  test('to a step by its name passes those between, and never goes forward', async () => {
    const { wizard, goTo, looked, state } = walk();
    await goTo('target');
    wizard.goTo('build');
    expect(state().current).toBe('target');
    wizard.goTo('emulators');
    await looked('emulators');
    expect(state().answers).toMatchObject({ platforms });
  });

  test('from the first step stays there', async () => {
    const { wizard, looked, state } = walk();
    await looked('machine');
    wizard.back();
    expect(state().current).toBe('machine');
  });

  test('looks at a step again that was done', async () => {
    const { wizard, host, goTo, looked } = walk();
    await goTo('target');
    wizard.back();
    await looked('builder');
    expect(host.ran.filter((one) => one === 'check builder')).toHaveLength(2);
  });

  test('to a build that ended well and on again does not build again', async () => {
    const { wizard, host, goTo, looked } = walk();
    await goTo('manifest');
    wizard.back();
    await looked('build');
    await goTo('manifest');
    expect(host.ran.filter((one) => one === buildLine)).toHaveLength(1);
  });

  test('and changing an answer builds again', async () => {
    const again = buildLine.replace('demo:1', 'demo:2');
    const { wizard, host, goTo, looked, state } = walk({ host: { commands: { [again]: '' } } });
    await goTo('manifest');
    wizard.back();
    await looked('build');
    wizard.back();
    await looked('target');
    wizard.setAnswers({ tags: ['localhost:5000/demo:2'] });
    await goTo('build');
    expect(state().steps.build.facts?.phase).toBe('ready');
    host.hold(again);
    wizard.goOn();
    (await host.held(again)).end({ exitCode: 1 });
    await until(() => state().steps.build.facts?.phase === 'failed');
  });
});

describe('going on', () => {
  test('past a prerequisite with a problem is allowed', async () => {
    const { goTo, state } = walk({ host: { commands: { 'check client': 'no buildx' } } });
    await goTo('emulators');
    expect(state().record.at(-1)?.status).toBe('problem');
  });

  test('from the target is refused while it has a problem', async () => {
    const { wizard, goTo, state } = walk();
    await goTo('target');
    wizard.setAnswers({ tags: ['Localhost:5000/Demo:1'] });
    wizard.goOn();
    expect(state().current).toBe('target');
    wizard.setAnswers({ tags: [tag] });
    wizard.goOn();
    expect(state().current).toBe('build');
  });

  test('right after the tag was typed goes on at once', async () => {
    const { wizard, goTo, state } = walk({ answers: { tags: [] } });
    await goTo('target');
    wizard.setAnswers({ tags: [tag] });
    wizard.goOn();
    expect(state().current).toBe('build');
  });

  test('with another registry leads back to the builder, which is looked at with that in mind', async () => {
    const answers = { access: 'http' } as const;
    const { wizard, host, goTo, looked, state } = walk({ answers });
    await goTo('target');
    wizard.setAnswers({ tags: ['ghcr.io/ada/demo:1'] });
    wizard.goOn();
    await looked('builder');
    expect(state()).toMatchObject({
      answers: { registry: 'ghcr.io', access: null },
      outcome: { status: 'warning' },
    });
    expect(host.ran.filter((one) => one === 'check builder')).toHaveLength(2);
    await goTo('build');
  });

  test('with an archive asks for no registry', async () => {
    const output = { kind: 'oci', file: 'demo.tar' } as const;
    const { goTo } = walk({ answers: { output, registry: '', tags: [] } });
    await goTo('build');
  });
});

describe('the exit code', () => {
  const quitAt = async (step: StepId, commands = {}) => {
    const { wizard, goTo, left } = walk({ host: { commands } });
    await goTo(step);
    wizard.quit();
    return left();
  };

  test('is 130 for who quits before the end', async () => {
    expect(await quitAt('target')).toBe(130);
  });

  test('is 3 for who quits while a prerequisite has a problem', async () => {
    expect(await quitAt('machine', { 'check builder': 'no builder' })).toBe(3);
  });

  test('is 130 for Ctrl+C, whatever was found', async () => {
    const { wizard, looked, left } = walk({ host: { commands: { 'check machine': 'old' } } });
    await looked('machine');
    wizard.interrupt();
    expect(await left()).toBe(130);
  });

  test('is 130 for Ctrl+C before anything was looked at', async () => {
    const { wizard, left } = walk();
    wizard.interrupt();
    expect(await left()).toBe(130);
  });

  test('is 0 at the end, and 1 where a platform is missing there', async () => {
    expect(await quitAt('manifest')).toBe(0);
    const lacking = JSON.stringify({ manifests: [] });
    expect(await quitAt('manifest', { [manifestLine]: lacking })).toBe(1);
  });
});

describe('what is remembered', () => {
  const state = '/home/ada/.local/state/multiarch-wizard';

  test('is written when the person goes on from the target, and pre-fills the next run', async () => {
    const { host, goTo } = walk();
    await goTo('target');
    expect(host.files.has(`${state}/last-run.json`)).toBe(false);
    await goTo('build');
    await until(() => host.files.has(`${state}/last-run.json`));
    const again = walk({
      host: { files: Object.fromEntries(host.files) },
      answers: { tags: ['localhost:5000/demo:flag'] },
    });
    await again.looked('machine');
    expect(again.state().answers).toMatchObject({ platforms, tags: ['localhost:5000/demo:flag'] });
  });

  test('of a folder counts for more than that of the last run elsewhere, and flags for more than both', async () => {
    const { recallInto, rememberFrom } = await import('../../src/wizard/remembering.ts');
    const { noAnswers } = await import('../../src/model/answers.ts');
    const host = stubHost();
    const elsewhere = { context: '/elsewhere', platforms: ['linux/s390x'] };
    await rememberFrom(host, { ...noAnswers, ...elsewhere, tags: ['ghcr.io/team/app:1'] });
    expect(await recallInto(host, {})).toMatchObject({
      ...{ registry: 'ghcr.io', pushedTo: 'ghcr.io/team', platforms: ['linux/s390x'], tags: [] },
    });
    const mirrors = [{ host: 'mirror.lan', access: { ca: '/etc/mirror.crt' } }];
    await rememberFrom(host, {
      ...{ ...noAnswers, platforms, access: 'http', mirrors, registry: 'reg.lan:5000' },
      tags: ['reg.lan:5000/demo:2020-08-01', 'reg.lan:5000/demo:latest'],
    });
    await rememberFrom(host, { ...noAnswers, ...elsewhere, tags: ['ghcr.io/team/app:1'] });
    const recalled = await recallInto(host, {});
    const said = { registry: 'reg.lan:5000', access: 'http', platforms, mirrors };
    expect(recalled).toMatchObject(said);
    // A tag that is a day is today.
    expect(recalled.tags).toEqual(['reg.lan:5000/demo:2026-11-24', 'reg.lan:5000/demo:latest']);
    const flags = { tags: ['quay.io/a/b:1'], registry: 'quay.io', platforms: ['linux/amd64'] };
    expect(await recallInto(host, flags)).toMatchObject({ ...flags, access: null });
    const output = { kind: 'oci', file: 'x.tar' } as const;
    expect(await recallInto(host, { output })).toMatchObject({ output, registry: '' });
    // Where it was pushed last is known to an archive too, with a namespace or without.
    await rememberFrom(host, { ...noAnswers, ...elsewhere, tags: ['localhost:5000/app:1'] });
    expect(await recallInto(host, { output })).toMatchObject({ pushedTo: 'localhost:5000' });
  });
});

describe('whether there is something to build', () => {
  test('is looked at again for another folder, and by who comes back to the first step', async () => {
    const answers = { context: 'app' };
    const files = { '/project/app/main.go': '' };
    const { wizard, host, goTo, looked, state } = walk({ answers, host: { files } });
    await goTo('target');
    expect(state().emptyProject).toBe('app');
    wizard.setAnswers({ context: '.' });
    await until(() => state().emptyProject === null);
    wizard.setAnswers({ context: 'app' });
    await until(() => state().emptyProject === 'app');
    await host.writeText('/project/app/Dockerfile', 'FROM scratch\n', { mode: 0o644 });
    wizard.goTo('machine');
    await looked('machine');
    await until(() => state().emptyProject === null);
  });
});
