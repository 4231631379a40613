import type { Call } from '../../tool.ts';
import type { UnknownFlag } from '../flags.ts';
import { buildxSince } from '../versions.ts';

const takes = { create: '[OPTIONS] [SOURCE...]', inspect: '[OPTIONS] NAME' } as const;

/** Source: docker/cli, cli/cobra.go, `FlagErrorFunc`; docker/buildx, commands/imagetools/, `Use`. */
export function unknownFlag(
  call: Call,
  verb: keyof typeof takes,
  { message }: UnknownFlag,
): number {
  const command = `docker buildx imagetools ${verb}`;
  call.err(
    buildxSince(call.world, 0, 20)
      ? `${message}\n\nUsage:  ${command} ${takes[verb]}\n\nRun '${command} --help' for more information\n`
      : `${message}\nSee '${command} --help'.\n`,
  );
  return 125;
}
