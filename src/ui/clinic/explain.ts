import type { Clinic } from '../../clinic/open.ts';
import type { StateId } from '../../clinic/scenes.ts';
import { sceneAt, type WalkState } from '../../clinic/walk.ts';
import { clinicTexts } from '../../texts/clinic.ts';
import { blank, bold, type Line, line, muted, type Page, paragraph } from '../line.ts';
import { namesOf, shortName } from './names.ts';
import { divided, doneLines } from './steps.ts';

const widest = 84;

/** What a state teaches, what was written to bring it about, and what its entries say; why it is a recording. */
export function clinicExplainLines(page: Page, state: WalkState): Line[] {
  const narrow = { ...page, columns: Math.min(page.columns, widest) };
  const parts = [
    aboutLines(narrow, state),
    whyLines(narrow, state.clinic),
    ...rawLines(narrow, state),
  ];
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : [blank, ...part]));
}

function aboutLines(page: Page, { page: id, clinic: { stage } }: WalkState): Line[] {
  const { own, states } = clinicTexts();
  if (id === 'intro') return introLines(page, stage.subjects.foreign, stage.subjects.native);
  const texts = id === 'own' ? own.explain : states[id as StateId].explain(namesOf(stage));
  return paragraphs(page, texts);
}

/** What the clinic is, in a few paragraphs. */
export function introLines(page: Page, foreign: string, native: string): Line[] {
  return paragraphs(page, clinicTexts().intro.about(shortName(foreign), shortName(native)));
}

const paragraphs = (page: Page, texts: readonly string[]): Line[] =>
  texts.flatMap((text, index) => [
    ...(index === 0 ? [] : [blank]),
    ...paragraph(text, page.columns, 2),
  ]);

/** Of which kernel and day the recording is, why there is one, and what says so; nothing where it is live. */
export function whyLines(page: Page, { recorded, kernel, stage }: Clinic): Line[] {
  if (recorded === null) return [];
  const { intro, reasons } = clinicTexts();
  const { reason, evidence } = recorded.why;
  return [
    ...paragraph(
      intro.recorded(kernel, shortName(stage.subjects.native), recorded.on),
      page.columns,
      2,
      'warning',
    ),
    ...paragraph(intro.whyRecorded(reasons[reason]), page.columns, 2),
    ...evidence
      .map(({ source, text }) => [source, text].filter(Boolean).join(': '))
      .filter((text) => text !== '')
      .map((text) => line('    ', muted(`${page.theme.glyphs.bar} `), text)),
  ];
}

/** All that was done, and each entry as the kernel tells it. */
function rawLines(page: Page, state: WalkState): readonly Line[][] {
  const scene = sceneAt(state);
  const outcome = scene === null ? undefined : state.outcomes[scene.id];
  if (scene === null || outcome === undefined) return [];
  const { done, entry } = clinicTexts();
  const steps = doneLines(page, divided(scene.steps, outcome).done, 'all');
  return [
    steps.length === 0 ? [] : [line('  ', bold(done)), ...steps],
    ...outcome.entries.map(({ name, text }) => [
      line('  ', bold(entry), muted(`   ${name}`)),
      ...text
        .trimEnd()
        .split('\n')
        .flatMap((row) => paragraph(row, page.columns, 4)),
    ]),
  ];
}
