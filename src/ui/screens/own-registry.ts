import { resumeRegistry } from '../../docker/own-registry.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import type { WizardState } from '../../wizard/state.ts';
import { blank, type Line, type Page, paragraph } from '../line.ts';
import { commandLines, commandText } from '../parts/command.ts';

/** The way to be rid of the registry that the wizard started; null where the image went elsewhere. */
export function removalOf({ steps }: WizardState): Remedy | null {
  const found = steps.manifest.findings.find(({ id }) => id === 'manifest.registry');
  return found?.remedies[0] ?? null;
}

/** That it runs on, with what removes it: the panel stays on the screen when all is over. */
export function ownRegistryLines(page: Page, state: WizardState): Line[] {
  const words = texts().ownRegistry;
  const own = state.steps.manifest.facts?.own;
  if (own === undefined) return [];
  if (own.isGone) return [blank, ...paragraph(words.removed, page.columns, 2)];
  const { registry, stopped } = own;
  const resume = stopped === undefined ? null : resumeRegistry(stopped);
  const told = resume === null ? words.stuck(registry, stopped ?? '') : words.stands(registry);
  const commands = (removalOf(state)?.actions ?? []).flatMap((action) =>
    'run' in action ? [action] : [],
  );
  return [
    blank,
    ...paragraph(stopped === undefined ? words.stays(registry) : told, page.columns, 2),
    ...[...(resume === null ? [] : [{ run: resume }]), ...commands].flatMap((one) =>
      commandLines(page, commandText(one), { indent: 4 }),
    ),
  ];
}
