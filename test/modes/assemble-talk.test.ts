import { describe, expect, it } from 'vitest';
import type { Wanted } from '../../src/assembly/assembly.ts';
import { createAssembly } from '../../src/assembly/engine.ts';
import type { Host } from '../../src/host/host.ts';
import { converse } from '../../src/modes/assemble-talk.ts';
import { openPractice } from '../../src/practice/open-practice.ts';
import { readMachine } from '../../src/practice/read-machine.ts';
import type { Line } from '../../src/ui/line.ts';
import { pageFor } from '../../src/ui/printed.ts';

const app = 'ghcr.io/ada/hello';
const byHand = {
  ...{ list: `${app}:1`, sources: [`${app}:{arch}`], architectures: ['amd64', 'arm64'] },
  way: 'manifest',
} as const;

/** Makes the list without questions; `push` begins where the machine would begin to push. */
async function told(
  push: (argv: readonly string[]) => readonly string[],
  wanted: Partial<Wanted> = byHand,
) {
  const { machine } = await readMachine('assets/machines/manifest-by-hand.json');
  if (machine === null) throw new Error('The practice machine can not be read.');
  const practice = openPractice(machine, 20);
  const host: Host = {
    ...practice,
    start: (argv, options) => practice.start(argv.includes('push') ? push(argv) : argv, options),
  };
  const engine = createAssembly({ host, wanted, suspend: (during) => during() });
  const said: string[] = [];
  const say = (...rows: readonly Line[]) =>
    void said.push(...rows.map((row) => row.map(({ text }) => text).join('')));
  const page = pageFor(process.stdout, {});
  const talk = { page, say, ask: null, close: () => {}, leave: () => {} };
  const rights = { uid: 1000, hasSudo: false };
  const exitCode = await converse({ engine, talk, rights, files: [], isUnasked: true });
  return { exitCode, text: said.join('\n') };
}

const remove = `$ docker manifest rm ${app}:1`;
/** Behind the commands that were run. */
const ending = (text: string) => text.slice(text.lastIndexOf("registry's..."));

describe('assembling in lines of text', () => {
  it('names the command that removes what a failed push left here', async () => {
    const { exitCode, text } = await told((argv) => [...argv.slice(0, -1), 'ghcr.io/ada/none:1']);
    expect(exitCode).toBe(1);
    expect(ending(text)).toContain(`A local copy of ${app}:1 stays here`);
    expect(ending(text)).toContain(remove);
  });

  it('says which images are named where one is left out, on the command line', async () => {
    const sources = [`${app}:amd64`, `${app}:arm64`];
    const wanted = { list: `${app}:1`, sources: [...sources, `${app}:nix`] };
    const { exitCode, text } = await told((argv) => argv, wanted);
    expect(exitCode).toBe(1);
    expect(text).toContain(`Leave out ${app}:nix\n      name only ${sources.join(' ')}\n`);
    expect(text).not.toContain('needs');
  });

  it('says so, too, where Ctrl+C stops it', async () => {
    const { exitCode, text } = await told((argv) => {
      process.emit('SIGINT');
      return argv;
    });
    expect(exitCode).toBe(130);
    expect(ending(text)).toContain(remove);
    expect(text.trimEnd().endsWith('Interrupted.')).toBe(true);
  });
});
