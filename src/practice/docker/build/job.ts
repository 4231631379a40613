import type { Call } from '../../tool.ts';
import type { FoundBuilder } from '../buildx/builders.ts';
import type { BuildArguments } from './command.ts';
import type { Announced, Printer, Teller } from './progress.ts';

/** A build under way. */
export type Job = {
  readonly call: Call;
  readonly builder: FoundBuilder;
  readonly args: BuildArguments;
  /** Normalised; the builder's own where none was named. */
  readonly platforms: readonly string[];
  readonly dockerfile: string | null;
  /** As it is called in the log. */
  readonly dockerfileName: string;
  readonly printer: Printer;
  /** The last words of a build that failed; the exit code. */
  readonly sayFailed: (call: Call, message: string) => number;
  readonly tell: Teller;
  /** Waits on the machine's clock; rejects when the build is cancelled, or another step has failed. */
  readonly pause: (ms: number) => Promise<void>;
  /** Vertexes that have begun and have not ended. */
  readonly open: Map<string, Announced>;
  /** Base images that were only looked up so far. */
  readonly held: Map<string, Announced>;
};

/** Does something as one vertex: it begins before and ends after, and stays open where it is cut off. */
export async function asVertex<Result>(
  { tell, open }: Job,
  vertex: Announced,
  work: () => Promise<Result>,
): Promise<Result> {
  tell.start(vertex);
  open.set(vertex.digest, vertex);
  const result = await work();
  open.delete(vertex.digest);
  tell.complete(vertex);
  return result;
}

/** Something inside a vertex that takes so long. */
export async function timed(
  { tell, pause, call }: Job,
  vertex: Announced,
  id: string,
  ms: number,
  sizes: { readonly current?: number; readonly total?: number } = {},
): Promise<void> {
  const started = call.now();
  tell.status(vertex.digest, id, started, sizes.total === undefined ? {} : { total: sizes.total });
  await pause(ms);
  tell.status(vertex.digest, id, started, { ...sizes, isDone: true });
}
