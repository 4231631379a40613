import type { BuilderFacts } from '../../checklist/builder.ts';
import type { Line, Page } from '../line.ts';

/** The builders there are. */
export function builderTable(_page: Page, _facts: BuilderFacts, _most: number): Line[] {
  return [];
}
