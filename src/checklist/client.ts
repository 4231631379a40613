export type ClientFacts = { readonly buildx: string | null };
