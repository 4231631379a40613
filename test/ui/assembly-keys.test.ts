import { afterEach, describe, expect, it } from 'vitest';
import type { AssemblyState } from '../../src/assembly/assembly.ts';
import {
  begun,
  image,
  made,
  offers,
  plan,
  platform,
  read,
  row,
  wanted,
} from './assembly-samples.ts';
import { type RouteOptions, type ShownRoute, showRoute } from './assembly-screen.ts';
import { finding, remedy } from './samples.ts';

const open: ShownRoute[] = [];
const shown = (state: AssemblyState, options?: RouteOptions): ShownRoute => {
  const screen = showRoute(state, options);
  open.push(screen);
  return screen;
};
afterEach(() => {
  for (const screen of open.splice(0)) screen.close();
});

const names = ({ calls }: ShownRoute) => calls.map(([name]) => name);

describe('what is to be put together', () => {
  it('is typed an image a row; an empty row leads to the list, whose tag is suggested', async () => {
    const screen = shown(begun);
    await screen.until('(x) one by one');
    screen.press('enter', 'reg.lab/app:1.2-amd64', 'enter', 'reg.lab/app:1.2-arm64', 'enter');
    await screen.until('❯ Image 3');
    screen.press('enter');
    await screen.until('❯ List      reg.lab/app:1.2');
    screen.press('enter');
    expect(screen.calls).toEqual([
      [
        'setWanted',
        {
          list: 'reg.lab/app:1.2',
          sources: ['reg.lab/app:1.2-amd64', 'reg.lab/app:1.2-arm64'],
          architectures: [],
        },
      ],
      ['read'],
    ]);
  });

  it('is a pattern with the words of the tags', async () => {
    const screen = shown(begun);
    await screen.until('one by one');
    screen.press(
      'space',
      'enter',
      'reg.lab/app:{arch}',
      'enter',
      'amd64, arm-v7  ',
      'enter',
      'enter',
    );
    expect(screen.calls).toEqual([
      [
        'setWanted',
        {
          list: 'reg.lab/app:latest',
          sources: ['reg.lab/app:{arch}'],
          architectures: ['amd64', 'arm-v7'],
        },
      ],
      ['read'],
    ]);
  });

  it('is what the registry has: of a repository alone all tags are meant', async () => {
    const screen = shown(begun);
    await screen.until('one by one');
    screen.press('right', 'right', 'tab', 'reg.lab/team/app', 'enter', 'enter');
    expect(screen.calls[0]).toEqual([
      'setWanted',
      { list: 'reg.lab/team/app:latest', sources: ['reg.lab/team/app:{arch}'], architectures: [] },
    ]);
  });

  it('says below the field what is wrong with it, and goes no further', async () => {
    const screen = shown(begun);
    await screen.until('one by one');
    screen.press('enter', 'enter');
    await screen.until('an image is needed');
    screen.press('reg.lab/App:1');
    await screen.until('capitals are not allowed');
    screen.press('enter', 'ctrl-u', 'reg.lab/app:1', 'tab', 'tab', 'enter');
    // No tag of it names an architecture: none is suggested.
    await screen.until('a name is needed');
    screen.press('reg.lab/app:{arch}', 'enter');
    await screen.until('{arch} stands in the images, not in the tag of the list');
    expect(screen.calls).toEqual([]);
    screen.press('esc', 'space', 'tab', 'reg.lab/app:1', 'enter');
    await screen.until('{arch} is needed where the architecture stands');
  });

  it('takes several references that are pasted at once, an image each, and closes emptied rows', async () => {
    const screen = shown(begun);
    await screen.until('one by one');
    screen.press('enter');
    await screen.until('❯ Image 1');
    screen.press(
      '\u001b[200~reg.lab/app:a-amd64\nreg.lab/app:a-arm64 reg.lab/app:a-s390x\u001b[201~',
    );
    await screen.until('❯ Image 4');
    screen.press('up', 'up', 'ctrl-u', 'tab');
    const text = await screen.until((rows) => !rows.includes('a-arm64'));
    expect(text).toMatch(/^❯ Image 2 +reg.lab\/app:a-s390x/m);
  });

  it('leads back to the first question with b, where there was one; letters are text in a field', async () => {
    const screen = shown(begun);
    await screen.until('b back');
    screen.press('b', 'enter', 'b', 'q');
    await screen.until('❯ Image 1   bq');
    expect(names(screen)).toEqual(['leave']);
    const direct = shown(begun, { canLeave: false });
    expect(await direct.until('q quit')).not.toContain('b back');
    direct.press('b', 'q', 'ctrl-c');
    expect(names(direct)).toEqual(['quit', 'interrupt']);
  });
});

