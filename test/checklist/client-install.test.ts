import { describe, expect, test } from 'vitest';
import { client } from '../../src/checklist/client.ts';
import {
  amd64,
  answered,
  arm64,
  header,
  mac,
  page,
  plugins,
  refusedFor,
  sha256,
  target,
  titles,
  waiting,
  without,
} from './clients.ts';
import { commandsOf, judged, remedyOf } from './judged.ts';
import type { Said, StubMachine } from './stub-look.ts';

describe('buildx from a file', () => {
  const path = '/home/ada/buildx-v0.36.1.linux-amd64';

  /** The remedy on a machine with a file of this beginning, and these lists beside it. */
  async function fileRemedy(start: string, lists: Readonly<Record<string, string>> = {}) {
    const { finding } = await judged(
      client,
      without({
        commands: { [header(path)]: start },
        files: {
          [path]: 'the program',
          '/home/ada/checksums.txt': null,
          [`${path}.sha256`]: null,
          '/home/ada/none': null,
          '/home/ada/pipe': { kind: 'other' },
          '/home/ada': { kind: 'folder' },
          ...lists,
        },
      }),
    );
    return remedyOf(finding('client.buildx'), 'Install from a file');
  }

  test('is copied where the client finds it, with its SHA-256 shown first', async () => {
    const remedy = await answered(await fileRemedy(amd64), '~/buildx-v0.36.1.linux-amd64');
    expect(remedy).toMatchObject({
      needs: 'consent',
      actions: [
        { run: ['mkdir', '-p', plugins] },
        { run: ['install', '-m', '0755', path, target] },
      ],
      undo: `rm -f ${target}`,
      reversal: [{ run: ['rm', '-f', target] }],
    });
    expect(remedy.changes).toContain(`SHA-256 ${sha256('the program')}; no list beside it`);
  });

  test.each([
    [
      'checksums.txt',
      `${sha256('the program')} *buildx-v0.36.1.linux-amd64\n${sha256('x')} *other\n`,
    ],
    [
      'checksums.txt',
      `${sha256('the program')} *buildx-under-another-name\n${sha256('x')} *other\n`,
    ],
    ['buildx-v0.36.1.linux-amd64.sha256', `${sha256('the program')}\n`],
  ])('is checked against %s beside it', async (list, text) => {
    const remedy = await answered(await fileRemedy(amd64, { [`/home/ada/${list}`]: text }), path);
    expect(remedy.changes).toContain(`as ${list} beside it says`);
  });

  test('that is not the published one is refused', async () => {
    const remedy = await fileRemedy(amd64, {
      '/home/ada/checksums.txt': `${sha256('another')} *buildx-v0.36.1.linux-amd64\n`,
    });
    const sentence = await refusedFor(remedy, path);
    expect(sentence).toContain(sha256('the program'));
    expect(sentence).toContain(sha256('another'));
  });

  test.each([
    [arm64, 'was built for linux/arm64, and this client needs linux/amd64'],
    [mac, 'was built for darwin/arm64, and this client needs linux/amd64'],
    [page, 'is not a program'],
    ['', 'is not a program'],
  ])('of another machine, or of none, is refused', async (start, words) => {
    expect(await refusedFor(await fileRemedy(start), path)).toContain(words);
  });

  test.each([
    ['', 'Name the file.'],
    ['none', 'There is no file /project/none'],
    ['/home/ada/none', 'There is no file /home/ada/none'],
    ['/home/ada/pipe', 'is not a regular file'],
    ['/home/ada', 'is not a regular file'],
  ])('called %j is refused in a sentence', async (text, words) => {
    const { finding } = await judged(
      client,
      without({
        files: {
          '/project/none': null,
          '/home/ada/none': null,
          '/home/ada/pipe': { kind: 'other' },
          '/home/ada': { kind: 'folder' },
        },
      }),
    );
    const remedy = remedyOf(finding('client.buildx'), 'Install from a file');
    expect(await refusedFor(remedy, text)).toContain(words);
  });

  test('that looks like a release is offered at once', async () => {
    const { finding } = await judged(
      client,
      without({
        folders: {
          '/home/ada/Downloads': [
            'cat.png',
            'buildx-v0.29.1.linux-arm64',
            'buildx-v0.29.1.linux-amd64',
          ],
        },
      }),
    );
    const remedy = remedyOf(finding('client.buildx'), 'Install from a file');
    expect(remedy.question?.initial).toBe('/home/ada/Downloads/buildx-v0.29.1.linux-amd64');
  });
});

