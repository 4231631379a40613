import { afterEach, describe, expect, it } from 'vitest';
import { judgeTarget } from '../../src/checklist/target/findings.ts';
import type { Remedy } from '../../src/model/remedy.ts';
import { texts } from '../../src/texts/index.ts';
import type { WizardState } from '../../src/wizard/state.ts';
import * as samples from './samples.ts';
import { type Shown, type ShowOptions, show } from './screen.ts';

const { at, buildFacts } = samples;
const [installer] = samples.emulatorFindings[0]?.remedies ?? [];
const open: Shown[] = [];
const shown = (state: WizardState, options?: ShowOptions): Shown => {
  const screen = show(state, options);
  open.push(screen);
  return screen;
};
afterEach(() => {
  for (const screen of open.splice(0)) screen.close();
});

const emulators = at('emulators', {
  findings: samples.emulatorFindings,
  facts: samples.emulatorsFacts as never,
});
const target = at(
  'target',
  { facts: samples.targetFacts as never },
  { answers: samples.targetAnswers },
);
const build = at('build', { facts: buildFacts() as never });

describe('a step with a way out', () => {
  it('takes the recommended remedy with Enter, another one after an arrow', async () => {
    const screen = shown(emulators);
    await screen.until('tonistiigi/binfmt');
    screen.press('enter', 'down', 'enter');
    expect(
      screen.calls.map(([name, remedy]) => [name, (remedy as { title: string }).title]),
    ).toEqual([
      ['choose', 'tonistiigi/binfmt'],
      ['choose', 'multiarch/qemu-user-static'],
    ]);
  });

  it('looks again where a way is only told, and takes one that asks or leads on', async () => {
    const told = samples.remedy('Do it', { needs: 'person' });
    const question = { prompt: '?', initial: '', check: () => null, answer: async () => told };
    const remedies = [told, { ...told, question }, { ...told, leadsTo: 'practice' as const }];
    const findings = [
      samples.finding('machine.docker', 'problem', 'none', 'docker', 'x', remedies),
    ];
    const screen = shown(at('machine', { findings }));
    await screen.until('❯ Do it');
    screen.press('enter', 'down', 'enter', 'down', 'enter');
    expect(screen.calls.map(([name]) => name)).toEqual(['lookAgain', 'choose', 'choose']);
  });

  it('shows the next finding that is not fine, with its own evidence, after Tab', async () => {
    const screen = shown(at('machine', { findings: samples.stoppedEngine }));
    await screen.until('Cannot connect to the Docker daemon');
    screen.press('tab');
    await screen.until('no binfmt_misc');
    await screen.until('sudo mount binfmt_misc');
  });

  it('goes on with Enter where nothing is wrong, and back, again and away by their letters', async () => {
    const screen = shown(at('machine', { findings: samples.machineFindings }));
    await screen.until('Go on to');
    screen.press('enter', 'b', 'r', 'q', 'ctrl-c');
    expect(screen.calls.map(([name]) => name)).toEqual([
      'goOn',
      'back',
      'lookAgain',
      'quit',
      'interrupt',
    ]);
  });

  it('takes keys that arrive together one by one', async () => {
    const screen = shown(at('machine', { findings: samples.machineFindings }));
    await screen.until('Go on to');
    screen.press('r\rb');
    expect(screen.calls.map(([name]) => name)).toEqual(['lookAgain', 'goOn', 'back']);
  });
});

