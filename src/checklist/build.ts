/** Where the build stands. The screen of `replay` shows the same. */
export type BuildPhase =
	| "ready"
	| "running"
	| "asking"
	| "cancelling"
	| "succeeded"
	| "failed"
	| "cancelled";

export type BuildFacts = {
	/** The command, as it runs. */
	readonly command: readonly string[];
	readonly phase: BuildPhase;
	/** The complete log; null in a replay, which writes nothing. */
	readonly logFile: string | null;
};
