import { archive } from '../../src/texts/en/archive.ts';
import { assembly } from '../../src/texts/en/assembly.ts';
import { buildOptions } from '../../src/texts/en/build-options.ts';
import { checks } from '../../src/texts/en/checks.ts';
import { cli } from '../../src/texts/en/cli.ts';
import { clinic } from '../../src/texts/en/clinic.ts';
import { days } from '../../src/texts/en/days.ts';
import { diagnose } from '../../src/texts/en/diagnose.ts';
import { failures } from '../../src/texts/en/failures.ts';
import { en as rooms } from '../../src/texts/en/index.ts';
import { lessons } from '../../src/texts/en/lessons/index.ts';
import { mend } from '../../src/texts/en/mend.ts';
import { nodeVersion } from '../../src/texts/en/node-version.ts';
import { practice } from '../../src/texts/en/practice.ts';
import { products } from '../../src/texts/en/products.ts';
import { record } from '../../src/texts/en/record.ts';
import { registries } from '../../src/texts/en/registries.ts';
import { route } from '../../src/texts/en/route.ts';
import type { Spoken } from '../../src/texts/spoken.ts';
import { nodeVersion as inChinese } from '../../src/texts/zh/node-version.ts';
import { zh as chinese } from '../../src/texts/zh.ts';

/** All that a person reads, in each language. */
export const en: Omit<Spoken, 'language'> & { readonly nodeVersion: typeof nodeVersion } = {
  texts: rooms,
  ...{
    archive,
    assembly,
    buildOptions,
    checks,
    cli,
    clinic,
    days,
    diagnose,
    failures,
    lessons,
    mend,
    nodeVersion,
    practice,
    products,
    record,
    registries,
    route,
  },
};
const { language: _, ...ofChinese } = chinese;
export const zh = { ...ofChinese, nodeVersion: inChinese };

type Text = string | ((...args: never[]) => unknown);

export type Leaf = { readonly path: string; readonly text: Text };

/** Every text of a tree with the way to it: `mend.undo.title`. */
export function leavesOf(tree: unknown, path = ''): readonly Leaf[] {
  if (typeof tree === 'string' || typeof tree === 'function') return [{ path, text: tree as Text }];
  return Object.entries(tree as Record<string, unknown>).flatMap(([key, value]) =>
    leavesOf(value, path === '' ? key : `${path}.${key}`),
  );
}

/** The strings in what a text gives: one, or those of a way out. */
export const stringsIn = (given: unknown): readonly string[] =>
  typeof given === 'string'
    ? [given]
    : Object.values(given as Record<string, unknown>).flatMap(stringsIn);
