import { chosenBuilder } from '../checklist/builder/facts.ts';
import { pictureOf } from '../checklist/emulators/state.ts';
import type { Builder } from '../docker/builders.ts';
import type { Picture, PictureEntry } from '../model/picture.ts';
import type { Known } from './known.ts';
import type { Values } from './values.ts';

/** What the lessons draw: each from what is known, else an example. */

export const nativeIn = ({ facts }: Known, values: Values): string =>
  values.of(
    facts.builder?.native ?? facts.emulators?.engine ?? facts.machine?.engine.server?.platform,
    'linux/amd64',
  );

/** A platform that needs an emulator: one that is wanted, if there is one. */
export function foreignIn(known: Known, values: Values): string {
  const native = nativeIn(known, values);
  const wanted = known.answers.platforms.find((platform) => platform !== native);
  const drawn = known.picture?.state === 'native' ? null : known.picture?.platform;
  return values.of(wanted ?? drawn, native === 'linux/arm64' ? 'linux/amd64' : 'linux/arm64');
}

/** The platforms that are built. */
export function platformsIn(known: Known, values: Values): readonly string[] {
  const { platforms } = known.answers;
  if (platforms.length > 0) return platforms;
  return [...new Set([nativeIn(known, values), foreignIn(known, values)])];
}

export const referenceIn = ({ facts, answers }: Known, values: Values): string =>
  values.of(answers.tags[0] ?? facts.target?.suggestion, 'ghcr.io/me/app:1.0');

/** The builder that a build would use; where none will do, the selected one: it is the one that is spoken of. */
export function builderIn({ facts: { builder } }: Known): Builder | null {
  if (builder === null) return null;
  const { builders, selected } = builder;
  return chosenBuilder(builder) ?? builders.find(({ name }) => name === selected) ?? null;
}

export const builderNameIn = (known: Known, values: Values): string =>
  values.of(builderIn(known)?.name ?? known.answers.builder, 'mybuilder');

/** What the kernel does with a foreign program of this machine's, else with an example's. */
export function pictureIn(known: Known, values: Values): Picture {
  const { emulators } = known.facts;
  const row = emulators?.rows.find(({ verdict }) => verdict !== 'native');
  const own = known.picture ?? (emulators && row ? pictureOf(row, emulators) : null);
  if (own !== null) return own;
  values.of(null, example.platform);
  values.of(null, exampleEntry.name);
  return example;
}

/** The entry that the picture shows, else an example. */
export function entryIn(known: Known, values: Values): PictureEntry {
  const { entry } = pictureIn(known, values);
  if (entry !== null && entry.pattern !== null) return entry;
  values.of(null, exampleEntry.name);
  return exampleEntry;
}

/** As QEMU's own script writes it, for arm64: scripts/qemu-binfmt-conf.sh, QEMU v10.0. */
const exampleEntry: PictureEntry = {
  name: 'qemu-aarch64',
  enabled: true,
  interpreter: '/usr/bin/qemu-aarch64',
  flags: 'OCF',
  pattern: {
    offset: 0,
    magic: '7f454c460201010000000000000000000200b700',
    mask: 'ffffffffffffff00fffffffffffffffffeffffff',
  },
};

const example: Picture = {
  platform: 'linux/arm64',
  program: '7f454c460201010000000000000000000200b700',
  state: 'ready',
  entry: exampleEntry,
  ended: null,
};
