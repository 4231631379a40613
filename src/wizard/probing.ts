import type { StoreApi } from 'zustand/vanilla';
import { imageOf, probesOf } from '../checklist/manifest/run-remedy.ts';
import type { ManifestFacts, RunProof } from '../checklist/manifest.ts';
import { type Probe, pullCommand, removeCommand, runCommand } from '../docker/image-commands.ts';
import { plainText, plainWords } from '../docker/terminal-text.ts';
import type { Host, Ran } from '../host/host.ts';
import type { WizardState } from './state.ts';
import { withStep } from './transitions.ts';

/** How long an image may take to be pulled, a command to end, a container to go. Milliseconds. */
const pullTimeout = 300_000;
const runTimeout = 10_000;
const removeTimeout = 20_000;

/** Docker's exit codes for a command that the image does not have, or can't run. */
const noSuchCommand = [126, 127];

/** The run-proof: every row of the manifest table is run once. */
export type Probing = {
  /** One row after the other; each container is removed, whatever happens. */
  readonly run: (command: readonly string[]) => Promise<void>;
  readonly isRunning: () => boolean;
  readonly isStopping: () => boolean;
  readonly stop: () => void;
  /** Resolves when no container of it is left. */
  readonly ended: () => Promise<void>;
};

export type ProbingOptions = {
  readonly host: Host;
  /** The table whose rows are run. */
  readonly facts: () => ManifestFacts | null;
  /** What comes of a row, by the probe that runs it; null where it was called off. */
  readonly show: (probe: Probe, run: RunProof | null) => void;
  readonly env: () => Readonly<Record<string, string>>;
  /** After every row: its finding is to be judged afresh. */
  readonly onRow: () => void;
};

type Commands = Pick<Host, 'run'> & {
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
};

export type WizardProbingOptions = Pick<ProbingOptions, 'host' | 'env' | 'onRow'> & {
  readonly store: StoreApi<WizardState>;
};

/** The run-proof of the wizard's own table. */
export function createProbing({ store, ...options }: WizardProbingOptions): Probing {
  return createRowProbing({
    ...options,
    facts: () => store.getState().steps.manifest.facts,
    show: (probe, run) =>
      store.setState((state) => {
        const { facts } = state.steps.manifest;
        if (facts === null) return state;
        return withStep(state, 'manifest', { facts: withProof(facts, probe, run) });
      }),
  });
}

/** The same tables, with what came of one row. */
export function withProof(facts: ManifestFacts, probe: Probe, run: RunProof | null): ManifestFacts {
  const { others } = facts;
  const rows = facts.rows.map((row) =>
    imageOf(facts, row.digest) === probe.image ? { ...row, run } : row,
  );
  return {
    ...{ ...facts, rows },
    ...(others && { others: others.map((list) => withProof(list, probe, run)) }),
  };
}

export function createRowProbing({
  host,
  facts: table,
  show,
  env,
  onRow,
}: ProbingOptions): Probing {
  let aborting: AbortController | null = null;
  let underWay: Promise<void> | null = null;

  async function runRows(command: readonly string[], signal: AbortSignal): Promise<void> {
    const facts = table();
    const probes = facts === null ? [] : probesOf(facts, command);
    for (const probe of probes) {
      if (signal.aborted) return;
      show(probe, { verdict: 'running' });
      show(probe, await runOnce(probe, { run: host.run, env: env(), signal }));
      onRow();
    }
  }

  return {
    run: async (command) => {
      if (underWay !== null) return;
      aborting = new AbortController();
      underWay = runRows(command, aborting.signal);
      await underWay;
      underWay = null;
    },
    isRunning: () => underWay !== null,
    isStopping: () => underWay !== null && aborting?.signal.aborted === true,
    stop: () => aborting?.abort(),
    ended: async () => void (await underWay),
  };
}

/** What one row's run showed; null where it was called off. */
async function runOnce(probe: Probe, { run, env, signal }: Commands): Promise<RunProof | null> {
  const pulled = await run(pullCommand(probe), { env, signal, timeout: pullTimeout });
  if (signal.aborted) return null;
  if (pulled.exitCode !== 0) return { verdict: 'failed', text: lastLine(pulled) };
  const ran = await run(runCommand(probe), { env, signal, timeout: runTimeout });
  // Also when it is called off: `docker run` that is ended leaves its container behind.
  await run(removeCommand(probe), { env, timeout: removeTimeout });
  if (signal.aborted) return null;
  if (ran.failed === 'timeout') return { verdict: 'starts' };
  if (ran.exitCode === 0) return { verdict: 'runs', text: firstLine(ran.stdout) };
  const isMissing = ran.exitCode !== null && noSuchCommand.includes(ran.exitCode);
  if (isMissing && !/exec format error/i.test(ran.stderr)) return { verdict: 'not-tried' };
  return { verdict: 'failed', text: lastLine(ran) };
}

const firstLine = (text: string): string => plainText(text).trim().split('\n')[0] ?? '';
const lastLine = ({ stderr, failed }: Ran): string =>
  plainWords(stderr.trim().split('\n').at(-1) ?? '') || (failed ?? '');
