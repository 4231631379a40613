import { createLocalHost } from '../../../src/host/local.ts';

// Gives the terminal to a command that reads a line, then says how it ended. It listens for keys and
// leaves at Ctrl+C, as the wizard does.
process.stdin.on('readable', () => process.stdin.read());
process.on('SIGINT', () => process.exit(130));
const command = process.argv[2] ?? '';
const ran = await createLocalHost().runInTerminal(['sh', '-c', command]);
process.stdout.write(`ended ${ran.exitCode} ${ran.failed}\n`);
process.exit(0);
