import { homedir, release } from 'node:os';
import { openAppender } from './append.ts';
import { canRead, canWrite, fileFacts, list, readText, remove, sha256, space } from './files.ts';
import type { Host } from './host.ts';
import { endChildren } from './process-group.ts';
import { startProcess } from './processes.ts';
import { runProcess } from './run.ts';
import { runInTerminal } from './run-in-terminal.ts';
import { writeText } from './write-text.ts';

export { endChildren } from './process-group.ts';

/** The machine that the wizard runs on. Its children end with it. */
export function createLocalHost(): Host {
  process.off('exit', endChildren).on('exit', endChildren);
  return {
    label: null,
    platform: process.platform,
    release: release(),
    uid: process.geteuid?.() ?? null,
    gid: process.getegid?.() ?? null,
    groups: process.getgroups?.() ?? [],
    home: homedir(),
    cwd: workingFolder(),
    env: process.env,
    now: () => new Date(),
    run: runProcess,
    start: startProcess,
    runInTerminal,
    // Only who asks a server waits for what asks servers to be loaded.
    request: async (asked) => (await import('./http/request.ts')).request(asked),
    readText,
    list,
    stat: fileFacts,
    space,
    canRead,
    canWrite,
    sha256,
    writeText,
    remove,
    appender: async (path) => openAppender(path),
  };
}

/** The folder may have been removed under the shell that started the wizard. */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    return process.env['PWD'] ?? homedir();
  }
}
