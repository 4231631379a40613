import type { BuildFacts } from './build.ts';
import type { BuilderFacts } from './builder.ts';
import type { ClientFacts } from './client.ts';
import type { EmulatorsFacts } from './emulators.ts';
import type { MachineFacts } from './machine.ts';
import type { ManifestFacts } from './manifest.ts';
import type { TargetFacts } from './target.ts';

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
