import type { Call } from '../../tool.ts';

/** The name of a vertex with its target in front: `[app 1/3] RUN …`, `[app] exporting to image`. */
const prefixed = (name: string, target: string): string =>
  name.startsWith('[') ? `[${target} ${name.slice(1)}` : `[${target}] ${name}`;

/**
 * A build that says whose it is, as bake does where it builds several targets: in the names of its
 * vertexes, and in their digests, which are no other target's. Source: docker/buildx, util/progress
 * (`WithPrefix`), v0.29.1; recorded: `two.rawjson`.
 */
export function ofTarget(call: Call, target: string): Call {
  return {
    ...call,
    err: (text) =>
      call.err(
        text
          .replaceAll(/("name": ?")((?:[^"\\]|\\.)*)"/g, (whole, key: string, name: string) =>
            isStatus(name) ? whole : `${key}${prefixed(name, target)}"`,
          )
          .replaceAll(/^(#\d+ )(\[)/gm, `$1[${target} `),
      ),
  };
}

/** Statuses of a vertex have names of one word. */
const isStatus = (name: string): boolean => /^(?:transferring|extracting)$/.test(name);
