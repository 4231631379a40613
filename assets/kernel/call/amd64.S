// C: number in rdi, arguments in rsi, rdx, rcx, r8, r9.
// Kernel: number in rax, arguments in rdi, rsi, rdx, r10, r8; the negative errno comes back.
.globl call
call:
  mov %rdi, %rax
  mov %rsi, %rdi
  mov %rdx, %rsi
  mov %rcx, %rdx
  mov %r8, %r10
  mov %r9, %r8
  syscall
  ret

.section .note.GNU-stack, "", %progbits
