import type { FailureWords } from '../../en/failures/words.ts';
import { handlers } from './emulators/handlers.ts';
import { installers } from './emulators/installers.ts';

export const emulators: Readonly<Record<string, FailureWords>> = { ...installers, ...handlers };
