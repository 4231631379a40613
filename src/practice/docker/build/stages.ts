import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import { imageFor, platformArgs } from '../../../docker/dockerfile.ts';

/** An instruction of a stage that makes a step. */
export type Step = {
  /** In capitals. */
  readonly keyword: string;
  /** As BuildKit names it: one line, without the flags that mount. */
  readonly text: string;
  /** What RUN starts: a shell's command line, or a program itself. */
  readonly run: { readonly argv: readonly string[]; readonly isShell: boolean } | null;
  /** Stages and images that it takes files from. */
  readonly from: string | null;
  /** Whether the platform that is built for can change what it does. */
  readonly knowsTarget: boolean;
  /** Arguments and variables that it knows; null for a value that the stage does not say. */
  readonly variables: Variables;
  /** 1-based, both included. */
  readonly lines: readonly [first: number, last: number];
};

type Variables = ReadonlyMap<string, string | null>;

export type Stage = {
  readonly name: string | null;
  readonly index: number;
  /** As it is written: an image, `scratch`, or an earlier stage. */
  readonly base: string;
  readonly platform: string | null;
  readonly line: number;
  readonly steps: readonly Step[];
};

const stepKeywords = ['RUN', 'COPY', 'ADD', 'WORKDIR'];
const targetArgument = /\bTARGET(?:PLATFORM|OS|ARCH|VARIANT)\b/;

/** The stages of a Dockerfile, with the instructions that BuildKit counts as steps. */
export function stagesOf(text: string): readonly Stage[] {
  const dockerfile = DockerfileParser.parse(text);
  const stages: (Stage & { steps: Step[] })[] = [];
  let knowsTarget = false;
  let variables: Variables = new Map();
  for (const instruction of dockerfile.getInstructions()) {
    const keyword = instruction.getKeyword();
    if (keyword === 'FROM') {
      stages.push(stageOf(text, instruction, stages.length));
      knowsTarget = false;
      variables = new Map();
    }
    const current = stages.at(-1);
    if (current === undefined) continue;
    const line = oneLine(text, instruction);
    if (keyword === 'ARG') knowsTarget ||= targetArgument.test(line);
    if (keyword === 'ARG' || keyword === 'ENV') {
      variables = new Map([...variables, ...assignments(line.slice(keyword.length).trim())]);
    }
    if (!stepKeywords.includes(keyword)) continue;
    current.steps.push({ ...stepOf(text, instruction), knowsTarget, variables });
  }
  return stages;
}

function stageOf(
  content: string,
  instruction: Instruction,
  index: number,
): Stage & { steps: Step[] } {
  const words = oneLine(content, instruction).split(/\s+/).slice(1);
  const platform = words.find((word) => word.startsWith('--platform='))?.slice(11) ?? null;
  const [base = '', as, name] = words.filter((word) => !word.startsWith('--'));
  return {
    ...{ index, base, platform, steps: [] },
    name: as?.toLowerCase() === 'as' ? (name?.toLowerCase() ?? null) : null,
    line: instruction.getRange().start.line + 1,
  };
}

/** What ARG and ENV say: `NAME`, `NAME=VALUE…`, and of ENV `NAME VALUE`. */
function assignments(text: string): Variables {
  const [, name = '', value = ''] = /^(\w+)\s+([^=]+)$/.exec(text) ?? [];
  if (name !== '') return new Map([[name, value]]);
  const words = text.match(/\w+(?:=(?:"[^"]*"|'[^']*'|\S*))?/g) ?? [];
  return new Map(
    words.map((word) => {
      const [, key = '', quoted = null] = /^(\w+)(?:=(.*))?$/s.exec(word) ?? [];
      return [key, quoted?.replace(/^(["'])(.*)\1$/s, '$2') ?? null];
    }),
  );
}

type OwnStep = Omit<Step, 'knowsTarget' | 'variables'>;

function stepOf(content: string, instruction: Instruction): OwnStep {
  const keyword = instruction.getKeyword();
  const text = `${keyword} ${oneLine(content, instruction).slice(keyword.length).trim()}`;
  const { start, end } = instruction.getRange();
  const source = keyword === 'RUN' ? /--mount=\S*\bfrom=([^,\s]+)/ : /--from=(\S+)/;
  return {
    ...{ keyword, text },
    run: keyword === 'RUN' ? programOf(text.slice(4)) : null,
    from: source.exec(text)?.[1] ?? null,
    lines: [start.line + 1, end.line + 1],
  };
}

/** Continuation lines and comments between them gone, as BuildKit names a step. */
const oneLine = (text: string, instruction: Instruction): string =>
  linesOf(text, instruction)
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\[ \t]*\r?\n[ \t]*/g, '')
    .trim();

function linesOf(text: string, instruction: Instruction): string {
  const { start, end } = instruction.getRange();
  return text
    .split('\n')
    .slice(start.line, end.line + 1)
    .join('\n');
}

/** What a RUN starts, its flags left out. */
export function programOf(text: string): Step['run'] {
  const command = text.replace(/^(?:--\S+\s+)+/, '');
  try {
    const argv: unknown = JSON.parse(command);
    if (Array.isArray(argv) && argv.every((word) => typeof word === 'string')) {
      return { argv, isShell: false };
    }
  } catch {
    // No list: a line for the shell.
  }
  return { argv: ['/bin/sh', '-c', command], isShell: true };
}

/** A word of a FROM with its arguments filled in, for one platform; as it is where one is unknown. */
export function filledIn(text: string, { args, target, native }: Filling): string {
  const own = text.replaceAll(/\$\{?(\w+)\}?/g, (whole, name: string) => args.get(name) ?? whole);
  const base = { image: own, isResolved: true, line: 1, platform: null };
  return imageFor(base, target, native)?.image ?? own;
}

/** A step as BuildKit names it: with the values that the stage, the Dockerfile or the platforms give. */
export function stepText(
  { text, variables }: Step,
  { args, target, native }: Filling,
  buildArgs: ReadonlyMap<string, string> = new Map(),
): string {
  const automatic = new Map([...platformArgs('TARGET', target), ...platformArgs('BUILD', native)]);
  return text.replaceAll(/\$(?:(\w+)|\{(\w+)\})/g, (whole, bare?: string, braced?: string) => {
    const name = bare ?? braced ?? '';
    if (!variables.has(name)) return whole;
    return (
      buildArgs.get(name) ?? variables.get(name) ?? automatic.get(name) ?? args.get(name) ?? whole
    );
  });
}

export type Filling = {
  readonly args: ReadonlyMap<string, string>;
  readonly target: string;
  readonly native: string;
};

/** Defaults of the arguments before the first FROM. */
export function globalArguments(text: string): ReadonlyMap<string, string> {
  const args = new Map<string, string>();
  for (const arg of DockerfileParser.parse(text).getInitialARGs()) {
    for (const property of arg.getProperties()) {
      const value = property.getValue();
      if (value !== null) args.set(property.getName(), value);
    }
  }
  return args;
}
