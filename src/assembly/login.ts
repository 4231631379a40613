import { join } from 'node:path';
import { credentialsOf } from '../checklist/registry-login.ts';
import { keepingOf } from '../checklist/target/credentials.ts';
import type { Keeping } from '../checklist/target/facts.ts';
import { loginRemedy } from '../checklist/target/login-remedy.ts';
import { parseClientConfig } from '../docker/client-config.ts';
import { parseSource } from '../docker/reference-pattern.ts';
import { clientFolder } from '../host/client-folder.ts';
import type { Look } from '../host/look.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import type { AssemblyRemedy } from './assembly.ts';

/** What is known of logins, of the registries that asked for one. */
export type Logins = {
  /** Where the client would keep a login. */
  readonly keeping: Keeping;
  /** Registries that it has one for: a login there is replaced. */
  readonly kept: readonly string[];
};

/** Whether what a registry, or a command, says means that it wants another login, or any. */
export const asksForLogin = (said: string): boolean =>
  /\b(?:401|403|authori[sz]ation|unauthori[sz]ed|authentication|denied|credentials)\b/i.test(said);

/** Looks where the client keeps logins, and which of these registries it has one for. */
export async function lookAtLogins(look: Look, references: readonly string[]): Promise<Logins> {
  const file = join(await clientFolder(look), 'config.json');
  const { text } = await look.readText(file);
  const parsed = parseClientConfig(text ?? '');
  const registries = [...new Set(references.flatMap(registryOf))];
  const found = await Promise.all(
    registries.map(async (one) => ((await credentialsOf(look, one)) === null ? [] : [one])),
  );
  return { keeping: keepingOf(file, parsed.ok ? parsed.config : null), kept: found.flat() };
}

/** `docker login` for the registry of a reference or a pattern, where what it said asks for that. */
export function loginFor(
  reference: string,
  said: string,
  { keeping, kept }: Logins,
): readonly AssemblyRemedy[] {
  if (!asksForLogin(said)) return [];
  const words = assemblyTexts().sources;
  return registryOf(reference).map((registry) => {
    const isReplaced = kept.includes(registry);
    return {
      ...loginRemedy(registry, keeping, isReplaced),
      title: words.login(registry),
      ...(!isReplaced && { recommended: words.loginWhy }),
    };
  });
}

/** The registry of a reference or pattern; none of what is neither. */
function registryOf(reference: string): readonly string[] {
  const parsed = parseSource(reference);
  return parsed.ok ? [parsed.registry] : [];
}
