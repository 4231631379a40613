import { accountRules, type Rule, rules } from './secret-rules.ts';

/** Whose machine it is: what of it is nobody else's business. */
export type Identity = {
  /** Absolute paths of the person's home. */
  readonly homes: readonly string[];
  /** Names of the account. */
  readonly names: readonly string[];
  /** Names of the machine. */
  readonly machines: readonly string[];
};

/** Takes out of texts what is private; the same thing is replaced by the same word, wherever it stands. */
export type Masking = {
  readonly mask: (text: string) => string;
  /** From now on this value is masked wherever it stands; what stands for it. */
  readonly learn: (secret: string) => string;
  /** The name of a machine that was learned of later: the engine's own. */
  readonly learnMachine: (name: string) => void;
};

/** Accounts and machines that tell nothing of a person: images come with them. */
const impersonal: ReadonlySet<string> = new Set([
  ...['root', 'user', 'admin', 'administrator', 'docker', 'localhost', 'pi', 'node', 'runner'],
  ...['ubuntu', 'debian', 'fedora', 'centos', 'vagrant', 'ec2-user', 'nobody', 'you', 'build'],
  ...['token', 'oauth2accesstoken', 'aws', '_json_key', 'docker-desktop', 'colima', 'default'],
  ...['linux', 'buildkit', 'buildx', 'builder', 'moby', 'app', 'library', 'desktop-linux'],
]);

/** What stands for a secret: `masked-1`. */
const isStandIn = (text: string): boolean => /^(?:masked-\d+|[Xx]{3,}|\*+)$/.test(text);

/** Words in a secret's place that are none. */
const isNone = (text: string): boolean =>
  text.startsWith('$') || /^(?:true|false|null|none|undefined|<redacted>|)$/i.test(text);

/** A short word may stand elsewhere with another meaning, such as `disabled`. */
const isTelling = (secret: string): boolean =>
  secret.length >= 12 || (secret.length >= 5 && /\d|[^\w\s]|[a-z][A-Z]/.test(secret));

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/** @param identity Null where nobody sits before the machine: then only secrets are masked. */
export function createMasking(identity: Identity | null): Masking {
  const standIns = new Map<string, string>();
  const known = new Map<string, string>();
  const names = createNames(identity);
  let knownPattern: RegExp | null = null;

  const know = (form: string, standIn: string) => {
    if (form === '' || isStandIn(form) || known.has(form)) return;
    known.set(form, standIn);
    const forms = [...known.keys()].sort((one, other) => other.length - one.length);
    knownPattern = new RegExp(forms.map(escaped).join('|'), 'g');
  };

  /** `user:password` in base64, as clients keep and send it: what stands for it reads as well. */
  const learnPair = (secret: string): string | null => {
    const [, user = '', password = ''] = /^([\w.@+-]+):([^\0]+)$/.exec(decoded(secret)) ?? [];
    if (password === '') return null;
    names.add(user, 'you');
    const pair = `${names.mask(user)}:${learn(password)}`;
    return Buffer.from(pair).toString('base64');
  };

  const learn = (secret: string): string => {
    if (isStandIn(secret) || isNone(secret)) return secret;
    const before = standIns.get(secret);
    if (before !== undefined) return before;
    const pair = learnPair(secret);
    const standIn = pair ?? `masked-${standIns.size + 1}`;
    standIns.set(secret, standIn);
    // It is met again, and must stay.
    if (pair !== null) standIns.set(pair, pair);
    if (isTelling(secret)) for (const form of formsOf(secret)) know(form, standIn);
    return standIn;
  };

  const apply = (text: string, rule: Rule, replace: (secret: string) => string): string =>
    text.replace(rule.pattern, (...found) => {
      const [whole] = found as [string];
      const groups = found.at(-1) as Record<string, string | undefined>;
      const secret = secretIn(groups);
      if (secret === '') return whole;
      const at = whole.lastIndexOf(secret);
      return whole.slice(0, at) + replace(secret) + whole.slice(at + secret.length);
    });

  const mask = (text: string): string => {
    if (text === '') return text;
    let masked =
      knownPattern === null ? text : text.replace(knownPattern, (form) => known.get(form) ?? '');
    for (const rule of rules) {
      masked = apply(masked, rule, rule.isSure ? learn : () => 'masked');
    }
    for (const rule of accountRules) {
      masked = apply(masked, rule, (name) => {
        names.add(name, 'you');
        return 'you';
      });
    }
    return names.mask(masked);
  };

  return { mask, learn, learnMachine: names.addMachine };
}

const secretIn = ({ secret, double, single, bare }: Record<string, string | undefined>): string =>
  secret ?? double ?? single ?? bare ?? '';

const decoded = (text: string): string =>
  /^[\w+/-]{4,}={0,2}$/.test(text) ? Buffer.from(text, 'base64').toString('utf8') : '';

/** As it stands in an address, in JSON, and in base64. */
const formsOf = (secret: string): readonly string[] => [
  ...new Set([
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('base64'),
  ]),
];

/** Names that are replaced where they stand alone: `ada` in `ada-laptop`, not in `Canada`. */
function createNames(identity: Identity | null) {
  const homes = new Map<string, string>();
  const words = new Map<string, string>();
  let pattern: RegExp | null = null;
  const add = (name: string, standIn: string) => {
    const key = name.toLowerCase();
    if (
      identity === null ||
      name.length < 2 ||
      /^\d+$/.test(name) ||
      impersonal.has(key) ||
      words.has(key)
    )
      return;
    words.set(key, standIn);
    const all = [...words.keys()].sort((one, other) => other.length - one.length).map(escaped);
    pattern = new RegExp(`(?<![a-z\\d])(?:${all.join('|')})(?![a-z\\d])`, 'gi');
  };
  const mask = (text: string): string => {
    let masked = text;
    for (const [home, standIn] of homes) {
      masked = masked.replace(new RegExp(`${escaped(home)}(?![a-z\\d_])`, 'gi'), () => standIn);
    }
    return pattern === null
      ? masked
      : masked.replace(pattern, (word) => words.get(word.toLowerCase()) ?? word);
  };
  const addHome = (home: string) => {
    const parent = /^(.*[/\\])[^/\\]+[/\\]*$/.exec(home)?.[1] ?? '';
    if (home === '/root' || parent === '' || parent === '/') return;
    const standIn = /^(?:\/home|\/Users|[A-Z]:\\Users)[/\\]$/i.test(parent)
      ? `${parent}you`
      : '/home/you';
    homes.set(home, standIn);
    homes.set(JSON.stringify(home).slice(1, -1), JSON.stringify(standIn).slice(1, -1));
  };
  const addMachine = (name: string) => {
    add(name, 'this-host');
    const [first = ''] = name.split('.');
    add(first, 'this-host');
  };
  for (const home of identity?.homes ?? []) addHome(home);
  for (const name of identity?.names ?? []) add(name, 'you');
  for (const name of identity?.machines ?? []) addMachine(name);
  return { add, mask, addMachine };
}
