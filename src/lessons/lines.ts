import { type Block, type DrawingStyle, type DrawnRow, drawing } from './lesson.ts';

/** A thing in a tree, what stands beside its name, and what hangs below it. */
export type Branch = {
  readonly row: DrawnRow;
  readonly below?: readonly Branch[];
};

/** A tree, its root at the left edge. */
export const tree = (root: Branch): Block =>
  drawing((style) => [root.row, ...branchRows(root.below ?? [], '', style)]);

function branchRows(
  branches: readonly Branch[],
  margin: string,
  style: DrawingStyle,
): readonly DrawnRow[] {
  const [tee, corner, bar] = style.isAscii ? ['|-', '`-', '| '] : ['├ ', '└ ', '│ '];
  return branches.flatMap(({ row: [name = '', ...beside], below = [] }, index) => {
    const isLast = index === branches.length - 1;
    return [
      [`${margin}${isLast ? corner : tee}${name}`, ...beside],
      ...branchRows(below, `${margin}${isLast ? '  ' : bar}`, style),
    ];
  });
}

/** A stop on a way, or what leads from one to the next. */
export type Stop = { readonly name: string; readonly is: string } | { readonly edge: string };

/** Stops one below the other, as the kernel's own picture has them: names to the left, arrows between. */
export const way = (...stops: readonly Stop[]): Block =>
  drawing(({ isAscii }) =>
    stops.map((stop) =>
      'edge' in stop ? [`  ${isAscii ? 'v' : '▼'}`, stop.edge] : [stop.name, stop.is],
    ),
  );
