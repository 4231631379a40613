import { archiveOf, archiveText } from './archive-output.ts';
import { optionSettings } from './bake/options.ts';
import { platformSettings } from './bake/platforms.ts';
import type { BakeTarget } from './bake.ts';
import type { BuildOutput } from './build-command.ts';
import { attestationFlags, type BuildOptions } from './build-options.ts';

/** What the command line of a bake is made of. */
export type BakeRequest = BuildOptions & {
  /** Null for the selected builder. */
  readonly builder: string | null;
  /** Empty for those that bake finds itself. */
  readonly files: readonly string[];
  /** What is built, as bake resolved it. */
  readonly targets: readonly BakeTarget[];
  /** Empty for the group `default`, else what is named. */
  readonly names: readonly string[];
  readonly platforms: readonly string[];
  /** By target: the tags of those that have none in the file. */
  readonly tags: Readonly<Record<string, string>>;
  /** What bake may read outside of its folder, and other entitlements: `fs.read=../lib`. */
  readonly allowed: readonly string[];
  readonly output: BuildOutput;
};

/** `docker buildx bake …`, as a person would type it: the targets last. */
export function bakeCommand(request: BakeRequest): readonly string[] {
  const { targets, platforms, tags } = request;
  const settings = [
    ...platformSettings(targets, platforms),
    ...targets.flatMap(({ name }) =>
      Object.hasOwn(tags, name) ? [`${name}.tags=${tags[name]}`] : [],
    ),
    ...outputSettings(request),
    ...optionSettings(request),
  ];
  return [
    ...['docker', 'buildx', 'bake'],
    ...(request.builder === null ? [] : ['--builder', request.builder]),
    ...request.files.flatMap((file) => ['--file', file]),
    ...request.allowed.flatMap((entitlement) => ['--allow', entitlement]),
    ...settings.flatMap((setting) => ['--set', setting]),
    ...attestationFlags(request),
    ...(request.output.kind === 'push' ? ['--push'] : []),
    ...request.names,
  ];
}

/** Where a target of several writes what it builds; alone, it is what was answered. */
export function outputOf(
  output: BuildOutput,
  target: string,
  targets: readonly unknown[],
): BuildOutput {
  return output.kind === 'push' || targets.length < 2 ? output : archiveOf(output, target);
}

function outputSettings({ output, targets }: BakeRequest): readonly string[] {
  return targets.flatMap(({ name }) => {
    const own = outputOf(output, name, targets);
    return own.kind === 'push' ? [] : [`${name}.output=${archiveText(own)}`];
  });
}
