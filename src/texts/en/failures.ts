/** The cause of every known failure, in one or two sentences a first-timer understands, by its id. */
export const failures: Readonly<Record<string, { readonly cause: string }>> = {
  'docker-sock-permission-denied': {
    cause: 'This user may not speak to the Docker engine: the socket belongs to the group docker.',
  },
  'docker-daemon-down': {
    cause: 'No Docker engine answers at the address that the client uses.',
  },
  'buildx-missing': {
    cause: 'The client has no buildx plugin, and multi-platform builds are its job.',
  },
  'builder-not-found': {
    cause: 'The builder was removed, or belongs to another user or client folder.',
  },
  'docker-driver-multi-platform': {
    cause:
      "The default builder builds into the engine's own image store, and that one holds a single platform an image.",
  },
  'docker-driver-auto-push': {
    cause:
      'The default builder of this buildx cannot push: a builder in a container of its own can.',
  },
  'disk-full': {
    cause: 'The disk that the builder writes to is full.',
  },
  'runtime-execution-unsupported': {
    cause:
      'The builder has no way to run programs of that platform: no handler in the kernel, no emulator of its own.',
  },
  'qemu-segfault': {
    cause:
      'The emulator crashed on this program. Another version of QEMU, a native machine or cross-compilation gets around it.',
  },
  'base-image-no-platform': {
    cause: 'The base image is not published for this platform.',
  },
  'push-http-registry': {
    cause: 'The registry speaks plain http, and the builder was not told so.',
  },
  'push-x509': {
    cause: 'The builder does not trust the certificate of the registry.',
  },
  'push-localhost-refused': {
    cause: "Inside the builder's container, localhost is the container itself, not this machine.",
  },
  'push-denied': {
    cause: 'The registry does not let this login push under that name.',
  },
  'push-401': {
    cause: 'The registry wants a login, and the client has none that it accepts.',
  },
  'exec-format-error-run': {
    cause: 'The kernel was handed a program of another processor and has no handler for it.',
  },
  'qemu-flag-F-missing': {
    cause:
      'The kernel has a handler without the flag F: its emulator is looked for inside the container, and is not there.',
  },
  'tag-missing-or-invalid': {
    cause: 'A push needs a name that every registry takes: small letters, digits and . _ - / only.',
  },
  'manifest-not-found-yet': {
    cause:
      'The registry does not know this tag. Right after a push some registries need a moment; look again.',
  },
  'manifest-missing-platform': {
    cause:
      'The tag names fewer platforms than were asked for: another push under the same tag came later, or a single image lies there.',
  },
};
