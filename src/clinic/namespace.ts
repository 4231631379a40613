import { assetPath } from '../host/assets.ts';
import { converse } from '../host/conversation.ts';
import { type Refusal, readAnswer, readRefusal } from './answer.ts';
import type { Ask } from './perform.ts';
import { anotherTool, container, loader, programFile, shelf, stageFor } from './stage.ts';
import type { Subjects } from './subjects.ts';

/** A table of handlers of our own, in a namespace that nobody else sees. */
export type Namespace = { readonly ask: Ask; readonly close: () => Promise<void> };

/** The namespace has ended although it was still wanted. */
export class NamespaceLost extends Error {}

/**
 * Makes the namespace: a tiny program of ours does it and stays in it, as Node can't. It writes
 * nothing outside, and ends with this process.
 */
export async function openNamespace(subjects: Subjects): Promise<Namespace | Refusal> {
  const { ask, listen, complaint, close } = converse([
    programPath('clinic/namespace', subjects.native),
    ...furniture(subjects).flat(),
  ]);
  if ((await listen()) !== 'ready') {
    await close();
    return readRefusal(complaint());
  }
  return {
    close,
    ask: async (words) => {
      const line = await ask(words.join('\t'));
      if (line === null) throw new NamespaceLost(complaint());
      return readAnswer(line);
    },
  };
}

/** Which files there are, and what they are copies of. */
function furniture(subjects: Subjects): readonly (readonly [string, string])[] {
  const { native, foreign, other } = subjects;
  const standIn = programPath('clinic/stand-in', native);
  const programs = [foreign, other].flatMap((platform) => {
    const file = programFile(subjects, platform);
    const source = programPath('proof', platform);
    return [[file, source] as const, [`${container}${file}`, source] as const];
  });
  return [
    [stageFor(subjects).interpreter, standIn],
    [anotherTool.interpreter, standIn],
    [shelf('stand-in'), standIn],
    [shelf('dynamic'), programPath('clinic/dynamic', native)],
    [loader, programPath('clinic/loader', native)],
    ...programs,
  ];
}

const programPath = (folder: string, platform: string): string =>
  assetPath(`${folder}/${platform.replaceAll('/', '-')}`);
