#!/usr/bin/env node
import packageJson from '../package.json' with { type: 'json' };
import * as english from './texts/en/start.ts';
import { languageFor } from './texts/language.ts';

// Bundled as CommonJS of its own: an old Node can read it and say what it lacks, and help and
// version don't wait for the module loader. Whoever asks for help gets it, whatever else is wrong.
const oldest = 20;
const version = process.versions.node;
const args = process.argv.slice(2);
const end = args.indexOf('--');
const flags = end === -1 ? args : args.slice(0, end);
// A bundle of its own: English does not wait for it.
const texts =
  languageFor(args, process.env) === 'en'
    ? english
    : (require('./texts/zh/start.ts') as typeof english);

if (Number(version.split('.')[0]) < oldest) {
  process.stderr.write(`${texts.nodeVersion.tooOld(version)}\n`);
  process.exitCode = 2;
} else if (asks('help')) {
  print(helpOf(texts.help));
} else if (asks('version')) {
  print(packageJson.version);
} else {
  // A replay writes nothing anywhere, nor does the clinic.
  if (!flags.includes('replay') && !flags.includes('clinic')) keepCompiledCode();
  void import('./main.ts').then(({ main }) => main(args));
}

/** The help of the command that is named, else of the wizard. */
function helpOf(help: typeof english.help): string {
  const named = flags.find((word): word is keyof typeof help => Object.hasOwn(help, word));
  return help[named ?? 'wizard'];
}

/** `-h` may stand among other flags without a value: `-vh`. */
function asks(flag: 'help' | 'version'): boolean {
  const short = new RegExp(`^-[hv]*${flag.slice(0, 1)}`);
  return flags.some((given) => given === `--${flag}` || short.test(given));
}

/** Node 22.8 and later can keep it between runs. */
function keepCompiledCode(): void {
  const nodeModule: object = process.getBuiltinModule?.('node:module') ?? {};
  if ('enableCompileCache' in nodeModule) (nodeModule.enableCompileCache as () => void)();
}

function print(text: string): void {
  // Whoever reads may leave before the end, as `head` does: that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
  process.stdout.write(`${text}\n`);
}
