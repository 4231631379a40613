export const target = {
	title: "Platforms and tag",
	lead: "What to build, for which platforms, and where it goes.",
	/** Why each check matters, by its name. */
	why: {},
	/** What `e` shows: a few short paragraphs. */
	explain: ["What to build, for which platforms, and where it goes."],
} as const;
