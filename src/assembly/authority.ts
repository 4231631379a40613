import type { CaFacts } from '../checklist/builder/ca-file.ts';
import { authorityQuestion, faultOf } from '../checklist/builder/ca-remedies.ts';
import { registryTexts } from '../texts/registries.ts';
import type { AssemblyRemedy, Wanted } from './assembly.ts';
import type { AssemblyFacts } from './facts.ts';
import { choice, sayInsecure } from './finding.ts';

/** Asks for the file with the certificate of the authority that signs for the registry. */
export function nameAuthority(ca: CaFacts, registry: string): AssemblyRemedy {
  const words = registryTexts().ca;
  const told = { title: words.title(registry), hint: words.hint };
  return {
    ...choice({ ...told, recommended: words.recommended }),
    form: `--ca ${ca.found[0] ?? 'FILE'}`,
    question: authorityQuestion(ca, registry, (path) => choice({ ...told, wants: { ca: path } })),
  };
}

/** Why the file that was named will not do, in a sentence; null where it will, or none was. */
export const authorityFault = ({ named, now }: CaFacts): string | null =>
  named === null ? null : faultOf(named, now);

/** What a person can say of a registry without trusted TLS, where nobody said yet that this is as it should be. */
export const openings = (
  {
    access,
    registry,
    ca,
    isPodman,
  }: Pick<AssemblyFacts, 'access' | 'registry' | 'ca' | 'isPodman'>,
  { isInsecure }: Pick<Wanted, 'isInsecure'>,
): readonly AssemblyRemedy[] =>
  access === 'tls' || isInsecure
    ? []
    : [
        ...(access === 'insecure' ? [nameAuthority(ca, registry)] : []),
        sayInsecure(registry, isPodman),
      ];
