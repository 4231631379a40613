import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ManifestFacts, Pushing } from '../../src/checklist/manifest/facts.ts';
import { speakingTo } from '../../src/checklist/manifest/speaking.ts';
import { manifest } from '../../src/checklist/manifest.ts';
import type { HttpAnswer, HttpRequest } from '../../src/host/host.ts';
import { type Answers, noAnswers } from '../../src/model/answers.ts';
import type { Remedy } from '../../src/model/remedy.ts';
import { productTexts } from '../../src/texts/products.ts';
import { registryTexts } from '../../src/texts/registries.ts';
import { type StubFile, stubLook } from './stub-look.ts';

const pem = readFileSync(new URL('../docker/certificates/ca.pem', import.meta.url), 'utf8');
const registry = 'registry.lab:5002';
const kept = `/etc/docker/certs.d/${registry}/ca.crt`;
const answers: Answers = {
  ...noAnswers,
  ...{ registry: '', output: { kind: 'oci', file: 'app.tar' } },
};
const { push } = productTexts();
const { ca: words } = registryTexts();

type Ask = (asked: HttpRequest) => HttpAnswer;
const there: HttpAnswer = { error: null, status: 200, headers: {}, body: '{}' };

const plain: Ask = ({ url }) =>
  url.startsWith('http:') ? there : { error: 'http-for-https', detail: 'EPROTO' };
/** Signed by the authority in one file. */
const signedBy =
  (file: string): Ask =>
  ({ ca }) =>
    ca === file ? there : { error: 'untrusted', detail: 'SELF_SIGNED_CERT_IN_CHAIN' };

const publicName = 'registry.example.com';
const places = [registry, publicName].flatMap((name) => [
  `/etc/docker/certs.d/${name}/ca.crt`,
  `/home/ada/.config/docker/certs.d/${name}/ca.crt`,
  `/home/ada/.docker/certs.d/${name}/ca.crt`,
  `/var/snap/docker/common/etc/certs.d/${name}/ca.crt`,
]);

type Machine = { readonly ask: Ask; readonly files?: Readonly<Record<string, StubFile>> };

const lookAt = ({ ask, files = {} }: Machine) => {
  const absent = Object.fromEntries(places.map((path) => [path, null]));
  return stubLook({ request: async (asked) => ask(asked), files: { ...absent, ...files } });
};

type Going = {
  readonly tools?: Partial<Pushing>;
  readonly of?: Answers;
  readonly to?: string;
};

/** What follows from the reference, with the first tool of those that are there. */
async function goesTo(machine: Machine, { tools, of = answers, to = registry }: Going = {}) {
  const look = lookAt(machine);
  const facts: ManifestFacts = {
    ...{ where: 'app.tar', seenBy: 'app.tar', source: 'oci', mediaType: null, rows: [] },
    ...{ digest: `sha256:${'a'.repeat(64)}`, missing: [], commands: [], unreadable: null },
    pushing: {
      ...{ skopeo: 'skopeo version 1.22.0', oras: null, name: null, suggestion: '' },
      ...{ authFile: null, readsCertFile: true },
      speaking: (name) => speakingTo(look, of, name),
      ...tools,
    },
  };
  const pushed = manifest.judge(facts, of).find(({ id }) => id === 'manifest.pushed');
  return answered(pushed?.remedies[0], `${to}/app:1`);
}

async function answered(remedy: Remedy | undefined, text: string) {
  if (remedy?.question === undefined) throw new Error('Nothing is asked');
  return remedy.question.answer(text);
}

const commandOf = (made: Remedy | { readonly refused: string }): string =>
  'refused' in made
    ? made.refused
    : made.actions.map((one) => 'run' in one && one.run.join(' ')).join('\n');

