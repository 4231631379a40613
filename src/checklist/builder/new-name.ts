import { validateBuilderName } from '../../docker/builders.ts';
import type { Answers } from '../../model/answers.ts';
import { texts } from '../../texts/index.ts';
import type { BuilderFacts } from './facts.ts';

/** What is wrong with the name of a new builder, in a sentence; null where it will do. */
export function nameFault(text: string, { builders, contexts }: BuilderFacts): string | null {
  const words = texts().builder.chosen.refused;
  const names = builders.filter(({ driver }) => driver !== 'docker').map(({ name }) => name);
  const result = validateBuilderName(text, { builders: names, contexts });
  if (result.ok) return null;
  switch (result.code) {
    case 'empty':
      return words.empty;
    case 'bad-start':
    case 'bad-character':
      return words.invalid;
    case 'reserved':
      return words.reserved;
    case 'taken-by-builder':
      return words.builder(text);
    case 'taken-by-context':
      return words.context(text);
  }
}

/** The name to begin with: the one that was asked for, else the article's, else the next free one. */
export function freeName(facts: BuilderFacts, { builder }: Answers): string {
  const isFree = (name: string) => nameFault(name, facts) === null;
  if (builder !== null && isFree(builder)) return builder;
  const counted = facts.builders.map((_, index) => `mybuilder${index + 2}`);
  return ['mybuilder', ...counted].find(isFree) ?? 'mybuilder';
}
