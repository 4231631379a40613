/** What a platform's proof showed: run in a builder, or not yet. */
export type ProofState = "untried" | "running" | "passed" | "failed";

export type EmulatorsFacts = {
	/** False where the engine has a kernel of its own: then there are no handlers to read, only proofs. */
	readonly sharesKernel: boolean;
	readonly proofs: Readonly<Record<string, ProofState>>;
};
