import type { StepId } from '../model/step-id.ts';
import { build } from './build.ts';
import type { FactsOf } from './facts.ts';
import { manifest } from './manifest.ts';
import { preparation } from './preparation.ts';
import type { Step } from './step.ts';
import { target } from './target.ts';

export type Checklist = { readonly [Id in StepId]: Step<FactsOf[Id]> };

/** The checklist, in the order in which a person walks it. */
export const checklist: Checklist = {
  ...preparation,
  target,
  build,
  manifest,
};
