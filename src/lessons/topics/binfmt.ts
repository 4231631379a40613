import { architectures } from '../../docker/architecture.ts';
import { binfmtFolder } from '../../docker/mounts.ts';
import type { PictureEntry } from '../../model/picture.ts';
import { lessonTexts } from '../../texts/lessons.ts';
import type { Known } from '../known.ts';
import { type LessonPage, text } from '../lesson.ts';
import { type Branch, tree } from '../lines.ts';
import { page } from '../page.ts';
import { entryIn } from '../subjects.ts';

export function binfmtPages(known: Known): readonly LessonPage[] {
  const words = lessonTexts().binfmt;
  return [
    page(words.title, (values) => {
      const entry = entryIn(known, values);
      return [...words.about.map(text), tree(entryBranch(entry)), text(words.order)];
    }),
  ];
}

/** The entry as the kernel shows it, its magic byte by byte. */
function entryBranch({ name, enabled, interpreter, flags, pattern }: PictureEntry): Branch {
  const words = lessonTexts().binfmt;
  return {
    row: [`${binfmtFolder}/${name}`],
    below: [
      { row: [enabled ? 'enabled' : 'disabled', words.enabled] },
      { row: [`interpreter ${interpreter}`, words.interpreter] },
      { row: [`flags: ${flags}`, words.flags] },
      ...(pattern === null ? [] : patternBranches(pattern)),
    ],
  };
}

function patternBranches(pattern: NonNullable<PictureEntry['pattern']>): readonly Branch[] {
  const words = lessonTexts().binfmt;
  const { offset, magic, mask } = pattern;
  const hasHeader = offset === 0 && magic.length >= 40;
  return [
    { row: [`magic ${magic.slice(0, 8)}`, words.magic], below: hasHeader ? fields(magic) : [] },
    ...(mask === null
      ? []
      : [{ row: [`mask ${mask.slice(0, 8)}..${mask.slice(-8)}`, words.mask] }]),
  ];
}

/** The fields of an ELF header that a magic holds: elf(5). */
function fields(magic: string): readonly Branch[] {
  const words = lessonTexts().binfmt;
  const isLittle = magic.slice(10, 12) === '01';
  const digits = Buffer.from(magic.slice(36, 40), 'hex');
  const machine = isLittle ? digits.readUInt16LE() : digits.readUInt16BE();
  const name = architectures.find(({ elf }) => elf.machine === machine)?.qemu ?? '';
  return [
    { row: [magic.slice(8, 10), words.bits(magic.slice(8, 10) === '02' ? 64 : 32)] },
    { row: [magic.slice(10, 12), isLittle ? words.little : words.big] },
    { row: [magic.slice(32, 36), words.kind] },
    { row: [magic.slice(36, 40), words.machine(name, machine)] },
  ];
}
