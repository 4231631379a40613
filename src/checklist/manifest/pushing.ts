import { join } from 'node:path';
import { orasReadsArchives } from '../../docker/push-archive.ts';
import { clientFolder } from '../../host/client-folder.ts';
import type { Look } from '../../host/look.ts';
import type { Answers } from '../../model/answers.ts';
import { readsCertFile } from '../client-trust.ts';
import type { Found } from '../step.ts';
import type { Pushing } from './facts.ts';
import { speakingTo } from './speaking.ts';
import type { StoredLayout } from './stored-image.ts';
import { suggestedPlace } from './suggested-place.ts';

/** Looks for what can push an archive. */
export async function pushingOf(
  look: Look,
  stored: StoredLayout,
  answers: Answers,
  found: Found,
  target: string | null,
): Promise<Pushing | null> {
  const [name, skopeo, oras, authFile] = await Promise.all([
    stored.name(),
    versionOf(look, ['skopeo', '--version']),
    versionOf(look, ['oras', 'version']),
    authFileOf(look),
  ]);
  if (name === undefined) return null;
  return {
    ...{ skopeo, oras: oras !== null && orasReadsArchives(oras) ? oras : null, name, authFile },
    suggestion: suggestedPlace(answers, found, target),
    readsCertFile: readsCertFile(look),
    speaking: (registry) => speakingTo(look, answers, registry),
  };
}

async function versionOf(look: Look, argv: readonly string[]): Promise<string | null> {
  const ran = await look.run(argv);
  return ran.exitCode === 0 ? ran.stdout.trim() : null;
}

/** skopeo knows Docker's configuration in its usual place only. */
async function authFileOf(look: Look): Promise<string | null> {
  if (!look.env['DOCKER_CONFIG']) return null;
  const path = join(await clientFolder(look), 'config.json');
  return (await look.stat(path))?.kind === 'file' ? path : null;
}
