#include "kernel.h"

void append(struct line *line, const char *text) {
  while (*text && line->length < LONGEST_LINE - 1) line->text[line->length++] = *text++;
}

void append_number(struct line *line, unsigned number) {
  char digits[11];
  char *first = digits + sizeof digits - 1;
  *first = 0;
  do *--first = '0' + number % 10; while (number /= 10);
  append(line, first);
}

void print(int descriptor, struct line *line) {
  line->text[line->length++] = '\n';
  call(WRITE, descriptor, line->text, line->length);
}

// The numbers past 34 are others on MIPS.
const char *name_of(long number) {
  switch (number) {
    case 1: return "EPERM";
    case 2: return "ENOENT";
    case 5: return "EIO";
    case 7: return "E2BIG";
    case 8: return "ENOEXEC";
    case 11: return "EAGAIN";
    case 12: return "ENOMEM";
    case 13: return "EACCES";
    case 14: return "EFAULT";
    case 16: return "EBUSY";
    case 17: return "EEXIST";
    case 19: return "ENODEV";
    case 20: return "ENOTDIR";
    case 21: return "EISDIR";
    case 22: return "EINVAL";
    case 26: return "ETXTBSY";
    case 28: return "ENOSPC";
    case 30: return "EROFS";
#ifdef __mips__
    case 84: return "ELIBBAD";
    case 89: return "ENOSYS";
    case 90: return "ELOOP";
    case 94: return "EUSERS";
#else
    case 38: return "ENOSYS";
    case 40: return "ELOOP";
    case 80: return "ELIBBAD";
    case 87: return "EUSERS";
#endif
    default: return "";
  }
}

int refuse(const char *what, long result) {
  struct line line;
  line.length = 0;
  append(&line, what);
  append(&line, " errno ");
  append_number(&line, -result);
  append(&line, " ");
  append(&line, name_of(-result));
  print(2, &line);
  return 126;
}

static long length_of(const char *text) {
  long length = 0;
  while (text[length]) length++;
  return length;
}

long write_file(const char *path, const char *text) {
  long file = call(OPENAT, AT_FDCWD, path, O_WRONLY, 0);
  if (file < 0) return file;
  long written = call(WRITE, file, text, length_of(text));
  call(CLOSE, file);
  return written;
}

/* The caller's own id becomes 0, as only that may be mapped without rights. */
static long map_to_root(const char *path, long id) {
  struct line map;
  map.length = 0;
  append(&map, "0 ");
  append_number(&map, id);
  append(&map, " 1");
  map.text[map.length] = 0;
  return write_file(path, map.text);
}

int enter_namespace(long flags) {
  long user = call(GETEUID);
  long group = call(GETEGID);
  long result = call(UNSHARE, CLONE_NEWUSER | flags);
  if (result < 0) return refuse("unshare", result);
  result = map_to_root("/proc/self/uid_map", user);
  if (result < 0) return refuse("write /proc/self/uid_map", result);
  // Before the group map, else that is refused; not there before Linux 3.19.
  result = write_file("/proc/self/setgroups", "deny");
  if (result < 0 && result != -ENOENT) return refuse("write /proc/self/setgroups", result);
  result = map_to_root("/proc/self/gid_map", group);
  if (result < 0) return refuse("write /proc/self/gid_map", result);
  return 0;
}

int is_same(const char *one, const char *other) {
  while (*one && *one == *other) one++, other++;
  return *one == *other;
}

long fork(void) {
#ifdef __s390x__
  return call(CLONE, 0, SIGCHLD, 0, 0, 0);
#else
  return call(CLONE, SIGCHLD, 0, 0, 0, 0);
#endif
}

long auxiliary(const long *stack, long type) {
  const long *next = stack + 1 + *stack + 1;
  while (*next) next++;
  for (next++; *next; next += 2) {
    if (*next == type) return next[1];
  }
  return 0;
}
