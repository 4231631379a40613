import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';

/**
 * A program that is split at many lazy imports falls into a chunk for each set of them that shares
 * code, and each file that is opened takes its time. Chunks that are needed together become one file.
 *
 * @param {{ outputs: Record<string, Output> }} metafile esbuild's, of a build with `splitting`
 * @param {string} root what the paths in it are relative to
 * @param {readonly Group[]} groups one joined file each; a chunk belongs to the first that takes it
 * @returns {Promise<string[]>} the files there are now, relative to the same folder
 *
 * @typedef {{ imports: { path: string, kind: string }[], exports: string[], inputs: object, entryPoint?: string }} Output
 * @typedef {object} Group
 * @property {string} file the name of the joined file
 * @property {readonly (readonly string[])[]} needed lists of sources: what each list needs before it runs is joined
 * @property {RegExp} [without] leaves out what brings such a source along
 */
export async function joinChunks({ outputs }, root, groups) {
  let files = Object.keys(outputs);
  for (const { file, needed, without } of groups) {
    const closures = needed.map((entries) =>
      closureOf(outputs, ({ entryPoint }) => entries.includes(entryPoint)),
    );
    const parts = files.filter(
      (path) =>
        isChunk(path) &&
        closures.every((closure) => closure.has(path)) &&
        !(without && brings(outputs, path, without)),
    );
    if (parts.length === 0) continue;
    const folder = dirname(parts[0]);
    const names = new Map(parts.map((path, index) => [basename(path), index]));
    await writeJoined({ outfile: join(root, folder, file), outputs, parts });
    files = files.filter((path) => !parts.includes(path));
    for (const path of files) takeFromJoined(join(root, path), names, file);
    for (const path of parts) rmSync(join(root, path));
    files.push(join(folder, file));
  }
  return files;
}

const isChunk = (path) => basename(path).startsWith('chunk-');

/** Everything that some outputs import before they run, themselves included. */
function closureOf(outputs, isFirst) {
  const found = new Set();
  const add = (path) => {
    if (found.has(path) || outputs[path] === undefined) return;
    found.add(path);
    for (const one of outputs[path].imports) if (one.kind === 'import-statement') add(one.path);
  };
  for (const [path, output] of Object.entries(outputs)) if (isFirst(output)) add(path);
  return found;
}

/** Whether such a source is loaded with it. */
function brings(outputs, path, source) {
  const needed = [...closureOf(outputs, (output) => output === outputs[path])];
  return needed.some((one) => Object.keys(outputs[one].inputs).some((input) => source.test(input)));
}

/** Two chunks may export the same name: each bears the number of its chunk there. */
const nameIn = (index, name) => `${name}_${index}`;

function writeJoined({ outfile, outputs, parts }) {
  const lines = parts.map((path, index) => {
    const specifiers = outputs[path].exports.map((name) => `${name} as ${nameIn(index, name)}`);
    return `export { ${specifiers.join(', ')} } from './${basename(path)}';`;
  });
  const inside = new Set(parts.map((path) => `./${basename(path)}`));
  const othersStayOutside = {
    name: 'others-stay-outside',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\// }, ({ path }) =>
        inside.has(path) ? null : { path, external: true },
      );
    },
  };
  return build({
    stdin: { contents: lines.join('\n'), resolveDir: dirname(outfile) },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    plugins: [othersStayOutside],
    legalComments: 'none',
  });
}

/** Has a file import from the joined one what it imports from chunks that are in it. */
function takeFromJoined(file, names, joined) {
  const text = readFileSync(file, 'utf8');
  const changed = text
    .replace(/^import \{([^}]*)\} from "\.\/(chunk-[^"]+)";/gm, (statement, list, chunk) => {
      const index = names.get(chunk);
      if (index === undefined) return statement;
      const specifiers = list.split(',').map((specifier) => {
        const [name, local = name] = specifier.trim().split(' as ');
        return `${nameIn(index, name)} as ${local}`;
      });
      return `import { ${specifiers.join(', ')} } from "./${joined}";`;
    })
    .replace(/^import "\.\/(chunk-[^"]+)";/gm, (statement, chunk) =>
      names.has(chunk) ? `import "./${joined}";` : statement,
    );
  if (changed !== text) writeFileSync(file, changed);
}
