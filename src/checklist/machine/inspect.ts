import { buildxVersion, dockerContexts, dockerInfo, dockerVersion } from '../../docker/commands.ts';
import { engineEndpoint, parseContexts } from '../../docker/contexts.ts';
import { parseEngine } from '../../docker/engine.ts';
import { binfmtFolder } from '../../docker/mounts.ts';
import { productOf } from '../../docker/product.ts';
import { parseBuildxVersion } from '../../docker/version.ts';
import type { Look } from '../../host/look.ts';
import { onPath } from '../../host/on-path.ts';
import type { BinfmtFacts, MachineFacts } from './facts.ts';
import { inspectNamespaces } from './namespaces.ts';
import { sharesKernel } from './shares-kernel.ts';
import { inspectSurroundings } from './surroundings.ts';

/** Looks at the engine, and at this machine as far as it is the engine's, or helps to reach it. */
export async function inspectMachine(look: Look): Promise<MachineFacts> {
  const [version, info, listed, buildx, docker] = await Promise.all([
    look.run(dockerVersion),
    look.run(dockerInfo),
    look.run(dockerContexts),
    look.run(buildxVersion),
    onPath(look, 'docker'),
  ]);
  const engine = parseEngine(version, info);
  const contexts = parseContexts(listed.stdout);
  const endpoint = engineEndpoint(contexts, look.env);
  const isShared = sharesKernel(look, engine.server, endpoint);
  const { release } = look;
  const product = productOf({ server: engine.server, endpoint, release, docker });
  const [binfmt, surroundings] = await Promise.all([
    isShared ? inspectBinfmt(look) : null,
    engine.server === null ? inspectSurroundings(look, contexts, endpoint, product) : null,
  ]);
  return {
    platform: look.platform,
    release,
    isRoot: look.uid === 0,
    commandFault: faultOf(version.failed),
    engine,
    buildx: parseBuildxVersion(buildx.stdout),
    contexts,
    endpoint,
    product,
    sharesKernel: isShared,
    binfmt,
    variables: {
      DOCKER_HOST: look.env['DOCKER_HOST'] || null,
      DOCKER_CONTEXT: look.env['DOCKER_CONTEXT'] || null,
      DOCKER_API_VERSION: look.env['DOCKER_API_VERSION'] || null,
    },
    surroundings,
  };
}

const faultOf = (failed: string | null): MachineFacts['commandFault'] =>
  failed === 'missing' || failed === 'forbidden' ? failed : null;

async function inspectBinfmt(look: Look): Promise<BinfmtFacts> {
  // First the status: where systemd keeps an automount point, looking into the folder is what mounts it.
  const status = await look.readText(`${binfmtFolder}/status`);
  const [filesystems, mounts, namespaces, modules] = await Promise.all([
    look.readText('/proc/filesystems'),
    look.readText('/proc/mounts'),
    inspectNamespaces(look),
    look.stat(`/lib/modules/${look.release}`),
  ]);
  return {
    filesystems: linesAboutBinfmt(filesystems.text),
    mounts: linesAboutBinfmt(mounts.text),
    status: status.text ?? '',
    namespaces,
    hasModules: modules !== null,
  };
}

const linesAboutBinfmt = (text: string | null): string =>
  (text ?? '')
    .split('\n')
    .filter((line) => line.includes('binfmt_misc'))
    .join('\n');
