import { isAbsolute, join } from 'node:path';
import type { Host } from './host.ts';

/** Where the wizard keeps things between runs. A relative XDG_STATE_HOME counts as none (XDG base directories 0.8). */
export function stateFolder({ env, home }: Pick<Host, 'env' | 'home'>): string {
  const base = env['XDG_STATE_HOME'];
  const isUsable = base !== undefined && isAbsolute(base);
  return join(isUsable ? base : join(home, '.local', 'state'), 'multiarch-wizard');
}
