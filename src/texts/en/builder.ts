export const builder = {
	title: "Builder",
	lead: "Who builds: an engine or a BuildKit container, and what it can build for.",
	/** Why each check matters, by its name. */
	why: {},
	/** What `e` shows: a few short paragraphs. */
	explain: [
		"Who builds: an engine or a BuildKit container, and what it can build for.",
	],
} as const;
