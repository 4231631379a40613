// C: number in a0, arguments in a1 to a5.
// Kernel: number in a7, arguments in a0 to a4; the negative errno comes back.
.globl call
call:
  mv a7, a0
  mv a0, a1
  mv a1, a2
  mv a2, a3
  mv a3, a4
  mv a4, a5
  ecall
  ret

.section .note.GNU-stack, "", %progbits
