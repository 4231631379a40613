import type { Page } from '../line.ts';

/** Title, notice, rail and key line; the whole panel leaves the window's last row free. */
const frameRows = 4;

/** Rows of a page between its title and its rail. */
export const pageRows = ({ rows }: Pick<Page, 'rows'>): number => rows - 1 - frameRows;

/** The window in which a page of so many rows is seen whole. */
export const windowRows = (rows: number): number => rows + 1 + frameRows;
