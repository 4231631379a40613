import { afterEach, describe, expect, it } from 'vitest';
import { buildCommand } from '../../src/docker/build-command.ts';
import { shellQuote } from '../../src/docker/shell-words.ts';
import type { Answers } from '../../src/model/answers.ts';
import { texts } from '../../src/texts/index.ts';
import * as samples from './samples.ts';
import { type Shown, show } from './screen.ts';

const open: Shown[] = [];
afterEach(() => {
  for (const screen of open.splice(0)) screen.close();
});

const names = {
  ...{ stages: ['build', 'app'], count: 2, secrets: ['npm'] },
  args: [{ key: 'VERSION', value: '1' }],
};

function page(answers: Partial<Answers> = {}, facts: object = {}, size = {}): Shown {
  const state = samples.at(
    'target',
    { facts: { ...samples.targetFacts, names, ...facts } as never },
    { answers: { ...samples.targetAnswers, ...answers } },
  );
  const screen = show(state, size);
  open.push(screen);
  return screen;
}

const set = (screen: Shown) => screen.store.getState().answers;
const downs = (n: number) => Array.from({ length: n }, () => 'down' as const);

/** The page, once it is there: it is loaded when it is opened first. */
async function opened(screen: Shown): Promise<void> {
  screen.press('o');
  await screen.until('❯ Tags');
}

const { title } = texts().target;

describe('the page of options', () => {
  it('is a row of the target that says what is set, and opens by its letter', async () => {
    const screen = page({ provenance: 'off', tags: ['a/b:1', 'a/b:2'] });
    await screen.until('2 tags, provenance off (o)');
    screen.press('o');
    await screen.until('Build arguments');
    screen.press('esc');
    await screen.until('Output');
    expect(set(screen).provenance).toBe('off');
  });

  it('is a field among the others: Tab comes to it, Enter and Space open it', async () => {
    const screen = page();
    await screen.until('Output');
    screen.press('tab', 'tab', 'tab');
    await screen.until('❯ Options');
    await screen.until('↵ options   Tab next field');
    screen.press('enter');
    await screen.until((text) => text.includes('Options of the build') && !text.includes(title));
    await screen.until('❯ Tags');
    screen.press('esc');
    await screen.until((text) => text.includes('❯ Options') && text.includes(title));
    screen.press('space');
    await screen.until('❯ Tags');
    screen.press('esc');
    await screen.until(title);
    screen.press('tab');
    await screen.until('❯ Dockerfile');
    expect(screen.calls).toEqual([]);
  });

  it('has its row on a small screen, too, while the focus is there', async () => {
    const screen = page({}, {}, { columns: 60, rows: 16 });
    await screen.until('Output');
    expect(screen.rows().join('\n')).not.toContain('Options');
    screen.press('tab', 'tab', 'tab');
    await screen.until('❯ Options');
  });

  it('adds, changes and deletes an entry, and refuses what is none with the reason', async () => {
    const screen = page();
    await opened(screen);
    screen.press(...downs(3), 'enter');
    await screen.until('Esc close');
    screen.press(...'=');
    screen.press('enter');
    await screen.until('the form is KEY=VALUE');
    expect(set(screen).buildArgs).toEqual([]);
    screen.press('ctrl-u', 'tab', 'enter');
    await screen.until('VERSION=1');
    expect(set(screen).buildArgs).toEqual(['VERSION=1']);
    screen.press('enter', 'ctrl-u');
    screen.press(...'A=b c');
    screen.press('enter');
    expect(set(screen).buildArgs).toEqual(['A=b c']);
    screen.press('d');
    expect(set(screen).buildArgs).toEqual([]);
  });

  it('never takes a secret itself', async () => {
    const screen = page();
    await opened(screen);
    screen.press(...downs(4), 'enter');
    screen.press(...'id=npm,value=hunter2');
    screen.press('enter');
    await screen.until('a secret never stands on the command line');
    expect(set(screen).secrets).toEqual([]);
    screen.press('ctrl-u', 'tab');
    screen.press(...'.npmrc');
    screen.press('enter');
    expect(set(screen).secrets).toEqual([{ id: 'npm', from: { kind: 'file', path: '.npmrc' } }]);
  });

  it('goes through the kinds of provenance, and says what each does to the list', async () => {
    const screen = page();
    await opened(screen);
    screen.press(...downs(5));
    await screen.until('MANIFEST_INVALID');
    screen.press('space');
    await screen.until('A plain list');
    expect(set(screen).provenance).toBe('off');
    screen.press('down', 'space');
    await screen.until('docker/buildkit-syft-scanner');
    expect(set(screen).sbom).toBe(true);
  });

  it('does not offer what this buildx or builder lacks, and says why', async () => {
    const screen = page({}, { lacks: { attestations: 'driver', annotations: 'buildx-0.12' } });
    await opened(screen);
    screen.press(...downs(5), 'enter', 'down', 'enter', 'down', 'enter');
    await screen.until('Not here: this buildx is older than 0.12.');
    expect(set(screen)).toMatchObject({ provenance: 'default', sbom: false });
    expect(screen.view.getState().options.draft).toBeNull();
  });

  it('shows the whole command as it is now, and copies it', async () => {
    const screen = page({ target: 'app', annotations: ['index:a=b'] });
    await opened(screen);
    await screen.until('--annotation index:a=b');
    screen.press('c');
    await screen.until('Copied, and printed above.');
    expect(screen.everything().join('')).toContain(
      shellQuote(buildCommand(set(screen))).slice(0, 40),
    );
  });

  it('keeps what is under the cursor on a small screen', async () => {
    const screen = page({}, {}, { columns: 60, rows: 16 });
    await opened(screen);
    screen.press(...downs(9));
    await screen.until('that layers of all');
  });
});
