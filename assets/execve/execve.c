/* execve ROOT PROGRAM [ARGUMENT…]: lets a program run in a root of its own, and says the errno
 * where the kernel won't:
 *
 *     execve errno 8 ENOEXEC
 *
 * (A shell, and what calls programs through the C library, runs what gives ENOEXEC as a script.)
 * Whoever may not change its root gets a user namespace where it may; "/" needs neither. */

#include "../kernel/kernel.h"

enum { NO_PROGRAM = 127, MISUSED = 2 };

static int enter_root(const char *root) {
  long result = call(CHROOT, root);
  if (result == -EPERM) {
    int refused = enter_namespace(0);
    if (refused) return refused;
    result = call(CHROOT, root);
  }
  if (result < 0) return refuse("chroot", result);
  result = call(CHDIR, "/");
  return result < 0 ? refuse("chdir", result) : 0;
}

/* Returns the exit code. */
int run(const long *stack) {
  long count = *stack;
  const char *const *arguments = (const char *const *)(stack + 1);
  const char *const *environment = arguments + count + 1;
  if (count < 3) return MISUSED;

  int refused = is_same(arguments[1], "/") ? 0 : enter_root(arguments[1]);
  if (refused) return refused;

  refuse("execve", call(EXECVE, arguments[2], arguments + 2, environment));
  return NO_PROGRAM;
}
