import { builderFailures } from './builder.ts';
import { onHost } from './failure-case.ts';

onHost(builderFailures);
