import type { RegistryAccess } from '../../docker/buildkit-config.ts';
import { isLocalRegistry } from '../../docker/reference.ts';
import type { HttpRequest } from '../../host/host.ts';
import type { Look } from '../../host/look.ts';
import type { Answers } from '../../model/answers.ts';
import { type CaFacts, inspectCa } from '../builder/ca-file.ts';
import { accessOf } from '../registry/access.ts';

/** How a registry is spoken to that nobody may have spoken of yet. */
export type Speaking = {
  /** Null for TLS that is verified. */
  readonly access: RegistryAccess | null;
  /** Where nobody here trusts its certificate: what the person is asked with for who signs it. */
  readonly authority: Authority | null;
};

export type Authority = {
  readonly ca: CaFacts;
  /** Whether the certificates in a file are what its own is trusted by. */
  readonly signs: (path: string) => Promise<boolean>;
};

/** What the person said of a registry, else what it answers, with the authority that Docker here knows it by. */
export async function speakingTo(
  look: Look,
  answers: Answers,
  registry: string,
): Promise<Speaking> {
  const said = registry === answers.registry ? answers.access : null;
  // Everybody speaks plain http to this machine.
  if (said !== null || isLocalRegistry(registry)) return { access: said, authority: null };
  const access = await accessOf(look, registry);
  if (access === 'http') return { access, authority: null };
  const ca = await inspectCa(look, { ...answers, registry, access: null });
  const found = await ca.findFor(registry);
  const kept = found === null ? null : { ca: found };
  if (access === 'tls') {
    // It was asked with what Docker keeps of it, too: other tools look in other folders.
    const alone = { withoutDockers: true };
    const isNeeded =
      kept !== null && (await accessOf(asking(look, alone), registry)) === 'insecure';
    return { access: isNeeded ? kept : null, authority: null };
  }
  const signs = async (ca: string) => (await accessOf(asking(look, { ca }), registry)) === 'tls';
  const isKnown = found !== null && (await signs(found));
  return { access: isKnown ? kept : null, authority: isKnown ? null : { ca, signs } };
}

const asking = (
  look: Look,
  more: Pick<HttpRequest, 'ca' | 'withoutDockers'>,
): Pick<Look, 'request'> => ({ request: (asked) => look.request({ ...asked, ...more }) });
