/* The loader of the dynamic stand-in, as ld.so is one for others: the kernel starts it with the
 * program in memory, and it starts that. */

#include "../kernel/kernel.h"

int run(const long *stack) {
  return ((int (*)(const long *))auxiliary(stack, AT_ENTRY))(stack);
}
