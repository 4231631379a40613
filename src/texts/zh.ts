import type { Spoken } from './spoken.ts';
import { archive } from './zh/archive.ts';
import { assembly } from './zh/assembly.ts';
import { buildOptions } from './zh/build-options.ts';
import { checks } from './zh/checks.ts';
import { cli } from './zh/cli.ts';
import { clinic } from './zh/clinic.ts';
import { days } from './zh/days.ts';
import { diagnose } from './zh/diagnose.ts';
import { failures } from './zh/failures.ts';
import { rooms } from './zh/index.ts';
import { lessons } from './zh/lessons/index.ts';
import { mend } from './zh/mend.ts';
import { practice } from './zh/practice.ts';
import { products } from './zh/products.ts';
import { record } from './zh/record.ts';
import { registries } from './zh/registries.ts';
import { route } from './zh/route.ts';

/** Everything in Chinese; only whom it is spoken to loads it. */
export const zh: Spoken = {
  language: 'zh',
  texts: rooms,
  ...{
    archive,
    assembly,
    checks,
    cli,
    clinic,
    days,
    diagnose,
    failures,
    lessons,
    mend,
    practice,
    record,
  },
  ...{ products, registries, route, buildOptions },
};
