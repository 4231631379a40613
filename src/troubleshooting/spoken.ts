/** What tools and services put before a line that is not theirs. */
const prefixes: readonly RegExp[] = [
  /^\ufeff/,
  // The log of a job on GitHub: its name, the name of the step, and the time.
  /^.{1,300}?[\t ](?=\ufeff?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z )/,
  /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\]?(?: \d\d[OE])?(?:[ +:]|$)/,
  /^\[?\d\d:\d\d:\d\d(?:[.,]\d+)?\]?(?: |$)/,
  /^##\[\w+\]/,
  /^::\w+(?: [^:]{0,200})?::/,
  // BuildKit: plain, the summary of a failed step, and the screen of a terminal.
  /^#\d+ (?!\[)(?:\d+\.\d+ )?/,
  /^\d+\.\d{1,3} /,
  /^=> => # /,
  // A service of Compose; a number before a bar is a line of a Dockerfile.
  /^(?!\d+ )[\w.@/-]{1,80} +\| /,
  /^\[[^\]]{1,80}\]:? /,
];

const mostPrefixes = 8;

const keywords =
  'FROM|RUN|CMD|LABEL|EXPOSE|ENV|ADD|COPY|ENTRYPOINT|VOLUME|USER|WORKDIR|ARG|ONBUILD|STOPSIGNAL|HEALTHCHECK|SHELL';

/** What a build is told to do, which it repeats in many places. */
const instructions: readonly RegExp[] = [
  new RegExp(`^(?:\\[[^\\]]{1,80}\\] )?(?:${keywords}) (?!failed\\b)`),
  /^(?:#\d+|=>(?: ERROR| CACHED| CANCELED)?|>) \[/,
  /^STEP \d+\/\d+ ?: /i,
  // Lines of a Dockerfile beside an error.
  /^\d+ \|(?: {5}| >>> |$)/,
  /^#(?: |$)/,
  /^(?:&& |\++ )/,
];

/** Where the command of a step stands between what is said of it. */
const quoted: readonly RegExp[] = [
  /(\bprocess ").*(" did not complete)/,
  /(\bexecutor failed running \[).*(\]: )/,
  /(\bThe command ').*(' returned a non-zero code)/,
];

/**
 * What a line says of its own: without what other tools put before it, and without the command that
 * was to be run; null where it only repeats what a build was told to do. Those words may be any.
 */
export function spoken(line: string): string | null {
  let text = line.trim();
  for (let round = 0; round < mostPrefixes; round++) {
    if (instructions.some((instruction) => instruction.test(text))) return null;
    const prefix = prefixes.find((one) => one.test(text));
    if (prefix === undefined) break;
    text = text.replace(prefix, '').trimStart();
  }
  return quoted.reduce((said, command) => said.replace(command, '$1$2'), text);
}
