import { suggestPlatform } from '../docker/platform.ts';
import { plainRow } from '../docker/terminal-text.ts';
import type { MachineFault, MachineProblem, PlacedProblem } from '../model/machine-fault.ts';
import { nearest } from '../nearest.ts';
import { cells, head } from '../texts/cells.ts';
import { practiceTexts } from '../texts/practice.ts';

/** Nobody mends more of them in one go. */
const most = 20;

/** What is wrong with a practice machine's file, in lines. */
export function machineFaultLines(path: string, fault: MachineFault): readonly string[] {
  const words = practiceTexts().file;
  switch (fault.kind) {
    case 'unreadable':
      return [plainRow(words.unreadable[fault.error](path))];
    case 'no-json': {
      const { line, column } = fault.place;
      const sentence = words.noJson(path, line, column, words.json[fault.fault]);
      return [plainRow(sentence), ...shown(fault)];
    }
    case 'wrong': {
      const sentences = fault.problems.map(placedSentence).map(plainRow);
      const left = sentences.length - most;
      return [
        plainRow(words.several(path, sentences.length)),
        ...sentences.slice(0, most).map((sentence) => `  ${sentence}`),
        ...(left > 0 ? [`  ${words.more(left)}`] : []),
      ];
    }
  }
}

/** So much of a line is shown on either side of its fault. Characters. */
const around = 60;

/** The line with a mark below the place; of a long one, what is around it. */
function shown({ place, text }: Extract<MachineFault, { readonly kind: 'no-json' }>) {
  const characters = [...text];
  const from = Math.max(0, place.column - 1 - around);
  const before = plainRow(characters.slice(from, place.column - 1).join(''));
  const after = plainRow(characters.slice(place.column - 1).join(''));
  if (before + after === '') return [];
  const margin = `  ${place.line} | `;
  const mark = ' '.repeat(cells(margin) + cells(before));
  return [`${margin}${before}${head(after, around)}`, `${mark}^`];
}

function placedSentence({ path, place, problem }: PlacedProblem): string {
  const { line, column } = place;
  return practiceTexts().file.placed(line, column, sentenceOf(path, problem));
}

const quoted = (text: string): string => JSON.stringify(text);

function sentenceOf(path: string, problem: MachineProblem): string {
  const words = practiceTexts().file;
  switch (problem.kind) {
    case 'missing':
      return words.missing(path, problem.name);
    case 'unknown':
      return unknownSentence(path, problem);
    case 'twice':
      return words.twice(path, problem.name);
    case 'type':
      return words.type(path, problem.found, problem.allowed);
    case 'value': {
      const meant = nearest(problem.found, problem.allowed);
      return meant === null
        ? words.value(path, problem.found, problem.allowed)
        : words.meantValue(path, problem.found, meant);
    }
    case 'form':
      return words.form(path, problem.found, words.forms[problem.form], problem.example);
    case 'least':
      return words.least(path, problem.found, problem.least);
    case 'empty':
      return words.empty(path);
    case 'platform': {
      const meant = suggestPlatform(problem.found, nearest);
      return meant === null
        ? words.platform(path, quoted(problem.found))
        : words.meantPlatform(path, quoted(problem.found), quoted(meant));
    }
    case 'reference':
      return words.reference(path, quoted(problem.found), words.references[problem.code]);
    case 'builder':
      return words.builder(path, quoted(problem.found), problem.allowed);
    case 'no-folder':
      return words.noFolder(problem.folder);
    case 'no-dockerfile':
      return words.noDockerfile(problem.folder);
  }
}

/** The last step of the way is the name itself. */
function unknownSentence(
  path: string,
  { name, allowed }: Extract<MachineProblem, { readonly kind: 'unknown' }>,
): string {
  const words = practiceTexts().file;
  const place = path.replace(/(?:^|\.)[^.[\]]*$|\["(?:[^"\\]|\\.)*"\]$/, '');
  const meant = nearest(name, allowed);
  return meant === null ? words.unknown(place, name, allowed) : words.meant(place, name, meant);
}
