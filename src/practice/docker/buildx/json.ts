import type { Call } from '../../tool.ts';
import { seconds } from '../engine/times.ts';
import { buildxSince } from '../versions.ts';
import { daemonFlags, driverOptions, labelsOf, lastActivity } from './builder-facts.ts';
import { type FoundBuilder, platformsOf, selectedName } from './builders.ts';

/**
 * A builder as `docker buildx ls --format json` prints it: its keys in the order of the recorded
 * versions, up to 0.20 once more for its node.
 *
 * Source: docker/buildx, builder/builder.go and builder/node.go (`MarshalJSON`).
 */
export function builderJson(call: Call, builder: FoundBuilder, refusal: string | null): string {
  const { name, driver } = builder;
  const isSorted = buildxSince(call.world, 0, 24);
  const hasError = refusal !== null && driver === 'docker';
  const fields = {
    ...(isSorted ? { Current: name === selectedName(call) } : {}),
    Name: name,
    Driver: hasError ? '' : driver,
    ...(hasError ? {} : { LastActivity: seconds(lastActivity(call, builder)) }),
    Dynamic: false,
    Nodes: hasError ? null : [nodeJson(call, builder, refusal)],
    ...(hasError ? { Err: refusal } : {}),
  };
  const line = `${JSON.stringify(isSorted ? sorted(fields) : fields)}\n`;
  return buildxSince(call.world, 0, 20) ? line : line + line;
}

function nodeJson(call: Call, builder: FoundBuilder, refusal: string | null) {
  const { world } = call;
  const { node, endpoint, isRunning, buildkit, driver, config } = builder;
  const options = driverOptions(builder);
  const flags = daemonFlags(world, builder);
  const isUp = isRunning && refusal === null;
  const labels = labelsOf(world, builder);
  return {
    Name: node,
    Endpoint: endpoint,
    ...(flags.length > 0 ? { Flags: flags } : {}),
    ...(Object.keys(options).length > 0 ? { DriverOpts: options } : {}),
    ...(config === undefined
      ? {}
      : { Files: { 'buildkitd.toml': Buffer.from(config).toString('base64') } }),
    Status: refusal !== null ? 'error' : isRunning ? 'running' : 'inactive',
    ...(refusal === null ? {} : { Err: refusal }),
    ...(isUp
      ? {
          Version: buildkit,
          IDs: [driver === 'docker' ? '6b12d070-7916-4364-8a22-e3898d015934' : `${node}-worker`],
          Platforms: platformsOf(world, builder),
          ...(labels.length > 0 ? { Labels: Object.fromEntries(labels) } : {}),
        }
      : {}),
  };
}

/** From 0.24 on the keys are in alphabetical order, inside too. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
