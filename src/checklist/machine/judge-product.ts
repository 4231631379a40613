import { dockerContexts, dockerInfo } from '../../docker/commands.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import { type Evidence, evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { productTexts } from '../../texts/products.ts';
import { findingOf } from '../finding-of.ts';
import type { MachineFacts } from './facts.ts';

const finding = findingOf('machine');

type Words = ReturnType<typeof productTexts>;

/** What the engine came with, and where its handlers live; Docker Desktop and others have checks of their own. */
export function productFinding(facts: MachineFacts): readonly Finding[] {
  const words = productTexts();
  const { product, engine } = facts;
  if (engine.server === null || !(product in words.title)) return [];
  const name = product as keyof Words['title'];
  return [
    finding('product', 'ok', words.title[name], {
      evidence: [...signsOf(facts), evidence(null, words.handlers[name])],
    }),
  ];
}

/** What the engine says of itself, and where it is asked. */
function signsOf({ engine, endpoint }: MachineFacts): readonly Evidence[] {
  const { name = null, operatingSystem = null, kernel = null, root = null } = engine.server ?? {};
  const told = [
    ['Name', name],
    ['OperatingSystem', operatingSystem],
    ['KernelVersion', kernel],
    ['DockerRootDir', root],
  ].flatMap(([field, value]) => (value === null ? [] : [`${field}: ${value}`]));
  return [
    ...(told.length === 0 ? [] : [evidence(shellQuote(dockerInfo), told.join('\n'))]),
    evidence(shellQuote(dockerContexts), endpoint),
  ];
}
