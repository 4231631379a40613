import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';

/** The file that the joined chunks are in. */
const joined = 'first-frame.js';

const isOfPackage = (input) => input.includes('node_modules/');

/**
 * A program that is split at many lazy imports falls into a chunk for each set of them that shares
 * code, and each file that is opened brings the first frame later. Those chunks of ours that `first`
 * and `main` need anyway become one file; what comes of packages stays by itself.
 *
 * @param {{ outputs: Record<string, { imports: { path: string, kind: string }[], exports: string[], inputs: object }> }} metafile esbuild's, of a build with `splitting`
 * @param {string} root what the paths in it are relative to
 * @param {(path: string) => boolean} isFirst which outputs are loaded before the first frame
 * @returns {Promise<string[]>} the files there are now, relative to the same folder
 */
export async function joinChunks({ outputs }, root, isFirst) {
  const parts = [...closureOf(outputs, Object.keys(outputs).filter(isFirst))].filter(
    (path) => isChunk(path) && !Object.keys(outputs[path].inputs).some(isOfPackage),
  );
  const [first] = parts;
  if (first === undefined) return Object.keys(outputs);
  const folder = dirname(first);
  const names = new Map(parts.map((path, index) => [basename(path), index]));
  await writeJoined({ folder: join(root, folder), outputs, parts });
  const left = Object.keys(outputs).filter((path) => !parts.includes(path));
  for (const path of left) takeFromJoined(join(root, path), names);
  for (const path of parts) rmSync(join(root, path));
  return [...left, join(folder, joined)];
}

const isChunk = (path) => basename(path).startsWith('chunk-');

/** Everything that these outputs import before they run, themselves included. */
function closureOf(outputs, paths) {
  const found = new Set();
  const add = (path) => {
    if (found.has(path) || outputs[path] === undefined) return;
    found.add(path);
    for (const one of outputs[path].imports) if (one.kind === 'import-statement') add(one.path);
  };
  paths.forEach(add);
  return found;
}

/** Two chunks may export the same name: each bears the number of its chunk there. */
const nameIn = (index, name) => `${name}_${index}`;

function writeJoined({ folder, outputs, parts }) {
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
    stdin: { contents: lines.join('\n'), resolveDir: folder },
    outfile: join(folder, joined),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    plugins: [othersStayOutside],
    legalComments: 'none',
  });
}

/** Has a file import from the joined one what it imports from chunks that are in it. */
function takeFromJoined(file, names) {
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
