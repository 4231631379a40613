import { objectIn, parseJson } from '../../../docker/json.ts';
import type { Call } from '../../tool.ts';
import { UnknownCommand } from '../../unknown-command.ts';
import { isExperimental } from '../engine/plugins.ts';
import { readFlags } from '../flags.ts';
import { findDocument, referenceOf } from '../registry/find.ts';
import { ociTypes } from '../registry/media-types.ts';
import { askerOfEngine, meet } from '../registry/reach.ts';
import { clientSince } from '../versions.ts';

/** `docker manifest inspect [--insecure] REFERENCE`; up to 19.03 of the experimental client alone. */
export function manifest(call: Call, [verb = '', ...args]: readonly string[]): number {
  const say = (complaint: string) => {
    call.err(`${complaint}\n`);
    return 1;
  };
  if (!isExperimental(call)) {
    return say(
      `docker manifest ${verb} is only supported on a Docker cli with experimental cli features enabled`,
    );
  }
  if (verb !== 'inspect') throw new UnknownCommand(call.argv);
  const flags = readFlags(args, { switches: ['insecure', 'verbose'], short: { v: 'verbose' } });
  const reference = referenceOf(flags.words[0] ?? '');
  if (reference === null) return say('invalid reference format');
  const asker = askerOfEngine(call, reference.registry);
  const access = flags.has('insecure') ? 'http' : asker.access;
  const trouble = meet(call, { ...asker, access }, reference.registry, false);
  const raw = trouble === null ? findDocument(call.world, reference) : null;
  // The client of 20.10 asks for Docker's own kinds of lists alone: recorded.
  const isUnknown = raw?.includes(ociTypes.index) === true && !clientSince(call.world, 23);
  if (raw === null || isUnknown) return say(`no such manifest: ${reference.familiar}`);
  call.out(`${JSON.stringify(inClientsOrder(parseJson(raw)), null, 3)}\n`);
  return 0;
}

/** The client writes `size` before `digest`, and no annotations; recorded: `docker-manifest-inspect.json`. */
function inClientsOrder(value: unknown): object {
  const { manifests, ...rest } = objectIn(value);
  if (!Array.isArray(manifests)) return rest;
  return {
    ...rest,
    manifests: manifests.map((one) => {
      const { mediaType, size, digest, platform } = objectIn(one);
      return { mediaType, size, digest, platform };
    }),
  };
}
