export const machine = {
	title: "This machine",
	lead: "The kernel and the engine that will do the work.",
	/** Why each check matters, by its name. */
	why: {},
	/** What `e` shows: a few short paragraphs. */
	explain: ["The kernel and the engine that will do the work."],
} as const;
