import type { Builder } from './builder.ts';
import { parseBuilderJson } from './json.ts';

/**
 * A builder with all that buildx keeps of its nodes, where it told nothing of it.
 *
 * Source: docker/buildx v0.12.0, store/nodegroup.go. Files are kept since 0.6.
 *
 * @param text What is in `~/.docker/buildx/instances/NAME`: the fields of `ls --format json` that do not change.
 */
export function withInstance(builder: Builder, text: string): Builder {
  const [kept] = parseBuilderJson(text.replace(/\n/g, ' '));
  return {
    ...builder,
    nodes: builder.nodes.map((node) => {
      const { files, driverOptions } = kept?.nodes.find(({ name }) => name === node.name) ?? node;
      return {
        ...node,
        files: { ...files, ...node.files },
        driverOptions: { ...driverOptions, ...node.driverOptions },
      };
    }),
  };
}
