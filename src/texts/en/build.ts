export const build = {
	title: "Build",
	lead: "One lane a platform.",
	/** Why each check matters, by its name. */
	why: {},
	/** What `e` shows: a few short paragraphs. */
	explain: ["One lane a platform."],
} as const;
