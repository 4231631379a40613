// Kernel: system call number in eax, arguments in ebx, ecx, edx.
// C: arguments on the stack, the first of them at a multiple of 16; ebx is the caller's.
.globl _start
_start:
  mov %esp, %eax
  xor %ebp, %ebp
  and $-16, %esp
  sub $12, %esp
  push %eax
  call run
  mov %eax, %ebx
  mov $1, %eax // exit
  int $0x80

.globl write
write:
  push %ebx
  mov 8(%esp), %ebx
  mov 12(%esp), %ecx
  mov 16(%esp), %edx
  mov $4, %eax
  int $0x80
  pop %ebx
  ret

.section .note.GNU-stack, "", %progbits
