type Environment = Readonly<Record<string, string | undefined>>;

/**
 * How this program is typed by whoever started it so: npx leaves it on no PATH, and `npm start` in a
 * clone has none either.
 *
 * Source: npm/cli, workspaces/libnpmexec and lib/commands/run.js, v11: `npm_command` is the
 * command of npm that runs, `npm_lifecycle_event` the script.
 */
export function programIn(env: Environment): string {
  const isScript = env['npm_package_name'] === 'multiarch-wizard';
  if (isScript && env['npm_lifecycle_event'] === 'start') return 'npm start --';
  return env['npm_command'] === 'exec' ? 'npx multiarch-wizard' : 'multiarch-wizard';
}

/** How this program is typed. */
export const program: string = programIn(process.env);