describe('the question before a change', () => {
  const asked = { ...emulators, prompt: { kind: 'consent', remedy: installer } } as WizardState;

  it('is not answered by Enter', async () => {
    const screen = shown(asked);
    await screen.until('Run exactly this?');
    screen.press('enter', 'space');
    expect(screen.calls).toEqual([]);
  });

  it('is answered by y and n, and closed by Esc and q, which leave no more than the question', async () => {
    const screen = shown(asked);
    await screen.until('Run exactly this?');
    await screen.until(`Esc, q ${texts().ui.actions.close}`);
    screen.press('y', 'n', 'esc');
    await screen.until(() => screen.calls.length === 3);
    screen.press('q');
    await screen.until(() => screen.calls.length === 4);
    expect(screen.calls).toEqual([
      ['consent', true],
      ['consent', false],
      ['consent', false],
      ['consent', false],
    ]);
  });

  it('takes no yes to commands that were not on the screen yet: y shows the rest', async () => {
    const actions = Array.from({ length: 30 }, (_, index) => ({ run: ['step', `${index + 1}`] }));
    const prompt = { kind: 'consent', remedy: { ...installer, actions } } as const;
    const screen = shown({ ...emulators, prompt } as WizardState);
    await screen.until('y shows the rest');
    screen.press('y');
    const second = await screen.until((rows) => !rows.includes('$ step 2\n'));
    expect(second).toContain('y shows the rest');
    expect(screen.calls).toEqual([]);
    screen.press('y');
    await screen.until('$ step 30');
    await screen.until('y yes');
    expect(screen.calls).toEqual([]);
    screen.press('y');
    expect(screen.calls).toEqual([['consent', true]]);
  });

  it('takes no yes in a window that is too small to show them', async () => {
    const screen = shown(asked);
    await screen.until('Run exactly this?');
    screen.resize(80, 10);
    await screen.until('80 by 10');
    screen.press('y');
    expect(screen.calls).toEqual([]);
  });

  it('explains itself with e, and asks again after that', async () => {
    const screen = shown(asked);
    await screen.until('Run exactly this?');
    screen.press('e');
    const text = await screen.until('It is for: qemu-aarch64 has no F');
    expect(text).toMatch(/To take it back +docker run --rm --privileged tonistiigi\/binfmt/);
    expect(text).toMatch(/--privileged +lets the container change the kernel/);
    screen.press('esc');
    await screen.until('Run exactly this?');
    expect(screen.calls).toEqual([]);
  });

  it('is not hidden by a page that was open', async () => {
    const screen = shown(emulators);
    await screen.until('tonistiigi');
    screen.press('?');
    await screen.until('In a text field only');
    screen.store.setState({ prompt: asked.prompt });
    await screen.until('Run exactly this?');
  });
});

describe('a question that wants a text', () => {
  const question = samples.remedy('Create a builder', {
    question: {
      prompt: 'What is it called?',
      initial: 'mybuilder',
      check: () => null,
      answer: async () => ({ refused: 'no' }),
    },
  });
  const asked = {
    ...emulators,
    prompt: { kind: 'question', remedy: question, refused: null },
  } as WizardState;

  it('begins with its suggestion, which gives way to what is typed, letter by letter', async () => {
    const screen = shown(asked);
    await screen.until('mybuilder');
    await screen.until(texts().ui.offered);
    screen.press('quebec', 'left', 'backspace', 'enter');
    expect(screen.calls).toEqual([['answer', 'quebc']]);
    await screen.until((text) => !text.includes(texts().ui.offered));
  });

  it('says below it what goes on until what follows from the answer is known', async () => {
    const screen = shown(asked);
    await screen.until(texts().ui.offered);
    screen.store.setState({
      prompt: {
        kind: 'question',
        remedy: question,
        refused: null,
        meanwhile: 'Asking a registry.',
      },
    });
    const text = await screen.until('  Asking a registry.');
    expect(text).toContain('mybuilder');
    expect(text).not.toContain(texts().ui.offered);
  });

  it('has a last way, by Tab, where it names one, and until it is answered', async () => {
    const screen = shown(asked);
    const before = await screen.until('mybuilder');
    expect(before).not.toContain(texts().ui.actions.otherwise);
    const otherwise = { told: 'The last way has no name.', remedy: question };
    const last = { ...question, question: { ...question.question, otherwise } } as Remedy;
    screen.store.setState({ prompt: { kind: 'question', remedy: last, refused: null } });
    const text = await screen.until('The last way has no name.');
    expect(text).toMatch(/Tab the last way/);
    screen.press('tab');
    expect(screen.calls).toEqual([['otherwise']]);
    screen.store.setState({
      prompt: { kind: 'question', remedy: last, refused: null, meanwhile: 'Asking a registry.' },
    });
    await screen.until('Asking a registry.');
    await screen.until((now) => !now.includes('the last way'));
  });

  it('keeps its suggestion for whoever goes to its end', async () => {
    const screen = shown(asked);
    await screen.until('mybuilder');
    screen.press('end', '2', 'enter');
    expect(screen.calls).toEqual([['answer', 'mybuilder2']]);
  });

  it('takes its suggestion out with Ctrl+U', async () => {
    const screen = shown(asked);
    await screen.until('mybuilder');
    screen.press('ctrl-u', 'other', 'enter');
    expect(screen.calls).toEqual([['answer', 'other']]);
  });

  it('takes a pasted text without its line breaks', async () => {
    const screen = shown(asked);
    await screen.until('mybuilder');
    screen.press('\u001b[200~my\nname\n\u001b[201~', 'enter');
    expect(screen.calls).toEqual([['answer', 'myname']]);
  });

  it('says what is wrong below the text, and keeps the text', async () => {
    const screen = shown(asked);
    await screen.until('mybuilder');
    screen.store.setState({
      prompt: { kind: 'question', remedy: question, refused: 'This name is taken.' },
    });
    await screen.until('  This name is taken.');
    screen.press('2');
    await screen.until('mybuilder2');
  });
});

