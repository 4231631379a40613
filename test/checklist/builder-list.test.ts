import { describe, expect, test } from 'vitest';
import { unfitness } from '../../src/checklist/builder/fitness.ts';
import { listBuilders } from '../../src/checklist/builder-list.ts';
import { registrySettings } from '../../src/docker/buildkit-config.ts';
import { lookAt } from '../../src/host/look.ts';
import { type Answers, noAnswers } from '../../src/model/answers.ts';
import { createWorld } from '../../src/practice/create-world.ts';
import type { Machine } from '../../src/practice/machine.ts';
import { createPracticeHost } from '../../src/practice/practice-host.ts';
import { plainMachine } from '../practice/world.ts';
import { recorded } from './docker-machine.ts';
import { type StubMachine, stubLook } from './stub-look.ts';

/** What a buildx of this age says of a builder with a configuration: nothing of that, and before 0.10 of no option. */
const old = {
  'docker buildx ls --format json': { exitCode: 125, stderr: 'unknown flag: --format\n' },
  'docker buildx inspect': 'Name:   far\nDriver: docker-container\n',
  'docker buildx ls':
    'NAME/NODE DRIVER/ENDPOINT             STATUS  BUILDKIT PLATFORMS\n' +
    'far *     docker-container\n' +
    '  far0    unix:///var/run/docker.sock running v0.10.6 linux/amd64\n',
  'docker buildx inspect far':
    'Name:   far\nDriver: docker-container\n\nNodes:\nName:      far0\n' +
    'Endpoint:  unix:///var/run/docker.sock\nStatus:    running\nBuildkit:  v0.10.6\n' +
    'Platforms: linux/amd64\n',
};
const registry = 'registry.lab:5002';
const kept = recorded('buildx-0.29.1-instance-with-ca.json');
const engine = { imageStore: 'classic', product: 'engine' } as const;
const wanted: Answers = { ...noAnswers, registry, access: { ca: '/home/ada/ca.crt' } };

async function farOn(machine: StubMachine) {
  const { builders } = await listBuilders(stubLook({ commands: old, ...machine }));
  const [far] = builders;
  if (far === undefined) throw new Error('there is no builder');
  return far;
}

describe('a builder that buildx before 0.12 tells little of', () => {
  test.each([
    ['the home folder', {}, '/home/ada/.docker'],
    ['DOCKER_CONFIG', { DOCKER_CONFIG: '/etc/ada' }, '/etc/ada'],
  ])('is known by what buildx keeps of it, in %s', async (_, env, folder) => {
    const far = await farOn({ env, files: { [`${folder}/buildx/instances/far`]: kept } });
    const [node] = far.nodes;
    expect(registrySettings(node?.files['buildkitd.toml'] ?? '')).toMatchObject([
      { registry, ca: ['/etc/buildkit/certs/registry.lab_5002/ca.crt'] },
    ]);
    expect(node).toMatchObject({ status: 'running', driverOptions: { network: 'host' } });
    expect(unfitness(far, engine, wanted)).toBeNull();
  });

  test('is looked for where BUILDX_CONFIG says', async () => {
    const env = { BUILDX_CONFIG: '/srv/buildx', DOCKER_CONFIG: '/etc/ada' };
    const far = await farOn({ env, files: { '/srv/buildx/instances/far': kept } });
    expect(unfitness(far, engine, wanted)).toBeNull();
  });

  test.each([
    ['is not there', null],
    ['is none', '{"Nodes":[{"Name":7,"Files":[]}],'],
    ['is another one’s', kept.replace('"far0"', '"near0"')],
  ])('lacks what it was told where that file %s', async (_, file) => {
    const far = await farOn({ files: { '/home/ada/.docker/buildx/instances/far': file } });
    expect(far.nodes).toMatchObject([{ name: 'far0', files: {}, driverOptions: {} }]);
    expect(unfitness(far, engine, wanted)).toBe('ca');
  });
});

test.each(['0.9.1', '0.11.2', '0.12.1'])(
  'a practice machine with buildx %s keeps the configuration, too',
  async (buildx) => {
    const config = `[registry."${registry}"]\n  http = true\n`;
    const far = {
      name: 'far',
      driver: 'docker-container',
      config,
      options: ['network=host'],
    } as const;
    const machine: Machine = {
      ...{ ...plainMachine, client: { version: '24.0.9', buildx } },
      builders: { list: [far] },
    };
    expect(createWorld(machine).builders.get('far')?.config).toBe(config);
    const host = createPracticeHost(machine, { label: 'PRACTICE' });
    const { builders } = await listBuilders(lookAt(host));
    const found = builders.find(({ name }) => name === 'far');
    expect(found?.nodes).toMatchObject([{ driverOptions: { network: 'host' } }]);
    expect(registrySettings(found?.nodes[0]?.files['buildkitd.toml'] ?? '')).toMatchObject([
      { registry, access: 'http' },
    ]);
  },
);
