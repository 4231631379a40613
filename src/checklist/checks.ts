import type { Check } from './check.ts';
import { afterReboot } from './checks/after-reboot.ts';
import { api } from './checks/api.ts';
import { credentialHelpers } from './checks/credential-helpers.ts';
import { disk } from './checks/disk.ts';
import { memory } from './checks/memory.ts';
import { owners } from './checks/owners.ts';
import { platforms } from './checks/platforms.ts';
import { proxy } from './checks/proxy.ts';
import { registries } from './checks/registries.ts';
import { snap } from './checks/snap.ts';

/** The checks that only the doctor makes, in the order in which they are told within their step. */
export const doctorChecks = [
  api,
  snap,
  credentialHelpers,
  owners,
  afterReboot,
  platforms,
  registries,
  proxy,
  disk,
  memory,
] as readonly Check<unknown>[];
