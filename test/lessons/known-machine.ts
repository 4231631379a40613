import { builder } from '../../src/checklist/builder.ts';
import { client } from '../../src/checklist/client.ts';
import { emulators } from '../../src/checklist/emulators.ts';
import { machine } from '../../src/checklist/machine.ts';
import { type Known, nothingKnown } from '../../src/lessons/known.ts';
import { noAnswers } from '../../src/model/answers.ts';
import { caPlaces, dockerMachine } from '../checklist/docker-machine.ts';
import { binfmtFiles, debianFiles } from '../checklist/hosts.ts';
import { buildFacts, manifestFacts, targetAnswers, targetFacts } from '../ui/samples.ts';

const answers = { ...noAnswers, ...targetAnswers };
const config = '/home/ada/.local/state/multiarch-wizard/buildkit/ghcr.io.toml';

/** What the wizard knows of a machine with Docker 26.1.5 after a walk: a handler without F, a builder of its own. */
export async function knownMachine(): Promise<Known> {
  const look = dockerMachine({
    handlers: { 'qemu-aarch64': { flags: 'OC' }, 'qemu-riscv64': {} },
    builders: [
      { name: 'default', driver: 'docker' },
      { name: 'mybuilder', platforms: ['linux/amd64', 'linux/arm64', 'linux/riscv64'] },
    ],
    selected: 'mybuilder',
    files: {
      ...debianFiles,
      ...binfmtFiles,
      [config]: null,
      ...caPlaces('ghcr.io'),
      '/home/ada/.docker/buildx': null,
      '/home/ada/.docker/config.json': '{}',
      '/etc/hosts': '127.0.0.1 localhost\n',
    },
  });
  const facts = {
    ...nothingKnown.facts,
    machine: await machine.inspect(look, answers, {}),
    client: await client.inspect(look, answers, {}),
    emulators: await emulators.inspect(look, answers, {}),
    builder: await builder.inspect(look, answers, {}),
    target: targetFacts,
    build: buildFacts(),
    manifest: manifestFacts,
  };
  const [drawn] = emulators
    .judge(facts.emulators, answers)
    .flatMap(({ picture }) => (picture === undefined ? [] : [picture]));
  return { facts, answers, picture: drawn ?? null };
}
