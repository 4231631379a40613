// Kernel (n64): system call number in v0, arguments in a0, a1, a2.
// C: arguments in the same registers, the stack a multiple of 16 (as the kernel leaves it).
// The instruction after a jump runs before the jump is taken; the assembler puts it there.
.globl __start // what MIPS linkers call the entry
__start:
  move $a0, $sp
  move $fp, $zero
  move $ra, $zero
  jal run
  move $a0, $v0
  li $v0, 5058 // exit
  syscall

.globl write
write:
  li $v0, 5001
  syscall
  jr $ra

.section .note.GNU-stack, "", %progbits
