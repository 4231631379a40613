// What makes a program dynamic to the kernel: it starts this file in its place (PT_INTERP).
.section .interp, "aR"
.asciz "/lib/ld-stand-in"

.section .note.GNU-stack, "", %progbits
