// Kernel (EABI): system call number in r7, arguments in r0, r1, r2.
// C: arguments in the same registers, the stack a multiple of 8 at a call; r7 is the caller's.
.globl _start
_start:
  mov r0, sp
  mov r11, #0
  mov lr, #0
  bic sp, sp, #7
#if __ARM_ARCH == 6
  rev r1, r0 // a processor older than arm/v6 stops here
#elif __ARM_ARCH == 7
  movw r1, #0 // a processor older than arm/v7 stops here
#endif
  bl run
  mov r7, #1 // exit
  svc #0

.globl write
write:
  push {r7, lr}
  mov r7, #4
  svc #0
  pop {r7, pc}

.section .note.GNU-stack, "", %progbits
