// C: number in a0, arguments in a1 to a5.
// Kernel: number in a7, arguments in a0 to a4; the negative errno comes back.
.globl call
call:
  move $a7, $a0
  move $a0, $a1
  move $a1, $a2
  move $a2, $a3
  move $a3, $a4
  move $a4, $a5
  syscall 0
  ret

.section .note.GNU-stack, "", %progbits
