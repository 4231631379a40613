import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunAction } from '../../src/model/action.ts';
import { catalogue } from '../../src/troubleshooting/catalogue.ts';
import { filled } from '../../src/troubleshooting/filled.ts';
import { remediesOf } from '../../src/troubleshooting/remedies.ts';

const remove: RunAction = { run: ['docker', 'buildx', 'rm', '--force', '{builder}'] };

describe('the places in a command', () => {
  test('hold what the text names', () => {
    const { run, missing } = filled([remove], { builder: 'my builder' });
    expect(run[0]?.run.at(-1)).toBe('my builder');
    expect(missing).toEqual([]);
  });

  test('hold their name in capitals where the text does not name it', () => {
    const { run, missing } = filled([remove, { run: ['tee', '{file}'], input: '{text}\n' }], {});
    expect(run[0]?.run.at(-1)).toBe('BUILDER');
    expect(run[1]).toEqual({ run: ['tee', 'FILE'], input: 'TEXT\n' });
    expect(missing).toEqual(['BUILDER', 'FILE', 'TEXT']);
  });

  test.each([
    ['an option', '--all'],
    ['an escape sequence', 'a\u001b[8mb'],
    ['a newline', 'a\nb'],
    ['a mark that turns the text round', 'a\u202eb'],
    ['nothing', ''],
    ['a blank in front', ' a'],
    ['more than a name can be', 'a'.repeat(256)],
  ])('never hold %s', (_, value) => {
    expect(filled([remove], { builder: value }).missing).toEqual(['BUILDER']);
  });

  test('never become more arguments, nor an option, whatever the text says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const argv = filled([remove], { builder: value }).run[0]?.run ?? [];
        expect(argv.slice(0, -1)).toEqual(remove.run.slice(0, -1));
        expect(argv.at(-1)).not.toMatch(/^-/);
      }),
    );
  });

  test('of Go templates stay as they are', () => {
    const format: RunAction = { run: ['docker', 'info', '-f', '{{json .ClientInfo}}'] };
    expect(filled([format], {}).run).toEqual([format]);
  });
});

describe('the ways out of the catalogue', () => {
  const all = catalogue.flatMap((failure) =>
    remediesOf(failure, { values: {}, isRoot: false }).map(
      (remedy) => [failure.id, remedy] as const,
    ),
  );

  test('are as many as it has, each with something to do', () => {
    expect(all).toHaveLength(catalogue.flatMap(({ ways }) => ways).length);
    for (const [id, { title, actions }] of all) {
      expect(title, id).not.toBe('');
      expect(actions.length, id).toBeGreaterThan(0);
    }
  });

  test('say what is taken out besides, where all of QEMU’s handlers are taken out', () => {
    const whole = all.filter(
      ([, { undo }]) => undo?.includes('--uninstall') && undo.includes('qemu-*'),
    );
    expect(whole.length).toBeGreaterThan(0);
    for (const [id, { undo }] of whole) expect(undo, id).toMatch(/every qemu-\* entry.* before\.$/);
  });

  test('are only shown where something is to be put in, and say so', () => {
    const open = all.filter(([, { actions }]) =>
      actions.some(
        (action) => 'run' in action && action.run.some((word) => /^[A-Z]{4,}$/.test(word)),
      ),
    );
    expect(open.length).toBeGreaterThan(0);
    for (const [id, remedy] of open) {
      expect(remedy.needs, id).toBe('person');
      expect(remedy.reversal, id).toBeUndefined();
      expect(remedy.actions[0], id).toHaveProperty('do');
    }
  });

  test('say what stands for what was there before, where only taking back needs it', () => {
    const backs = all.flatMap(([id, { undo }]) => (undo === null ? [] : [[id, undo] as const]));
    const open = backs.filter(([, undo]) => /\bPREVIOUS\b/.test(undo));
    expect(open.map(([id]) => id)).toContain('builder-dns');
    for (const [id, undo] of open) {
      expect(undo, id).toContain('PREVIOUS stands for what was in use before.');
    }
  });

  test('make no builder of a name that the wizard gives', () => {
    const argvs = all.flatMap(([, { actions }]) =>
      actions.flatMap((action) => ('run' in action ? [action.run] : [])),
    );
    const made = argvs.filter((argv) => argv.includes('create') && argv.includes('--name'));
    expect(made.length).toBeGreaterThan(5);
    expect(made.flat().filter((word) => /^mybuilder/.test(word))).toEqual([]);
  });

  test('empty the cache of the builder that built', () => {
    const argvs = all.flatMap(([, { actions }]) =>
      actions.flatMap((action) => ('run' in action ? [action.run] : [])),
    );
    const pruning = argvs.filter((argv) => argv.includes('prune'));
    expect(pruning.length).toBeGreaterThan(2);
    for (const argv of pruning) expect(argv).toContain('--builder');
  });

  test('say with sudo how root takes them back, unless the person is root', () => {
    const failure = catalogue.find(({ ways }) =>
      ways.some(({ needs, reversal }) => needs === 'root' && reversal !== undefined),
    );
    if (failure === undefined) throw new Error('no way needs root');
    const undo = (isRoot: boolean) =>
      remediesOf(failure, { values: {}, isRoot }).find(({ undo: back }) => back !== null)?.undo;
    expect(undo(false)).toMatch(/^sudo /);
    expect(undo(true)).not.toMatch(/^sudo /);
  });
});
