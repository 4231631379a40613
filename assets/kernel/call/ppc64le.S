// C (ELF V2): number in r3, arguments in r4 to r8.
// Kernel: number in r0, arguments in r3 to r7; an errno comes back positive, with a flag.
.abiversion 2
.globl call
call:
  mr 0, 3
  mr 3, 4
  mr 4, 5
  mr 5, 6
  mr 6, 7
  mr 7, 8
  sc
  bnslr
  neg 3, 3
  blr

.section .note.GNU-stack, "", %progbits
