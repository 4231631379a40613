import type { Call } from '../../tool.ts';
import { UnknownCommand } from '../../unknown-command.ts';
import { create } from './create.ts';
import { inspect } from './inspect.ts';

/** `docker buildx imagetools …`: the client asks registries by itself, and is told of them by the builder. */
export async function imagetools(
  call: Call,
  [verb = '', ...args]: readonly string[],
): Promise<number> {
  if (verb === 'inspect') return inspect(call, args);
  if (verb === 'create') return create(call, args);
  throw new UnknownCommand(call.argv);
}
