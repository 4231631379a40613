import type { AssemblyState } from '../../assembly/assembly.ts';

/** The places of the route, in the order in which a person comes to them. */
export const places = ['images', 'check', 'make', 'list'] as const;
export type Place = (typeof places)[number];

/** Where the person is: what failed before there was a list failed while it was made. */
export function placeOf({ phase, manifest }: Pick<AssemblyState, 'phase' | 'manifest'>): Place {
  switch (phase) {
    case 'asking':
      return 'images';
    case 'reading':
    case 'read':
      return 'check';
    case 'making':
    case 'comparing':
    case 'checking':
      return 'make';
    case 'made':
      return 'list';
    case 'failed':
      return manifest === null ? 'make' : 'list';
  }
}
