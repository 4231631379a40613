import { createLocalHost } from '../../../src/host/local.ts';

// Gives the terminal to a command that reads a line, then says how it ended.
const command = process.argv[2] ?? '';
const ran = await createLocalHost().runInTerminal(['sh', '-c', command]);
process.stdout.write(`ended ${ran.exitCode} ${ran.failed}\n`);
