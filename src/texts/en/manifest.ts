export const manifest = {
	title: "Manifest list",
	lead: "What the registry holds now: one row a platform.",
	/** Why each check matters, by its name. */
	why: {},
	/** What `e` shows: a few short paragraphs. */
	explain: ["What the registry holds now: one row a platform."],
} as const;
