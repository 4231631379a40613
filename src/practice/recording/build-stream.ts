import { createPlainReader } from '../../docker/progress/plain-reader.ts';
import type { RecordedBuild } from './recording.ts';

/** A build as buildx prints it with rawjson; what an older one printed is told in the same values. */
export function buildStream({ progress, begun, pieces }: RecordedBuild): readonly Uint8Array[] {
  if (progress === 'rawjson') return pieces.map(({ text }) => Buffer.from(text));
  let at = begun;
  const reader = createPlainReader(() => at);
  const events = pieces.flatMap((piece) => {
    at = begun + piece.at;
    return reader.push(piece.text);
  });
  return [...events, ...reader.end()].flatMap((event) => {
    if (event.type === 'status') return Buffer.from(`${JSON.stringify(event.status)}\n`);
    return event.type === 'text' ? Buffer.from(`${event.line}\n`) : [];
  });
}
