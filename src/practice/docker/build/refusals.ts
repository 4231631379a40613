import { resolve } from 'node:path';
import { parseReference } from '../../../docker/reference.ts';
import type { Call } from '../../tool.ts';
import { buildsForSeveral, type FoundBuilder } from '../buildx/builders.ts';
import { textOf } from '../client-files.ts';
import { buildxSince } from '../versions.ts';
import type { BuildArguments } from './command.ts';
import { solveMessage } from './failure.ts';

const learnMore = (page: string): string =>
  `Switch to a different driver, or turn on the containerd image store, and try again.\nLearn more at https://docs.docker.com/go/${page}/`;

/**
 * Why buildx does not even begin; null where it does. The exporter is looked at before the platforms.
 *
 * Source: docker/buildx, build/build.go and build/opt.go, `toSolveOpt`, at v0.3.1, v0.10.5, v0.11.2,
 * v0.13.1; recorded: `docker-driver-*.txt`, `registry-push-wrong-reference.txt`.
 */
export function refusalOf(call: Call, builder: FoundBuilder, args: BuildArguments): string | null {
  const { output, platforms } = args;
  const isOwn = builder.driver === 'docker';
  if (output.kind === 'push' && isOwn && !buildxSince(call.world, 0, 5)) {
    return 'auto-push is currently not implemented for docker driver';
  }
  const wrongTag = args.tags
    .map((tag) => tagComplaint(tag))
    .find((complaint) => complaint !== null);
  if (wrongTag !== undefined) return wrongTag;
  if (platforms.length > 1 && !buildsForSeveral(call, builder)) return notForSeveral(call);
  if (output.kind === 'other' && output.type === 'cacheonly') {
    return solveMessage(call, 'exporter "cacheonly" could not be found');
  }
  if (output.kind === 'oci' && !buildsForSeveral(call, builder)) return notAsArchive(call);
  return notWithOptions(call, builder, args);
}

/** What a driver can't do, and a file of a secret that is not there. */
function notWithOptions(call: Call, builder: FoundBuilder, args: BuildArguments): string | null {
  const missing = args.secrets
    .flatMap(({ from }) => (from.kind === 'file' ? [from.path] : []))
    .find((path) => textOf(call, resolve(call.cwd, path)) === null);
  if (missing !== undefined) {
    return `failed to stat ${missing}: stat ${missing}: no such file or directory`;
  }
  if (buildsForSeveral(call, builder)) return null;
  const asked = [args.provenance, args.sbom].some((one) => one !== null && one !== 'false');
  if (asked)
    return `Attestation is not supported for the docker driver.\n${learnMore('attestations')}`;
  if (args.cacheTo.length > 0) {
    return `Cache export is not supported for the docker driver.\n${learnMore('build-cache-backends')}`;
  }
  const isOfIndex = args.annotations.some((text) => /^[^=:]*\bindex[^=:]*:/.test(text));
  return isOfIndex ? 'index annotations not supported for single platform export' : null;
}

function notForSeveral({ world }: Call): string {
  if (buildxSince(world, 0, 12)) {
    return `Multi-platform build is not supported for the docker driver.\n${learnMore('build-multi-platform')}`;
  }
  const feature = buildxSince(world, 0, 11) ? 'Multiple platforms' : 'multiple platforms';
  return `${feature} feature is currently not supported for docker driver. ${switchDriver}`;
}

function notAsArchive({ world }: Call): string {
  return buildxSince(world, 0, 12)
    ? `OCI exporter is not supported for the docker driver.\n${learnMore('build-exporters')}`
    : `OCI exporter feature is currently not supported for docker driver. ${switchDriver}`;
}

const switchDriver = 'Please switch to a different driver (eg. "docker buildx create --use")';

function tagComplaint(tag: string): string | null {
  const parsed = parseReference(tag);
  if (parsed.ok) return null;
  const why =
    parsed.code === 'capitals' ? 'repository name must be lowercase' : 'invalid reference format';
  return `invalid tag ${JSON.stringify(tag)}: ${why}`;
}
