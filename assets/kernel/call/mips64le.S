// C (n64): number in a0, arguments in a1 to a5.
// Kernel: number in v0, arguments in a0 to a4; an errno comes back positive, a3 not 0.
.globl call
call:
  move $v0, $a0
  move $a0, $a1
  move $a1, $a2
  move $a2, $a3
  move $a3, $a4
  move $a4, $a5
  syscall
  beqz $a3, 1f
  dnegu $v0, $v0
1:
  jr $ra

.section .note.GNU-stack, "", %progbits
