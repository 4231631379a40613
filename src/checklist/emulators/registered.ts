import { architectures, handlerName } from '../../docker/architecture.ts';
import type { Receipt } from '../../receipts/receipt.ts';
import { type Installer, installers } from './installers.ts';

/** A handler that a change of ours put into the kernel's table. */
export type Registered = {
  /** `qemu-aarch64`. */
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly when: string;
  readonly bootId: string | null;
  /** The image that did it; null for one that is not known any more. */
  readonly installer: Installer | null;
};

/** The handlers that stand in receipts and were not taken back, each as it was registered last. */
export function registeredBy(receipts: readonly Receipt[]): readonly Registered[] {
  const known = new Map<string, Registered>();
  for (const receipt of receipts) {
    if (receipt.undone !== null || receipt.completed?.outcome !== 'changed') continue;
    const { when, bootId } = receipt;
    const installer = installerOf(receipt);
    for (const name of namesIn(receipt, installer)) {
      known.set(name, { name, when, bootId, installer });
    }
  }
  return [...known.values()];
}

function argvsOf(actions: Receipt['actions']): readonly (readonly string[])[] {
  return actions.flatMap((action) => ('run' in action ? [action.run] : []));
}

function installerOf({ actions }: Receipt): Installer | null {
  // The last one registers; what comes before it takes out.
  const registering = argvsOf(actions).findLast((argv) => argv.includes('--privileged'));
  return installers.find(({ image }) => registering?.includes(image)) ?? null;
}

/** What a change added is what takes it back; of a pattern, what the image knows. */
function namesIn({ reversal }: Receipt, installer: Installer | null): readonly string[] {
  const names = argvsOf(reversal).flatMap((argv) => {
    const at = argv.indexOf('--uninstall');
    return argv[0] === 'docker' && at !== -1 ? (argv[at + 1] ?? '').split(',') : [];
  });
  if (!names.some((name) => name.includes('*'))) return names;
  const known = installer?.architectures ?? [];
  return known.flatMap((name) => handlerName(`linux/${name}`) ?? []);
}

/** What `tonistiigi/binfmt --install` calls a handler's architecture: `arm64` for `qemu-aarch64`. */
export function architectureOfHandler(name: string): string | null {
  return architectures.find(({ qemu }) => name === `qemu-${qemu}`)?.binfmt ?? null;
}

/** Platforms that a handler serves, the usual one first. */
export function platformsOfHandler(name: string): readonly string[] {
  return architectures.find(({ qemu }) => name === `qemu-${qemu}`)?.platforms ?? [];
}
