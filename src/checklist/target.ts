import type { Evidence } from "../model/evidence.ts";

/** How the chosen builder runs a platform's programs. */
export type PlatformKind = "native" | "emulated" | "emulated-by-builder";

/** One row of the choice of platforms. */
export type PlatformChoice = {
	readonly platform: string;
	/** Null where it can't be chosen: `reason` then says why, in words for a person. */
	readonly kind: PlatformKind | null;
	readonly reason: string | null;
};

/** A row of the list that sets several platforms at once. */
export type Preset = {
	readonly title: string;
	readonly platforms: readonly string[];
};

/** What a registry says of a base image for one platform. */
export type Coverage = "yes" | "no" | "looking" | "unknown";

/** One base image against every platform that can be chosen. */
export type BaseImage = {
	readonly image: string;
	/** 1-based line of its FROM. */
	readonly line: number;
	/** By platform. */
	readonly coverage: Readonly<Record<string, Coverage>>;
	/** Why nothing is known, fit for a terminal; null where the registry answered. */
	readonly unknown: string | null;
};

export type TargetFacts = {
	/** Absolute path; null where no Dockerfile was found. */
	readonly dockerfile: string | null;
	readonly evidence: readonly Evidence[];
	readonly choices: readonly PlatformChoice[];
	readonly presets: readonly Preset[];
	readonly baseImages: readonly BaseImage[];
	/** The reference to begin with, for the folder and today's date. */
	readonly suggestion: string;
	/** Whether the client has credentials for the registry of the first tag. */
	readonly credentials: "stored" | "helper" | "none" | "not-needed";
};
