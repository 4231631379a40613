import type { Route } from '../../model/route.ts';

type Way = { readonly title: string; readonly lead: string };

/** The first screen. */
export const choice = {
  title: 'What do you want to do?',
  ways: {
    build: {
      title: 'Build and push an image',
      lead: 'One image for several platforms, from a Dockerfile, in seven steps.',
    },
    assemble: {
      title: 'Assemble a manifest list',
      lead: 'One tag for images that are pushed already, one for each platform.',
    },
  } as const satisfies Record<Route, Way>,
};
