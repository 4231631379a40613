import { join, resolve } from 'node:path';
import { caOf } from '../../docker/buildkit-config.ts';
import {
  type Certificate,
  type CertificateFault,
  readCertificates,
} from '../../docker/certificate.ts';
import { dockerHub, isLocalRegistry } from '../../docker/reference.ts';
import { clientFolder } from '../../host/client-folder.ts';
import type { ReadError } from '../../host/host.ts';
import type { Look } from '../../host/look.ts';
import type { Answers } from '../../model/answers.ts';

/** A file with the certificates of an authority, as it was read. */
export type CaFile = {
  /** Absolute. */
  readonly path: string;
  readonly certificates: readonly Certificate[];
  /** Why it will not do; null where it will. */
  readonly fault: ReadError | CertificateFault | null;
};

export type CaFacts = {
  /** The first of Docker's own places that has one for this registry, else the engine's. */
  readonly likely: string;
  /** Those of Docker's places that have one. */
  readonly found: readonly string[];
  /** The file that was named; null where none was. */
  readonly named: CaFile | null;
  /** Reads another one; relative to where the wizard was started, `~` is the home folder. */
  readonly read: (path: string) => Promise<CaFile>;
  /** The first of Docker's places that has a good one for another registry; null where none has. */
  readonly findFor: (registry: string) => Promise<string | null>;
  readonly now: Date;
};

/** What Docker's places and the answers say of certificates of the registry. */
export async function inspectCa(look: Look, answers: Answers): Promise<CaFacts> {
  const read = (path: string) => readCa(look, path);
  const places = await placesFor(look, answers.registry ?? '');
  const found = await filesAt(look, places);
  const { access } = answers;
  const ca = caOf(access);
  const named = ca === null ? null : await read(ca);
  const findFor = async (registry: string) => {
    for (const path of await filesAt(look, await placesFor(look, registry))) {
      if ((await read(path)).fault === null) return path;
    }
    return null;
  };
  return { likely: found[0] ?? places[0] ?? '', found, named, read, findFor, now: look.now() };
}

async function filesAt(look: Look, places: readonly string[]): Promise<readonly string[]> {
  const seen = await Promise.all(places.map((path) => look.stat(path)));
  return places.filter((_, index) => seen[index]?.kind === 'file');
}

/** Where the engine of the snap docker looks, in place of /etc/docker. Source: canonical/docker-snap, README.md. */
export const snapsCertificates = '/var/snap/docker/common/etc/certs.d';

/**
 * Where Docker itself looks for the authority of a registry: the engine, a rootless one, the client.
 *
 * Sources: docker/docs "Verify repository client with certificates"; moby/moby v28.5, registry/config.go
 * (`CertsDir`); docker/cli v28.5, cli/command/registry.go.
 */
async function placesFor(look: Look, registry: string): Promise<readonly string[]> {
  // BuildKit speaks plain http to this machine, and everybody trusts Docker Hub.
  if (registry === '' || registry === dockerHub || isLocalRegistry(registry)) return [];
  const client = await clientFolder(look);
  const folders = [
    '/etc/docker/certs.d',
    join(look.home, '.config', 'docker', 'certs.d'),
    join(client, 'certs.d'),
    snapsCertificates,
  ];
  return folders.map((folder) => join(folder, registry, 'ca.crt'));
}

async function readCa(look: Look, typed: string): Promise<CaFile> {
  const path = resolve(look.cwd, typed.replace(/^~(?=\/)/, look.home));
  const { text, error } = await look.readText(path);
  if (text === null) return { path, certificates: [], fault: error };
  return { path, ...readCertificates(text) };
}