describe('buildx from the web', () => {
  const name = 'buildx-v0.36.1.linux-amd64';
  const release = `https://github.com/docker/buildx/releases/download/v0.36.1/${name}`;
  const probe = (url: string): string =>
    `curl --fail --silent --head --location --proto-redir =https ${url}`;
  const probes = (lists: Said, own: Said) => ({
    [probe('https://github.com/docker/buildx/releases/download/v0.36.1/checksums.txt')]: lists,
    [probe(`${release}.sha256`)]: own,
  });

  test('begins with the release for this client, and fetches its checksums too', async () => {
    const { finding } = await judged(
      client,
      without({ commands: probes('HTTP/2 200\n', { exitCode: 22 }) }),
    );
    const remedy = remedyOf(finding('client.buildx'), 'Download a release');
    expect(remedy.question?.initial).toBe(release);
    expect(remedy.changes).toContain(`Downloads ${release}, `);
    const download = await answered(remedy, release);
    const fetch = ['curl', '--fail', '--silent', '--show-error', '--location'];
    const only = ['--proto-redir', '=https', '--output'];
    expect(download.needs).toBe('consent');
    expect(commandsOf(download)).toEqual([
      ['mkdir', '-p', waiting],
      [...fetch, ...only, `${waiting}/checksums.txt`, release.replace(name, 'checksums.txt')],
      [...fetch, ...only, `${waiting}/${name}.part`, release],
      ['mv', `${waiting}/${name}.part`, `${waiting}/${name}`],
    ]);
    expect(download.undo).toBe(`rm -r ${waiting}`);
  });

  test('can be typed without this program: straight to where the plugin goes', async () => {
    const { finding } = await judged(client, without());
    const { byHand = [] } = remedyOf(finding('client.buildx'), 'Download a release');
    const fetch = ['curl', '--fail', '--silent', '--show-error', '--location'];
    expect(byHand.map(({ run }) => run)).toEqual([
      ['mkdir', '-p', target.slice(0, target.lastIndexOf('/'))],
      [...fetch, '--proto-redir', '=https', '--output', target, release],
      ['chmod', '+x', target],
    ]);
  });

  test('fetches the program alone where no checksums are beside it', async () => {
    const { finding } = await judged(
      client,
      without({ commands: probes({ exitCode: 22 }, { exitCode: 22 }) }),
    );
    const download = await answered(
      remedyOf(finding('client.buildx'), 'Download a release'),
      release,
    );
    expect(commandsOf(download)).toHaveLength(3);
    expect(download.changes).toContain('No list of checksums is beside it');
  });

  test('is fetched by wget where curl is missing', async () => {
    const url = 'http://127.0.0.1:8080/docker-buildx';
    const { finding } = await judged(
      client,
      without({
        commands: {
          'curl --version': { failed: 'missing' },
          'wget --version': 'GNU Wget 1.25.0\n',
          'wget -q --spider http://127.0.0.1:8080/checksums.txt': { exitCode: 8 },
          'wget -q --spider http://127.0.0.1:8080/docker-buildx.sha256': '',
        },
      }),
    );
    const download = await answered(remedyOf(finding('client.buildx'), 'Download a release'), url);
    expect(commandsOf(download)[1]).toEqual([
      ...['wget', '-q', '-O', `${waiting}/docker-buildx.sha256`, `${url}.sha256`],
    ]);
  });

  test('is fetched by the person where neither is there', async () => {
    const { finding } = await judged(
      client,
      without({ commands: { 'curl --version': { failed: 'missing' } } }),
    );
    const remedy = remedyOf(finding('client.buildx'), 'Download a release');
    expect(remedy.needs).toBe('person');
    expect(remedy.question).toBeUndefined();
  });

  test.each([
    ['', 'Name the address.'],
    ['buildx', 'This is no address'],
    ['http://example.org/buildx', 'Only https://'],
    ['file:///etc/passwd', 'Only https://'],
    ['http://127.0.0.1.example.org/buildx', 'Only https://'],
    ['https://ada:secret@example.org/buildx', 'Leave out the name and password'],
    ['https://example.org/', 'ends with no file name'],
    ['https://example.org/-o', 'ends with no file name'],
    ['https://example.org/..%2Fx', 'ends with no file name'],
  ])('is not fetched from %j', async (text, words) => {
    const { finding } = await judged(client, without());
    const remedy = remedyOf(finding('client.buildx'), 'Download a release');
    expect(await refusedFor(remedy, text)).toContain(words);
  });

  const path = `${waiting}/${name}`;
  const downloaded = (start: string, checksums: string | null): StubMachine =>
    without({
      commands: { [header(path)]: start },
      files: {
        [path]: 'the program',
        [`${waiting}/checksums.txt`]: checksums,
        [`${path}.sha256`]: null,
      },
      folders: { [waiting]: ['checksums.txt', `${name}.part`, name] },
    });

  test('is installed by a remedy of its own, once its SHA-256 is seen', async () => {
    const { finding } = await judged(
      client,
      downloaded(amd64, `${sha256('the program')} *${name}\n`),
    );
    const found = finding('client.buildx');
    expect(found.evidence.at(-1)).toMatchObject({
      source: path,
      text: `SHA-256 ${sha256('the program')}`,
    });
    expect(found.remedies[0]).toMatchObject({
      title: 'Install the buildx that was downloaded',
      needs: 'consent',
      actions: [
        { run: ['mkdir', '-p', plugins] },
        { run: ['install', '-m', '0755', path, target] },
        { run: ['rm', '-r', waiting] },
      ],
    });
    expect(found.remedies[0]?.recommended).toBeDefined();
    expect(found.remedies[0]?.changes).toContain('as checksums.txt beside it says');
  });

  test.each([
    [amd64, `${sha256('another')} *${name}\n`, 'this is not the published file'],
    [page, null, 'is not a program'],
    [arm64, null, 'was built for linux/arm64'],
  ])('is refused and removed where it is not what it should be', async (start, sums, words) => {
    const { finding } = await judged(client, downloaded(start, sums));
    const found = finding('client.buildx');
    expect(found.evidence.at(-1)?.text).toContain(words);
    expect(found.remedies[0]).toMatchObject({
      title: 'Remove what was downloaded',
      actions: [{ run: ['rm', '-r', waiting] }],
    });
    expect(titles(found)).not.toContain('Install the buildx that was downloaded');
  });
});
