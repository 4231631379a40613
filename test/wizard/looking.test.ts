import { describe, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { checklist } from '../../src/checklist/index.ts';
import { noAnswers } from '../../src/model/answers.ts';
import { createLooking } from '../../src/wizard/looking.ts';
import { initialState } from '../../src/wizard/transitions.ts';
import { stubHost, until } from './stub-host.ts';
import { remedyOf, walk } from './walk.ts';

const times = (ran: readonly string[], command: string) =>
  ran.filter((one) => one === command).length;

describe('the first look', () => {
  test('looks at all four prerequisite steps side by side, each once', async () => {
    const { host, looked } = walk({ host: { uid: 0 } });
    await looked('machine');
    expect(host.ran.slice(0, 4)).toEqual([
      ...['check machine', 'check client', 'check emulators', 'check builder'],
    ]);
  });

  test('shows a step as soon as it was looked at, whatever the others take', async () => {
    const { wizard, host, looked, state } = walk();
    host.hold('check builder');
    const slow = await host.held('check builder');
    await looked('machine');
    wizard.goOn();
    expect(state().current).toBe('client');
    slow.end();
  });

  test('is not repeated for the step that the person comes to', async () => {
    const { host, goTo } = walk();
    await goTo('builder');
    expect(times(host.ran, 'check builder')).toBe(1);
    expect(times(host.ran, 'prove emulators')).toBe(1);
  });
});

describe('looking again', () => {
  test('overtakes a slower look: what that one saw is not shown', async () => {
    const { wizard, host, state, goTo } = walk();
    await goTo('builder');
    host.hold('check builder');
    wizard.lookAgain();
    const slow = await host.held('check builder');
    host.script('check builder', 'new');
    wizard.lookAgain();
    await until(() => state().steps.builder.phase === 'looked');
    slow.end({ stdout: 'old' });
    await until(() => times(host.ran, 'check builder') === 3);
    expect(state().steps.builder.findings[0]?.title).toBe('new');
  });

  test('is asked for while something is asked: the question comes first', async () => {
    const { wizard, host, state, looked } = walk({ remedies: { machine: [remedyOf(['mend'])] } });
    await looked('machine');
    wizard.choose(state().steps.machine.findings[0]?.remedies[0] ?? remedyOf([]));
    wizard.lookAgain();
    wizard.goOn();
    wizard.back();
    expect(state()).toMatchObject({ current: 'machine', prompt: { kind: 'consent' } });
    expect(times(host.ran, 'check machine')).toBe(1);
  });
});

describe('the closer look', () => {
  async function proving() {
    const person = walk();
    person.host.hold('prove emulators');
    await person.goTo('client');
    person.wizard.goOn();
    return { ...person, proof: await person.host.held('prove emulators') };
  }

  test('is gone on from once it is over, also where a later step is looked at meanwhile', async () => {
    const person = walk();
    const { wizard, host, state } = person;
    host.hold('check builder');
    host.hold('prove emulators');
    await person.goTo('client');
    wizard.goOn();
    const builder = await host.held('check builder');
    const proof = await host.held('prove emulators');
    wizard.goOn();
    builder.end();
    await until(() => state().steps.builder.phase === 'looked');
    proof.end();
    await until(() => state().current === 'builder');
  });

  test('ends with the step: its commands are ended', async () => {
    const { wizard, proof, looked, state } = await proving();
    expect(state().steps.emulators.phase).toBe('closer');
    wizard.back();
    await looked('client');
    expect(proof.signals).toEqual(['SIGTERM']);
    await until(() => state().steps.emulators.phase === 'looked');
  });

  test('ends with the wizard', async () => {
    const { wizard, proof, left } = await proving();
    wizard.interrupt();
    expect(await left()).toBe(130);
    expect(proof.signals).toEqual(['SIGTERM']);
  });

  test('is what Enter waits for, and then goes on', async () => {
    const { wizard, proof, state, looked } = await proving();
    wizard.goOn();
    expect(state()).toMatchObject({ current: 'emulators', outcome: { status: 'skipped' } });
    proof.end();
    await looked('builder');
    expect(state().outcome).toBeNull();
  });

  test('keeps the person who pressed Enter when it finds something', async () => {
    const { wizard, proof, state, looked } = await proving();
    wizard.goOn();
    proof.end({ stdout: 'its proof failed' });
    await looked('emulators');
    expect(state()).toMatchObject({ current: 'emulators', outcome: null });
  });

  test('keeps the person who pressed Enter and then looked again', async () => {
    const { wizard, host, state, looked } = await proving();
    wizard.goOn();
    host.script('prove emulators', '');
    wizard.lookAgain();
    await looked('emulators');
    expect(state().current).toBe('emulators');
  });

  test('is left out where the first look shows a problem', async () => {
    const { host, goTo } = walk({ host: { commands: { 'check emulators': 'no handlers' } } });
    await goTo('emulators');
    expect(host.ran).not.toContain('prove emulators');
  });
});

describe('after a remedy', () => {
  const mend = remedyOf(['mend']);

  test('a step before it that had a problem is looked at, too', async () => {
    const { wizard, host, state, goTo, looked } = walk({
      remedies: { emulators: [mend] },
      host: { commands: { 'check machine': 'broken', 'check emulators': 'broken', mend: '' } },
    });
    await goTo('emulators');
    wizard.choose(mend);
    host.script('check machine', '');
    host.script('check emulators', '');
    wizard.consent(true);
    await until(() => state().changes.length === 1);
    await looked('emulators');
    await until(() => state().steps.machine.phase === 'looked');
    expect(state().steps.machine.findings[0]?.status).toBe('ok');
    expect(times(host.ran, 'check machine')).toBe(2);
    expect(times(host.ran, 'check client')).toBe(1);
  });
});

describe('a look that is under way when the wizard leaves', () => {
  test('begins no other command, and asks no registry', async () => {
    const host = stubHost({ commands: { first: '', second: '' } });
    const store = createStore(() => initialState(null, noAnswers));
    const rights = () => ({ uid: 0, hasSudo: false });
    const looking = createLooking({ host, store, steps: checklist, rights });
    const look = looking.round();
    await look.run(['first']);
    looking.end();
    const asked = [
      look.run(['second']),
      look.request({ url: 'https://ghcr.io/v2/', method: 'GET', headers: {} }),
    ];
    const answer = await Promise.race([...asked, new Promise((end) => setImmediate(end, 'none'))]);
    expect(answer).toBe('none');
    expect(host.events).toEqual(['first']);
  });
});
