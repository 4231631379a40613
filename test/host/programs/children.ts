import { createLocalHost, endChildren } from '../../../src/host/local.ts';

// Starts a child that has a child, prints both numbers, then ends in the way it is told.
const host = createLocalHost();
const running = host.start(['sh', '-c', 'sleep 600 & echo $$ $!; wait']);
running.onOutput((_, chunk) => {
  process.stdout.write(chunk, () => {
    if (process.argv[2] === 'crash') throw new Error('crashed');
    if (process.argv[2] === 'exit') process.exit(0);
    endChildren();
  });
});
