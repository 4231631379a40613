/*
 * A log quotes much that did not happen: BuildKit echoes instructions, shells echo commands, tests
 * have titles and expectations, prose and source code hold the words of an error. What really went
 * wrong is printed by whoever met it: after the thing that failed, in no quotes or in those of a
 * field (`msg="…"`, `"error": "…"`, `desc = "…"`, `caused "…"`).
 */

/** Words that begin a command of a script or a statement of a program. */
const statements = new RegExp(
  `^(?:${[
    'if|elif|while|until|case|echo|printf|[ef]?grep|rg|sed|awk|\\[\\[?',
    'assert|const|def|expect|fn|func|let|puts|raise|throw|var',
  ].join('|')})\\s`,
  'i',
);

/** Lines that are source, as a whole. */
const sources: readonly RegExp[] = [
  // A numbered line of a file, in the report of a compiler or a test runner.
  /^(?:>\s*)?\d+ *\|(?:\s|$)/,
  // What Kaniko is told to do.
  /^INFO\[\d+\] (?:[A-Z]+ |Args: |Cmd: |Running: )/,
  // A command after a prompt or under `set -x`; a line that a patch adds.
  /^(?:\$ \S|\+)/,
  statements,
  // A comment, a heading, a row of a table, a quotation in a list.
  /^(?:#{1,6}|\/\/+|\/?\*+|--|;+|<!--|REM)\s/,
  /^\|.*\|$/,
  /^[-•]\s+["'`*[]/,
  // The title of a test, before it or with what became of it.
  /^(?:[✓✔√☑﹣↓ℹ]|○ skipped |(?:not )?ok \d+\b|=== \w+ |--- (?:PASS|FAIL|SKIP): |PASS\b)/,
  /^\d+\/\d+ Test +#/,
  // What a test of Go logs is what it looked at.
  /^\w+_test\.go:\d+: /,
  /(?:\.\.\. ?(?:ok|FAILED|ignored)|\(skipped\b.*\)|\b(?:PASSED|SKIPPED)(?: +\[ *\d+%\])?)$/,
  /\((?:as expected|expected|fake|injected|mocked|simulated)\)/i,
];

/** What stands before a quotation in code and in prose, and before none that a program prints. */
const introduces = [
  // An array in JSON follows its name.
  String.raw`(?:[({*]|(?<!":\s?)\[|[,+]\s)\s*`,
  String.raw`(?<!desc )(?:==?|!=|=~|:=|<<<)\s+`,
  String.raw`\b(?:echo|printf|[ef]?grep|rg|awk|sed)\s+(?:-\S*\s+)*`,
  // A field of a log stays: `error: "…"`.
  String.raw`(?<![\w-])(?!(?:caused?|desc|details?|err|errors?|log|message|msg|output|reason|stderr|stdout|value)\b)[\w-]+:\s+`,
  String.raw`\b(?:(?!caused\b)\w+(?:ed|ing)|about|after|and|as|contains?|errors?|for|got|in|includes?|is|like|lines?|match(?:es)?|messages?|not|of|or|phrases?|prints?|puts|raise|reads?|reports?|returns?|says?|shows?|strings?|texts?|the|throw|want|with|words?)\s+`,
].join('|');

/** Parts of a line that are source. A name has no blank: it stays. */
const quotations: readonly (readonly [RegExp, string])[] = [
  // A command in an error's advice is no quotation: use `docker --context=…`.
  [/`(?!docker )[^`]*`/g, '``'],
  [/[“„][^“”„]*[“”]|«[^»]*»|‘[^’]*’/g, '“”'],
  [/<(code|kbd|q|samp)>.*?<\/\1>/g, ''],
  [new RegExp(`(${introduces})(?:"[^" ]+ [^"]*"|'[^' ]+ [^']*')`, 'gi'), '$1""'],
  [/\s\/\/\s.*$/g, ''],
  [/\(\s*\/[^/]+\/[a-z]*/g, '('],
];

/** What follows these words is what a test wants to happen. */
const expectation =
  /\b(?:assert\w*|expect(?:ed|ing|s)?|fake\w*|inject\w*|mock\w*|pretend\w*|should (?:be told|contain|end|fail|print|say)|as it should|simulat\w*|stub\w*|want(?:ed|s)?|got(?=[:=] |: |=|\s["'`]))\b/i;

/**
 * What a line says of its own (without the prefixes of other tools), without what it only quotes;
 * null for a line that is source as a whole.
 */
export function withoutQuoted(line: string): string | null {
  if (sources.some((source) => source.test(line))) return null;
  const own = quotations.reduce((text, [quotation, rest]) => text.replace(quotation, rest), line);
  const wanted = own.search(expectation);
  return wanted === -1 ? own : own.slice(0, wanted);
}
