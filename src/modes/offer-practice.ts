import { agrees } from '../asking/agrees.ts';
import { openTalk } from '../asking/open-talk.ts';
import type { FlagValues } from '../flags.ts';
import { diagnoseTexts } from '../texts/diagnose.ts';
import { practiceTexts } from '../texts/practice.ts';
import { paragraph } from '../ui/line.ts';
import type { Chosen } from './chosen.ts';
import { choosePracticeOrBack } from './practice.ts';

/** Asks a person on a machine without Docker whether they want to practise; null where they go on here. */
export async function offerPractice(values: FlagValues): Promise<Chosen | number | null> {
  const words = practiceTexts().offer;
  const talk = openTalk(process.stdout);
  talk.say(...paragraph(words.noDocker, talk.page.columns, 0));
  const isYes = await agrees(talk, words.question, diagnoseTexts().offerKeys);
  talk.close();
  if (!isYes) return null;
  // Who goes back from the list is asked again.
  return (await choosePracticeOrBack(values)) ?? offerPractice(values);
}
