import { dirname } from 'node:path';
import type { Builder } from '../../docker/builders.ts';
import { caOf } from '../../docker/buildkit-config.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import type { Answers } from '../../model/answers.ts';
import { evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { registryTexts } from '../../texts/registries.ts';
import { findingOf } from '../finding-of.ts';
import type { EngineTrust } from './engine-trust.ts';
import type { BuilderFacts } from './facts.ts';
import { wantedOf } from './fitness.ts';

const finding = findingOf('builder');

/** The builder pushes, and the engine pulls to show that it runs: each trusts for itself. */
export function trustFinding(
  { engineTrust }: BuilderFacts,
  { driver }: Builder,
  answers: Answers,
): readonly Finding[] {
  const words = registryTexts().trust;
  const { registry, access } = wantedOf(answers);
  // Where the engine itself builds, what it meets says so.
  if (engineTrust === null || driver === 'docker' || registry === null) return [];
  const ca = caOf(access);
  if (ca === null) return [];
  const { file, isThere } = engineTrust;
  if (isThere)
    return [finding('trust', 'ok', words.ok(registry), { evidence: [evidence(file, ca)] })];
  return [
    finding('trust', 'warning', words.missing(registry), {
      evidence: [evidence(file, words.nothing)],
      remedies: [engineTrustRemedy(engineTrust, registry, ca)],
    }),
  ];
}

/** Puts the certificate where the engine looks for it. */
export function engineTrustRemedy(
  { file, needsRoot }: EngineTrust,
  registry: string,
  ca: string,
): Remedy {
  const words = registryTexts().trust;
  const reversal = [{ run: ['rm', file] }];
  const sudo = needsRoot ? 'sudo ' : '';
  return {
    title: words.title(registry),
    needs: needsRoot ? 'root' : 'consent',
    changes: words.changes(file),
    undo: `${sudo}${shellQuote(['rm', file])}`,
    reversal,
    actions: [{ run: ['mkdir', '-p', dirname(file)] }, { run: ['cp', ca, file] }],
  };
}
