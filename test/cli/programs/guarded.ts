import { ReadStream } from 'node:tty';
import { guardProcess } from '../../../src/guard.ts';
import { createLocalHost, endChildren } from '../../../src/host/local.ts';

// A screen in raw mode with a child; it ends in the way that a key asks for.
const guard = guardProcess(process.argv[2] ?? '');
const input = new ReadStream(0);
input.setRawMode(true);
guard.watchTerminal(input);
guard.onLeave(endChildren);
guard.onLeave(() => process.stdout.write('screen down\r\n'));
process.stdout.write('\u001b[?25l');

const running = createLocalHost().start(['sh', '-c', 'sleep 600 & echo $$ $!; wait']);
running.onOutput((_, chunk) => {
  process.stdout.write(`children ${Buffer.from(chunk).toString().trim()}.\r\n`);
});
input.on('data', (key: Buffer) => {
  if (String(key) === 't') throw new Error('thrown\nwith more');
  if (String(key) === 'r') void Promise.reject(new Error('rejected'));
  if (String(key) === 'o') throw 'no error at all';
});
