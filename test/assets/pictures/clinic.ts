import { createElement } from 'react';
import { openRecording } from '../../../src/clinic/open.ts';
import { createWalk } from '../../../src/clinic/walk.ts';
import { ClinicApp } from '../../../src/ui/clinic/app.tsx';
import { createClinicView } from '../../../src/ui/clinic/view.ts';
import { themeFor } from '../../../src/ui/theme.ts';
import { type Drawn, draw, type Size } from '../../ui/drawn.ts';

export const clinicTitle =
  'The clinic at a handler without F: what was written to register, what the kernel does with a riscv64 program, and that it runs on the machine and ends with ENOENT in a container.';

const recording = await openRecording({ reason: 'refused', evidence: [] });

/** The clinic at the state that puzzles most, as the kernel of the recording answered. */
export function drawClinic(size: Size): Drawn {
  const walk = createWalk({ ...recording, recorded: null });
  walk.goTo('none');
  walk.goTo('without-F');
  const theme = themeFor({ LC_ALL: 'C.UTF-8', FORCE_COLOR: '1' });
  return draw(createElement(ClinicApp, { walk, view: createClinicView(walk), theme }), size);
}
