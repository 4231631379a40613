import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import type { Remedy } from '../../src/model/remedy.ts';
import { buildxCommand, changed, infoCommand, trixie, versionCommand } from './hosts.ts';
import type { Said, StubFile, StubMachine } from './stub-look.ts';

export const configPath = '/home/ada/.docker/config.json';
export const plugins = '/home/ada/.docker/cli-plugins';
export const target = `${plugins}/docker-buildx`;
export const waiting = `${plugins}/.multiarch-wizard`;
export const backup = `${plugins}/.docker-buildx.20261124T090000.bak`;

// The words of Docker 27 and before, and of 28.2.2.
export const oldMissing = "docker: 'buildx' is not a docker command.\nSee 'docker --help'\n";
export const newMissing =
  "docker: unknown command: docker buildx\n\nRun 'docker --help' for more information\n";

export const policyCommand = 'apt-cache policy docker-buildx docker-buildx-plugin docker-ce-cli';
// Printed by apt of Debian 13 and 12.
export const policyTrixie =
  'docker-buildx:\n  Installed: (none)\n  Candidate: 0.13.1+ds1-3\n  Version table:\n     0.13.1+ds1-3 500\n';
export const policyBookworm =
  'docker-ce-cli:\n  Installed: (none)\n  Candidate: (none)\n  Version table:\n';

/** The beginnings of programs, as `od` prints them. */
export const amd64 = ' 7f 45 4c 46 02 01 01 00 00 00 00 00 00 00 00 00\n 02 00 3e 00\n';
export const arm64 = ' 7f 45 4c 46 02 01 01 00 00 00 00 00 00 00 00 00\n 02 00 b7 00\n';
export const mac = ' cf fa ed fe 0c 00 00 01 00 00 00 00 02 00 00 00\n 13 00 00 00\n';
export const page = ' 3c 21 44 4f 43 54 59 50 45 20 68 74 6d 6c 3e 0a\n 3c 68 74 6d\n';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
export const header = (path: string): string => `od -A n -t x1 -N 20 ${path}`;

/** A client without a plugin, and all that is asked to find one. */
export function without(
  more: {
    readonly commands?: Readonly<Record<string, Said>>;
    readonly files?: Readonly<Record<string, StubFile>>;
    readonly folders?: Readonly<Record<string, readonly string[] | null>>;
  } = {},
) {
  return {
    ...trixie,
    commands: {
      ...trixie.commands,
      [infoCommand]: withPlugins([]),
      [buildxCommand]: { stderr: oldMissing, exitCode: 1 },
      [policyCommand]: policyBookworm,
      'curl --version': 'curl 8.14.1\n',
      'wget --version': { failed: 'missing' },
      ...more.commands,
    },
    files: {
      ...trixie.files,
      '/etc/os-release': 'ID=debian\n',
      [target]: null,
      ...more.files,
    },
    folders: {
      '/project': [],
      '/home/ada/Downloads': null,
      [waiting]: null,
      ...more.folders,
    },
  } satisfies StubMachine;
}

export const withPlugins = (list: readonly object[]): string =>
  changed('info-docker-26.1.5-classic', ({ ClientInfo }) => ({
    ClientInfo: { ...(ClientInfo as object), Plugins: list },
  }));

/** The machine with another version of the client. */
export const ofVersion = (version: string, machine: StubMachine = trixie): StubMachine => ({
  ...machine,
  commands: {
    ...machine.commands,
    [versionCommand]: changed('version-docker-26.1.5', ({ Client }) => ({
      Client: { ...(Client as object), Version: version },
    })),
  },
});

export const diffIn = (remedy: Remedy | undefined): readonly string[] => {
  const [action] = remedy?.actions ?? [];
  return action !== undefined && 'diff' in action ? action.diff.split('\n') : [];
};

export const withConfig = (text: StubFile): StubMachine => ({
  ...trixie,
  files: { ...trixie.files, [configPath]: text },
});

/** What a question makes of an answer. */
export async function answered(remedy: Remedy, text: string): Promise<Remedy> {
  const { question } = remedy;
  expect(question?.check(text)).toBeNull();
  const answer = await question?.answer(text);
  expect(answer).toHaveProperty('title');
  return answer as Remedy;
}

export async function refusedFor(remedy: Remedy, text: string): Promise<string> {
  const { question } = remedy;
  const answer = question?.check(text) ?? (await question?.answer(text));
  return typeof answer === 'string' ? answer : (answer as { refused: string }).refused;
}

export const titles = ({ remedies }: Finding): readonly string[] =>
  remedies.map(({ title }) => title);
