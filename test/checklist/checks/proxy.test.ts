import { describe, expect, test } from 'vitest';
import { proxy } from '../../../src/checklist/checks/proxy.ts';
import { answered, configPath } from '../clients.ts';
import { type DockerMachine, dockerMachine, type ListedBuilder } from '../docker-machine.ts';
import { commandsOf } from '../judged.ts';
import { checked, seenBy } from './checked.ts';

type Machine = DockerMachine & { readonly env?: Readonly<Record<string, string>> };

const machine = ({ env = {}, ...more }: Machine = {}, multi: Partial<ListedBuilder> = {}) => ({
  ...dockerMachine({
    builders: [
      { name: 'default', driver: 'docker' },
      { name: 'multi', ...multi },
    ],
    selected: 'multi',
    ...more,
  }),
  env,
});

const corporate = {
  http_proxy: 'http://proxy.corp:3128',
  https_proxy: 'http://proxy.corp:3128',
  no_proxy: 'localhost,.corp',
};

describe("a builder's proxies", () => {
  test('are none, like everywhere here', async () => {
    expect(await checked(proxy, machine())).toMatchObject({
      status: 'ok',
      title: 'Nothing here goes through a proxy',
      failure: null,
    });
  });

  test('are missing where the shell has some: a builder is made with them', async () => {
    const finding = await checked(proxy, machine({ env: corporate }));
    expect(finding).toMatchObject({ status: 'warning', failure: 'builder-proxy' });
    expect(seenBy(finding)).toEqual([
      ': the variables of this shell\nhttp_proxy=http://proxy.corp:3128\nhttps_proxy=http://proxy.corp:3128\nno_proxy=localhost,.corp',
    ]);
    const [make] = finding.remedies;
    expect(make).toMatchObject({ needs: 'consent', title: 'Make a builder with these proxies' });
    const named = await answered(make ?? finding.remedies[1] ?? neverMade(), 'corp');
    expect(commandsOf(named)[0]).toEqual([
      ...['docker', 'buildx', 'create', '--use', '--name', 'corp'],
      ...['--driver-opt', 'env.http_proxy=http://proxy.corp:3128'],
      ...['--driver-opt', 'env.https_proxy=http://proxy.corp:3128'],
      ...['--driver-opt', '"env.no_proxy=localhost,.corp"'],
    ]);
  });

  test("are missing where the client's configuration or the engine has some", async () => {
    const config = '{"proxies": {"default": {"httpProxy": "http://c:1", "noProxy": "a,b"}}}';
    const ofClient = await checked(proxy, machine({ files: { [configPath]: config } }));
    expect(ofClient.status).toBe('warning');
    expect(seenBy(ofClient)).toEqual([`${configPath}: http_proxy=http://c:1\nno_proxy=a,b`]);
    const ofEngine = await checked(proxy, machine({ info: { HttpsProxy: 'http://e:1' } }));
    expect(ofEngine.status).toBe('warning');
    expect(seenBy(ofEngine)).toEqual(["docker info --format '{{json .}}': https_proxy=http://e:1"]);
  });

  test('may be the ones that it was made with', async () => {
    const options = {
      'env.HTTP_PROXY': 'http://proxy.corp:3128',
      'env.no_proxy': 'localhost,.corp',
    };
    const finding = await checked(proxy, machine({ env: corporate }, { options }));
    expect(finding).toMatchObject({ status: 'ok', title: 'multi was made with proxies' });
    expect(seenBy(finding)).toContain(
      'docker buildx inspect multi: http_proxy=http://proxy.corp:3128\nno_proxy=localhost,.corp',
    );
  });

  test('are of no use on the localhost of a container of its own', async () => {
    const options = { 'env.http_proxy': 'http://127.0.0.1:3128' };
    const finding = await checked(proxy, machine({}, { options }));
    expect(finding).toMatchObject({ status: 'warning', failure: 'builder-proxy' });
    const near = { ...options, network: 'host' };
    expect(await checked(proxy, machine({}, { options: near }))).toMatchObject({ status: 'ok' });
  });

  test("of this machine's localhost ask for its network", async () => {
    const env = { http_proxy: 'http://localhost:3128' };
    const { remedies } = await checked(proxy, machine({ env }, { options: { network: 'host' } }));
    const commands = commandsOf(remedies[0] ?? neverMade());
    expect(commands[0]?.filter((word) => word === 'network=host')).toHaveLength(1);
  });

  test('with a password are for a person to hand over, and the password is not told', async () => {
    const env = { https_proxy: 'http://ada:secret@proxy.corp:3128' };
    const finding = await checked(proxy, machine({ env }));
    expect(finding.remedies.map(({ needs }) => needs)).toEqual(['person']);
    expect(JSON.stringify(finding)).not.toContain('secret');
    expect(seenBy(finding)[0]).toContain('http://ada:...@proxy.corp:3128');
  });

  test("of Docker Desktop's own machine are there whether there are any or not", async () => {
    const info = {
      HttpProxy: 'http.docker.internal:3128',
      HttpsProxy: 'http.docker.internal:3128',
    };
    expect(await checked(proxy, machine({ info }))).toMatchObject({ status: 'ok' });
  });

  test("are the engine's, where the engine builds", async () => {
    const finding = await checked(
      proxy,
      machine({ env: corporate, selected: 'default', store: 'containerd', docker: '28.5.2' }),
    );
    expect(finding).toMatchObject({ status: 'ok' });
    expect(finding.title).toContain("the engine's proxies");
  });

  test('are nobody’s, where there is no builder', async () => {
    const finding = await checked(proxy, machine({ builders: null }));
    expect(finding).toMatchObject({ status: 'skipped', failure: null });
  });
});

function neverMade(): never {
  throw new Error('there is no remedy');
}
