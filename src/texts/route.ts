import { route } from './en/route.ts';
import type { Same } from './same.ts';
import { spoken } from './spoken.ts';

/** The screens on which a list is assembled, apart from all other texts: no first frame needs them. */
export function routeTexts(): Same<typeof route> {
  return spoken()?.route ?? route;
}
