import type { Failure } from '../failure.ts';
import { handlers } from './emulators/handlers.ts';
import { installers } from './emulators/installers.ts';

export const emulators: readonly Failure[] = [...installers, ...handlers];
