// C: number in r2, arguments in r3 to r6, then on the stack; r6 is the caller's.
// Kernel: number in r1, arguments in r2 to r6; the negative errno comes back.
.globl call
call:
  stg %r6, 48(%r15)
  lgr %r1, %r2
  lgr %r2, %r3
  lgr %r3, %r4
  lgr %r4, %r5
  lgr %r5, %r6
  lg %r6, 160(%r15)
  svc 0
  lg %r6, 48(%r15)
  br %r14

.section .note.GNU-stack, "", %progbits
