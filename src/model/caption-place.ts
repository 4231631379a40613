import { stepIds } from './step-id.ts';

/** Where a person is who makes a list by hand: its images are named, looked at, put together, and read back. */
export const listPlaces = ['images', 'check', 'make', 'list'] as const;

/** Where a practice machine has something to say. */
export const captionPlaces = [...stepIds, ...listPlaces] as const;
export type CaptionPlace = (typeof captionPlaces)[number];
