import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Appender, Host } from '../host/host.ts';
import { type NotKept, notKept, stateFolder, timeName } from './state-folder.ts';

/** How many logs are kept, the new one among them. */
const kept = 20;

const ours = /^build-\d{4}-\d\d-\d\dT.*\.log$/;

export type NewLog =
  | { readonly log: Appender & { readonly path: string }; readonly notKept: null }
  | { readonly log: null; readonly notKept: NotKept };

/** Opens the log of a build, and lets go of the oldest ones. Without a place to write, the build goes on without. */
export async function openLog(host: Host): Promise<NewLog> {
  const folder = join(stateFolder(host), 'logs');
  const path = join(folder, `build-${timeName(host.now())}-${randomBytes(2).toString('hex')}.log`);
  let appender: Appender | null = null;
  const problem = await notKept(async () => {
    appender = await host.appender(path);
    const logs = ((await host.list(folder)) ?? []).filter((name) => ours.test(name)).sort();
    for (const name of logs.slice(0, -kept)) await host.remove(join(folder, name));
  });
  return problem === null && appender !== null
    ? { log: { ...(appender as Appender), path }, notKept: null }
    : { log: null, notKept: problem ?? { path, code: 'failed' } };
}
