import { atLeast, parseVersion, type Version } from '../../docker/version.ts';
import type { World } from '../world.ts';

/** What a client and an engine of one version say of themselves. */
export type DockerRow = {
  /** The first version that it holds for; a packaged one exactly as it is called. */
  readonly from: Version | string;
  readonly api: string;
  readonly minApi: string;
  readonly go: string;
  readonly commit: { readonly client: string; readonly engine: string };
  readonly built: string;
  readonly containerd: readonly [version: string, commit: string];
  readonly runc: readonly [version: string, commit: string];
};

/**
 * Recorded are Debian's packages (test/recordings). Of the others, API versions are those of
 * moby/moby, api/common.go at each tag; the rest is what `docker version` of Docker's own packages says
 * (19.03.15: docker/for-linux#1162; 28.5.1: docker.com release notes).
 */
const rows: readonly DockerRow[] = [
  {
    from: '28.5.2+dfsg4',
    ...{ api: '1.51', minApi: '1.24', go: 'go1.27.1', built: '2026-09-15T11:02:57' },
    commit: {
      client: '9cc6dea35e9a963f281434761c656fba4ac43aed',
      engine: '3ef3c07c883be49a2e8097bcf6d2952fce1d70eb',
    },
    ...{ containerd: ['2.1.9+unknown', ''], runc: ['1.3.6+ds1', '1.3.6+ds1-1'] },
  },
  {
    from: '26.1.5+dfsg1',
    ...{ api: '1.45', minApi: '1.24', go: 'go1.24.4', built: '2026-08-13T05:35:48' },
    commit: { client: 'a72d7cd', engine: '411e817' },
    containerd: ['1.7.24~ds1', '1.7.24~ds1-6+deb13u1'],
    runc: ['1.1.15+ds1', '1.1.15+ds1-2+b4'],
  },
  {
    from: '20.10.24+dfsg1',
    ...{ api: '1.41', minApi: '1.12', go: 'go1.19.8', built: '2026-05-07T21:09:36' },
    commit: { client: '297e128', engine: '5d6db84' },
    containerd: ['1.6.20~ds1', '1.6.20~ds1-1+deb12u3'],
    runc: ['1.1.5+ds1', '1.1.5+ds1-1+deb12u1'],
  },
  row([29, 0], '1.52', '1.44', 'go1.25.4', '2026-01-12T11:30:02', 'v2.2.0', '1.3.3'),
  row([28, 3], '1.51', '1.24', 'go1.24.8', '2025-10-08T12:17:26', 'v1.7.28', '1.3.0'),
  row([28, 0], '1.48', '1.24', 'go1.23.6', '2025-02-26T10:41:08', '1.7.25', '1.2.4'),
  row([27, 2], '1.47', '1.24', 'go1.22.7', '2024-09-20T11:41:00', '1.7.22', '1.1.14'),
  row([27, 0], '1.46', '1.24', 'go1.21.11', '2024-06-29T00:01:25', '1.7.18', '1.7.18'),
  row([26, 0], '1.45', '1.24', 'go1.21.11', '2024-06-05T11:28:57', '1.6.33', '1.1.12'),
  row([25, 0], '1.44', '1.24', 'go1.21.6', '2024-02-06T21:14:05', '1.6.28', '1.1.12'),
  row([24, 0], '1.43', '1.12', 'go1.20.10', '2023-10-26T09:08:02', '1.6.24', '1.1.9'),
  row([23, 0], '1.42', '1.12', 'go1.19.9', '2023-05-25T21:51:00', '1.6.21', '1.1.7'),
  row([20, 10], '1.41', '1.12', 'go1.16.15', '2022-03-10T14:05:44', '1.5.10', '1.0.3'),
  row([19, 3], '1.40', '1.12', 'go1.13.15', '2021-01-30T03:16:33', '1.3.9', '1.0.0-rc10'),
  row([18, 9], '1.39', '1.12', 'go1.10.8', '2019-12-05T14:03:22', '1.2.10', '1.0.0-rc8'),
];

function row(
  from: Version,
  api: string,
  minApi: string,
  go: string,
  built: string,
  containerd: string,
  runc: string,
): DockerRow {
  const commit = { client: '4484c46', engine: '459d0df' };
  return { from, api, minApi, go, built, commit, containerd: [containerd, ''], runc: [runc, ''] };
}

/** The row of a version: of its own name, else of the newest one that is not above. */
export function dockerRow(version: string): DockerRow {
  const number = parseVersion(version) ?? [28, 3];
  const found =
    rows.find(({ from }) => from === version) ??
    rows.find(({ from }) => typeof from !== 'string' && atLeast(number, from));
  return found ?? (rows.at(-1) as DockerRow);
}

/** Debian's packages name their own build; its BuildKit image in the lab carries no emulators. */
export const isDebian = (version: string): boolean => version.includes('+dfsg');

/** Whether a tool is at least of a version; of one that is not there, nothing is. */
const since = (version: string | null | undefined, lowest: Version): boolean => {
  const number = version == null ? null : parseVersion(version);
  return number !== null && atLeast(number, lowest);
};

export const clientSince = ({ client }: World, ...lowest: number[]): boolean =>
  since(client.version, lowest);

export const engineSince = ({ machine }: World, ...lowest: number[]): boolean =>
  since(machine.engine?.version, lowest);

/** The version of buildx that docker finds: a person's own plugin goes before the system's. */
export function buildxOf({ client, files, person }: World): string | null {
  const text = files.get(`${person.home}/.docker/cli-plugins/docker-buildx`)?.text ?? '';
  const own = /buildx (v\d\S*)/.exec(Buffer.from(text).toString('latin1'))?.[1];
  // Docker 19.03 brought it along as a tech preview, and nobody else did.
  const packaged = client.buildx === '0.3.1' ? 'v0.3.1-tp-docker' : client.buildx;
  return own ?? packaged;
}

export const buildxSince = (world: World, ...lowest: number[]): boolean =>
  since(buildxOf(world), lowest);
