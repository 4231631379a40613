export type BuilderFacts = { readonly chosen: string | null };
