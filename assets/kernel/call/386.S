// C: number and arguments on the stack; ebx, esi and edi are the caller's.
// Kernel: number in eax, arguments in ebx, ecx, edx, esi, edi; the negative errno comes back.
.globl call
call:
  push %ebx
  push %esi
  push %edi
  mov 16(%esp), %eax
  mov 20(%esp), %ebx
  mov 24(%esp), %ecx
  mov 28(%esp), %edx
  mov 32(%esp), %esi
  mov 36(%esp), %edi
  int $0x80
  pop %edi
  pop %esi
  pop %ebx
  ret

.section .note.GNU-stack, "", %progbits
