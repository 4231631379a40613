import { type Ended, type EnterOptions, enter, inside, type LabHost } from '../lab.ts';
import { writeInside } from '../walks/wizard.ts';

const folderOf = (user = 'root'): string => (user === 'root' ? '/root/app' : `/home/${user}/app`);

export type Project = {
  readonly user?: string;
  /** The base image; the host's own unless named. */
  readonly from?: string;
  /** What follows it in the Dockerfile. */
  readonly instructions?: readonly string[];
};

/** Writes the project that a failure meets, in the home of the user who builds it. */
export async function writeProject(host: LabHost, project: Project = {}): Promise<void> {
  const {
    user,
    from = `${inside.registry}/base:1`,
    instructions = ['COPY Dockerfile /'],
  } = project;
  const text = [`FROM ${from}`, ...instructions, ''].join('\n');
  await writeInside(host, `${folderOf(user)}/Dockerfile`, text, user);
}

/** Builds the project; its output is what a log of it would hold. */
export function build(
  host: LabHost,
  args: readonly string[] = [],
  options: Pick<EnterOptions, 'user' | 'env'> = {},
): Promise<Ended> {
  const argv = ['docker', 'buildx', 'build', '--no-cache', '--progress', 'plain', ...args, '.'];
  return enter(host, argv, { ...options, cwd: folderOf(options.user) });
}
