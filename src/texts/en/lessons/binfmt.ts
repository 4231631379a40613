export const binfmt = {
  title: 'A handler, field by field',
  brief: 'an entry of binfmt_misc: magic, mask, interpreter and flags',
  about: [
    'binfmt_misc is a table in the kernel. Each entry is shown as a file, and says: what begins with these bytes is run by that program.',
  ],
  enabled: 'a disabled one is passed over',
  interpreter: 'what runs the program: QEMU',
  flags: 'F: see f-flag; P, O, C: how it is run',
  magic: 'how such a program begins: .ELF',
  bits: (bits: number) => `${bits} bit`,
  little: 'lowest byte of a number first',
  big: 'highest byte of a number first',
  kind: 'a program',
  machine: (name: string, number: number) => `for ${name}, number ${number}`,
  mask: 'which bits of the magic count',
  order:
    'The kernel asks the newest entry that matches, and no other. Writing -1 into its file takes an entry out; registering over one fails: "File exists".',
};
