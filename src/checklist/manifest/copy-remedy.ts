import { kindOf, type RegistryAccess } from '../../docker/buildkit-config.ts';
import type { PushTarget } from '../../docker/push-archive.ts';
import { isOnesOwn } from '../../docker/reference.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import type { Answers } from '../../model/answers.ts';
import type { Question, Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { productTexts } from '../../texts/products.ts';
import { authorityQuestion } from '../builder/ca-remedies.ts';
import { answerRemedy } from '../remedy-of.ts';
import type { Pushing } from './facts.ts';

/** Why an answer will not do, in a sentence. */
export type Refused = { readonly refused: string };

type Commands = { readonly run: readonly string[]; readonly login: readonly string[] };

/** What copies an archive to a registry, and what logs in there; refused where it can't be told how to speak to that one. */
export type Command = (target: PushTarget) => Commands | Refused;

type Copy = {
  readonly title: string;
  readonly changes: string;
  /** What it means for the rest of the walk, by how the registry is spoken to. */
  readonly sets: (access: RegistryAccess | null) => Partial<Answers>;
  readonly command: Command;
  readonly to: Omit<PushTarget, 'access'>;
  readonly pushing: Pick<Pushing, 'speaking'>;
};

/**
 * What the person consents to: the copy, as the registry is spoken to. Where nobody here trusts its
 * certificate, who signs it is asked first.
 */
export async function copyRemedy(copy: Copy): Promise<Remedy | Refused> {
  const { title, changes, to, pushing } = copy;
  const { access, authority } = await pushing.speaking(to.registry);
  if (authority === null) return spokenTo(copy, access);
  const { ca, signs } = authority;
  const question = authorityQuestion(ca, to.registry, async (path) =>
    (await signs(path))
      ? spokenTo(copy, { ca: path })
      : { refused: productTexts().push.unsigned(to.registry) },
  );
  const words = productTexts().push;
  const prompt = texts().joined.sentences(words.untrusted(to.registry), question.prompt);
  const meanwhile = () => words.asking(to.registry);
  const otherwise = unchecked(copy);
  return answerRemedy({
    ...{ title, changes },
    question: { ...question, prompt, meanwhile, ...(otherwise !== null && { otherwise }) },
  });
}

/** The last way: the certificate of a registry of one's own is not checked. A name of the Internet has one that is trusted. */
function unchecked(copy: Copy): NonNullable<Question['otherwise']> | null {
  const { registry } = copy.to;
  const remedy = isOnesOwn(registry) ? spokenTo(copy, 'insecure') : null;
  if (remedy === null || 'refused' in remedy) return null;
  return { told: productTexts().push.unchecked(registry), remedy };
}

function spokenTo(
  { title, changes, sets, command, to }: Copy,
  access: RegistryAccess | null,
): Remedy | Refused {
  const words = productTexts().push;
  const { registry } = to;
  const made = command({ ...to, access });
  if ('refused' in made) return made;
  const login = shellQuote(made.login);
  const spoken = access === null ? '' : words.spoken[kindOf(access)](registry);
  return {
    ...{ title, needs: 'consent', undo: words.undo, actions: [{ run: made.run }] },
    changes: spoken === '' ? changes : texts().joined.sentences(changes, spoken),
    sets: sets(access),
    advice: (lines) => (wantsLogin(lines) ? words.login(registry, login) : null),
  };
}

/**
 * Whether a copy was refused for want of a login, or of another one.
 *
 * Sources: skopeo 1.22 in the lab; oras-project/oras-go v2, registry/remote/auth (`basic credential not
 * found`) and errcode.
 */
const wantsLogin = (lines: readonly string[]): boolean =>
  lines.some((line) =>
    /authentication required|unauthorized|basic credential not found|access to the resource is denied/i.test(
      line,
    ),
  );
