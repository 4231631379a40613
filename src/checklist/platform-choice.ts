/** How the chosen builder runs a platform's programs. */
export type PlatformKind = 'native' | 'emulated' | 'emulated-by-builder';

/** One row of the choice of platforms. */
export type PlatformChoice = {
  readonly platform: string;
  /** Null where it can't be chosen: `reason` then says why, in words for a person. */
  readonly kind: PlatformKind | null;
  readonly reason: string | null;
};