describe('what was read', () => {
  it('is made into a list by the way under the cursor; another way is read for first', async () => {
    const screen = shown(read);
    await screen.until('❯ docker buildx imagetools create');
    screen.press('enter', 'down');
    await screen.until('❯ docker manifest');
    screen.press('enter');
    expect(screen.calls).toEqual([['make'], ['setWanted', { way: 'manifest' }], ['read']]);
  });

  it('is scrolled through where there is no room for all of it: every image is seen before the yes', async () => {
    const tags = Array.from({ length: 10 }, (_, index) => `1.0-p${index}`);
    const rows = tags.map((tag, index) => row(tag, [image(`linux/p${index}`)]));
    const captions = { check: 'Somebody pushed ten images.' };
    const screen = shown({ ...read, rows }, { view: { captions } });
    const folded = (text: string) => /verdict \d\/10 rows/.test(text);
    const first = await screen.until(folded);
    expect(first).toContain('PgDn all of it');
    screen.press('pgdn');
    const top = await screen.until((text) => /verdict$/m.test(text));
    expect(top).toContain(captions.check);
    for (const tag of tags) expect(top).toContain(` ${tag} `);
    screen.press('pgdn');
    const end = await screen.until('$ docker buildx imagetools create');
    expect(end).toContain(plan.changes.slice(0, 40));
    screen.press('pgup', 'pgup');
    await screen.until(folded);
    expect(screen.calls).toEqual([]);
  });

  it('says why a way cannot be gone when it is chosen all the same', async () => {
    const [first = { way: 'imagetools', cannot: null, recommended: 'x' } as const] = offers;
    const cannot = 'it takes no lists: reg.lab/app:1';
    const screen = shown({
      ...read,
      ways: [first, { way: 'manifest', cannot, recommended: null }],
    });
    await screen.until('imagetools');
    screen.press('down', 'enter');
    await screen.until(`  ${cannot}`);
    expect(screen.calls).toEqual([]);
  });

  it('is read again, saved, copied, left, each by its key', async () => {
    const screen = shown(read);
    await screen.until('run these');
    screen.press('r', 's', 'm', 'b', 'q', 'ctrl-c', 'c');
    await screen.until('Copied, and printed above.');
    expect(screen.calls).toEqual([
      ['read'],
      ['save', 'script'],
      ['save', 'makefile'],
      ['back'],
      ['quit'],
      ['interrupt'],
    ]);
    // The emulator breaks it at the window's edge.
    expect(screen.everything().join('').replace(/\s+/g, ' ')).toContain(
      'docker buildx imagetools create --tag registry.lab:5000/team/app:1.0 registry.lab:5000',
    );
  });

  it('offers the ways out of each finding, also where several are of one kind', async () => {
    const wrong = (name: string, way: string) =>
      finding('manifest.source-platforms', 'problem', `${name} is wrong`, 'docker', name, [
        remedy(way, { needs: 'nothing' }),
      ]);
    const findings = [wrong('one', 'Mend one'), wrong('other', 'Mend the other')];
    const screen = shown({ ...read, plan: null, findings });
    await screen.until('❯ Mend one');
    screen.press('tab');
    await screen.until('❯ Mend the other');
    screen.press('enter', 'down', 'enter', 'down', 'enter');
    expect(screen.calls.map(([name, way]) => [name, (way as { title?: string })?.title])).toEqual([
      ['choose', 'Mend the other'],
      ['read', undefined],
      ['back', undefined],
    ]);
    screen.press('shift-tab');
    await screen.until('❯ Mend one');
  });

  it('reads again where a way is only told, and takes one that asks or leads on', async () => {
    const question = { prompt: '?', initial: '', check: () => null, answer: async () => told };
    const told = remedy('Do it', { needs: 'person' });
    const ways = [told, { ...told, question }, { ...told, leadsTo: 'practice' as const }];
    const one = finding('manifest.source-platforms', 'problem', 'wrong', 'docker', 'x', ways);
    const screen = shown({ ...read, plan: null, findings: [one] });
    await screen.until('❯ Do it');
    screen.press('enter', 'down', 'enter', 'down', 'enter');
    expect(names(screen)).toEqual(['read', 'choose', 'choose']);
  });

  it('asks before anything runs: Enter is no yes, and n is no', async () => {
    const screen = shown({ ...read, prompt: { kind: 'consent', remedy: plan } });
    await screen.until('Run exactly this?');
    screen.press('enter', 'n', 'y');
    expect(screen.calls).toEqual([
      ['consent', false],
      ['consent', true],
    ]);
  });

  it('shows all of what a yes runs before it takes one', async () => {
    const sources = Array.from({ length: 30 }, (_, index) => `registry.lab:5000/team/app:${index}`);
    const long = { ...plan, actions: [{ run: ['docker', 'manifest', 'create', ...sources] }] };
    const screen = shown({ ...read, prompt: { kind: 'consent', remedy: long } });
    await screen.until('y shows the rest');
    screen.press('y');
    await screen.until('app:29');
    expect(screen.calls).toEqual([]);
    screen.press('y');
    expect(screen.calls).toEqual([['consent', true]]);
  });

  it('opens the lesson of the way that is gone, and closes it', async () => {
    const screen = shown({ ...read, way: 'manifest' });
    await screen.until('q quit');
    screen.press('e');
    const text = await screen.until('1 of ');
    expect(text).toContain('docker manifest create');
    expect(text).toContain(wanted.list);
    screen.press('esc', '?');
    await screen.until('The images and the ways');
    screen.press('esc');
    await screen.until('run these');
  });
});

