import { type FailureCase, type HostFailures, program, sh } from './failure-case.ts';
import { build, writeProject } from './project.ts';

const host = 'trixie';
const table = '/proc/sys/fs/binfmt_misc';
const installer = 'docker run --rm --privileged tonistiigi/binfmt';

const start = async () => {
  await writeProject(host, { instructions: ['RUN uname -m'] });
  await clear();
};
const clear = () =>
  sh(
    host,
    `echo 1 > ${table}/status; for e in ${table}/qemu-*; do [ ! -e $e ] || echo -1 > $e; done`,
  );
const install = (architecture: string) => sh(host, `${installer} --install "$1"`, architecture);

/** Debian's own line for an entry, with these flags, or an interpreter of another path. */
const register = (entry: string, flags: string, interpreter?: string) =>
  sh(
    host,
    `line=$(sed "s|:[A-Z]*$|:$2|" "/usr/share/qemu/binfmt.d/$1.conf")
    [ -z "$3" ] || line=$(printf %s "$line" | sed "s|:/[^:]*:|:$3:|")
    printf %s "$line" > ${table}/register`,
    entry,
    flags,
    interpreter ?? '',
  );

/** How a build for a platform fails, and what the doctor asks of it beforehand. */
const building = (platform: string, check: string) =>
  ({
    attempt: () => build(host, ['--platform', platform]),
    seen: { check, args: ['--platform', platform] },
    mend: 'doctor',
    clean: clear,
  }) as const;

const nothing = (platform: string): FailureCase => ({
  failure: 'exec-format-error-run',
  made: `nothing registered for ${platform}`,
  breakIt: start,
  ...building(platform, 'emulators.handlers'),
});

const disabled: FailureCase = {
  failure: 'binfmt-disabled',
  made: 'the entry for riscv64 disabled',
  breakIt: async () => {
    await start();
    await install('riscv64');
    await sh(host, `echo 0 > ${table}/qemu-riscv64`);
  },
  ...building('linux/riscv64', 'emulators.enabled'),
};

const allDisabled: FailureCase = {
  failure: 'binfmt-disabled',
  made: 'all of binfmt_misc disabled',
  breakIt: async () => {
    await start();
    await install('s390x');
    await sh(host, `echo 0 > ${table}/status`);
  },
  ...building('linux/s390x', 'machine.binfmt-enabled'),
};

const withoutF = (platform: string, entry: string): FailureCase => ({
  failure: 'qemu-flag-F-missing',
  made: `${entry} registered without F`,
  breakIt: async () => {
    await start();
    await register(entry, 'OC');
  },
  ...building(platform, 'emulators.flags'),
});

const gone: FailureCase = {
  failure: 'qemu-flag-F-missing',
  made: 'no F, and an interpreter that is not there',
  breakIt: async () => {
    await start();
    await register('qemu-riscv64', 'OC', '/opt/gone/qemu-riscv64');
  },
  ...building('linux/riscv64', 'emulators.interpreter'),
};

const dynamic: FailureCase = {
  failure: 'qemu-dynamic-with-F',
  made: 'F, and an interpreter that is not static',
  breakIt: async () => {
    await start();
    await register('qemu-riscv64', 'OCF', '/usr/bin/perl');
  },
  ...building('linux/riscv64', 'emulators.interpreter'),
};

const rebooted: FailureCase = {
  failure: 'qemu-lost-after-reboot',
  made: 'registered by the doctor before the last boot',
  breakIt: async () => {
    await start();
    const fix = ['--fix', '--yes', '--yes-privileged', '--platform', 'linux/riscv64'];
    await program(host, ['doctor', ...fix]);
    await clear();
    const boot = 's/"bootId": "[^"]*"/"bootId": "00000000-0000-0000-0000-000000000000"/';
    await sh(host, 'sed -i "$1" ~/.local/state/multiarch-wizard/receipts/*.json', boot);
  },
  ...building('linux/riscv64', 'emulators.after-reboot'),
};

export const emulatorsFailures: HostFailures = {
  host,
  cases: [
    nothing('linux/arm64'),
    nothing('linux/riscv64'),
    nothing('linux/s390x'),
    disabled,
    allDisabled,
    withoutF('linux/arm64', 'qemu-aarch64'),
    withoutF('linux/riscv64', 'qemu-riscv64'),
    withoutF('linux/s390x', 'qemu-s390x'),
    gone,
    dynamic,
    rebooted,
  ],
};
