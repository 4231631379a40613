import { describe, expect, test } from 'vitest';
import { lookAt } from '../../src/host/look.ts';
import type { Answers } from '../../src/model/answers.ts';
import { listReceipts } from '../../src/receipts/list.ts';
import { candidates } from '../../src/undo/candidates.ts';
import { planOf } from '../../src/undo/plan.ts';
import { recallAnswers } from '../../src/wizard/memory.ts';
import { type StubHost, until } from './stub-host.ts';
import { digest, pushed, type Walk, walk } from './walk.ts';

const app = '/project/app.tar';
const line = (name: string) =>
  `docker buildx build --builder mybuilder --platform linux/amd64,linux/arm64 --output type=oci,dest=${name} .`;
const output = { kind: 'oci', file: 'app.tar' } as const;
const oci: Partial<Answers> = { output, tags: [], registry: '' };
const entry = JSON.stringify({
  ...{ schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json' },
  manifests: [
    { digest: digest('a'), size: 1, mediaType: 'application/vnd.oci.image.index.v1+json' },
  ],
});
const reading = (name: string) => ({
  [`tar -xOf /project/${name} index.json`]: entry,
  [`tar -xOf /project/${name} blobs/sha256/${'a'.repeat(64)}`]: pushed,
  [`tar -xOf /project/${name} blobs/sha256/${'b'.repeat(64)}`]: pushed,
});

/** A walk whose builds write what they were asked to. */
function archiving(files: Readonly<Record<string, string>> = {}, answers = oci): Walk {
  let host: StubHost | null = null;
  let builds = 0;
  const writes = (path: string) => () => {
    builds += 1;
    void host?.writeText(path, `archive ${builds}`, { mode: 0o644 });
    return '';
  };
  const commands = {
    ...reading('app.tar'),
    ...reading('app-2.tar'),
    [line('app.tar')]: writes(app),
    [line('app-2.tar')]: writes('/project/app-2.tar'),
    'docker buildx build --builder mybuilder --platform linux/amd64,linux/arm64 --output type=oci,dest=keep,tar=false .':
      writes('/project/keep/index.json'),
    'skopeo --version': { exitCode: null, failed: 'missing' as const },
    'oras version': { exitCode: null, failed: 'missing' as const },
  };
  const made = walk({ host: { files, commands }, answers });
  host = made.host;
  return made;
}

const archiveFinding = ({ state }: Walk) =>
  state().steps.target.findings.find(({ id }) => id === 'target.archive');
const wayTo = (one: Walk, title: string) => {
  const way = archiveFinding(one)?.remedies.find((remedy) => remedy.title === title);
  if (way === undefined) throw new Error(`no way: ${title}`);
  return way;
};

/** A receipt says how it ended. */
const hasReceipt = ({ host }: Walk, outcome: string) =>
  until(() =>
    [...host.files].some(
      ([path, text]) =>
        path.includes('/receipts/') && JSON.parse(text).completed?.outcome === outcome,
    ),
  );

describe('where a file of somebody is', () => {
  test('the target says so, and a build neither begins there nor later', async () => {
    const one = archiving({ [app]: 'notes' });
    await one.goTo('target');
    expect(archiveFinding(one)).toMatchObject({
      status: 'problem',
      title: 'app.tar is there already: the build would write over it',
    });
    one.wizard.goOn();
    expect(one.state().current).toBe('target');
    expect(one.host.files.get(app)).toBe('notes');
  });

  test('another name is offered, and nothing happens to the file', async () => {
    const one = archiving({ [app]: 'notes' });
    await one.goTo('target');
    one.wizard.choose(wayTo(one, 'Write to app-2.tar instead'));
    await until(() => archiveFinding(one) === undefined);
    expect(one.state().prompt).toBeNull();
    await one.goTo('manifest');
    expect(one.host.files.get(app)).toBe('notes');
    expect(one.host.files.get('/project/app-2.tar')).toBe('archive 1');
  });

  test('a yes names it and what becomes of it, holds for this build alone, and leaves a receipt', async () => {
    const one = archiving({ [app]: 'notes' });
    await one.goTo('target');
    one.wizard.choose(wayTo(one, 'Write over app.tar'));
    const { prompt } = one.state();
    expect(prompt?.kind === 'consent' && prompt.remedy.changes).toBe(
      `The build that follows writes over ${app}: what is in it now is lost.`,
    );
    one.wizard.consent(true);
    await until(() => archiveFinding(one)?.status === 'warning');
    expect(one.state().changes).toEqual([]);
    await one.goTo('manifest');
    expect(one.host.files.get(app)).toBe('archive 1');
    expect(one.state().changes).toMatchObject([
      { text: `Writes over ${app}: what was there before is lost.`, undo: `rm ${app}` },
    ]);
    expect((await recallAnswers(one.host, '/project')).output).toEqual(oci.output);
  });

  test('no leaves it as it is', async () => {
    const one = archiving({ [app]: 'notes' });
    await one.goTo('target');
    one.wizard.choose(wayTo(one, 'Write over app.tar'));
    one.wizard.consent(false);
    expect(archiveFinding(one)?.status).toBe('problem');
  });

  test('a name that is typed is looked at, with no look at registries anew', async () => {
    const one = archiving({ [app]: 'notes' }, { ...oci, output: { kind: 'oci', file: 'new.tar' } });
    await one.goTo('target');
    const { length } = one.host.ran;
    one.wizard.setAnswers({ output: { kind: 'oci', file: 'app.tar' } });
    await until(() => archiveFinding(one)?.status === 'problem');
    expect(one.host.ran).toHaveLength(length);
  });

  test('one that came after the look is not written over either', async () => {
    const one = archiving();
    await one.goTo('build');
    await one.host.writeText(app, 'notes', { mode: 0o644 });
    one.wizard.goOn();
    await one.looked('target');
    expect(archiveFinding(one)?.status).toBe('problem');
    expect(one.host.files.get(app)).toBe('notes');
  });
});

describe('what a build wrote', () => {
  test('is known to undo, which removes it unless somebody changed it since', async () => {
    const one = archiving();
    await one.goTo('manifest');
    const [receipt] = candidates(await listReceipts(one.host));
    if (receipt === undefined) throw new Error('no receipt');
    expect(receipt.completed?.outcome).toBe('changed');
    const plan = await planOf(receipt, lookAt(one.host));
    expect(plan).toMatchObject({ state: 'open', files: [{ kind: 'remove', path: app }] });
    await one.host.writeText(app, 'mine by now', { mode: 0o644 });
    const later = await planOf(receipt, lookAt(one.host));
    expect(later).toMatchObject({ commands: [], files: [{ kind: 'changed', path: app }] });
  });

  test('is written anew without a question', async () => {
    const one = archiving();
    await one.goTo('manifest');
    one.wizard.goTo('target');
    await until(() => archiveFinding(one)?.status === 'ok');
    await one.goTo('build');
    one.wizard.tryAgain();
    await one.looked('manifest');
    expect(one.host.files.get(app)).toBe('archive 2');
    expect(one.state().changes).toHaveLength(1);
  });

  test('is in no registry once it is written anew, wherever the one before went', async () => {
    const archive = { kind: 'oci', where: 'app.tar', digest: '', images: {}, by: 'copy' } as const;
    const pushed = { app: { reference: 'localhost:5000/app:1', access: null, archive } };
    const one = archiving({}, { ...oci, output: { ...output, pushed } });
    await one.goTo('build');
    expect(one.state().answers.output).toMatchObject({ pushed });
    one.wizard.goOn();
    await one.looked('manifest');
    expect(one.state().answers.output).toEqual(output);
  });

  test('is in its registry still where the build left it as it was, and only that one', async () => {
    const archive = { kind: 'oci', where: 'app.tar', digest: '', images: {}, by: 'copy' } as const;
    const app1 = { reference: 'localhost:5000/app:1', access: null, archive };
    const web = { ...app1, archive: { ...archive, where: 'web.tar' } };
    const given = { ...output, replaces: ['app.tar'], pushed: { app: app1, web } };
    const one = archiving({ [app]: 'archive 1' }, { ...oci, output: given });
    await one.goTo('build');
    one.wizard.goOn();
    await one.looked('manifest');
    expect(one.host.files.get(app)).toBe('archive 1');
    const { output: left } = one.state().answers;
    expect(left.kind === 'oci' && left.pushed).toEqual({ app: app1 });
  });

  test('is not removed where nobody saw how the build ended', async () => {
    const one = archiving(
      { [app]: 'notes' },
      { ...oci, output: { ...output, replaces: ['app.tar'] } },
    );
    one.host.hold(line('app.tar'));
    await one.goTo('build');
    one.wizard.goOn();
    await one.host.held(line('app.tar'));
    const [receipt] = await listReceipts(one.host);
    if (receipt === undefined) throw new Error('no receipt');
    expect(await planOf(receipt, lookAt(one.host))).toMatchObject({ commands: [], files: [] });
    (await one.host.held(line('app.tar'))).end({ exitCode: 1 });
    await hasReceipt(one, 'failed');
  });

  test('is nothing where the build failed before it wrote', async () => {
    const one = archiving();
    one.host.script(line('app.tar'), { exitCode: 1 });
    await one.goTo('build');
    one.wizard.goOn();
    await one.phase('failed');
    await hasReceipt(one, 'failed');
    expect(candidates(await listReceipts(one.host))).toEqual([]);
    expect(one.state().changes).toEqual([]);
  });
});

describe('a folder', () => {
  const output = { kind: 'oci-dir', dir: 'keep' } as const;

  test('with other things in it is refused', async () => {
    const one = archiving({ '/project/keep/notes.txt': 'mine' }, { ...oci, output });
    await one.goTo('target');
    expect(archiveFinding(one)).toMatchObject({
      ...{ status: 'problem', title: 'keep is a folder with other things in it: notes.txt' },
      remedies: [{ title: 'Write to keep-2 instead' }],
    });
  });

  test('that is a layout is asked about', async () => {
    const one = archiving({ '/project/keep/index.json': '{}' }, { ...oci, output });
    await one.goTo('target');
    expect(archiveFinding(one)?.remedies.map(({ title }) => title)).toEqual([
      ...['Write to keep-2 instead', 'Write into keep'],
    ]);
  });

  test('that a build made is removed by undo, unless somebody put something there', async () => {
    const one = archiving({}, { ...oci, output });
    await one.goTo('build');
    one.wizard.goOn();
    await one.phase('succeeded');
    await hasReceipt(one, 'changed');
    const [receipt] = await listReceipts(one.host);
    if (receipt === undefined) throw new Error('no receipt');
    const plan = await planOf(receipt, lookAt(one.host));
    expect(plan).toMatchObject({
      ...{ state: 'open', changed: null, commands: [{ run: ['rm', '-r', '/project/keep'] }] },
    });
    await one.host.writeText('/project/keep/notes.txt', 'mine', { mode: 0o644 });
    expect((await planOf(receipt, lookAt(one.host))).changed).toBe('/project/keep');
  });
});
