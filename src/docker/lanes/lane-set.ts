/** Which lane: one a target and platform. */
export type LaneId = {
  readonly key: string;
  readonly target: string | null;
  readonly platform: string | null;
};

/** Lanes by their key. */
export type LaneSet = ReadonlyMap<string, LaneId>;

export const noLanes: LaneSet = new Map();

export const laneId = (target: string | null, platform: string | null): LaneId => ({
  key: [target, platform].filter((part) => part !== null).join(' '),
  target,
  platform,
});

export const laneSet = (lanes: Iterable<LaneId>): LaneSet =>
  new Map([...lanes].map((lane) => [lane.key, lane]));

export const union = (sets: Iterable<LaneSet>): LaneSet =>
  new Map([...sets].flatMap((set) => [...set]));

export const those = (set: LaneSet, keep: (lane: LaneId) => boolean): LaneSet =>
  new Map([...set].filter(([, lane]) => keep(lane)));
