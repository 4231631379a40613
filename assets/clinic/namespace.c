/* namespace [FILE SOURCE]…: a table of handlers of its own, and a small world to break it in.
 *
 * In a user and a mount namespace of its own it mounts an empty root with a copy of each SOURCE as
 * FILE, enters it, mounts a binfmt_misc there, says `ready`, and carries out the commands of
 * commands.h until its input or its parent ends. Then all of it is gone: nothing was written
 * outside. Where it is refused one of these it says so, and ends with 126. */

#include "commands.h"

/* Where the new root is mounted: a folder that every system has. What was there is covered in this
 * namespace alone. */
#define ROOT "/proc"
#define TABLE "/proc/sys/fs/binfmt_misc"

enum { LONGEST_PATH = 512 };

/* ROOT and the path below it; cut where it is too long, and then not there. */
static void below_root(char *path, const char *file) {
  long length = 0;
  for (const char *from = ROOT; *from; from++) path[length++] = *from;
  while (*file && length < LONGEST_PATH - 1) path[length++] = *file++;
  path[length] = 0;
}

static void make_parents(char *path) {
  for (char *end = path + 1; *end; end++) {
    if (*end != '/') continue;
    *end = 0;
    call(MKDIRAT, AT_FDCWD, path, 0755);
    *end = '/';
  }
}

static int furnish(const char *const *files) {
  char path[LONGEST_PATH];
  for (; files[0] && files[1]; files += 2) {
    below_root(path, files[0]);
    make_parents(path);
    long result = copy_file(files[1], path);
    if (result < 0) return refuse(files[1], result);
  }
  below_root(path, TABLE "/");
  make_parents(path);
  return 0;
}

static int set_up(const char *const *files) {
  int refused = enter_namespace(CLONE_NEWNS);
  if (refused) return refused;
  long result = call(MOUNT, "clinic", ROOT, "tmpfs", MS_NOSUID | MS_NODEV, "mode=755");
  if (result < 0) return refuse("mount tmpfs", result);
  refused = furnish(files);
  if (refused) return refused;
  result = call(CHROOT, ROOT);
  if (result >= 0) result = call(CHDIR, "/");
  if (result < 0) return refuse("chroot", result);
  result = call(MOUNT, "clinic", TABLE, "binfmt_misc", 0, 0);
  return result < 0 ? refuse("mount binfmt_misc", result) : 0;
}

static void split(char *text, struct words *words) {
  words->count = 0;
  while (words->count < MOST_WORDS) {
    words->each[words->count++] = text;
    while (*text && *text != '\t') text++;
    if (!*text) break;
    *text++ = 0;
  }
  words->each[words->count] = 0;
}

/* A line that is longer than there is room ends it: nobody here writes one. */
static int serve(void) {
  static char input[LONGEST_LINE];
  static struct words words;
  long length = 0, got;
  while ((got = call(READ, 0, input + length, sizeof input - length)) > 0) {
    length += got;
    long begin = 0;
    for (long end = 0; end < length; end++) {
      if (input[end] != '\n') continue;
      input[end] = 0;
      split(input + begin, &words);
      answer(&words);
      begin = end + 1;
    }
    for (long i = begin; i < length; i++) input[i - begin] = input[i];
    length -= begin;
  }
  return 0;
}

/* Returns the exit code. */
int run(const long *stack) {
  int refused = set_up((const char *const *)(stack + 2));
  if (refused) return refused;
  // Once the namespaces are entered: that may take it away.
  call(PRCTL, PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  struct line line;
  line.length = 0;
  append(&line, "ready");
  print(1, &line);
  return serve();
}
