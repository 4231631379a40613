import type { Look } from '../host/look.ts';
import { evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import type { Wanted } from './assembly.ts';
import type { AssemblyFacts } from './facts.ts';
import { finding } from './finding.ts';
import { asksForLogin, loginFor, lookAtLogins } from './login.ts';

/** Whether the registry shows the list's own place: where it does not, it will hardly take a push. */
export function judgePlace(
  { registry, closed, logins, rows }: AssemblyFacts,
  { list }: Wanted,
): readonly Finding[] {
  if (closed === null || rows.length === 0) return [];
  const words = assemblyTexts().place;
  const isKept = logins.kept.includes(registry);
  return [
    finding('list-place', 'warning', words[isKept ? 'otherLogin' : 'noLogin'](registry, list), {
      evidence: [evidence(registry, closed)],
      failure: 'push-401',
      remedies: loginFor(list, closed, logins),
    }),
  ];
}

/** The registry took the login for the push for none, or for the wrong one. */
export async function judgePush(
  look: Look,
  list: string,
  lines: readonly string[],
): Promise<readonly Finding[]> {
  const said = lines.find(asksForLogin);
  if (said === undefined) return [];
  const title = assemblyTexts().place.refused(list);
  return [
    finding('list-place', 'problem', title, {
      ...{ evidence: [evidence(null, said)], failure: 'push-401' },
      remedies: loginFor(list, said, await lookAtLogins(look, [list])),
    }),
  ];
}
