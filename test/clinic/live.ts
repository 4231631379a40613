import { type Clinic, openClinic } from '../../src/clinic/open.ts';
import { need } from '../need.ts';

/**
 * A clinic on the kernel of this machine, null where it can't be had; said as other needs are. As
 * it needs more than Node, `LAB=off` leaves it out.
 */
export async function liveClinic(): Promise<Clinic | null> {
  const what = 'The clinic on this kernel';
  if (need({ what, linux: true }) !== null) return null;
  const clinic = await openClinic();
  if (clinic.recorded === null) return clinic;
  const line = `${what}: left out here, ${clinic.recorded.why.reason}`;
  if (process.env['LAB'] === 'required') throw new Error(line);
  console.log(line);
  return null;
}
