import type { Call } from '../../tool.ts';
import { UnknownCommand } from '../../unknown-command.ts';
import { isExperimental } from '../engine/plugins.ts';
import { type Flags, readFlags, type Spec, UnknownFlag } from '../flags.ts';
import { clientSince } from '../versions.ts';
import { annotate } from './annotate.ts';
import { create } from './create.ts';
import { inspect } from './inspect.ts';
import { push } from './push.ts';
import { Refusal } from './refusal.ts';
import { rm } from './rm.ts';
import { countComplaint, flagComplaint, groupUsage } from './usage.ts';

type Verb = {
  readonly run: (call: Call, flags: Flags) => Promise<void> | void;
  readonly spec: Spec;
  /** The first client that has it; left out where the oldest one has. */
  readonly since?: readonly [major: number, minor: number];
};

const verbs: Readonly<Record<string, Verb>> = {
  create: { run: create, spec: { switches: ['amend', 'insecure'], short: { a: 'amend' } } },
  annotate: {
    run: annotate,
    spec: { values: ['os', 'arch', 'variant', 'os-features', 'os-version'] },
  },
  inspect: { run: inspect, spec: { switches: ['verbose', 'insecure'], short: { v: 'verbose' } } },
  push: { run: push, spec: { switches: ['purge', 'insecure'], short: { p: 'purge' } } },
  rm: { run: rm, spec: {}, since: [20, 10] },
};

/** `docker manifest …`; up to 19.03 of the experimental client alone. */
export async function manifest(
  call: Call,
  [verb = '', ...args]: readonly string[],
): Promise<number> {
  const known = verbs[verb];
  if (known === undefined) throw new UnknownCommand(call.argv);
  const isLater = known.since !== undefined && !clientSince(call.world, ...known.since);
  try {
    if (!isExperimental(call)) throw new Refusal(notExperimental(isLater ? '' : verb));
    if (isLater) throw new Refusal(groupUsage);
    const flags = readFlags(args, known.spec);
    const complaint = countComplaint(call.world, verb, flags.words.length);
    if (complaint !== null) throw new Refusal(complaint);
    await known.run(call, flags);
    return 0;
  } catch (error) {
    if (error instanceof Refusal) return say(call, error.message, 1);
    if (error instanceof UnknownFlag) {
      return say(call, flagComplaint(call.world, verb, error.message), 125);
    }
    throw error;
  }
}

/** Source: docker/cli v19.03, cmd/docker/docker.go, `isSupported`. */
const notExperimental = (verb: string): string =>
  `docker manifest${verb && ` ${verb}`} is only supported on a Docker cli with experimental cli features enabled`;

function say({ err }: Call, complaint: string, code: number): number {
  err(`${complaint}\n`);
  return code;
}
