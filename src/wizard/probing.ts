import type { StoreApi } from 'zustand/vanilla';
import { probesOf } from '../checklist/manifest/run-remedy.ts';
import type { RunProof } from '../checklist/manifest.ts';
import { type Probe, pullCommand, removeCommand, runCommand } from '../docker/image-commands.ts';
import { plainText, plainWords } from '../docker/terminal-text.ts';
import type { Host, Ran } from '../host/host.ts';
import type { WizardState } from './state.ts';
import { withStep } from './transitions.ts';

/** How long an image may take to be pulled, and a command to end. Milliseconds. */
const pullTimeout = 300_000;
const runTimeout = 10_000;

/** Docker's exit codes for a command that the image does not have, or can't run. */
const noSuchCommand = [126, 127];

export type ProbeOptions = {
  readonly host: Host;
  readonly store: StoreApi<WizardState>;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** After every row: its finding is to be judged afresh. */
  readonly onRow: () => void;
};

/** Runs every row of the manifest table once, one after the other; each container is removed, whatever happens. */
export async function probeRows(command: readonly string[], options: ProbeOptions): Promise<void> {
  const { facts } = options.store.getState().steps.manifest;
  if (facts === null) return;
  for (const probe of probesOf(facts, command)) {
    if (options.signal.aborted) return;
    show(options.store, probe, { verdict: 'running' });
    show(options.store, probe, await runOnce(probe, options));
    options.onRow();
  }
}

async function runOnce(probe: Probe, { host, env, signal }: ProbeOptions): Promise<RunProof> {
  const pulled = await host.run(pullCommand(probe), { env, signal, timeout: pullTimeout });
  if (pulled.exitCode !== 0) return { verdict: 'failed', text: lastLine(pulled) };
  const ran = await host.run(runCommand(probe), { env, signal, timeout: runTimeout });
  await host.run(removeCommand(probe), { env });
  if (ran.failed === 'timeout') return { verdict: 'starts' };
  if (ran.exitCode === 0) return { verdict: 'runs', text: firstLine(ran.stdout) };
  const isMissing = ran.exitCode !== null && noSuchCommand.includes(ran.exitCode);
  if (isMissing && !/exec format error/i.test(ran.stderr)) return { verdict: 'not-tried' };
  return { verdict: 'failed', text: lastLine(ran) };
}

function show(store: StoreApi<WizardState>, probe: Probe, run: RunProof): void {
  store.setState((state) => {
    const { facts } = state.steps.manifest;
    if (facts === null) return state;
    const rows = facts.rows.map((row) => (row.platform === probe.platform ? { ...row, run } : row));
    return withStep(state, 'manifest', { facts: { ...facts, rows } });
  });
}

const firstLine = (text: string): string => plainText(text).trim().split('\n')[0] ?? '';
const lastLine = ({ stderr, failed }: Ran): string =>
  plainWords(stderr.trim().split('\n').at(-1) ?? '') || (failed ?? '');
