/** What a person wants: an image built and pushed, or a list of images that are pushed already. */
export type Route = 'build' | 'assemble';

/** What is known of a list before anybody was asked. */
export type WantedList = { readonly list?: string; readonly sources?: readonly string[] };
