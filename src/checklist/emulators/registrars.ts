import { basename } from 'node:path';
import type { HandlerEntry } from '../../docker/binfmt.ts';
import {
  type HandlerRule,
  isMadeBy,
  parseBinfmtRules,
  parseBinfmtSupport,
} from '../../docker/binfmt-rules.ts';
import type { Look } from '../../host/look.ts';
import { type BootServices, inspectBootServices } from './boot-services.ts';
import { packagesOf } from './packages.ts';

/** Whatever registers handlers on this machine without being asked. */
export type Registrars = BootServices & {
  /** What it would register, the file that counts first. */
  readonly rules: readonly FileRule[];
  /** A unit of this machine's own that runs an installer at each boot; null for none. */
  readonly unit: string | null;
};

/** A rule, and whose it is. */
export type FileRule = HandlerRule & {
  readonly file: string;
  /** `binfmt.d` is read by systemd-binfmt, or by OpenRC's service; the other by binfmt-support. */
  readonly kind: 'binfmt.d' | 'binfmt-support';
  /** Null where nobody said. */
  readonly package: string | null;
};

/** A file of an earlier folder hides those of its name in later ones; source: binfmt.d(5). */
const ruleFolders = [
  ...['/etc/binfmt.d', '/run/binfmt.d'],
  ...['/usr/local/lib/binfmt.d', '/usr/lib/binfmt.d'],
];

const supportFolder = '/var/lib/binfmts';

/** Looks for what registers handlers at boot, and for the files that say what. */
export async function inspectRegistrars(
  look: Look,
  entries: readonly HandlerEntry[],
): Promise<Registrars> {
  const [services, files, support, unit] = await Promise.all([
    inspectBootServices(look),
    readRules(look),
    readSupport(look),
    findUnit(look),
  ]);
  const rules = await withPackages(look, [...files, ...support], entries);
  return { ...services, rules, unit };
}

async function readRules(look: Look): Promise<readonly FileRule[]> {
  const paths = await Promise.all(ruleFolders.map((folder) => filesIn(look, folder, '.conf')));
  const first = new Map(
    paths
      .flat()
      .reverse()
      .map((path) => [basename(path), path]),
  );
  const texts = await Promise.all([...first.values()].map((file) => read(look, file)));
  return texts.flatMap(({ file, text }) =>
    parseBinfmtRules(text).map(
      (rule) => ({ ...rule, file, kind: 'binfmt.d', package: null }) as const,
    ),
  );
}

async function readSupport(look: Look): Promise<readonly FileRule[]> {
  const texts = await Promise.all(
    (await filesIn(look, supportFolder)).map((file) => read(look, file)),
  );
  return texts.flatMap(({ file, text }) => {
    const rule = parseBinfmtSupport(basename(file), text);
    return rule === null ? [] : [{ ...rule, file, kind: 'binfmt-support' } as const];
  });
}

async function filesIn(look: Look, folder: string, ending = ''): Promise<readonly string[]> {
  const names = (await look.list(folder)) ?? [];
  return names.filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name}`);
}

const read = async (look: Look, file: string) => ({
  file,
  text: (await look.readText(file)).text ?? '',
});

/** Asks for the packages of the files that made an entry: the question takes a while on a large system. */
async function withPackages(
  look: Look,
  rules: readonly FileRule[],
  entries: readonly HandlerEntry[],
): Promise<readonly FileRule[]> {
  const isAsked = ({ file }: FileRule) => file.startsWith('/usr/lib/');
  const made = rules.filter((rule) => isAsked(rule) && entries.some((one) => isMadeBy(one, rule)));
  const packages = await packagesOf(look, [...new Set(made.map(({ file }) => file))]);
  return rules.map((rule) => ({ ...rule, package: packages.get(rule.file) ?? rule.package }));
}

const unitFolder = '/etc/systemd/system';
const wants = ['multi-user.target.wants', 'docker.service.wants'];
/** The images that register handlers, by any of their tags. */
const installer =
  /\b(?:tonistiigi\/binfmt|multiarch\/qemu-user-static|docker\/binfmt|linuxkit\/binfmt)\b/;

/** A unit that is enabled, and runs one of the images. */
async function findUnit(look: Look): Promise<string | null> {
  const lists = await Promise.all(wants.map((name) => look.list(`${unitFolder}/${name}`)));
  const enabled = [...new Set(lists.flatMap((names) => names ?? []))];
  const units = enabled.filter((name) => name.endsWith('.service'));
  const texts = await Promise.all(units.map((name) => read(look, `${unitFolder}/${name}`)));
  return texts.find(({ text }) => installer.test(text))?.file ?? null;
}
