export type MachineFacts = { readonly kernel: string | null };
