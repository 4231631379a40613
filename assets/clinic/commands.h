/* What the clinic's namespace program is asked for, a line each, words divided by tabs; and what it
 * answers, in one line: `ok`, `text` and what was read, `errno`, its number and its name, `exit` or
 * `signal`, its number and what was printed. In a text, \n is a newline, \\ a backslash. */

#include "../kernel/kernel.h"

#define MOST_WORDS 32

struct words {
  long count;
  /* NULL after the last one. */
  char *each[MOST_WORDS + 1];
};

/* Carries out a command, and answers it on standard output:
 *
 *     write FILE TEXT                  one write to a file that is there
 *     read FILE
 *     look FILE                        whether it is there
 *     copy FROM TO                     in place of what is there, executable
 *     remove FILE
 *     exec ROOT FILE ARGUMENT0 [ARGUMENT…]
 */
void answer(struct words *words);

/* Copies a file, in place of what is there: 0, or the negative errno. Makes no folder. */
long copy_file(const char *from, const char *to);