describe('the list that was made', () => {
  it('is run for each platform after a command was typed, and left with Enter', async () => {
    const screen = shown(made);
    await screen.until('p run each');
    screen.press('p');
    await screen.until('❯ uname -m');
    screen.press('ctrl-u', 'arch', 'enter', 's', 'enter');
    expect(screen.calls).toEqual([['probe', ['arch']], ['save', 'script'], ['quit']]);
  });

  it('stays behind with a line of each part that was done', async () => {
    const screen = shown(read);
    await screen.until('run these');
    screen.store.setState({ phase: 'making' });
    await screen.until('✓ Check               3 images: linux/amd64, linux/arm64, linux/arm/v7');
    screen.store.setState({ phase: 'checking' });
    screen.store.setState(made);
    await screen.until('step 4 of 4');
    screen.store.setState({ exitCode: 0 });
    await screen.until((text) => !text.includes('finish'));
    const left = screen.everything().join('\n');
    expect(left).toMatch(/✓ Make +docker buildx imagetools create/);
    expect(left.split('✓ Check').length).toBe(2);
    expect(left.split('linux/arm64 ').length).toBe(2);
    expect(left).not.toContain('? keys');
  });

  it('keeps what the person said of an image in that line, not what its config says', async () => {
    const arm = row('1.0-arm-v7', [image('linux/arm')]);
    const annotations = { [arm.reference]: platform('linux/arm/v7') };
    const rows = [...read.rows.slice(0, 2), arm];
    const screen = shown({ ...read, rows, wanted: { ...wanted, annotations } });
    await screen.until('run these');
    screen.store.setState({ phase: 'making' });
    await screen.until('✓ Check               3 images: linux/amd64, linux/arm64, linux/arm/v7');
  });

  it('is drawn anew when the window changes', async () => {
    const screen = shown(read, { columns: 120, rows: 40 });
    await screen.until('run these');
    screen.resize(60, 16);
    await screen.until('step 2 of 4');
    screen.resize(50, 10);
    await screen.until('50 by 10');
    screen.resize(80, 24);
    const text = await screen.until('run these');
    expect(text.split('step 2 of 4').length).toBe(2);
  });
});
