import { onHost } from './failure-case.ts';
import { pushFailures } from './push.ts';

onHost(pushFailures);
