import type { Presumed } from './aim.ts';
import { selectedBy } from './aims/builders.ts';
import { usedBy } from './aims/engine.ts';
import { unprefixed } from './aims.ts';
import type { Plan } from './plan.ts';

/** Takes a plan for carried out, so that a dry run says of older changes what a real one would. */
export function presume({ commands, files }: Plan, presumed: Presumed): void {
  for (const { run } of commands) {
    const builder = selectedBy(unprefixed(run));
    const context = usedBy(unprefixed(run));
    if (builder !== null) presumed.selected.set('builder', builder);
    if (context !== null) presumed.selected.set('context', context);
  }
  for (const file of files) {
    if (file.kind === 'remove') presumed.files.set(file.path, null);
    if (file.kind === 'restore') presumed.files.set(file.path, file.sha);
  }
}
