/* Stands in for an emulator: says what the kernel handed it, on one line:
 *
 *     stand-in 4 [/usr/bin/qemu-riscv64] [/proof] [a] [b] AT_FLAGS 0
 *
 * AT_FLAGS is 1 where its handler has the flag P (Linux 5.12 and later, fs/binfmt_elf.c). */

#include "../kernel/kernel.h"

/* Returns the exit code. */
int run(const long *stack) {
  struct line line;
  line.length = 0;
  append(&line, "stand-in ");
  append_number(&line, *stack);
  const char *const *arguments = (const char *const *)(stack + 1);
  for (const char *const *argument = arguments; *argument; argument++) {
    append(&line, " [");
    append(&line, *argument);
    append(&line, "]");
  }
  append(&line, " AT_FLAGS ");
  append_number(&line, auxiliary(stack, AT_FLAGS));
  print(1, &line);
  return 0;
}
