/* Stands in for an emulator: says what the kernel handed it, on one line:
 *
 *     stand-in 4 [/usr/bin/qemu-riscv64] [/proof] [a] [b] AT_FLAGS 0
 *
 * AT_FLAGS is 1 where its handler has the flag P (Linux 5.12 and later, fs/binfmt_elf.c). What its
 * own name is not that of, it refuses as QEMU does. */

#include "../kernel/kernel.h"

enum { HEADER = 20, MACHINE = 18, FAILED = 1 };

static int ends_with(const char *text, const char *end) {
  for (; *text; text++) {
    if (is_same(text, end)) return 1;
  }
  return 0;
}

/* e_machine (elf.h) of the programs that an emulator is for, by its name; 0 for all programs. */
static int machine_of(const char *name) {
  if (ends_with(name, "riscv64")) return 243;
  return ends_with(name, "aarch64") ? 183 : 0;
}

/* e_machine of a program, little endian; 0 where it can't be read. */
static int machine_in(const char *program) {
  unsigned char header[HEADER];
  long file = call(OPENAT, AT_FDCWD, program, O_RDONLY, 0);
  if (file < 0) return 0;
  long length = call(READ, file, header, HEADER);
  call(CLOSE, file);
  return length == HEADER ? header[MACHINE] | header[MACHINE + 1] << 8 : 0;
}

static void say(const char *const *arguments, long count, long flags) {
  struct line line;
  line.length = 0;
  append(&line, "stand-in ");
  append_number(&line, count);
  for (; *arguments; arguments++) {
    append(&line, " [");
    append(&line, *arguments);
    append(&line, "]");
  }
  append(&line, " AT_FLAGS ");
  append_number(&line, flags);
  print(1, &line);
}

/* Returns the exit code. */
int run(const long *stack) {
  const char *const *arguments = (const char *const *)(stack + 1);
  say(arguments, *stack, auxiliary(stack, AT_FLAGS));
  if (*stack < 2) return 0;
  int expected = machine_of(arguments[0]), found = machine_in(arguments[1]);
  if (!expected || !found || expected == found) return 0;
  struct line line;
  line.length = 0;
  append(&line, "stand-in: Invalid ELF image for this architecture");
  print(2, &line);
  return FAILED;
}
