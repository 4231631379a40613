import type { Machine } from './machine.ts';

/** Docker Desktop's unit, in the person's own systemd: docs.docker.com, Install Docker Desktop on Linux. */
export const desktopUnit = 'docker-desktop';

/** The systemd unit that an engine is started with. */
export const unitOf = ({ product }: NonNullable<Machine['engine']>): string =>
  product === 'desktop' ? desktopUnit : 'docker';
