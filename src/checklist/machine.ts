import { isBinfmtMounted } from '../docker/binfmt.ts';
import { texts } from '../texts/index.ts';
import type { MachineFacts } from './machine/facts.ts';
import { inspectMachine } from './machine/inspect.ts';
import { buildxApiFinding } from './machine/judge-api.ts';
import { dockerFinding, engineFinding } from './machine/judge-engine.ts';
import { binfmtFindings, kernelFinding, kernelOf } from './machine/judge-kernel.ts';
import { productFinding } from './machine/judge-product.ts';
import {
  desktopFinding,
  rootlessFinding,
  userNamespacesFinding,
  versionsFinding,
} from './machine/judge-versions.ts';
import type { Step } from './step.ts';

export type { MachineFacts } from './machine/facts.ts';
export { sharesKernel } from './machine/shares-kernel.ts';

/** The kernel and the engine that will do the work. */
export const machine: Step<MachineFacts> = {
  id: 'machine',
  inspect: inspectMachine,
  judge: (facts) => [
    dockerFinding(facts),
    engineFinding(facts),
    versionsFinding(facts),
    ...buildxApiFinding(facts),
    ...desktopFinding(facts),
    ...productFinding(facts),
    ...rootlessFinding(facts),
    ...userNamespacesFinding(facts),
    kernelFinding(facts),
    ...binfmtFindings(facts),
  ],
  summary,
};

function summary(facts: MachineFacts): string {
  const words = texts().machine.summary;
  const { server } = facts.engine;
  const kernel = shortVersion(kernelOf(facts), 2);
  if (server === null) return words.noEngine(kernel);
  const architecture = server.platform?.split('/')[1] ?? server.machine ?? '';
  const docker = shortVersion(server.version, 3);
  const { desktop } = server;
  if (desktop !== null)
    return words.desktop({ kernel, architecture, docker, desktop: desktop.version });
  const name = words.engine[server.isPodman ? 'podman' : 'docker'];
  const line = { kernel, architecture, engine: `${name} ${docker}` };
  if (facts.binfmt === null) return words.elsewhere(line);
  return isBinfmtMounted(facts.binfmt.mounts) ? words.mounted(line) : words.notMounted(line);
}

/** The first numbers of a version as they are written: `6.18`, `26.1.5`, `19.03.5`. */
function shortVersion(text: string | null, parts: number): string {
  const numbers = /\d+(?:\.\d+)+/.exec(text ?? '')?.[0];
  return numbers?.split('.').slice(0, parts).join('.') ?? text ?? '';
}
