/* What the tiny programs need of Linux, without a C library. start/ARCH.S and call/ARCH.S are the
 * way in and out. */

#define LONGEST_LINE 4096

struct line {
  long length;
  char text[LONGEST_LINE];
};

/* Keeps room for the line end: a line too long is cut, and is still one line. */
void append(struct line *line, const char *text);
void append_number(struct line *line, unsigned number);
void print(int descriptor, struct line *line);

/* Any system call: its result, or the negative errno. */
long call(long number, ...);

/* Says on standard error `CALL errno NUMBER NAME`; returns the exit code 126. */
int refuse(const char *what, long result);

/* Makes a user namespace in which the caller is root, with the namespaces of flags.
 * Returns 0, or the exit code of what was refused, which it has said. */
int enter_namespace(long flags);

/* Writes a text to a file that is there. */
long write_file(const char *path, const char *text);

int is_same(const char *one, const char *other);

/* The name of an errno, empty for one that is not among those that a person may meet here. */
const char *name_of(long number);

/* A second process with all that the first has: 0 in it, its id or the negative errno in the first. */
long fork(void);

/* A value of the auxiliary vector that the kernel hands to a new program, 0 where it is not there. */
long auxiliary(const long *stack, long type);

#define EPERM 1
#define ENOENT 2
#define AT_FLAGS 8
#define AT_ENTRY 9
#define AT_FDCWD -100
#define O_RDONLY 0
#define O_WRONLY 1
#define O_CLOEXEC 0x80000
#define MS_NOSUID 2
#define MS_NODEV 4
#define PR_SET_PDEATHSIG 1
#define SIGKILL 9
#define CLONE_NEWUSER 0x10000000
#define CLONE_NEWNS 0x00020000
#ifdef __mips__
#define ENOSYS 89
#define O_CREAT 0x100
#define SIGCHLD 18
#else
#define ENOSYS 38
#define O_CREAT 0x40
#define SIGCHLD 17
#endif

/* Numbers of system calls: arch/ARCH/.../syscall.tbl and include/uapi/asm-generic/unistd.h of
 * Linux v6.12. */
#if defined(__x86_64__)
enum { READ = 0, WRITE = 1, CLOSE = 3, CLONE = 56, EXECVE = 59, EXIT = 60, WAIT4 = 61, CHDIR = 80,
       GETEUID = 107, GETEGID = 108, PRCTL = 157, CHROOT = 161, MOUNT = 165, OPENAT = 257,
       MKDIRAT = 258, UNLINKAT = 263, UNSHARE = 272, DUP3 = 292, PIPE2 = 293 };
#elif defined(__i386__)
enum { EXIT = 1, READ = 3, WRITE = 4, CLOSE = 6, EXECVE = 11, CHDIR = 12, MOUNT = 21, CHROOT = 61,
       WAIT4 = 114, CLONE = 120, PRCTL = 172, GETEUID = 201, GETEGID = 202, OPENAT = 295,
       MKDIRAT = 296, UNLINKAT = 301, UNSHARE = 310, DUP3 = 330, PIPE2 = 331 };
#elif defined(__arm__)
enum { EXIT = 1, READ = 3, WRITE = 4, CLOSE = 6, EXECVE = 11, CHDIR = 12, MOUNT = 21, CHROOT = 61,
       WAIT4 = 114, CLONE = 120, PRCTL = 172, GETEUID = 201, GETEGID = 202, OPENAT = 322,
       MKDIRAT = 323, UNLINKAT = 328, UNSHARE = 337, DUP3 = 358, PIPE2 = 359 };
#elif defined(__powerpc64__)
enum { EXIT = 1, READ = 3, WRITE = 4, CLOSE = 6, EXECVE = 11, CHDIR = 12, MOUNT = 21, GETEUID = 49,
       GETEGID = 50, CHROOT = 61, WAIT4 = 114, CLONE = 120, PRCTL = 171, UNSHARE = 282,
       OPENAT = 286, MKDIRAT = 287, UNLINKAT = 292, DUP3 = 316, PIPE2 = 317 };
#elif defined(__s390x__)
enum { EXIT = 1, READ = 3, WRITE = 4, CLOSE = 6, EXECVE = 11, CHDIR = 12, MOUNT = 21, CHROOT = 61,
       WAIT4 = 114, CLONE = 120, PRCTL = 172, GETEUID = 201, GETEGID = 202, OPENAT = 288,
       MKDIRAT = 289, UNLINKAT = 294, UNSHARE = 303, PIPE2 = 325, DUP3 = 326 };
#elif defined(__mips64)
enum { READ = 5000, WRITE = 5001, CLOSE = 5003, CLONE = 5055, EXECVE = 5057, EXIT = 5058,
       WAIT4 = 5059, CHDIR = 5078, GETEUID = 5105, GETEGID = 5106, PRCTL = 5153, CHROOT = 5156,
       MOUNT = 5160, OPENAT = 5247, MKDIRAT = 5248, UNLINKAT = 5253, UNSHARE = 5262, DUP3 = 5286,
       PIPE2 = 5287 };
#elif defined(__aarch64__) || defined(__riscv) || defined(__loongarch__)
enum { DUP3 = 24, MKDIRAT = 34, UNLINKAT = 35, MOUNT = 40, CHDIR = 49, CHROOT = 51, OPENAT = 56,
       CLOSE = 57, PIPE2 = 59, READ = 63, WRITE = 64, EXIT = 93, UNSHARE = 97, PRCTL = 167,
       GETEUID = 175, GETEGID = 177, CLONE = 220, EXECVE = 221, WAIT4 = 260 };
#else
#error "no system calls known for this architecture"
#endif
