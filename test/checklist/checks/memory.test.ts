import { expect, test } from 'vitest';
import { memory } from '../../../src/checklist/checks/memory.ts';
import { dockerMachine } from '../docker-machine.ts';
import { checked, seenBy } from './checked.ts';

const gibibyte = 1024 ** 3;
const three = ['linux/amd64', 'linux/arm64', 'linux/riscv64'];
const withMemory = (gibibytes: number) =>
  dockerMachine({ info: { MemTotal: gibibytes * gibibyte } });

test('there is enough for what is emulated', async () => {
  expect(await checked(memory, dockerMachine(), { platforms: three })).toMatchObject({
    status: 'ok',
    title: 'The engine has 23.5 GiB of memory: enough for all platforms at once',
    evidence: [{ text: 'MemTotal: 25276514304' }],
  });
});

test('there is too little for two emulated platforms, and enough for one', async () => {
  const finding = await checked(memory, withMemory(3), { platforms: three });
  expect(finding).toMatchObject({
    status: 'warning',
    failure: 'builder-died-eof',
    title:
      'The engine has 3 GiB of memory; to emulate linux/arm64, linux/riscv64 at once may take 4 GiB',
  });
  expect(finding.remedies.map(({ needs }) => needs)).toEqual(['person', 'person']);
  expect(await checked(memory, withMemory(3))).toMatchObject({ status: 'ok' });
});

test('what is native takes no emulator', async () => {
  const finding = await checked(memory, withMemory(1), { platforms: ['linux/amd64', 'linux/386'] });
  expect(finding.status).toBe('ok');
});

test('an engine that does not tell is not judged', async () => {
  const finding = await checked(memory, dockerMachine({ info: { MemTotal: 0 } }));
  expect(finding).toMatchObject({ status: 'skipped', failure: null });
});

test('a builder that the kernel ended for want of memory is told of, however much there is', async () => {
  const inspected =
    'docker inspect --type container --format \'{"name":{{json .Name}},"state":{{json .State}}}\' buildx_buildkit_multi0';
  const look = dockerMachine({
    builders: [{ name: 'multi', status: 'inactive' }],
    selected: 'multi',
    commands: {
      [inspected]:
        '{"name":"/buildx_buildkit_multi0","state":{"Status":"exited","Running":false,"OOMKilled":true,"ExitCode":137}}\n',
    },
  });
  const finding = await checked(memory, look);
  expect(finding).toMatchObject({
    status: 'warning',
    failure: 'builder-died-eof',
    title: 'The kernel ended buildx_buildkit_multi0 when memory ran out',
  });
  expect(seenBy(finding)).toContain(`${inspected}: buildx_buildkit_multi0: OOMKilled: true`);
});
