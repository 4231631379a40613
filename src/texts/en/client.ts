export const client = {
	title: "Docker CLI",
	lead: "The command line that talks to the engine, and its buildx plugin.",
	/** Why each check matters, by its name. */
	why: {},
	/** What `e` shows: a few short paragraphs. */
	explain: [
		"The command line that talks to the engine, and its buildx plugin.",
	],
} as const;
