import type { WriteStream } from 'node:tty';
import { stepOf } from '../doctor/check-list.ts';
import type { CheckId, Finding } from '../model/finding.ts';
import type { StepId } from '../model/step-id.ts';
import { texts } from '../texts/index.ts';
import { blank, type Line } from '../ui/line.ts';
import { pageFor, printed } from '../ui/printed.ts';
import {
  type Ending,
  endLines,
  findingLines,
  headingLines,
  leadLines,
  nextAfter,
  problemLines,
  skippedLines,
} from './doctor.ts';
import { labelLines } from './label.ts';
import { progressLine } from './progress-line.ts';

export type DoctorPrint = {
  readonly begin: () => void;
  /** Prints a finding, after the name of its step where it is the first one of it. */
  readonly tell: (finding: Finding) => void;
  /** Nothing more is to be told: what was held back is printed. */
  readonly told: () => void;
  readonly end: (findings: readonly Finding[]) => void;
  /** Takes away what only says that something is still looked at. */
  readonly clear: () => void;
};

export type DoctorPrintOptions = Ending & {
  readonly output: WriteStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The checks that are made, in their order. */
  readonly checks: readonly CheckId[];
  readonly platforms: readonly string[];
  /** What the machine calls itself; null for a real one. */
  readonly label: string | null;
  /** One problem after the other comes after it. */
  readonly isMending: boolean;
};

/** Prints an examination while it goes on. */
export function createDoctorPrint(options: DoctorPrintOptions): DoctorPrint {
  const { output, env, checks, platforms, isVerbose, isPart, isMending, label } = options;
  const page = pageFor(output, env);
  const progress = progressLine(output, page, env);
  let step: StepId | null = null;
  /** Skipped checks that may be told in one row. */
  let held: readonly Finding[] = [];
  let rows = 0;
  /** The row of the first problem. */
  let problemAt: number | null = null;
  const print = (lines: readonly Line[]) => {
    rows += lines.length;
    output.write(printed(lines, page));
  };
  const release = () => {
    print(skippedLines(page, held));
    held = [];
  };
  const wait = (told: Finding | null) => {
    const next = nextAfter(checks, told);
    if (next !== null) progress.say(texts().doctor.looking(texts()[stepOf(next)].title));
  };
  return {
    begin: () => {
      print(labelLines(page, label));
      if (!isPart) print(leadLines(page, platforms));
      wait(null);
    },
    tell: (finding) => {
      progress.clear();
      const { status, because } = finding;
      if (step !== stepOf(finding.id) || held[0]?.because !== because) release();
      const isNew = stepOf(finding.id) !== step;
      if (isNew) print([...(step === null ? [] : [blank]), ...headingLines(stepOf(finding.id))]);
      step = stepOf(finding.id);
      if (because !== undefined && !isVerbose && !isPart) held = [...held, finding];
      else {
        if (status === 'problem') problemAt ??= rows;
        print(findingLines(page, finding, isVerbose));
      }
      wait(finding);
    },
    told: () => {
      progress.clear();
      release();
    },
    end: (findings) => {
      const end = endLines(page, findings, options);
      const isOut = problemAt !== null && rows - problemAt + end.length >= page.rows;
      if (isOut && !isMending) print(problemLines(page, findings));
      print(end);
    },
    clear: progress.clear,
  };
}
