import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { joinChunks } from './join-chunks.js';
import { licensesOf } from './licenses.js';
import { startupPatches } from './startup-patches.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Ink's developer tools are imported lazily, but their own imports would be hoisted into the bundle. */
const withoutDevtools = {
  name: 'without-devtools',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]ink[/\\]build[/\\]devtools\.js$/ }, () => ({ contents: '' }));
  },
};

/** The entry must be readable for a Node that is too old for everything else: it is a bundle of its own. */
const othersAreBundles = {
  name: 'others-are-bundles',
  setup({ onResolve }) {
    const other = (filter, path) => onResolve({ filter }, () => ({ path, external: true }));
    other(/^\.\/main\.ts$/, './main.js');
    other(/^\.\/texts\/zh\/start\.ts$/, './zh.cjs');
  },
};

const beforeFirstFrame = ['src/main.ts', 'src/ui/start.tsx'];
const afterFirstFrame = ['src/ui/app.tsx', 'src/wizard/engine.ts'];
const without = /node_modules\/(ink|react)\//;

/** The files that chunks are joined in. What other commands share with the wizard comes without Ink. */
const groups = [
  { file: 'first-frame.js', needed: [beforeFirstFrame], without },
  { file: 'screen.js', needed: [beforeFirstFrame] },
  {
    file: 'shared.js',
    needed: [
      afterFirstFrame,
      [
        ...['src/modes/undo.ts', 'src/modes/explain.ts', 'src/modes/diagnose.ts'],
        ...['src/modes/replay.ts', 'src/ui/clinic/start.tsx'],
      ],
    ],
    without,
  },
  { file: 'checks.js', needed: [afterFirstFrame, ['src/modes/doctor.ts']], without },
];

/**
 * Bundles one program: ESM, split at its lazy imports, readable stack traces.
 *
 * @param {{ entry: string, outdir: string, patches?: boolean }} options entry: a file; patches: the
 *   start-up patches, on unless said otherwise
 * @returns {Promise<{ inputs: string[], outputs: string[] }>} files, relative to the root of the project
 */
export async function bundle({ entry, outdir, patches = true }) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // The ES modules of a package that has both: its UMD form requires files by names that no bundler sees.
    mainFields: ['module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"' },
    // Its CommonJS form requires its own files by a `require` that no bundler sees.
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
    // CommonJS packages require Node's own modules, which ESM has no `require` for.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';\nconst require = (name) => __createRequire(import.meta.url)(name);",
    },
    plugins: patches ? [withoutDevtools, startupPatches] : [withoutDevtools],
    legalComments: 'none',
    metafile: true,
  });
  const outputs = await joinChunks(metafile, root, groups);
  return { inputs: Object.keys(metafile.inputs), outputs };
}

/** The command line, and what it says in Chinese. */
async function bundleEntries(outdir) {
  const file = join(outdir, 'cli.cjs');
  await bundleEntry('src/cli.ts', file);
  await bundleEntry('src/texts/zh/start.ts', join(outdir, 'zh.cjs'));
  chmodSync(file, 0o755);
}

async function bundleEntry(entry, outfile) {
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node10',
    supported: { 'dynamic-import': true },
    plugins: [othersAreBundles],
  });
}

/** The folders of `assets/` that hold a tiny program for each architecture. */
const programs = [
  ...['proof', 'execve'],
  ...['clinic/namespace', 'clinic/stand-in', 'clinic/dynamic', 'clinic/loader'],
];

function copyPrograms(outdir) {
  for (const folder of programs) {
    const from = join(root, 'assets', folder);
    const to = join(outdir, 'assets', folder);
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from).filter((file) => file.startsWith('linux-'))) {
      cpSync(join(from, name), join(to, name));
      chmodSync(join(to, name), 0o755);
    }
  }
}

/** What a real kernel answered, for where the clinic can't ask one. */
function copyRecording(outdir) {
  cpSync(join(root, 'assets/clinic/recording.json'), join(outdir, 'assets/clinic/recording.json'));
}

/** The practice machines, and the schema that they are held against. */
function copyMachines(outdir) {
  cpSync(join(root, 'assets/machines'), join(outdir, 'assets/machines'), { recursive: true });
  const schema = 'assets/schemas/machine.schema.json';
  cpSync(join(root, schema), join(outdir, schema));
}

/** Everything that is packed, in `outdir`. */
export async function buildPackage(outdir = join(root, 'dist')) {
  const { inputs, outputs } = await bundle({ entry: 'src/main.ts', outdir });
  await bundleEntries(outdir);
  copyPrograms(outdir);
  copyRecording(outdir);
  copyMachines(outdir);
  writeFileSync(join(outdir, 'LICENSES'), licensesOf(inputs, root));
  const ours = new Set([
    'cli.cjs',
    'zh.cjs',
    'assets',
    'LICENSES',
    ...outputs.map((path) => basename(path)),
  ]);
  // Chunks of an older build go last: a program that runs from this folder may still want its own.
  for (const name of readdirSync(outdir).filter((name) => !ours.has(name))) {
    rmSync(join(outdir, name), { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPackage();
