import { architectures } from '../docker/architecture.ts';
import { parseBinfmtRules } from '../docker/binfmt-rules.ts';
import { registrationLine } from '../docker/registration.ts';
import { installEngine, removeEngine } from './engine-package.ts';
import { command, nativeOf, register } from './kernel.ts';
import { programFile } from './machine-files.ts';
import type { World } from './world.ts';

/** A package that can be installed on a practice machine, and what it does to it. */
export type Package = {
  readonly version: string;
  readonly install: (world: World) => void;
  readonly remove: (world: World) => void;
};

/** Versions as Ubuntu 24.04 has them in its updates (packages.ubuntu.com, November 2025). */
export const packages: Readonly<Record<string, Package>> = {
  'docker.io': {
    version: '28.2.2-0ubuntu1~24.04.1',
    install: (world) => installEngine(world, '28.2.2'),
    remove: removeEngine,
  },
  'docker-buildx': buildx('0.29.1-0ubuntu1~24.04.1'),
  'qemu-user-static': {
    version: '1:8.2.2+ds-0ubuntu1.10',
    install: installEmulators,
    remove: removeEmulators,
  },
};

/** Those of Fedora and its relatives, whose engine comes from docker.com. */
export const rpmPackages: Readonly<Record<string, Package>> = {
  'docker-buildx': buildx('0.29.1-1'),
  'docker-buildx-plugin': buildx('0.29.1-1'),
  'qemu-user-static': {
    version: '2:9.2.4-1',
    install: installEmulators,
    remove: removeEmulators,
  },
};

function buildx(version: string): Package {
  return {
    version,
    install: (world) => {
      world.client.buildx = '0.29.1';
    },
    remove: (world) => {
      world.client.buildx = null;
    },
  };
}

const rulesFolder = '/usr/lib/binfmt.d';

/** Debian's emulators and their rules; source: qemu 8.2.2, debian/rules and debian/binfmt-install. */
function installEmulators(world: World): void {
  const foreign = architectures.filter(({ platforms }) => platforms[0] !== nativeOf(world.machine));
  for (const architecture of foreign.filter(({ qemu }) => qemu !== 'x86_64' && qemu !== 'i386')) {
    const { qemu } = architecture;
    const name = `qemu-${qemu}`;
    const interpreter = `/usr/libexec/qemu-binfmt/${qemu}-binfmt-P`;
    world.files.set(interpreter, programFile(world.machine));
    const text = `${registrationLine({ name, architecture, interpreter, flags: 'OCPF' })}\n`;
    world.files.set(`${rulesFolder}/${name}.conf`, { text, mode: 0o644, uid: 0 });
  }
  startSystemdBinfmt(world);
}

function removeEmulators(world: World): void {
  for (const path of [...world.files.keys()]) {
    const isRule = path.startsWith(`${rulesFolder}/qemu-`);
    if (!isRule && !path.startsWith('/usr/libexec/qemu-binfmt/')) continue;
    if (isRule) command(world, path.slice(rulesFolder.length + 1, -'.conf'.length), '-1');
    world.files.delete(path);
  }
}

/** Clears the table, and registers what the files say. Source: systemd 255, src/binfmt/binfmt.c. */
export function startSystemdBinfmt(world: World): void {
  const paths = [...world.files.keys()].filter((path) =>
    /^\/(?:etc|run|usr\/local\/lib|usr\/lib)\/binfmt\.d\/[^/]+\.conf$/.test(path),
  );
  if (paths.length === 0 || !world.binfmt.isMounted) return;
  world.binfmt.handlers.clear();
  for (const path of paths.sort()) {
    const text = Buffer.from(world.files.get(path)?.text ?? '').toString('utf8');
    const rules = parseBinfmtRules(text);
    for (const [index, line] of text.split('\n').filter(isRule).entries()) {
      const expectsP = /-binfmt-P$/.test(rules[index]?.interpreter ?? '') ? true : null;
      register(world, line, undefined, expectsP);
    }
  }
}

const isRule = (line: string): boolean => line.trim() !== '' && !/^[#;]/.test(line.trim());
