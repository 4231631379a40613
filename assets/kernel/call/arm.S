// C: number in r0, arguments in r1, r2, r3, then on the stack; r4 and r7 are the caller's.
// Kernel (EABI): number in r7, arguments in r0 to r4; the negative errno comes back.
.globl call
call:
  push {r4, r5, r7, lr}
  mov r7, r0
  mov r0, r1
  mov r1, r2
  mov r2, r3
  ldr r3, [sp, #16]
  ldr r4, [sp, #20]
  svc #0
  pop {r4, r5, r7, pc}

.section .note.GNU-stack, "", %progbits
