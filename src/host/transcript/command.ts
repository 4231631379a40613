import { objectIn, parseJson, textIn } from '../../docker/json.ts';
import type { Host, Ran } from '../host.ts';
import type { Masking } from './masking.ts';

const nameOf = (argv: readonly string[]): string => argv[0]?.replace(/^.*[/\\]/, '') ?? '';

/** `docker login`, also behind sudo. */
const isLogin = (argv: readonly string[]): boolean =>
  argv.some(
    (word, at) =>
      word === 'login' && /(?:^|[/\\])(?:docker|podman|nerdctl)$/.test(argv[at - 1] ?? ''),
  );

const isHelper = (argv: readonly string[]): boolean =>
  nameOf(argv).startsWith('docker-credential-');

const isCurl = (argv: readonly string[]): boolean => nameOf(argv) === 'curl';

/** The command without the secrets among its words. What it says without a flag's help is for the masking to see. */
export function argvOf(argv: readonly string[], masking: Masking): readonly string[] {
  const short = isLogin(argv) ? ['-p'] : [];
  const flags = ['--password', '--passwd', '--passphrase', '--token', ...short];
  return argv.map((word, at) => {
    const before = argv[at - 1] ?? '';
    if (flags.includes(before)) return masking.learn(word);
    if (isCurl(argv) && ['-u', '--user'].includes(before)) {
      const [, user = '', password = ''] = /^([^:]*:)(.*)$/s.exec(word) ?? [];
      return password === '' ? word : user + masking.learn(password);
    }
    // All of the word is the value, whatever is in it.
    const [, name = '', value = ''] =
      /^((?:--[\w-]+=)?[\w.-]*(?:token|secret|passw(?:or)?d|passphrase|api_?key|access_?key|private_?key|credentials?|_pass|_pwd|_auth|_pat)=)(?!id=)(.+)$/is.exec(
        word,
      ) ?? [];
    return value === '' ? word : name + masking.learn(value);
  });
}

/** A secret that a build takes from a variable, whatever that is called: `--secret id=ID,env=NAME`. */
export function learnMounted(
  argv: readonly string[],
  { env }: Pick<Host, 'env'>,
  masking: Masking,
): void {
  for (const word of argv) {
    const [, name = ''] = /\bid=.*,"?env=([^,"]+)/.exec(word) ?? [];
    const value = env[name];
    if (value) masking.learn(value);
  }
}

/** What a command was given as its standard input: of a login all of it is a secret. */
export function inputOf(
  argv: readonly string[],
  input: string | undefined,
  masking: Masking,
): { readonly input?: string } {
  if (input === undefined) return {};
  return { input: isLogin(argv) ? masking.learn(input.trim()) : input };
}

/** What a command said. What a helper says is a secret, if it is not written as they write. */
export function saidOf({ argv, stdout }: Ran, masking: Masking): string {
  if (isHelper(argv)) {
    const secret = textIn(objectIn(parseJson(stdout))['Secret']);
    if (secret === null) return stdout === '' ? '' : masking.learn(stdout.trim());
    masking.learn(secret);
  }
  // The engine says what its machine is called.
  if (nameOf(argv) === 'docker' && argv.includes('info')) {
    const name = textIn(objectIn(parseJson(stdout))['Name']);
    if (name !== null) masking.learnMachine(name);
  }
  return stdout;
}
