import type { Call } from '../../tool.ts';
import type { FoundBuilder } from '../buildx/builders.ts';
import type { Saying } from '../buildx/refused.ts';
import type { BuildArguments } from './command.ts';
import { vertexDigest } from './graph.ts';
import type { Announced, Printer, Teller } from './progress.ts';

/** A build under way: the only one, or one of several targets. */
export type Job = {
  readonly call: Call;
  /** The target of a bake that it is; null for a build. */
  readonly target: string | null;
  /** What stands before the names of its vertexes, where there are several targets. */
  readonly prefix: string | null;
  readonly builder: FoundBuilder;
  readonly args: BuildArguments;
  /** Normalised; the builder's own where none was named. */
  readonly platforms: readonly string[];
  readonly dockerfile: string | null;
  /** The context, whole; `-` for the standard input. */
  readonly folder: string;
  /** As it is called in the log. */
  readonly dockerfileName: string;
  readonly printer: Printer;
  readonly saying: Saying;
  readonly tell: Teller;
  /** Waits on the machine's clock; rejects when the build is cancelled, or another step has failed. */
  readonly pause: (ms: number) => Promise<void>;
  /** Vertexes that have begun and have not ended. */
  readonly open: Map<string, Announced>;
  /** Base images that were only looked up so far. */
  readonly held: Map<string, Announced>;
  /** Steps that a target has begun: what another one needs, too, is done once. */
  readonly shared: Map<string, Promise<void>>;
};

/** A vertex that is this build's alone. */
export const ownVertex = ({ call, target }: Job, name: string): Announced => ({
  digest: vertexDigest(name, target, call.now()),
  name,
});

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
