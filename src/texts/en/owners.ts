type File = { readonly file: string; readonly package: string | null };

/** Who registered each handler, and what becomes of it. */
export const owners = {
  /** Why it is not to be seen. */
  unread: {
    kernel: 'Who registered the handlers is not to be seen: the engine has a kernel of its own',
    namespace: 'Who registered the handlers is not to be seen: this process has a table of its own',
    mount: 'Who registered the handlers is not to be seen: binfmt_misc is not mounted here',
  },
  desktop: 'Docker Desktop registers handlers in its own kernel, each time it starts',
  none: 'Nobody has registered a handler',
  lasting: (handlers: string) => `There again after a reboot: ${handlers}`,
  goneAfterReboot: (handlers: string) => `Gone after a reboot: ${handlers}`,
  /** No fault where nothing that is wanted goes with it. */
  notMissed: (handlers: string) =>
    `Nothing registers these at boot, and no build here needs them: ${handlers}`,
  /** What is wrong with them is said elsewhere. */
  useless: (handlers: string) =>
    `Nothing registers these at boot; as they are, no build can use them: ${handlers}`,
  flushed: (handlers: string) =>
    `Gone after a reboot, or as soon as systemd-binfmt is restarted: ${handlers}`,

  by: {
    file: ({ file, package: name }: File) =>
      name === null ? `registered by ${file}` : `registered by ${file}, of the package ${name}`,
    wizard: (day: string) => `registered by this wizard, ${day}`,
    image: (image: string | null) =>
      image === null
        ? 'registered from inside a container: its emulator is not on this disk'
        : `registered from inside a container, as ${image} does: its emulator is not on this disk`,
    rosetta: "Apple's Rosetta: registered by what runs this virtual machine",
    wsl: 'registered by WSL itself',
    unknown: 'registered by nobody who left a file: by hand, or from inside a container',
  },
  again: {
    file: (file: string) => `${file} registers it at every boot`,
    unit: (unit: string) => `${unit} registers it at every boot`,
    machine: 'it is there again whenever the virtual machine starts',
    none: 'nothing registers it at boot',
  },
  isFlushed: 'systemd-binfmt takes it out when it is restarted, as upgrades of packages do',

  eachTime: (command: string) => ({
    title: 'Register them after each boot',
    how: `Run this after each boot, or let something run it: ${command}`,
  }),
} as const;
