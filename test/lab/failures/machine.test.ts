import { onHost } from './failure-case.ts';
import { machineFailures } from './machine.ts';

onHost(machineFailures);
