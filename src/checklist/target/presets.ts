import { texts } from '../../texts/index.ts';
import type { PlatformChoice } from '../platform-choice.ts';
import { articlePlatforms } from '../wanted.ts';
import type { BaseImage, Preset } from './facts.ts';

/**
 * Rows that choose several platforms at once, of those that can be chosen. That of the base images is
 * there before a registry answered: a row that came later would push others from under the cursor.
 */
export function presetsOf(
  choices: readonly PlatformChoice[],
  baseImages: readonly BaseImage[],
): readonly Preset[] {
  const possible = choices.filter(({ kind }) => kind !== null).map(({ platform }) => platform);
  const words = texts().target.presets;
  const covered = possible.filter((platform) =>
    baseImages.every(({ coverage }) => coverage[platform] === 'yes'),
  );
  const ofChoices = [
    {
      title: words.article,
      platforms: articlePlatforms.filter((platform) => possible.includes(platform)),
    },
    { title: words.all, platforms: possible },
  ];
  return [
    ...ofChoices.filter(({ platforms }) => platforms.length > 0),
    ...(baseImages.length === 0 ? [] : [{ title: words.covered, platforms: covered }]),
  ];
}
