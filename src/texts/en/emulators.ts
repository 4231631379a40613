export const emulators = {
	title: "Emulators",
	lead: "Which foreign programs this kernel can run, inside containers too.",
	/** Why each check matters, by its name. */
	why: {},
	/** What `e` shows: a few short paragraphs. */
	explain: [
		"Which foreign programs this kernel can run, inside containers too.",
	],
} as const;
