import { isValid } from '../../docker/certificate.ts';
import { day } from '../../docker/reference.ts';
import { plainWords } from '../../docker/terminal-text.ts';
import { type Evidence, evidence } from '../../model/evidence.ts';
import type { Remedy } from '../../model/remedy.ts';
import { registryTexts } from '../../texts/registries.ts';
import { answerRemedy } from '../remedy-of.ts';
import type { CaFacts, CaFile } from './ca-file.ts';
import type { BuilderFacts } from './facts.ts';

/** Asks for the file with the certificate of the authority that signs for the registry. */
export function trustRemedy({ ca }: BuilderFacts, registry: string): Remedy {
  const words = registryTexts().ca;
  const about = { title: words.title(registry), hint: words.hint, changes: words.changes };
  return answerRemedy({
    ...about,
    question: authorityQuestion(ca, registry, (path) =>
      answerRemedy({ ...about, sets: { access: { ca: path } } }),
    ),
  });
}

/** The question for that file; `chosen` is what follows from one that will do. */
export function authorityQuestion<Chosen>(
  ca: CaFacts,
  registry: string,
  chosen: (path: string) => Chosen | Promise<Chosen>,
) {
  const words = registryTexts().ca;
  return {
    prompt: words.prompt(registry),
    initial: ca.named?.path ?? ca.likely,
    check: (text: string) => (text.trim() === '' ? words.empty : null),
    answer: async (text: string) => {
      const file = await ca.read(text.trim());
      const refused = faultOf(file, ca.now);
      return refused === null ? chosen(file.path) : { refused };
    },
  };
}

/** The way back to what everybody trusts. */
export function forgetRemedy(registry: string): Remedy {
  const words = registryTexts().ca.forget;
  return answerRemedy({
    title: words.title(registry),
    changes: words.changes,
    sets: { access: null },
  });
}

/** What is wrong with a file, in a sentence; null where it will do. */
export function faultOf({ path, certificates, fault }: CaFile, now: Date): string | null {
  const { refused } = registryTexts().ca;
  const shown = plainWords(path);
  if (fault !== null) return refused[fault](shown);
  // BuildKit reads the path from between quotes.
  if (/["'\\]|\p{Cc}/u.test(path) && !/^[a-z]:\\[^"'\p{Cc}]*$/iu.test(path)) return refused.path;
  const [first] = certificates;
  if (first === undefined || certificates.some((one) => isValid(one, now))) return null;
  const moments = { from: day(first.from), until: day(first.until) };
  return refused.date(plainWords(first.subject), moments);
}

/** What a person recognises each certificate of a file by. */
export function certificateEvidence(
  { path, certificates }: CaFile,
  now: Date,
): readonly Evidence[] {
  const words = registryTexts().ca;
  return certificates.map((one) => {
    const shown = { ...one, subject: plainWords(one.subject), until: day(one.until) };
    return evidence(path, isValid(one, now) ? words.certificate(shown) : words.outOfDate(shown));
  });
}
