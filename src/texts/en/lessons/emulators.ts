export const emulators = {
  title: 'How the kernel picks a handler',
  brief: 'what the kernel does with a program of another processor',
  about: [
    'A processor runs its own machine code only. QEMU translates the code of others while it runs: correct, and 2 to 10 times slower. The kernel finds it by the first bytes of a program:',
  ],
  commandTitle: 'Registering handlers',
  command: {
    'docker run': 'a container of an image with static QEMUs',
    '--rm': 'takes it away when it has run; the handlers stay',
    '--privileged': "lets it write into the whole machine's table",
    '--userns=host': 'leaves the mapping of user ids for that',
    ARGUMENT: 'the image that is kept up to date; it sets F',
    '--install VALUE': 'which to add; those that are there are left alone',
  },
  reboot:
    'A reboot takes handlers away. The exit code is 0 even when nothing worked: so this step reads the table again, and runs a program of each.',
  past: 'docker/binfmt registered arm64, arm, ppc64le and s390x; multiarch/qemu-user-static added RISC-V.',
  now: 'Both are left alone, since 2020 and 2023. tonistiigi/binfmt is kept up and knows RISC-V, and a BuildKit image brings emulators of its own.',
};