describe('platforms and tag', () => {
  it('goes on with one Enter when everything is answered', async () => {
    const screen = shown(target);
    await screen.until('3 platforms chosen');
    screen.press('enter');
    expect(screen.calls).toEqual([['goOn']]);
  });

  it('chooses with Space, presets and platforms, and never one that cannot be built', async () => {
    const screen = shown({ ...target, answers: { ...target.answers, platforms: [] } });
    await screen.until('0 platforms chosen');
    screen.press('space', 'down', 'down', 'space', 'up', 'up', 'up', 'space');
    expect(screen.store.getState().answers.platforms).toEqual(['linux/arm64', 'linux/arm/v7']);
  });

  it('filters the list after /, and chooses from what is left', async () => {
    const screen = shown({ ...target, answers: { ...target.answers, platforms: [] } });
    await screen.until('0 platforms chosen');
    screen.press('/', 's390');
    await screen.until((text) => text.includes('linux/s390x') && !text.includes('linux/arm64 '));
    screen.press('enter', 'space');
    expect(screen.store.getState().answers.platforms).toEqual(['linux/s390x']);
    await screen.until('1 platform chosen. Only those with s390');
  });

  it('checks a tag while it is typed, with the error under the character', async () => {
    const screen = shown(target);
    await screen.until('ghcr.io/kofj/demo');
    screen.press('tab', 'ctrl-u', 'ghcr.io/Kofj/demo:1');
    const text = await screen.until('capitals are not allowed');
    const rows = text.split('\n');
    const typed = rows.find((row) => row.includes('ghcr.io/Kofj')) ?? '';
    const error = rows.find((row) => row.includes('^')) ?? '';
    expect(error.indexOf('^')).toBe(typed.indexOf('K'));
    expect(screen.calls.filter(([name]) => name === 'goOn')).toEqual([]);
    screen.press('enter');
    expect(screen.calls.filter(([name]) => name === 'goOn')).toEqual([]);
  });

  it('types at the end of a tag that is the person’s, and in the place of one that is suggested', async () => {
    const screen = shown(target);
    await screen.until('ghcr.io/kofj/demo');
    screen.press('tab', 'end', '-b', 'enter');
    expect(screen.store.getState().answers.tags[0]).toBe('ghcr.io/kofj/demo:2026-11-24-b');
    screen.press('tab', 'shift-tab', '2', 'enter');
    expect(screen.store.getState().answers.tags[0]).toBe('ghcr.io/kofj/demo:2026-11-24-b2');
    screen.store.setState({ answers: target.answers });
    screen.press('tab', 'shift-tab', 'me/x:1', 'enter');
    expect(screen.store.getState().answers.tags[0]).toBe('me/x:1');
    const other = '\u001b[200~ghcr.io/kofj/other:1\u001b[201~';
    screen.press('tab', 'shift-tab', 'ctrl-u', other, 'backspace', '2', 'enter');
    expect(screen.store.getState().answers.tags[0]).toBe('ghcr.io/kofj/other:2');
  });

  it('never chooses by Enter: without a platform it says how one is chosen', async () => {
    const screen = shown({ ...target, answers: { ...target.answers, platforms: [] } });
    await screen.until('0 platforms chosen');
    screen.press('enter');
    await screen.until('Choose a platform first');
    expect(screen.calls).toEqual([]);
  });

  describe('with something in the way', () => {
    const { targetAnswers, targetFacts } = samples;
    const inTheWay = at(
      'target',
      {
        facts: targetFacts as never,
        findings: judgeTarget({ ...targetFacts, credentials: {} }, targetAnswers),
      },
      { answers: targetAnswers },
    );

    it('shows the way out, and takes it with Enter after Tab', async () => {
      const screen = shown(inTheWay);
      await screen.until('Leave out linux/riscv64');
      screen.press('tab', 'tab', 'tab', 'tab');
      await screen.until('❯ Leave out linux/riscv64');
      screen.press('enter');
      expect(screen.calls.map(([name, remedy]) => [name, (remedy as Remedy).title])).toEqual([
        ['choose', 'Leave out linux/riscv64'],
      ]);
    });

    it('goes to the way out with Enter, and says what is in the way', async () => {
      const screen = shown(inTheWay);
      await screen.until('Leave out linux/riscv64');
      screen.press('enter');
      await screen.until('❯ Leave out linux/riscv64');
      expect(screen.calls).toEqual([]);
    });

    it('takes the way to log in, whose command is on the screen', async () => {
      const screen = shown(inTheWay);
      await screen.until('Leave out linux/riscv64');
      screen.press('enter', 'down');
      await screen.until('docker login ghcr.io');
      screen.press('enter');
      expect(screen.calls.map(([name, remedy]) => [name, (remedy as Remedy).title])).toEqual([
        ['choose', 'Log in'],
      ]);
    });

    it('looks again where a way is only told, and takes one that asks or leads on', async () => {
      const told = samples.remedy('Do it', { needs: 'person' });
      const question = { prompt: '?', initial: '', check: () => null, answer: async () => told };
      const remedies = [told, { ...told, question }, { ...told, leadsTo: 'practice' as const }];
      const findings = [
        samples.finding('target.access', 'problem', 'no access', 'docker', 'x', remedies),
      ];
      const { facts } = inTheWay.steps.target;
      const screen = shown(at('target', { facts, findings }, { answers: targetAnswers }));
      await screen.until('no access');
      screen.press('enter');
      await screen.until('❯ Do it');
      screen.press('enter', 'down', 'enter', 'down', 'enter');
      expect(screen.calls.map(([name]) => name)).toEqual(['lookAgain', 'choose', 'choose']);
    });

    it('goes back to the platforms when nothing is in the way any more', async () => {
      const screen = shown(inTheWay);
      await screen.until('Leave out linux/riscv64');
      screen.press('enter');
      await screen.until('❯ Leave out linux/riscv64');
      screen.store.setState(target);
      expect(screen.view.getState().target.focus).toBe('platforms');
    });
  });

  it('asks for a file where the image goes into one', async () => {
    const screen = shown(target);
    await screen.until('3 platforms chosen');
    screen.press('tab', 'tab', 'space', 'tab', 'ctrl-u', 'demo.tar', 'enter');
    expect(screen.store.getState().answers.output).toEqual({ kind: 'oci', file: 'demo.tar' });
    expect(screen.calls.at(-1)).toEqual(['goOn']);
  });

  it('leaves letters to the text field that has the focus', async () => {
    const screen = shown(target);
    await screen.until('3 platforms chosen');
    screen.press('tab', 'q', 'b', 'r', '?');
    expect(screen.calls.map(([name]) => name)).not.toContain('quit');
    expect(screen.view.getState().overlay).toBeNull();
  });
});

