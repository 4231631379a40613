import { join, resolve } from 'node:path';
import { parseClientConfig } from '../../docker/client-config.ts';
import { buildxVersion, dockerInfo, dockerVersion } from '../../docker/commands.ts';
import { engineEndpoint } from '../../docker/contexts.ts';
import { type DockerClient, type Engine, parseEngine, pluginState } from '../../docker/engine.ts';
import { isSnaps, isWslKernel, type Product, productOf } from '../../docker/product.ts';
import { atLeast, parseBuildxVersion, type Version } from '../../docker/version.ts';
import { clientFolder } from '../../host/client-folder.ts';
import type { Ran } from '../../host/host.ts';
import type { Look } from '../../host/look.ts';
import { onPath } from '../../host/on-path.ts';
import type { BuildxFacts, ClientFacts, ConfigFacts } from './facts.ts';
import { findForeignFile } from './foreign-file.ts';
import { inspectInstalling } from './installing.ts';

/** Looks at the client, its configuration and buildx; what installs buildx is looked for only where it is wanting. */
export async function inspectClient(look: Look): Promise<ClientFacts> {
  const folder = resolve(look.cwd, await clientFolder(look));
  const [version, info, ran, config, foreignFile, docker] = await Promise.all([
    look.run(dockerVersion),
    look.run(dockerInfo),
    look.run(buildxVersion),
    readClientConfig(look),
    findForeignFile(look, look.env['BUILDX_CONFIG'] || join(folder, 'buildx')),
    onPath(look, 'docker'),
  ]);
  const engine = parseEngine(version, info);
  const isPodman = engine.unreachable?.reason === 'podman';
  const client = isPodman ? null : engine.client;
  const buildx = await inspectBuildx(look, client, ran);
  const isWanting = ['old', 'missing', 'broken'].includes(buildx.state);
  return {
    isRoot: look.uid === 0,
    product: comesWith(look, engine, docker),
    isWsl: isWslKernel(look.release),
    version: client?.version ?? null,
    config,
    variable: look.env['DOCKER_CLI_EXPERIMENTAL'] || null,
    buildx,
    hasRawjson: buildx.version === null || atLeast(buildx.version, [0, 12]),
    foreignFile,
    installing: isWanting && client !== null ? await inspectInstalling(look, client, folder) : null,
  };
}

/** A client may be a snap, whatever engine it asks. */
function comesWith(look: Look, { server }: Engine, docker: string | null): Product {
  if (docker !== null && isSnaps(docker)) return 'snap';
  return productOf({ server, endpoint: engineEndpoint([], look.env), release: look.release });
}

/** Reads the client's configuration. */
export async function readClientConfig(look: Look): Promise<ConfigFacts> {
  const path = join(resolve(look.cwd, await clientFolder(look)), 'config.json');
  const { text, error } = await look.readText(path);
  return { path, text, error, parsed: text === null ? null : parseClientConfig(text) };
}

/**
 * `--builder` came with 0.4.0, for every command, and with 0.4.2 a build that leaves no image
 * (`type=cacheonly`), which a proof is. Source: docker/buildx, commands/root.go and build/build.go.
 */
const needed: Version = [0, 4, 2];

async function inspectBuildx(
  look: Look,
  client: DockerClient | null,
  ran: Ran,
): Promise<BuildxFacts> {
  const { plugin } = client === null ? { plugin: null } : pluginState(client, 'buildx');
  const version = ran.exitCode === 0 ? parseBuildxVersion(ran.stdout) : null;
  const isOld = version !== null && !atLeast(version, needed);
  const state = client === null ? 'not-asked' : isOld ? 'old' : stateOf(client, ran);
  const seen = state === 'broken' && plugin?.path ? await look.stat(plugin.path) : null;
  return {
    state,
    said: (ran.stdout || ran.stderr).trim() || (ran.failed ?? ''),
    version,
    plugin,
    file: seen && { mode: seen.mode, isOwn: look.uid === 0 || seen.uid === look.uid },
  };
}

const saysMissing = /'buildx' is not a docker command|unknown command: docker buildx/;

/** A missing and a broken plugin fail with the same words: the client's list tells them apart. */
function stateOf(client: DockerClient, ran: Ran): BuildxFacts['state'] {
  if (ran.exitCode === 0) return 'healthy';
  const { state, plugin } = pluginState(client, 'buildx');
  if (plugin?.error?.includes('requires experimental CLI')) return 'hidden';
  if (state === 'missing') return 'missing';
  return state === 'unknown' && saysMissing.test(ran.stderr) ? 'missing' : 'broken';
}
