/** Asks the client of itself and of the engine; without an engine, its own half still comes, with exit code 1. */
export const dockerVersion = ['docker', 'version', '--format', '{{json .}}'] as const;

/** The engine's kernel, architecture, image store and security options; the client's plugins. */
export const dockerInfo = ['docker', 'info', '--format', '{{json .}}'] as const;

/** The contexts, as JSON lines; no engine is asked. */
export const dockerContexts = ['docker', 'context', 'ls', '--format', '{{json .}}'] as const;

/** What buildx says of itself; fails in the same way whether the plugin is missing or broken. */
export const buildxVersion = ['docker', 'buildx', 'version'] as const;