describe('a build', () => {
  it('that succeeded can be read about and run again, or be left behind with Enter', async () => {
    const screen = shown(at('build', { facts: buildFacts({ phase: 'succeeded' }) as never }));
    await screen.until('a build again');
    screen.press('l');
    await screen.until('line ');
    screen.press('esc', 'a', 'enter');
    expect(screen.calls.map(([name]) => name)).toEqual(['tryAgain', 'goOn']);
  });

  it('starts with Enter', async () => {
    const screen = shown(
      at('build', { facts: buildFacts({ phase: 'ready', snapshot: null }) as never }),
    );
    await screen.until('Ready to build');
    screen.press('enter');
    expect(screen.calls).toEqual([['goOn']]);
  });

  it('asks before it is cancelled by q or Ctrl+C, and y means it', async () => {
    const screen = shown(build);
    await screen.until('linux/riscv64');
    screen.press('q', 'ctrl-c');
    expect(screen.calls).toEqual([['cancelBuild'], ['cancelBuild']]);
    screen.store.setState(at('build', { facts: buildFacts({ phase: 'asking' }) as never }));
    await screen.until('Stop the build?');
    screen.press('enter', 'y');
    expect(screen.calls.slice(2)).toEqual([['consent', true]]);
  });

  it('says that it had ended by itself where that was still asked, and an answer that comes too late leaves it said', async () => {
    const screen = shown(at('build', { facts: buildFacts({ phase: 'asking' }) as never }));
    await screen.until('Stop the build?');
    const facts = buildFacts({ phase: 'succeeded' }) as never;
    screen.store.setState(at('build', { facts }));
    await screen.until(texts().ui.endedMeanwhile);
    const manifest = at('manifest', { facts: samples.manifestFacts as never });
    const { build: ended } = at('build', { facts }).steps;
    screen.store.setState({ ...manifest, steps: { ...manifest.steps, build: ended } });
    // A key that means nothing there comes after Esc, which alone is known for one only after a while.
    screen.press('y', 'n', 'esc', 'z');
    await screen.untilDrawn();
    expect(screen.view.getState().notice).toBe(texts().ui.endedMeanwhile);
    screen.press('?');
    await screen.until((text) => !text.includes(texts().ui.endedMeanwhile));
  });

  it('takes nothing else along that was said while it went on', async () => {
    const screen = shown(build);
    await screen.until('linux/riscv64');
    const notice = 'Copied, and printed above.';
    screen.view.setState({ notice });
    await screen.until(notice);
    screen.store.setState(at('manifest', { facts: samples.manifestFacts as never }));
    await screen.until((text) => !text.includes(notice));
  });

  it('says nothing of the kind where the answer was a yes', async () => {
    const state = (phase: 'asking' | 'cancelling' | 'cancelled') =>
      at('build', { facts: buildFacts({ phase }) as never });
    const screen = shown(state('asking'));
    await screen.until('Stop the build?');
    screen.store.setState(state('cancelling'));
    screen.store.setState(state('cancelled'));
    await screen.untilDrawn();
    expect(screen.view.getState().notice).toBeNull();
  });

  it('moves to the next lane with Tab', async () => {
    const screen = shown(build);
    await screen.until('❯ linux/arm64');
    screen.press('tab');
    await screen.until('❯ linux/riscv64');
  });

  it('shows its log, searches it, goes from hit to hit and follows the end again', async () => {
    const screen = shown(build);
    await screen.until('linux/riscv64');
    screen.press('l');
    await screen.until('line 500 of 500');
    screen.press('/', 'UNDEFINED', 'enter');
    await screen.until('❯ #7 line 443 undefined reference');
    await screen.until('/ UNDEFINED   hit 5 of 5');
    await screen.until((text) => /n next hit +N previous hit/.test(text));
    screen.press('N');
    await screen.until('❯ #7 line 343 undefined reference');
    await screen.until('hit 4 of 5');
    screen.press('n', 'n');
    await screen.until('❯ #7 line 43 undefined reference');
    await screen.until('hit 1 of 5');
    screen.press('g');
    await screen.until((text) => /#7 line 1$/m.test(text));
    screen.press('/', 'undefined', 'enter');
    await screen.until('hit 1 of 5');
    screen.press('n');
    await screen.until('hit 2 of 5');
    screen.press('pgdn', 'up', 'G');
    await screen.until('follows the build');
    screen.press('/', 'nowhere', 'enter');
    await screen.until((text) => text.includes('nowhere is not') && !text.includes('next hit'));
    screen.press('esc');
    await screen.until('set-up');
  });

  it('moves the log sideways as far as its lines are long, and a hit onto the screen', async () => {
    const long = `#9 ${'.'.repeat(60)} ${'-'.repeat(100)} the reason at its end`;
    const log = samples.logOf(['#9 short', long, '#9 last']);
    const screen = shown(at('build', { facts: { ...samples.failedFacts, log } as never }));
    await screen.until('failed at step 4 of 6');
    screen.press('l');
    await screen.until('← left   → right');
    expect(screen.rows().join('\n')).not.toContain('follows the build');
    screen.press('right');
    await screen.until((text) => /^ {2}…\.+ -+…$/m.test(text) && !text.includes('short'));
    screen.press('right', 'right', 'right');
    await screen.until((text) => /^ {2}…-+ the reason at its end$/m.test(text));
    screen.press('left', 'left', 'left');
    await screen.until('#9 short');
    screen.press('/', 'REASON', 'enter');
    await screen.until((text) => /^❯ …-+ the reason at/m.test(text));
    await screen.until('/ REASON   hit 1 of 1');
    // It is at the end already: nothing is further to the right.
    const { left } = screen.view.getState().log;
    screen.press('right');
    expect(screen.view.getState().log.left).toBe(left);
    await screen.until((text) => /^❯ …-+ the reason at its end$/m.test(text));
  });

  it('never moves the log back with the key to the right, where the rows on the screen are shorter', async () => {
    const shorter = Array.from({ length: 60 }, (_, index) => `#9 ${index} ${'-'.repeat(90)}`);
    const log = samples.logOf([`#9 ${'.'.repeat(200)} the reason`, ...shorter]);
    const screen = shown(at('build', { facts: { ...samples.failedFacts, log } as never }));
    await screen.until('failed at step 4 of 6');
    screen.press('l', '/', 'reason', 'enter');
    await screen.until((text) => /^❯ ….* the reason$/m.test(text));
    const { left } = screen.view.getState().log;
    expect(left).toBeGreaterThan(90);
    screen.press('G', 'right');
    expect(screen.view.getState().log.left).toBe(left);
    screen.press('left');
    await screen.until('---');
  });

  it('says nothing of sides where every line fits', async () => {
    const log = samples.logOf(['#9 short']);
    const screen = shown(at('build', { facts: { ...samples.failedFacts, log } as never }));
    await screen.until('failed at step 4 of 6');
    screen.press('l');
    await screen.until((text) => text.includes('line 1 of 1') && !text.includes('→ right'));
    screen.press('right');
    expect(screen.view.getState().log.left).toBe(0);
    expect(await screen.untilDrawn()).toMatch(/^ {2}#9 short$/m);
    expect(screen.rows().join('\n')).not.toContain('→ right');
  });

  it('offers to mend, to try again, the log and the way back when it failed', async () => {
    const screen = shown(at('build', { facts: samples.failedFacts as never }));
    await screen.until('failed at step 4 of 6');
    screen.press('enter', 'down', 'enter', 'down', 'down', 'enter', 'up', 'enter');
    expect(screen.calls.map(([name]) => name)).toEqual(['choose', 'tryAgain', 'goTo']);
    expect(screen.calls.at(-1)).toEqual(['goTo', 'emulators']);
    await screen.until('line 500 of 500');
  });
});

describe('the manifest list', () => {
  const manifest = at('manifest', { facts: samples.manifestFacts as never });

  it('runs a command in every image, asked for with p', async () => {
    const screen = shown(manifest);
    await screen.until('OCI image index');
    screen.press('p');
    await screen.until('uname -m');
    screen.press('ctrl-u', "sh -c 'id -u'", 'enter');
    expect(screen.calls).toEqual([['probe', ['sh', '-c', 'id -u']]]);
  });

  it('has the log of the build that made it under l, where one was just made', async () => {
    const screen = shown(manifest);
    await screen.until('OCI image index');
    expect(screen.rows().join('\n')).not.toContain(`l ${texts().ui.actions.log}`);
    const build = at('build', { facts: buildFacts({ phase: 'succeeded' }) as never }).steps.build;
    screen.store.setState({ ...manifest, steps: { ...manifest.steps, build } });
    await screen.until(`l ${texts().ui.actions.log}`);
    screen.press('l');
    await screen.until('line 500 of 500');
    screen.press('esc');
    await screen.until('OCI image index');
  });

  it('gives the command that is suggested for what is typed, and says so', async () => {
    const screen = shown(manifest);
    await screen.until('OCI image index');
    screen.press('p');
    await screen.until(texts().ui.offered);
    screen.press('id', 'enter');
    expect(screen.calls).toEqual([['probe', ['id']]]);
  });

  it('has the registry of one’s own removed with x, also where archives are left to push', async () => {
    const told = { evidence: [], failure: null } as const;
    const removal = samples.remedy('Remove the registry');
    const registry = {
      ...told,
      id: 'manifest.registry',
      status: 'ok',
      title: 'Runs here',
    } as const;
    const left = { ...told, id: 'manifest.pushed', status: 'skipped', title: 'Left: web' } as const;
    const facts = { ...samples.manifestFacts, source: 'oci', where: 'app.tar' } as never;
    const push = { ...left, remedies: [samples.remedy('Push web')] };
    const { removeRegistry } = texts().ui.actions;
    const screen = shown(
      at('manifest', { facts, findings: [push, { ...registry, remedies: [removal] }] }),
    );
    await screen.until(removeRegistry);
    screen.press('x');
    expect(screen.calls).toEqual([['choose', removal]]);
    const without = await shown(at('manifest', { facts, findings: [push] })).until('Push web');
    expect(without).not.toContain(removeRegistry);
  });

  it('is left with Enter', async () => {
    const screen = shown(manifest);
    await screen.until('OCI image index');
    screen.press('enter');
    expect(screen.calls).toEqual([['goOn']]);
  });

  it('copies its commands to the clipboard, and prints them', async () => {
    const screen = shown(manifest);
    await screen.until('OCI image index');
    screen.press('c');
    await screen.until('2 commands copied');
    const commands =
      'docker pull localhost:5000/demo:2026-11-24\ndocker buildx imagetools inspect localhost:5000/demo:2026-11-24';
    const encoded = Buffer.from(commands).toString('base64');
    expect(screen.output.raw).toContain(`\u001b]52;c;${encoded}\u0007`);
    expect(screen.everything()).toContain('docker pull localhost:5000/demo:2026-11-24');
  });
});

describe('the help', () => {
  it('shows all the keys that act here at once, and goes as it came', async () => {
    const screen = shown(at('machine', { findings: samples.machineFindings }));
    await screen.until('Go on to');
    screen.press('?');
    const text = await screen.until('A question before a change');
    for (const action of ['go on', 'look again', 'page down', 'stop or leave', 'yes']) {
      expect(text).toContain(action);
    }
    expect(text).not.toContain('more below');
    screen.press('?');
    await screen.until('Go on to');
  });
});

describe('a step with a problem', () => {
  it('is passed only by choosing that, never by the first Enter', async () => {
    const nameless = samples.stoppedEngine.map((one) => ({ ...one, remedies: [] }));
    const screen = shown(at('machine', { findings: nameless }));
    await screen.until('Go on to Docker CLI all the same');
    screen.press('enter', 'down', 'enter');
    expect(screen.calls).toEqual([['lookAgain'], ['goOn']]);
  });
});
