import type { BuildFacts } from './build/facts.ts';
import type { BuilderFacts } from './builder/facts.ts';
import type { ClientFacts } from './client/facts.ts';
import type { EmulatorsFacts } from './emulators/facts.ts';
import type { MachineFacts } from './machine/facts.ts';
import type { ManifestFacts } from './manifest/facts.ts';
import type { TargetFacts } from './target/facts.ts';

/** What each step found when it looked. */
export type FactsOf = {
  readonly machine: MachineFacts;
  readonly client: ClientFacts;
  readonly emulators: EmulatorsFacts;
  readonly builder: BuilderFacts;
  readonly target: TargetFacts;
  readonly build: BuildFacts;
  readonly manifest: ManifestFacts;
};
