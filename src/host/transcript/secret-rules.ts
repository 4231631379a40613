/** Where a secret stands in a text: what is around it stays. */
export type Rule = {
  /** Its group `secret` holds it, or one of those of a value. */
  readonly pattern: RegExp;
  /** Whether what stands there is worth to be known elsewhere, too. */
  readonly isSure: boolean;
};

/** Names of fields, variables and flags whose values are secrets, at the end of a longer name. */
const names = [
  ...['token', 'secret', 'passw(?:or)?d', 'passphrase', 'passwd', 'api[_-]?key', 'cookie'],
  ...['access[_-]?key(?:[_-]?id)?', 'private[_-]?key', 'secret[_-]?key', 'credentials?'],
  ...['[_-]pass', '[_-]pwd', '[_-]auth', '[_-]pat'],
].join('|');

const named = String.raw`[\w.$-]*(?:${names})`;
const headers = [
  ...['(?:proxy-)?authorization', 'x-registry-(?:auth|config)', '(?:set-)?cookie', 'x-api-key'],
  '(?:private|job|deploy|x-auth|x-vault|x-amz-security)-token',
].join('|');
const scheme = '(?:Bearer|Basic|Digest|Negotiate|Token)';
const word = String.raw`(?!id=)[^\s"'\\;&]+`;
/** A text in quotes, or a word. */
const value = String.raw`(?:"(?<double>[^"\n]+)"|'(?<single>[^'\n]+)'|(?<bare>${word}))`;

const rule = (pattern: string, flags = 'gi', isSure = true): Rule => ({
  pattern: new RegExp(pattern, flags),
  isSure,
});

/**
 * What secrets look like in configurations, commands, logs and answers. A quote may have
 * backslashes in front: JSON stands in JSON.
 */
export const rules: readonly Rule[] = [
  rule(
    String.raw`-----BEGIN\s(?<kind>[A-Z ]*PRIVATE\sKEY)-----(?<secret>[\s\S]*?)(?:-----END\s\k<kind>-----|$)`,
    'g',
    false,
  ),
  rule(
    String.raw`(?<quote>\\*["'])(?:auth|${headers}|${named})\k<quote>\s*:\s*(?:\[\s*)?(?<open>\\*["'])(?:${scheme}\s+)?(?<secret>.{1,16384}?)(?<!\\)\k<open>`,
  ),
  // Registries say "may require authorization: server message": what follows a header is one word.
  rule(
    String.raw`\b(?:${headers})\s*[:=]\s*(?:${scheme}\s+)?(?<secret>[^\s"'\\]{5,})(?=["'\\]|\s*$)`,
    'gim',
  ),
  rule(String.raw`\bcookie:\s*(?<secret>[^"'\\\r\n]+)`),
  rule(String.raw`\b${scheme}\s+(?=\S*[\dA-Z=])(?<secret>[\w.~+/-]{8,}=*)`, 'g'),
  // A password may hold what belongs into no address, but for "/" and white space.
  rule(
    String.raw`\b[a-z][a-z\d+.-]{0,20}:\/\/[^\s/:@"'<>\\]*:(?<secret>[^\s/"'<>\\]+)@(?!sha256:)`,
  ),
  rule(String.raw`\bhttps?:\/\/(?<secret>[^\s/:@"'<>\\]+)@(?!sha256:)`),
  rule(String.raw`proxy\w{0,20}["']?\s*[=:]\s*["']?[^\s:@/"']+:(?<secret>[^\s@/"']+)@`),
  rule(String.raw`(?<![\w.$-])${named}\s*=\s*${value}`),
  // Addresses that a registry sends on to are signed.
  rule(`[?&](?:X-Amz-(?:Signature|Credential)|Signature|sig|Key-Pair-Id)=${value}`),
  rule(String.raw`^\s*(?:-\s+)?["']?${named}["']?\s*:\s+["']?(?<secret>[^\s"']+)["']?\s*$`, 'gim'),
  rule(String.raw`^\s*(?:ENV|ARG)\s+${named}\s+${value}`, 'gim'),
  rule(String.raw`--(?:password|passwd|passphrase|token|api-key)(?:=|\s+)${value}`),
  rule(String.raw`\blogin\b[^\n]{0,500}?\s-p[ =]?${value}`),
  rule(String.raw`\bcurl\b[^\n]{0,500}?\s(?:-u|--user)[ =]?\s*["']?[^\s:"']+:(?<secret>[^\s"']+)`),
  // Tokens that say by themselves what they are.
  rule(
    String.raw`\b(?<secret>(?:gh[pousr]|glpat|glptt|dckr_(?:pat|oat)|npm|pypi|hvs|dop_v1|sk|rk|xox[abeoprs])[_.-][\w.-]{16,})`,
    'g',
  ),
  rule(
    String.raw`\b(?<secret>github_pat_\w{20,}|(?:AKIA|ASIA)[A-Z\d]{16}|AIza[\w-]{30,}|ya29\.[\w-]{20,})`,
    'g',
  ),
  rule(String.raw`\b(?<secret>eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+)`, 'g'),
];

/** A registry account's name, in JSON and in what `docker info` prints. */
export const accountRules: readonly Rule[] = [
  rule(
    String.raw`(?<quote>\\*")(?:username|email)\k<quote>\s*:\s*(?<open>\\*")(?<secret>.{1,16384}?)(?<!\\)\k<open>`,
  ),
  rule(String.raw`^\s*Username:\s+(?<secret>\S+)\s*$`, 'gm'),
];

/** A variable of the environment with such a name holds a secret, unless it is a path or leads to another. */
export const isSecretVariable = (name: string, text: string): boolean =>
  /(?:token|secret|passw(?:or)?d|passwd|passphrase|_pass|_pwd|key|key_id|credentials?|_auth|cookie|_pat|_dsn)$/i.test(
    name,
  ) && !/^[/~$]/.test(text);