describe('a registry that nobody spoke of', () => {
  test('of plain http is pushed to by it, and the person is told what that means', async () => {
    const made = await goesTo({ ask: plain });
    expect(commandOf(made)).toBe(
      `skopeo copy --all --preserve-digests --dest-tls-verify=false oci-archive:app.tar docker://${registry}/app:1`,
    );
    expect(made).toMatchObject({ needs: 'consent', sets: { registry, access: 'http' } });
    expect('changes' in made && made.changes).toContain(push.spoken.http(registry));
  });

  test('with a certificate that everybody trusts takes no word more', async () => {
    const made = await goesTo({ ask: () => there });
    expect(commandOf(made)).not.toMatch(/tls|cert/i);
    expect(made).toMatchObject({ sets: { registry, access: null } });
  });

  test('whose authority Docker here knows is pushed to with its folder', async () => {
    // Docker's folder is read with every request that does not leave it out.
    const ask: Ask = ({ withoutDockers }) =>
      withoutDockers === true ? { error: 'untrusted', detail: 'SELF_SIGNED_CERT_IN_CHAIN' } : there;
    const made = await goesTo({ ask, files: { [kept]: pem } });
    expect(commandOf(made)).toContain(` --dest-cert-dir /etc/docker/certs.d/${registry} `);
    expect(made).toMatchObject({ sets: { access: { ca: kept } } });
  });

  test('that everybody trusts by now is not told of an authority that Docker still keeps', async () => {
    const made = await goesTo({ ask: () => there, files: { [kept]: pem } });
    expect(commandOf(made)).not.toMatch(/tls|cert/i);
    expect(made).toMatchObject({ sets: { access: null } });
  });

  test('whose authority nobody here knows asks for its certificate, in the words of a builder', async () => {
    const asks = await goesTo({ ask: signedBy('/srv/ca.crt'), files: { '/srv/ca.crt': pem } });
    expect(asks).toMatchObject({
      question: { prompt: `${push.untrusted(registry)} ${words.prompt(registry)}`, initial: kept },
      actions: [],
    });
    expect((asks as Remedy).question?.meanwhile?.('/srv/ca.crt')).toBe(push.asking(registry));
    const made = await answered(asks as Remedy, '/srv/ca.crt');
    expect(commandOf(made)).toBe(
      `env SSL_CERT_FILE=/srv/ca.crt skopeo copy --all --preserve-digests oci-archive:app.tar docker://${registry}/app:1`,
    );
    expect(made).toMatchObject({ needs: 'consent', sets: { access: { ca: '/srv/ca.crt' } } });
  });

  test('takes no file that is none, and none that does not sign for it', async () => {
    const files = { '/srv/other.crt': pem, '/srv/none.crt': null };
    const asks = (await goesTo({ ask: signedBy('/srv/ca.crt'), files })) as Remedy;
    expect(await answered(asks, '/srv/none.crt')).toEqual({
      refused: words.refused.missing('/srv/none.crt'),
    });
    expect(await answered(asks, '/srv/other.crt')).toEqual({
      refused: push.unsigned(registry),
    });
  });

  test('is told to oras by the file', async () => {
    const files = { '/srv/ca.crt': pem };
    const tools = { skopeo: null, oras: '1.3.0' };
    const asks = (await goesTo({ ask: signedBy('/srv/ca.crt'), files }, { tools })) as Remedy;
    expect(commandOf(await answered(asks, '/srv/ca.crt'))).toMatch(
      /^oras cp .* --to-ca-file \/srv\/ca\.crt /,
    );
  });

  test.each([
    [{}, '--dest-tls-verify=false oci-archive:app.tar '],
    [{ skopeo: null, oras: '1.3.0' }, 'oras cp --from-oci-layout --to-insecure app.tar@'],
  ])('is pushed to unchecked as the last way, with a warning (%o)', async (tools, command) => {
    const asks = (await goesTo({ ask: signedBy('/srv/ca.crt') }, { tools })) as Remedy;
    const { told, remedy } = asks.question?.otherwise ?? {};
    expect(told).toBe(push.unchecked(registry));
    if (remedy === undefined) throw new Error('No last way');
    expect(commandOf(remedy)).toContain(command);
    expect(remedy).toMatchObject({ needs: 'consent', sets: { registry, access: 'insecure' } });
    expect(remedy.changes).toContain(push.spoken.insecure(registry));
  });

  test('is never pushed to unchecked where its name is one of the Internet', async () => {
    const asks = (await goesTo({ ask: signedBy('/srv/ca.crt') }, { to: publicName })) as Remedy;
    expect(asks.question?.prompt).toContain(words.prompt(publicName));
    expect(asks.question?.otherwise).toBeUndefined();
  });

  test('can be told to skopeo by a folder alone where no variable is read', async () => {
    const files = { '/srv/ca.crt': pem, [kept]: pem };
    const tools = { readsCertFile: false };
    const asks = await goesTo({ ask: signedBy('/srv/ca.crt'), files }, { tools });
    expect(await answered(asks as Remedy, '/srv/ca.crt')).toEqual({
      refused: push.inFolder(registry),
    });
    const made = await goesTo({ ask: signedBy(kept), files }, { tools });
    expect(commandOf(made)).toContain('--dest-cert-dir');
  });
});

