import { selectBuilder } from '../docker/builder-commands.ts';
import { shellQuote } from '../docker/shell-words.ts';
import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import { texts } from '../texts/index.ts';

/**
 * The wizard's build names the builder that was chosen. Here no build follows: what serves is
 * selected, so that every later build has it.
 */
export function selecting(finding: Finding, selected: string | null): Finding {
  return { ...finding, remedies: finding.remedies.map((remedy) => selection(remedy, selected)) };
}

function selection(remedy: Remedy, selected: string | null): Remedy {
  const name = remedy.sets?.builder;
  if (!name || remedy.actions.length > 0) return remedy;
  const back = selected === null || selected === name ? null : selectBuilder(selected);
  return {
    ...remedy,
    needs: 'consent',
    changes: texts().doctor.selects(name),
    actions: [{ run: selectBuilder(name) }],
    undo: back && shellQuote(back),
    ...(back && { reversal: [{ run: back }] }),
  };
}
