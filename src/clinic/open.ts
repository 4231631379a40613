import { release } from 'node:os';
import { parseVersion } from '../docker/version.ts';
import { nativePlatform } from '../host/native-platform.ts';
import { readKernelFacts } from './kernel-facts.ts';
import { type Namespace, openNamespace } from './namespace.ts';
import { perform } from './perform.ts';
import { readRecording } from './recording.ts';
import type { Scene } from './scenes.ts';
import { type Stage, stageFor } from './stage.ts';
import type { Outcome } from './step.ts';
import { subjectsFor } from './subjects.ts';
import { type Why, whyNotTried, whyRefused } from './why.ts';

/** A kernel that shows what it does with a foreign program: this one, or a recorded one. */
export type Clinic = {
  readonly stage: Stage;
  /** The version of the kernel that answers, or answered. */
  readonly kernel: string;
  /** The day of the recording, and why it is one; null where this kernel answers. */
  readonly recorded: { readonly on: string; readonly why: Why } | null;
  readonly perform: (scene: Scene) => Promise<Outcome>;
  /** Resolves when nothing of it is left. */
  readonly close: () => Promise<void>;
};

/** A clinic on this kernel where it can be had; else why not, and the recording. */
export async function openClinic(): Promise<Clinic> {
  const native = nativePlatform();
  const opened = native === null ? await whyNoProgram() : await open(native);
  return 'reason' in opened ? openRecording(opened) : opened;
}

async function whyNoProgram(): Promise<Why> {
  const { platform, arch } = process;
  const reason = platform === 'linux' ? 'no-program' : 'not-linux';
  return { reason, evidence: [{ source: null, line: null, text: `${platform} ${arch}` }] };
}

async function open(native: string): Promise<Clinic | Why> {
  const facts = await readKernelFacts();
  const untried = whyNotTried(facts);
  if (untried !== null) return untried;
  const subjects = subjectsFor(native);
  const namespace = await openNamespace(subjects);
  return 'call' in namespace ? whyRefused(namespace, facts) : liveClinic(namespace, native);
}

function liveClinic({ ask, close }: Namespace, native: string): Clinic {
  const stage = stageFor(subjectsFor(native));
  return {
    ...{ stage, close, recorded: null, kernel: kernelVersion(release()) },
    perform: ({ steps }) => perform(ask, stage, steps),
  };
}

/** The recording, and why it is needed. */
export async function openRecording(why: Why): Promise<Clinic> {
  const { native, kernel, on, outcomes } = await readRecording();
  return {
    ...{ stage: stageFor(subjectsFor(native)), kernel, recorded: { on, why } },
    perform: async ({ id }) => {
      const outcome = outcomes[id];
      if (outcome === undefined) throw new Error(`not in the recording: ${id}`);
      return outcome;
    },
    close: async () => {},
  };
}

/** `6.18.44` of `6.18.44-cloud-amd64`: a distribution's own words say nothing here. */
export const kernelVersion = (text: string): string => parseVersion(text)?.join('.') ?? text;
