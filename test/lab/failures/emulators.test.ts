import { emulatorsFailures } from './emulators.ts';
import { onHost } from './failure-case.ts';

onHost(emulatorsFailures);
