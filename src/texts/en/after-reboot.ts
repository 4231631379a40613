/** Of handlers that were registered here, and may be gone since. */
export const afterReboot = {
  none: 'No handlers were registered here by this wizard that could be gone',
  /** Why it is not to be seen. */
  unread: {
    kernel:
      'Whether what was registered here is still there is not to be seen: the engine has a kernel of its own',
    namespace:
      'Whether what was registered here is still there is not to be seen: this process has a table of its own',
    mount:
      'Whether what was registered here is still there is not to be seen: binfmt_misc is not mounted here',
  },
  there: (handlers: string) => `What was registered here is there: ${handlers}`,
  rebooted: (handlers: string) =>
    `Registered here, and gone since the machine rebooted: ${handlers}`,
  cleared: (handlers: string) => `Registered here, and not there any more: ${handlers}`,
  again: {
    title: 'Register them again',
    hint: (image: string) => `${image}, until the next reboot`,
    why: 'The command that registered them: nothing else changes.',
  },
  package: {
    title: (name: string) => `Install the distribution's package ${name}`,
    hint: 'from every boot on',
    changes: (name: string) =>
      `Installs ${name} and what it needs: static emulators, whose handlers are registered with F now and at every boot.`,
  },
  unit: {
    title: 'A systemd unit that registers them',
    hint: 'from every boot on',
    changes: (unit: string) =>
      `Writes ${unit}, as it stands there whole, and starts it now and at every boot: as root it runs a privileged container, which may change the kernel it runs on.`,
  },
} as const;
