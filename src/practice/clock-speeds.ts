/** How slow and how fast the clock of a practice machine goes. */
export const clockSpeeds = { slowest: 0.5, fastest: 20 } as const;
