import { type Architecture, architectures } from '../../../docker/architecture.ts';
import { programBytes } from '../../../docker/binfmt.ts';

/** The line that an installer writes to `register` for an architecture. */
export function registerLine(
  architecture: Architecture,
  { interpreter, flags }: { readonly interpreter: string; readonly flags: string },
): string {
  const magic = escaped(programBytes(architecture));
  return `:qemu-${architecture.qemu}:M::${magic}:${escaped(maskOf(architecture))}:${interpreter}:${flags}`;
}

/** Which bits count: not the ABI version, and programs of either type. Source: QEMU, scripts/qemu-binfmt-conf.sh. */
function maskOf({ qemu, elf }: Architecture): string {
  const masks: Readonly<Record<string, string>> = {
    ppc64le: 'fffffffffffffffcfffffffffffffffffeffff00',
    s390x: 'fffffffffffffffcfffffffffffffffffffeffff',
    x86_64: 'fffffffffffefe00fffffffffffffffffeffffff',
    i386: 'fffffffffffefefcfffffffffffffffffeffffff',
  };
  const usual =
    elf.order === 'little'
      ? 'ffffffffffffff00fffffffffffffffffeffffff'
      : 'ffffffffffffff00fffffffffffffffffffeffff';
  return masks[qemu] ?? usual;
}

const escaped = (hex: string): string => hex.replace(/../g, (byte) => `\\x${byte}`);

/** An architecture by the name that `tonistiigi/binfmt --install` takes. */
export const byInstallerName = (name: string): Architecture | undefined =>
  architectures.find(({ binfmt }) => binfmt === name);

export const byQemuName = (name: string): Architecture | undefined =>
  architectures.find(({ qemu }) => qemu === name);
