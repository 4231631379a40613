import type { StepId } from '../model/step-id.ts';
import { texts } from '../texts/index.ts';
import { lessonTexts } from '../texts/lessons.ts';
import type { Known } from './known.ts';
import type { Lesson, LessonPage } from './lesson.ts';
import { buildPages } from './steps/build.ts';
import { builderPages } from './steps/builder.ts';
import { clientPages } from './steps/client.ts';
import { emulatorsPages } from './steps/emulators.ts';
import { machinePages } from './steps/machine.ts';
import { manifestPages } from './steps/manifest.ts';
import { targetPages } from './steps/target.ts';
import { binfmtPages } from './topics/binfmt.ts';
import { buildxPages } from './topics/buildx.ts';
import { dockerManifestPages } from './topics/docker-manifest.ts';
import { emulationPages } from './topics/emulation.ts';
import { fFlagPages } from './topics/f-flag.ts';
import { manifestListPages } from './topics/manifest-list.ts';
import { optionsPages } from './topics/options.ts';
import { provenancePages } from './topics/provenance.ts';
import { registryPages } from './topics/registry.ts';

export { type Known, nothingKnown } from './known.ts';
export type { Block, DrawingStyle, DrawnRow, LessonPage, Part } from './lesson.ts';

export type LessonId = Exclude<keyof ReturnType<typeof lessonTexts>, 'words'>;

const lesson = (pages: Lesson['pages'], ...related: readonly LessonId[]): Lesson => ({
  pages,
  related,
});

/** All lessons: those of the steps in their order, then topics beyond one step. */
export const lessons: { readonly [Id in LessonId]: Lesson } = {
  machine: lesson(machinePages, 'binfmt'),
  client: lesson(clientPages, 'buildx'),
  emulators: lesson(emulatorsPages, 'f-flag', 'binfmt'),
  builder: lesson(builderPages, 'registry'),
  target: lesson(targetPages, 'registry', 'options'),
  build: lesson(buildPages, 'emulation', 'provenance'),
  manifest: lesson(manifestPages, 'manifest-list', 'provenance', 'docker-manifest'),
  binfmt: lesson(binfmtPages, 'f-flag', 'emulators'),
  'f-flag': lesson(fFlagPages, 'binfmt', 'emulators'),
  buildx: lesson(buildxPages, 'client', 'builder'),
  emulation: lesson(emulationPages, 'build', 'emulators'),
  registry: lesson(registryPages, 'builder', 'target'),
  options: lesson(optionsPages, 'target', 'build'),
  'manifest-list': lesson(manifestListPages, 'manifest', 'provenance'),
  provenance: lesson(provenancePages, 'manifest', 'docker-manifest'),
  'docker-manifest': lesson(dockerManifestPages, 'manifest', 'provenance'),
};

export const lessonIds = Object.keys(lessons) as readonly LessonId[];

/** Other names that people have for a lesson. */
const otherNames: Readonly<Record<string, LessonId>> = {
  attestations: 'provenance',
  bake: 'options',
  binfmt_misc: 'binfmt',
  ca: 'registry',
  cli: 'client',
  f: 'f-flag',
  handlers: 'emulators',
  index: 'manifest-list',
  http: 'registry',
  localhost: 'registry',
  platforms: 'target',
  qemu: 'emulators',
  x509: 'registry',
};

/** The lesson that a word names; null for none. */
export function lessonNamed(word: string): LessonId | null {
  const name = word.toLowerCase();
  return lessonIds.find((id) => id === name) ?? otherNames[name] ?? null;
}

/** The lesson that tells more of a known failure than that of its step does. */
const ofFailures: Readonly<Record<string, LessonId>> = {
  'kernel-too-old-for-F': 'f-flag',
  'qemu-flag-F-missing': 'f-flag',
  'qemu-dynamic-with-F': 'f-flag',
  'exec-bin-sh-not-found': 'f-flag',
  'qemu-entry-exists': 'binfmt',
  'binfmt-disabled': 'binfmt',
  'binfmt-module-missing': 'binfmt',
  'binfmt-not-mounted': 'binfmt',
  'buildx-missing': 'buildx',
  'emulation-slow': 'emulation',
  'qemu-hang': 'emulation',
  'qemu-segfault': 'emulation',
  'push-http-registry': 'registry',
  'push-localhost-refused': 'registry',
  'push-x509': 'registry',
  'manifest-unknown-unknown': 'provenance',
  'attestation-docker-driver': 'provenance',
  'docker-manifest-create-is-list': 'docker-manifest',
  'docker-manifest-inspect-fails': 'docker-manifest',
  'docker-manifest-amend-refused': 'docker-manifest',
  'docker-manifest-no-local-list': 'docker-manifest',
  'docker-manifest-platform-refused': 'docker-manifest',
  'docker-manifest-other-registry': 'docker-manifest',
};

/** The lesson of a known failure's own topic; null where that of its step is the nearest. */
export const lessonOn = (failure: string): LessonId | null => ofFailures[failure] ?? null;

/** What `e` shows at a step, a screen each: its own lesson, then what goes on from there. */
export function pagesAt(step: StepId, known: Known): readonly LessonPage[] {
  const { pages, related } = lessons[step];
  const others = related.flatMap((id) => lessons[id as LessonId].pages(known));
  return [...pages(known), ...others];
}

/** What has to be said below a page: which of its values are examples. */
export const notesOf = ({ examples }: LessonPage): readonly string[] =>
  examples.length === 0 ? [] : [lessonTexts().words.examples(examples.join(texts().joined.comma))];
