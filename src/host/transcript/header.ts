import type { Host } from '../host.ts';
import type { Masking } from './masking.ts';
import { isSecretVariable } from './secret-rules.ts';

/** The form of the recordings that this program makes and plays. */
export const recordingForm = 1;

/** What is asked of the environment, and where the system keeps a person's things. */
const variables =
  /^(?:DOCKER_\w+|BUILDX_\w+|BUILDKIT_\w+|(?:https?|no|all|ftp)_proxy|XDG_\w+_(?:HOME|DIR)|HOME|USER|PATH|LANG|LC_\w+)$/i;

type Facts = { readonly version: string; readonly terminal: object };

/** The first line of a recording: where and when it was made, and what a host says of itself. */
export function headerOf(host: Host, { version, terminal }: Facts): object {
  const { label, platform, release, uid, gid, groups, home, cwd } = host;
  return {
    ...{ recording: recordingForm, version, when: host.now().toISOString() },
    host: { label, platform, release, uid, gid, groups, home, cwd, env: environmentOf(host) },
    terminal,
  };
}

function environmentOf({ env }: Host): Record<string, string> {
  const kept = Object.entries(env).filter(([name]) => variables.test(name));
  return Object.fromEntries(kept.flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/** What the environment says in secret is masked from the first line on. */
export function learnEnvironment({ env }: Host, masking: Masking): void {
  for (const [name, value] of Object.entries(env)) {
    if (!value) continue;
    if (isSecretVariable(name, value)) masking.learn(value);
    else masking.mask(value);
  }
}
