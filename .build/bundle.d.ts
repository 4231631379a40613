export declare function bundle(options: {
  readonly entry: string;
  readonly outdir: string;
  readonly patches?: boolean;
}): Promise<{ readonly inputs: string[]; readonly outputs: string[] }>;

export declare function buildPackage(outdir?: string): Promise<void>;
