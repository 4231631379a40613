import { describe, expect, it } from 'vitest';
import type { Assembly, AssemblyState } from '../../src/assembly/assembly.ts';
import { createAssembly } from '../../src/assembly/engine.ts';
import { asksForLogin } from '../../src/assembly/login.ts';
import { openPractice } from '../../src/practice/open-practice.ts';
import { readMachine } from '../../src/practice/read-machine.ts';
import { listReceipts } from '../../src/receipts/list.ts';

const app = 'ghcr.io/ada/hello';
const wanted = { list: `${app}:1`, sources: [`${app}:amd64`, `${app}:arm64`] };

/** A machine whose registry shows nothing to whoever is not logged in there. */
async function open(sources: readonly string[] = wanted.sources) {
  const { machine } = await readMachine('assets/machines/manifest-by-hand.json');
  if (machine === null) throw new Error('The practice machine can not be read.');
  const { config: _, ...client } = machine.client;
  const registries = (machine.registries ?? []).map((one) => ({ ...one, auth: true }));
  const host = openPractice({ ...machine, client, registries }, 20);
  let suspended = 0;
  const assembly: Assembly = createAssembly({
    host,
    wanted: { ...wanted, sources },
    suspend: async (during) => {
      suspended += 1;
      await during();
    },
  });
  return { host, assembly, suspended: () => suspended };
}

const at = ({ store }: Assembly, isSo: (state: AssemblyState) => boolean) =>
  new Promise<AssemblyState>((resolve) => {
    const stop = store.subscribe((state) => {
      if (!isSo(state)) return;
      stop();
      resolve(state);
    });
  });

const isRead = ({ phase }: AssemblyState) => phase === 'read';

describe('a registry that asks for a login', () => {
  it.each([
    ['the images', wanted.sources],
    ['its tags', [`${app}:{arch}`]],
  ])('before it shows %s is logged in to in the terminal, and read again', async (_, sources) => {
    const { host, assembly, suspended } = await open(sources);
    const first = at(assembly, isRead);
    assembly.start();
    const { findings, plan } = await first;
    expect(plan).toBeNull();
    const wrong = findings.find(({ status }) => status === 'problem');
    const login = wrong?.remedies.find(({ isConversation }) => isConversation === true);
    expect(login?.actions).toEqual([{ run: ['docker', 'login', 'ghcr.io'] }]);
    if (login === undefined) return;
    assembly.choose(login);
    expect(suspended()).toBe(0);
    const again = at(assembly, (state) => isRead(state) && state.findings !== findings);
    assembly.consent(true);
    const afterwards = await again;
    expect(suspended()).toBe(1);
    expect(afterwards.rows.every(({ read }) => read.state === 'there')).toBe(true);
    expect(afterwards.rows.length).toBeGreaterThan(1);
    const last = at(assembly, ({ exitCode }) => exitCode !== null);
    assembly.interrupt();
    await last;
    const [receipt] = await listReceipts(host);
    expect(receipt?.actions).toEqual([{ run: ['docker', 'login', 'ghcr.io'] }]);
    // The second look is in it.
    expect(receipt?.completed).toMatchObject({ outcome: 'changed' });
    expect(JSON.stringify(receipt?.completed)).toContain('manifest.source-there');
  });

  it.each([
    ['HTTP 401, UNAUTHORIZED: authentication required', true],
    ['HTTP 403, DENIED: requested access to the resource is denied', true],
    ['denied: requested access to the resource is denied', true],
    ['unauthorized: authentication required', true],
    ['no basic auth credentials', true],
    ['HTTP 404, MANIFEST_UNKNOWN: manifest unknown', false],
    ['nothing listens there', false],
    ['HTTP 429, TOOMANYREQUESTS: slow down', false],
  ])('is told by %s: %s', (said, isSo) => expect(asksForLogin(said)).toBe(isSo));
});
