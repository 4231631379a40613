import { handlerName } from '../docker/architecture.ts';
import { registrationLine } from '../docker/registration.ts';
import type { Place, Run, Step } from './step.ts';
import { architectureAt, type Subjects, sharedBits } from './subjects.ts';

export const table = '/proc/sys/fs/binfmt_misc';
export const container = '/container';
export const loader = '/lib/ld-stand-in';

/** A handler of another tool that takes the same programs. */
export const anotherTool = { name: 'another-tool', interpreter: '/opt/another/another-tool' };

/** Where interpreters are kept, to be put back. */
export const shelf = (program: 'stand-in' | 'dynamic'): string => `/shelf/${program}`;

/** What the scenes are made of: the handler, its interpreter, and the steps about them. */
export type Stage = {
  readonly subjects: Subjects;
  readonly handler: string;
  readonly interpreter: string;
  readonly register: (flags: string) => Step;
  /** With a mask that takes the other platform's programs, too. */
  readonly registerWide: (flags: string) => Step;
  readonly registerAnother: (flags: string) => Step;
  readonly write: (text: '0' | '1' | '-1', entry?: string) => Step;
  readonly put: (program: 'stand-in' | 'dynamic') => Step;
  readonly remove: () => Step;
  /** Calls the foreign program by a name, its path unless it is named. */
  readonly run: (place: Place, name?: string) => Run;
  readonly runOther: (place: Place) => Run;
  /** On the machine, then in a container. */
  readonly runBoth: (name?: string) => readonly Run[];
};

/** The program for a platform that is in both roots. */
export function programFile({ other }: Subjects, platform: string): string {
  return platform === other ? `/proof-${platform.split('/')[1]}` : '/proof';
}

export function stageFor(subjects: Subjects): Stage {
  const { foreign, other } = subjects;
  const architecture = architectureAt(foreign);
  const handler = handlerName(foreign) ?? '';
  const interpreter = `/usr/bin/${handler}`;
  const own = { name: handler, architecture, interpreter };
  const registered = (registration: Parameters<typeof registrationLine>[0]): Step => ({
    ...{ kind: 'register', name: registration.name, line: registrationLine(registration) },
  });
  const start = (place: Place, platform: string, name: string | null): Run => {
    const file = programFile(subjects, platform);
    return { kind: 'run', place, platform, file, argv: [name ?? file, 'a', 'b'] };
  };
  const run = (place: Place, name?: string) => start(place, foreign, name ?? null);
  return {
    ...{ subjects, handler, interpreter, run },
    register: (flags) => registered({ ...own, flags }),
    registerWide: (flags) => registered({ ...own, flags, machineBits: sharedBits(foreign, other) }),
    registerAnother: (flags) => registered({ ...anotherTool, architecture, flags }),
    write: (text, entry = handler) => ({ kind: 'write', entry, text }),
    put: (program) => ({ kind: 'put', file: interpreter, program }),
    remove: () => ({ kind: 'remove', file: interpreter }),
    runOther: (place) => start(place, other, null),
    runBoth: (name) => [run('machine', name), run('container', name)],
  };
}
