/** What a person wants: an image built and pushed, or a list of images that are pushed already. */
export type Route = 'build' | 'assemble';
