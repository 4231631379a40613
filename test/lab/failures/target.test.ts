import { onHost } from './failure-case.ts';
import { targetFailures } from './target.ts';

onHost(targetFailures);
