import {
  createBuilder,
  removeBuilder,
  selectBuilder,
  startBuilder,
} from '../../docker/builder-commands.ts';
import type { RunAction } from '../../model/action.ts';
import type { Way } from '../failure.ts';

/** What only a person can do: its words say what. */
export const byPerson: Way = { needs: 'person' };

/** The installer that is kept up to date, as the wizard runs it. */
export const installer = (...args: readonly string[]): RunAction => ({
  run: ['docker', 'run', '--rm', '--privileged', 'tonistiigi/binfmt', ...args],
});

/** Registers every handler that the installer knows. */
export const registerAll: Way = {
  needs: 'privileged',
  run: [installer('--install', 'all')],
  reversal: [installer('--uninstall', 'qemu-*')],
};

/** Takes QEMU's entries out first: the installer leaves an entry that is there as it is. */
export const registerAnew: Way = {
  ...registerAll,
  run: [installer('--uninstall', 'qemu-*'), installer('--install', 'all')],
};

/** The distribution's static emulators, registered with F at every boot. */
export const installStatic: Way = {
  needs: 'root',
  run: [{ run: ['apt-get', 'install', '--yes', 'qemu-user-static'] }],
  reversal: [{ run: ['apt-get', 'remove', '--yes', 'qemu-user-static'] }],
};

/** What a new builder is called: not as the wizard and the article call theirs, which may be the one that fails. */
export const newBuilder = 'multiarch';

/** Makes a builder beside those that are there, and starts it. */
export const makeBuilder = (...driverOptions: readonly string[]): Way => ({
  needs: 'consent',
  run: [
    {
      run: createBuilder({
        ...{ name: newBuilder, driverOptions, config: null },
        configFlag: '--buildkitd-config',
      }),
    },
    { run: startBuilder(newBuilder) },
  ],
  reversal: [{ run: removeBuilder(newBuilder) }, { run: selectBuilder('{previous}') }],
});
