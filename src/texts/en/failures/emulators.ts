import { handlers } from './emulators/handlers.ts';
import { installers } from './emulators/installers.ts';
import type { FailureWords } from './words.ts';

export const emulators: Readonly<Record<string, FailureWords>> = { ...installers, ...handlers };
