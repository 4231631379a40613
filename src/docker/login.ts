import { dockerHub } from './reference.ts';

/** Docker Hub is the one that docker means when none is named. */
const named = (registry: string): readonly string[] => (registry === dockerHub ? [] : [registry]);

export const dockerLogin = (registry: string): readonly string[] => [
  ...['docker', 'login', ...named(registry)],
];

export const dockerLogout = (registry: string): readonly string[] => [
  ...['docker', 'logout', ...named(registry)],
];
