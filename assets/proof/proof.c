/* Says what it runs as: its architecture, argc and every argument, on one line:
 *
 *     proof arm64 3 [/proof] [a] [b]
 *
 * Freestanding: kernel/start/ARCH.S enters here with the stack that the kernel hands to a new
 * program (System V ABI: argc, argv[0], argv[1], …, NULL). ARCHITECTURE is a string that
 * .build/programs defines. */

#define LONGEST_LINE 4096

/* The system call, in kernel/start/ARCH.S. */
long write(int descriptor, const char *text, long length);

struct line {
  long length;
  char text[LONGEST_LINE];
};

/* Keeps room for the line end: a line too long is cut, and is still one line. */
static void append(struct line *line, const char *text) {
  while (*text && line->length < LONGEST_LINE - 1) line->text[line->length++] = *text++;
}

static void append_number(struct line *line, unsigned number) {
  char digits[11];
  char *first = digits + sizeof digits - 1;
  *first = 0;
  do *--first = '0' + number % 10; while (number /= 10);
  append(line, first);
}

/* Returns the exit code. */
int run(const long *stack) {
  struct line line;
  line.length = 0;

  append(&line, "proof " ARCHITECTURE " ");
  append_number(&line, *stack);
  for (const char *const *argument = (const char *const *)(stack + 1); *argument; argument++) {
    append(&line, " [");
    append(&line, *argument);
    append(&line, "]");
  }
  line.text[line.length++] = '\n';

  return write(1, line.text, line.length) == line.length ? 0 : 1;
}
