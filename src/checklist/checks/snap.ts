import { relative, resolve } from 'node:path';
import { dockerInfo } from '../../docker/commands.ts';
import { parseEngineSettings } from '../../docker/engine-settings.ts';
import { isSnaps } from '../../docker/product.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import { onPath } from '../../host/on-path.ts';
import { evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { checkTexts } from '../../texts/checks.ts';
import { texts } from '../../texts/index.ts';
import type { Check } from '../check.ts';
import { findingOf } from '../finding-of.ts';
import { personRemedy } from '../remedy-of.ts';

type SnapFacts = {
  /** The path of `docker`; null where it is not on PATH. */
  readonly docker: string | null;
  /** Where the engine keeps its images; null where it does not answer. */
  readonly root: string | null;
  /** The folder to build from. */
  readonly project: string;
  /** What snap lets a program see: the home, without what is hidden in it. */
  readonly isVisible: boolean;
};

const finding = findingOf('machine');

/** Whether docker is a snap, and the project where a snap does not see it. */
export const snap: Check<SnapFacts> = {
  id: 'machine.snap',
  inspect: async (look, { context }) => {
    const [docker, info] = await Promise.all([onPath(look, 'docker'), look.run(dockerInfo)]);
    const project = resolve(look.cwd, context);
    const path = relative(look.home, project);
    return {
      docker,
      root: parseEngineSettings(info.stdout).root,
      project,
      isVisible: !path.split('/').some((part) => part.startsWith('.')),
    };
  },
  judge: judgeSnap,
};

function judgeSnap({ docker, root, project, isVisible }: SnapFacts): readonly Finding[] {
  const words = checkTexts().snap;
  const isSnap = docker !== null && isSnaps(docker);
  const seen = [
    ...(docker === null ? [] : [evidence(null, `PATH: ${docker}`)]),
    ...(root === null ? [] : [evidence(shellQuote(dockerInfo), `DockerRootDir: ${root}`)]),
  ];
  if (docker === null) return [finding('snap', 'skipped', words.noDocker)];
  if (!isSnap) {
    const title = root !== null && isSnaps(root) ? words.onlyEngine : words.none;
    return [finding('snap', 'ok', title, { evidence: seen })];
  }
  const context = evidence(project, isVisible ? words.inside : words.outside);
  if (isVisible) return [finding('snap', 'ok', words.visible, { evidence: [...seen, context] })];
  return [
    finding('snap', 'problem', words.confined(project), {
      evidence: [...seen, context],
      failure: 'docker-snap-confined',
      remedies: [personRemedy(words.move(project)), personRemedy(texts().machine.person.install)],
    }),
  ];
}
