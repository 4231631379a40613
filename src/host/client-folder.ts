import { join } from 'node:path';
import type { Host } from './host.ts';

/** The folder of Docker's command line: `DOCKER_CONFIG`, else `~/.docker`. */
export function clientFolder({ env, home }: Pick<Host, 'env' | 'home'>): string {
  return env['DOCKER_CONFIG'] || join(home, '.docker');
}
