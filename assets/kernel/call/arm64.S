// C: number in x0, arguments in x1 to x5.
// Kernel: number in x8, arguments in x0 to x4; the negative errno comes back.
.globl call
call:
  mov x8, x0
  mov x0, x1
  mov x1, x2
  mov x2, x3
  mov x3, x4
  mov x4, x5
  svc #0
  ret

.section .note.GNU-stack, "", %progbits
