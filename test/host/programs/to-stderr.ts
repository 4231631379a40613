import { createLocalHost } from '../../../src/host/local.ts';

await createLocalHost().runInTerminal(['echo', 'told'], { toStderr: true });
