import { join } from 'node:path';
import type { Appender, Host } from '../host/host.ts';
import { type NotKept, notKept } from '../host/kept.ts';
import { stateFolder } from '../host/state-folder.ts';

/** How many logs are kept, the new one among them. */
const kept = 20;

const ours = /^build-\d{4}-\d\d-\d\dT.*\.log$/;

export type NewLog =
  | { readonly log: Appender & { readonly path: string }; readonly notKept: null }
  | { readonly log: null; readonly notKept: NotKept };

/** Opens the log of a build, and lets go of the oldest ones. Without a place to write, the build goes on without. */
export async function openLog(host: Host): Promise<NewLog> {
  const folder = join(stateFolder(host), 'logs');
  const before = ((await host.list(folder)) ?? []).filter((name) => ours.test(name)).sort();
  const name = newName(host.now(), before);
  const path = join(folder, name);
  let appender: Appender | null = null;
  const problem = await notKept(async () => {
    appender = await host.appender(path);
    const logs = [...before, name];
    for (const old of logs.slice(0, -kept)) await host.remove(join(folder, old));
  });
  return problem === null && appender !== null
    ? { log: { ...(appender as Appender), path }, notKept: null }
    : { log: null, notKept: problem ?? { path, code: 'failed' } };
}

/** The time to the second, short enough to be shown whole; a second log of that second sorts after it. */
function newName(when: Date, taken: readonly string[]): string {
  const time = when.toISOString().slice(0, 19).replaceAll(':', '-');
  let name = `build-${time}.log`;
  for (let n = 2; taken.includes(name); n += 1) {
    name = `build-${time}_${String(n).padStart(2, '0')}.log`;
  }
  return name;
}
