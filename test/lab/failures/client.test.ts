import { clientFailures } from './client.ts';
import { onHost } from './failure-case.ts';

onHost(clientFailures);
