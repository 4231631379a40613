import { wholePlatformText } from '../docker/image-platform.ts';
import { isSameReference } from '../docker/reference.ts';
import { evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import { forget, nameFreely, whyRefused } from './annotating.ts';
import type { Wanted } from './assembly.ts';
import { type AssemblyFacts, rowsThere, type ThereRow } from './facts.ts';
import { finding } from './finding.ts';
import { entriesOf } from './platforms.ts';

/** What the person said of images: each is one that can be said of, or it is told that it is not. */
export function judgeAnnotations(facts: AssemblyFacts, wanted: Wanted): readonly Finding[] {
  // Of images that are not known yet nothing can be said.
  if (facts.rows.length === 0 || facts.empty.length > 0) return [];
  return Object.entries(wanted.annotations).flatMap(([reference, platform]) => {
    const row = facts.rows.find((one) => isSameReference(one.reference, reference));
    const words = assemblyTexts().platforms;
    const about = (title: string, told: readonly string[]) =>
      finding('source-platforms', 'problem', title, {
        evidence: told.map((text) => evidence(null, text)),
        remedies: [forget(reference, wanted)],
      });
    const said = wholePlatformText(platform);
    if (row === undefined) return about(words.notAmong(reference, said), []);
    const [there] = rowsThere([row]);
    if (there === undefined) return [];
    if (there.read.kind === 'list') return about(words.ofList(reference, said), []);
    const refused = whyRefused(said, facts.isExperimental);
    return refused === null
      ? asSaid(there, facts, wanted)
      : about(words.cannotSay(reference, said), [refused]);
  });
}

/** What only the person says is told as theirs, and can be said otherwise. */
function asSaid(row: ThereRow, facts: AssemblyFacts, wanted: Wanted): readonly Finding[] {
  const words = assemblyTexts().platforms;
  return entriesOf([row], wanted).flatMap(({ reference, platform, isAnnotated, image }) => {
    if (!isAnnotated || platform === null) return [];
    const said = image.platform === null ? words.saysNone : wholePlatformText(image.platform);
    return finding('source-platforms', 'ok', words.asSaid(reference, wholePlatformText(platform)), {
      evidence: [evidence(row.read.seenBy, words.says(said))],
      remedies: [...nameFreely(row, facts, wanted), forget(reference, wanted)],
    });
  });
}
