import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = fileURLToPath(new URL('../../', import.meta.url));
export const cli = join(project, 'dist/cli.cjs');
const standIn = fileURLToPath(new URL('stand-in', import.meta.url));

/**
 * The environment of everything that is measured. NODE_EXTRA_CA_CERTS costs Node some 30 ms at
 * every start, and CI makes Ink print without a terminal.
 *
 * @param {Record<string, string>} more
 */
export function environment(more = {}) {
  const {
    NODE_EXTRA_CA_CERTS: _certificates,
    CI: _ci,
    NODE_OPTIONS: _options,
    ...rest
  } = process.env;
  return { ...rest, TERM: 'xterm-256color', LC_ALL: 'C.UTF-8', ...more };
}

/** The same with the stand-in for docker first on the PATH, and a home of its own. */
export function standInEnvironment(home, more = {}) {
  return environment({
    PATH: `${standIn}${delimiter}${process.env.PATH}`,
    HOME: home,
    XDG_STATE_HOME: join(home, 'state'),
    DOCKER_CONFIG: join(home, 'docker'),
    ...more,
  });
}

/**
 * Gives a new folder to `use`, and removes it afterwards.
 * @template Result
 * @param {(folder: string) => Promise<Result>} use
 */
export async function inFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'multiarch-wizard-bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
