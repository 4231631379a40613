import { createProgressReader } from '../docker/progress.ts';
import { createReplay } from '../docker/replay.ts';

/**
 * The report of a recorded build, as `replay --json` prints it: one object and a newline. Reads the
 * recording piece by piece and writes nothing anywhere.
 *
 * @returns Null where the input holds no recording at all.
 * @throws Only what reading the input throws.
 */
export async function replayJson(
  input: AsyncIterable<Uint8Array | string>,
): Promise<{ readonly text: string } | null> {
  const reader = createProgressReader();
  const replay = createReplay();
  for await (const chunk of input) for (const event of reader.push(chunk)) replay.take(event);
  for (const event of reader.end()) replay.take(event);
  const report = replay.report();
  return report && { text: `${JSON.stringify(report, null, 2)}\n` };
}
