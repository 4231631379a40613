import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { down, type Ended, enter, inside, type LabHost, labReady, resetHost } from '../lab.ts';
import { inHost, minutes, tellVersions } from '../walks/wizard.ts';

/** A failure of the catalogue that a host of the lab meets for real: broken, named, mended. */
export type FailureCase = {
  /** Its id in the catalogue. */
  readonly failure: string;
  /** How it is made, in a few words: for the table. */
  readonly made: string;
  readonly breakIt: () => Promise<unknown>;
  /** What a person runs: it fails while the machine is broken, and passes once it is mended. */
  readonly attempt: () => Promise<Ended>;
  /** The check of the doctor that sees it beforehand, and the flags it needs for that; null where only a build can tell. */
  readonly seen: { readonly check: string; readonly args?: readonly string[] } | null;
  /** How `diagnose --here` is run, where it matters. */
  readonly asked?: Asked;
  /** The doctor mends it, with a yes to all it asks; else what a person does, as the failure's own words say. */
  readonly mend: 'doctor' | ByHand | Corrected;
  /** Puts back what the mending leaves, for the cases after this one. */
  readonly clean?: () => Promise<unknown>;
};

/** Failures that one host meets, in this order. */
export type HostFailures = { readonly host: LabHost; readonly cases: readonly FailureCase[] };

/** A person changes something of the machine. */
type ByHand = { readonly byHand: () => Promise<unknown> };

/** A person types the command as it should have been. */
type Corrected = { readonly corrected: () => Promise<Ended> };

/** Who asks the program, and in which folder and surroundings. */
export type Asked = {
  readonly user?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
};

type Row = readonly [failure: string, made: string, before: string, after: string, mended: string];

/** One test a case, one after the other on one host, and a table of them in the end. */
export function onHost({ host, cases }: HostFailures): void {
  const ready = labReady();
  if (!ready.ready) console.log(ready.why);

  describe.runIf(ready.ready)(`failures on ${host}`, () => {
    const rows: Row[] = [];

    beforeAll(async () => {
      await resetHost(host);
      await tellVersions(host);
    }, 12 * minutes);

    afterAll(async () => {
      console.log(table(rows));
      await down(host);
    }, 2 * minutes);

    test.each(cases)(
      '$failure: $made',
      async (one) => {
        // What is left of a case that failed must not fail those after it.
        rows.push(await proven(host, one).finally(one.clean));
      },
      5 * minutes,
    );
  });
}

async function proven(host: LabHost, one: FailureCase): Promise<Row> {
  const { failure, made, seen, asked } = one;
  const run = (args: readonly string[], input?: string) => program(host, args, asked, input);
  await one.breakIt();
  if (seen !== null) expect(await failuresSeen(run, seen), 'seen before').toContain(failure);

  const { exitCode, stdout, stderr } = await one.attempt();
  const output = `${stdout}${stderr}`;
  expect(exitCode, output).not.toBe(0);
  expect(await named(run, [], output), output).toContain(failure);
  expect((await named(run, ['--here'], output))[0], output).toBe(failure);

  const again = await mend(run, one);
  expect(again, 'mended').toMatchObject({ exitCode: 0 });
  return [failure, made, seen?.check ?? 'only by its text', 'diagnose', waysOut(one)];
}

/** Mends, and tries again. */
async function mend(run: Run, { mend: way, seen, attempt }: FailureCase): Promise<Ended> {
  if (way !== 'doctor' && 'corrected' in way) return way.corrected();
  if (way === 'doctor') await run(['doctor', ...consenting, ...flagsOf(seen)]);
  else await way.byHand();
  return attempt();
}

function waysOut({ mend: way }: FailureCase): string {
  if (way === 'doctor') return 'doctor --fix';
  return 'corrected' in way ? 'the command corrected' : 'by hand, as its words say';
}

const consenting = ['--fix', '--yes', '--yes-privileged'];

type Run = (args: readonly string[], input?: string) => Promise<Ended>;

const flagsOf = (seen: FailureCase['seen']): readonly string[] =>
  seen === null ? [] : ['--check', seen.check, ...(seen.args ?? [])];

async function failuresSeen(run: Run, seen: NonNullable<FailureCase['seen']>) {
  const { stdout } = await run(['doctor', '--json', ...flagsOf(seen)]);
  const { findings } = JSON.parse(stdout) as {
    readonly findings: readonly { readonly status: string; readonly failure: string | null }[];
  };
  return findings
    .filter(({ status }) => status === 'problem' || status === 'warning')
    .map(({ failure }) => failure);
}

async function named(run: Run, flags: readonly string[], output: string) {
  const { exitCode, stdout, stderr } = await run(['diagnose', '--json', ...flags], output);
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  const { failures } = JSON.parse(stdout) as { readonly failures: readonly { id: string }[] };
  return failures.map(({ id }) => id);
}

/** Runs the built program inside a host. */
export function program(
  host: LabHost,
  args: readonly string[],
  asked: Asked = {},
  input?: string,
): Promise<Ended> {
  const argv = [inside.node, `${inside.checkout}/dist/cli.cjs`, ...args];
  return enter(host, argv, { ...asked, ...(input !== undefined && { input }) });
}

/** Runs a script as root inside a host; it must succeed. */
export const sh = (host: LabHost, script: string, ...args: readonly string[]): Promise<string> =>
  inHost(host, ['sh', '-ec', script, '-', ...args]);

function table(rows: readonly Row[]): string {
  const head: Row = ['failure', 'made how', 'seen before', 'named after', 'mended'];
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
