import { plainText, plainWords } from '../docker/terminal-text.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding, Status } from '../model/finding.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import type { AssemblyRemedy } from './assembly.ts';

/** The checks are those of which the texts say why they matter. */
export type CheckName = keyof ReturnType<typeof assemblyTexts>['why'];

type Judged = {
  readonly evidence?: readonly Evidence[];
  readonly failure?: string | null;
  readonly remedies?: readonly AssemblyRemedy[];
};

/** A finding of the assembly: what it is about is the manifest list, so it bears that step's name. */
export function finding(
  name: CheckName,
  status: Status,
  title: string,
  { evidence = [], failure = null, remedies = [] }: Judged = {},
): Finding {
  return {
    id: `manifest.${name}`,
    status,
    title: plainWords(title),
    evidence: evidence.map((seen) => ({ ...seen, text: plainText(seen.text) })),
    failure,
    remedies: remedies.map(onlyFirst),
  };
}

/** Of the ways out of one finding one is recommended, and no other. */
function onlyFirst(
  remedy: AssemblyRemedy,
  index: number,
  all: readonly AssemblyRemedy[],
): AssemblyRemedy {
  const first = all.findIndex(({ recommended }) => recommended !== undefined);
  if (index === first || remedy.recommended === undefined) return remedy;
  const { recommended: _, ...rest } = remedy;
  return rest;
}

/** Why a check of the assembly matters; empty for one of another room. */
export function whyAssembled(id: string): string {
  const reasons: Readonly<Record<string, string>> = assemblyTexts().why;
  return reasons[id.replace(/^manifest\./, '')] ?? '';
}

type Choice = Pick<AssemblyRemedy, 'title' | 'hint' | 'recommended' | 'wants'>;

/** A way out that changes nothing but what is wanted. */
export const choice = (told: Choice): AssemblyRemedy => ({
  ...{ ...told, title: plainWords(told.title) },
  ...{ needs: 'nothing', changes: '', undo: null, actions: [] },
});

/** The person says that a registry without trusted TLS is theirs. */
export function sayInsecure(registry: string, isPodman: boolean): AssemblyRemedy {
  const { say, sayWhy } = assemblyTexts().access;
  const told = { ...say(registry), ...(isPodman && { hint: assemblyTexts().way.podman.sayHint }) };
  return choice({ ...told, recommended: sayWhy, wants: { isInsecure: true } });
}
