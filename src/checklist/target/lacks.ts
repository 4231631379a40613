/** Why an option can't be had: buildx or BuildKit is too old, or the builder is the engine's own. */
export type Lack = 'buildx-0.10' | 'buildx-0.12' | 'buildkit-0.11' | 'driver';

/** What is lacking for each option; what is left out can be had, or nobody knows. */
export type Lacks = {
  readonly annotations?: Lack;
  /** Provenance that is asked for, and an SBOM. */
  readonly attestations?: Lack;
  readonly cacheTo?: Lack;
};
