#include "commands.h"

enum { STANDARD_OUTPUT = 1, STANDARD_ERROR = 2 };

static void append_escaped(struct line *line, const char *text, long length) {
  for (long i = 0; i < length; i++) {
    char one[2] = {text[i], 0};
    append(line, text[i] == '\n' ? "\\n" : text[i] == '\\' ? "\\\\" : one);
  }
}

static void answer_line(const char *kind, long number, const char *text, long length) {
  struct line line;
  line.length = 0;
  append(&line, kind);
  append(&line, "\t");
  append_number(&line, number);
  append(&line, "\t");
  append_escaped(&line, text, length);
  print(STANDARD_OUTPUT, &line);
}

/* Null bytes and what is past 2000 of them are of no interest here. */
static long read_some(long file, char *text, long room) {
  long length = 0, got;
  while ((got = call(READ, file, text + length, room - length)) > 0) {
    length += got;
    if (length == room) break;
  }
  return got < 0 ? got : length;
}

static void answer_result(long result) {
  if (result >= 0) return answer_line("ok", 0, "", 0);
  const char *name = name_of(-result);
  long length = 0;
  while (name[length]) length++;
  answer_line("errno", -result, name, length);
}

static void read_file(const char *path) {
  char text[2000];
  long file = call(OPENAT, AT_FDCWD, path, O_RDONLY, 0);
  if (file < 0) return answer_result(file);
  long length = read_some(file, text, sizeof text);
  call(CLOSE, file);
  if (length < 0) return answer_result(length);
  answer_line("text", 0, text, length);
}

static long look_for(const char *path) {
  long file = call(OPENAT, AT_FDCWD, path, O_RDONLY, 0);
  if (file >= 0) call(CLOSE, file);
  return file;
}

static long copy_bytes(long from, long to) {
  char bytes[4096];
  long got;
  while ((got = call(READ, from, bytes, sizeof bytes)) > 0) {
    long written = call(WRITE, to, bytes, got);
    if (written < 0) return written;
  }
  return got;
}

long copy_file(const char *from, const char *to) {
  long source = call(OPENAT, AT_FDCWD, from, O_RDONLY | O_CLOEXEC, 0);
  if (source < 0) return source;
  // A program that is held open can't be written to: the new one is another file.
  call(UNLINKAT, AT_FDCWD, to, 0);
  long target = call(OPENAT, AT_FDCWD, to, O_WRONLY | O_CREAT | O_CLOEXEC, 0755);
  long result = target < 0 ? target : copy_bytes(source, target);
  if (target >= 0) call(CLOSE, target);
  call(CLOSE, source);
  return result;
}

/* Ends as the program does, or with what `execve` said in the pipe. */
static void become(const char *root, const char *path, char **arguments, int output, int said) {
  char *none[] = {0};
  call(PRCTL, PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  call(DUP3, output, STANDARD_OUTPUT, 0);
  call(DUP3, output, STANDARD_ERROR, 0);
  long result = is_same(root, "/") ? 0 : call(CHROOT, root);
  if (result >= 0) result = call(CHDIR, "/");
  if (result >= 0) result = call(EXECVE, path, arguments, none);
  call(WRITE, said, &result, sizeof result);
  call(EXIT, 127);
}

static void answer_end(long child, int output, int said) {
  char text[2000];
  long result = 0;
  int status = 0;
  long length = read_some(output, text, sizeof text);
  long failed = call(READ, said, &result, sizeof result) == sizeof result;
  call(WAIT4, child, &status, 0, 0);
  if (failed) return answer_result(result);
  int signal = status & 0x7f;
  answer_line(signal ? "signal" : "exit", signal ? signal : status >> 8 & 0xff, text,
              length < 0 ? 0 : length);
}

static void execute(const char *root, const char *path, char **arguments) {
  int output[2], said[2];
  long result = call(PIPE2, output, O_CLOEXEC);
  if (result < 0) return answer_result(result);
  result = call(PIPE2, said, O_CLOEXEC);
  long child = result < 0 ? result : fork();
  if (child == 0) become(root, path, arguments, output[1], said[1]);
  call(CLOSE, output[1]);
  if (result >= 0) call(CLOSE, said[1]);
  if (child < 0) answer_result(child);
  else answer_end(child, output[0], said[0]);
  call(CLOSE, output[0]);
  if (result >= 0) call(CLOSE, said[0]);
}

void answer(struct words *words) {
  char **each = words->each;
  long others = words->count - 1;
  const char *command = words->count > 0 ? each[0] : "";
  if (others == 2 && is_same(command, "write")) return answer_result(write_file(each[1], each[2]));
  if (others == 1 && is_same(command, "read")) return read_file(each[1]);
  if (others == 1 && is_same(command, "look")) return answer_result(look_for(each[1]));
  if (others == 2 && is_same(command, "copy")) return answer_result(copy_file(each[1], each[2]));
  if (others == 1 && is_same(command, "remove")) {
    return answer_result(call(UNLINKAT, AT_FDCWD, each[1], 0));
  }
  if (others >= 3 && is_same(command, "exec")) return execute(each[1], each[2], each + 3);
  answer_result(-ENOSYS);
}
