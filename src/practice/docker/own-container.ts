/** A container that goes on running: a registry, which is the only kind that is simulated. */
export type OwnContainer = {
  readonly name: string;
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The port of the machine that leads to it. */
  readonly port: number;
  /** The volume with its images. */
  readonly volume: string;
  isRunning: boolean;
  /** Milliseconds since the epoch. */
  startedAt: number;
  endedAt: number | null;
};
