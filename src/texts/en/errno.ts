/** What an errno means, in the words of the C library. */
export const errno: Readonly<Record<string, string>> = {
  ENOEXEC: 'exec format error',
  ENOENT: 'no such file or directory',
  EINVAL: 'invalid argument',
  EEXIST: 'file exists',
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  ELOOP: 'too many levels of symbolic links',
};
