import { cacheSource, cacheTarget } from '../build-options/cache.ts';
import { secretText } from '../build-options/secret.ts';
import type { BuildOptions } from '../build-options.ts';

/**
 * What `--set` has to say so that every target is built with these options; attestations have flags of
 * their own. A build argument without a value takes the variable of its name, as `--build-arg` does.
 *
 * Source: docker/buildx, bake/bake.go (`newOverrides`, `AddOverrides`), v0.29.1.
 */
export function optionSettings(options: BuildOptions): readonly string[] {
  const { target, buildArgs, secrets, annotations, cacheFrom, cacheTo } = options;
  return [
    ...(target === null ? [] : [`*.target=${target}`]),
    ...buildArgs.map((arg) => `*.args.${arg}`),
    ...secrets.map((secret) => `*.secrets=${secretText(secret)}`),
    ...annotations.map((annotation) => `*.annotations=${annotation}`),
    ...cacheFrom.map((cache) => `*.cache-from=${cacheSource(cache)}`),
    ...cacheTo.map((cache) => `*.cache-to=${cacheTarget(cache)}`),
  ];
}
