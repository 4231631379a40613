import { readReference } from './read.ts';
import { splitRegistry } from './registry.ts';

/** A valid reference that is near to an invalid one, null where there is none. */
export function repairReference(text: string): string | null {
  const bare = text.trim().replace(/^[a-z][a-z0-9+.-]*:\/\//i, '');
  const { registry, restAt } = splitRegistry(bare);
  const [named = ''] = bare.slice(restAt).split('@');
  const colon = named.indexOf(':');
  const path = colon === -1 ? named : named.slice(0, colon);
  const tag = colon === -1 ? '' : repairTag(named.slice(colon + 1));
  const parts = path.split('/').map(repairComponent).filter(Boolean);
  const repaired = [...(registry === null ? [] : [registry]), ...parts].join('/');
  const reference = tag === '' ? repaired : `${repaired}:${tag}`;
  return parts.length === 0 || 'code' in readReference(reference) ? null : reference;
}

function repairComponent(part: string): string {
  return part
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/[._-]{2,}/g, (run) => (/^(?:__|-+)$/.test(run) ? run : run.slice(0, 1)))
    .replace(/^[._-]+|[._-]+$/g, '');
}

function repairTag(tag: string): string {
  return tag
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+|-+$/g, '')
    .slice(0, 128);
}
