import type { Printer } from './progress.ts';

/** The name of a vertex with its target in front: `[app 1/3] RUN …`, `[app] exporting to image`. */
export const prefixed = (name: string, target: string | null): string => {
  if (target === null) return name;
  return name.startsWith('[') ? `[${target} ${name.slice(1)}` : `[${target}] ${name}`;
};

/**
 * A printer that says whose a vertex is, as bake does where it builds several targets. One that two of
 * them share has one digest, and is told of by each under its own name.
 *
 * Source: docker/buildx, util/progress (`WithPrefix`), v0.29.1; recorded: `two.rawjson`.
 */
export const ofTarget = (printer: Printer, target: string | null): Printer => ({
  ...printer,
  take: ({ vertexes, ...status }) =>
    printer.take({
      ...(vertexes && {
        vertexes: vertexes.map((one) => ({ ...one, name: prefixed(one.name, target) })),
      }),
      ...status,
    }),
});
