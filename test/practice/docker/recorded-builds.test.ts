import { beforeAll, describe, expect, test } from 'vitest';
import { createProgressReader, type ProgressEvent } from '../../../src/docker/progress.ts';
import { createReplay } from '../../../src/docker/replay.ts';
import { buildEvents, type Host, hosts } from '../../docker/hosts/recorded-host.ts';
import { eventsOf } from '../../docker/recorded.ts';
import { docker, type Options, type Said } from './docker-run.ts';
import { labWorld } from './lab-machines.ts';

/**
 * A practice machine makes up what a build says. Held here against what the real one said: the builds of
 * test/recordings/record in its order, in one builder, so that what is cached is the same, too. All is
 * compared but times, digests, sizes, and which of two steps that go on at once is told of first.
 */
const three = '--platform linux/amd64,linux/arm64,linux/riscv64';

type Build = { readonly file: string; readonly args: string; readonly options?: Options };

const builds: readonly Build[] = [
  {
    file: 'build-three-platforms.rawjson',
    args: `${three} --metadata-file=/tmp/metadata.json --push -t localhost:5000/app:1 .`,
  },
  {
    file: 'build-three-platforms-cached.rawjson',
    args: `${three} --push -t localhost:5000/app:1 .`,
  },
  { file: 'build-failing-arm64.rawjson', args: `${three} -f failing.Dockerfile .` },
  {
    file: 'build-interrupted.rawjson',
    args: `${three} -f slow.Dockerfile .`,
    options: { interruptAfter: 6_000 },
  },
  {
    file: 'build-cross.rawjson',
    args: `${three} -f cross.Dockerfile --push -t localhost:5000/cross:1 .`,
  },
  {
    file: 'build-one-platform.rawjson',
    args: '--platform linux/arm64 --push -t localhost:5000/one:1 .',
  },
  { file: 'build-platform-not-in-base.rawjson', args: `${three} -f gap.Dockerfile .` },
];

/** What the program's own readers make of a build. */
function read(events: readonly ProgressEvent[]) {
  const replay = createReplay();
  for (const event of events) replay.take(event);
  const report = replay.report();
  const lanes = report?.lanes.map(({ seconds: _, ...lane }) => lane);
  const { outcome, culprit, warnings } = report ?? {};
  return { outcome, culprit, warnings, lanes, steps: stepsIn(events) };
}

/** Each step's name, and how it ended. */
function stepsIn(events: readonly ProgressEvent[]): readonly string[] {
  const steps = new Map<string, string>();
  for (const event of events) {
    if (event.type !== 'status') continue;
    for (const { digest, name, cached, error, completed } of event.status.vertexes ?? []) {
      const end = error !== undefined ? 'failed' : cached ? 'cached' : completed ? 'done' : 'open';
      // An image that two stages begin with bears the name of whichever was there first.
      const own = name.replace(/^\[(?:(linux\S*) )?.*?\d+\/\d+\] FROM/, '[$1] FROM');
      steps.set(digest, `${own.replace(/sha256:[0-9a-f]{64}/, 'sha256:…')}: ${end}`);
    }
  }
  return [...steps.values()].sort();
}

const nameOf = (step: string): string => step.replace(/: \w+$/, '');

const readOwn = ({ stderr }: Said) => read(eventsOf([Buffer.from(stderr)], createProgressReader()));

describe.each(hosts)('the builds of %s', (host: Host) => {
  const own = new Map<string, ReturnType<typeof read>>();

  beforeAll(async () => {
    const world = labWorld(host);
    await docker(world, 'run --privileged --rm tonistiigi/binfmt --install arm64,arm,riscv64');
    await docker(world, 'buildx create --name mybuilder --driver-opt network=host --bootstrap');
    for (const { file, args, options } of builds) {
      const said = await docker(
        world,
        `buildx build --builder mybuilder --progress=rawjson ${args}`,
        options,
      );
      own.set(file, readOwn(said));
    }
  });

  test.each(builds)('$file is made up as it was', ({ file }) => {
    const { steps, ...others } = read(buildEvents(host, file));
    const { steps: ownSteps, ...ownOthers } = own.get(file) ?? { steps: [] };
    expect(ownOthers).toEqual(others);
    if (others.outcome === 'succeeded') expect(ownSteps).toEqual(steps);
    // How far the others came when one failed is a matter of milliseconds.
    else expect(ownSteps.map(nameOf)).toEqual(expect.arrayContaining(steps.map(nameOf)));
  });
});