test.each([
  ['level=fatal msg="checking whether a blob exists in x: authentication required"', true],
  ['Error: failed to resolve: basic credential not found', true],
  ['level=fatal msg="writing blob: denied: requested access to the resource is denied"', true],
  ['level=fatal msg="writing manifest: connection reset by peer"', false],
])('a copy that was refused (%s) is told to log in where that is why', async (line, isTold) => {
  const made = await goesTo({ ask: () => there });
  const advice = 'actions' in made ? made.advice?.(['Copying 4 images', line]) : undefined;
  expect(advice).toBe(isTold ? push.login(registry, `docker login ${registry}`) : null);
});

test('what the person said of a registry before holds, and it is not asked', async () => {
  const ask: Ask = () => {
    throw new Error('It was asked');
  };
  const of: Answers = { ...answers, registry, access: 'insecure' };
  const made = await goesTo({ ask }, { of });
  expect(commandOf(made)).toContain('--dest-tls-verify=false');
  expect('changes' in made && made.changes).toContain(push.spoken.insecure(registry));
  expect(await speakingTo(lookAt({ ask }), answers, 'localhost:5000')).toEqual({
    ...{ access: null, authority: null },
  });
});

const oras = { skopeo: null, oras: '1.3.0' };
const config = { authFile: '/srv/docker/config.json' };
const unchecked: Answers = { ...answers, registry, access: 'insecure' };
const byFile: Answers = { ...answers, registry, access: { ca: '/srv/ca.crt' } };
const byFolder: Answers = { ...answers, registry, access: { ca: kept } };

test.each<[string, Machine['ask'], Going]>([
  [`docker login ${registry}`, () => there, { tools: config }],
  ['docker login localhost:5000', plain, { to: 'localhost:5000', tools: oras }],
  ['docker login', () => there, { to: 'docker.io/ada' }],
  [`skopeo login --tls-verify=false ${registry}`, plain, {}],
  [`skopeo login --tls-verify=false ${registry}`, plain, { of: unchecked }],
  [`env SSL_CERT_FILE=/srv/ca.crt skopeo login ${registry}`, plain, { of: byFile }],
  [
    `skopeo login --cert-dir /etc/docker/certs.d/${registry} --compat-auth-file ${config.authFile} ${registry}`,
    plain,
    { of: byFolder, tools: config },
  ],
  [`oras login --plain-http ${registry}`, plain, { tools: oras }],
  [`oras login --insecure ${registry}`, plain, { of: unchecked, tools: oras }],
  [`oras login --ca-file /srv/ca.crt ${registry}`, plain, { of: byFile, tools: oras }],
])('a login is made as the copy speaks to its registry: %s', async (command, ask, going) => {
  const made = await goesTo({ ask }, going);
  const to = command === 'docker login' ? 'docker.io' : (command.split(' ').at(-1) ?? '');
  const advice = 'actions' in made ? made.advice?.(['authentication required']) : undefined;
  expect(advice).toBe(push.login(to, command));
});
