import { type RegistrySettings, registryOfTable, tableIn, withListsOnOneLine } from './read.ts';

/** What only another reader of TOML could add to: a registry outside a table of its own, or text over several lines. */
const beyond = /^\s*registry\s*[.=]|"""|'''/m;

/**
 * A configuration with more in it: the tables of these registries say what is wanted, all else stays
 * as it is written.
 *
 * @param tableOf Writes one table.
 * @returns Null where that can't be done safely.
 */
export function mergedConfig(
  config: string,
  wanted: readonly RegistrySettings[],
  tableOf: (settings: RegistrySettings) => string | null,
): string | null {
  if (beyond.test(config)) return null;
  let sections = sectionsOf(config);
  for (const settings of wanted) {
    const table = tableOf(settings);
    if (table === null) return null;
    const at = sections.findIndex(({ registry }) => registry === settings.registry);
    const kept = sections[at]?.lines.slice(1).filter((line) => !isReplaced(line, settings)) ?? [];
    const section = { registry: settings.registry, lines: [table.trimEnd(), ...kept] };
    sections =
      at === -1
        ? [...sections, section]
        : sections.map((one, index) => (index === at ? section : one));
  }
  const text = sections.flatMap(({ lines }) => lines.join('\n').trim() || []).join('\n\n');
  return `${text}\n`;
}

/** A table and what is in it; what stands before the first one belongs to none. */
type Section = { readonly registry: string | null; readonly lines: readonly string[] };

function sectionsOf(config: string): readonly Section[] {
  const sections: { registry: string | null; lines: string[] }[] = [{ registry: null, lines: [] }];
  for (const line of withListsOnOneLine(config)) {
    const table = tableIn(line);
    if (table === null) sections.at(-1)?.lines.push(line);
    else sections.push({ registry: registryOfTable(table), lines: [line] });
  }
  return sections;
}

const isReplaced = (line: string, { mirrors }: RegistrySettings): boolean =>
  /^\s*(?:http|insecure|ca)\s*=/.test(line) || (mirrors.length > 0 && /^\s*mirrors\s*=/.test(line));

/** Where buildx puts a builder's files. Source: docker/buildx v0.29.1, util/confutil/container.go. */
const inBuilder = '/etc/buildkit';

/**
 * The configuration of a builder that is there, for another one: the certificates that it names are in
 * the old one's container, and have to be given again as files here.
 *
 * @param files Of the old one: names such as `buildkitd.toml` and `certs/own.example_5000/ca.crt`.
 * @param folder Absolute: where those files are written.
 * @returns Null where there is more than that, such as a key.
 */
export function rehomed(
  config: string,
  files: Readonly<Record<string, string>>,
  folder: string,
): { readonly config: string; readonly files: readonly (readonly [string, string])[] } | null {
  const others = Object.entries(files).filter(([name]) => name !== 'buildkitd.toml');
  const isPlain = others.every(
    ([name, text]) =>
      /^certs\/[\w-][\w.-]*\/[\w-][\w.-]*$/.test(name) && !/PRIVATE KEY-----/.test(text),
  );
  if (!isPlain) return null;
  const named = others.filter(([name]) => config.includes(`"${inBuilder}/${name}"`));
  const moved = named.reduce(
    (text, [name]) => text.replaceAll(`"${inBuilder}/${name}"`, `"${folder}/${name}"`),
    config,
  );
  if (moved.includes(`${inBuilder}/`)) return null;
  return { config: moved, files: named.map(([name, text]) => [`${folder}/${name}`, text]) };
}
