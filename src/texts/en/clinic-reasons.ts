import type { Reason } from '../../clinic/why.ts';

/** Why the clinic plays a recording, and what would make it live. */
export const clinicReasons: { readonly [Name in Reason]: string } = {
  'not-linux':
    'handlers belong to Linux, and this is another system. In a Linux of your own, such as a virtual machine, it is live.',
  'no-program': 'no program of ours was made for this processor.',
  'old-kernel':
    'Linux gives each user namespace a table of its own since 6.7, and this kernel is older.',
  'not-loaded':
    'binfmt_misc is not loaded in this kernel, and loading it would change the machine. After sudo modprobe binfmt_misc it is live.',
  'no-user-namespaces': 'this kernel has no user namespaces.',
  limit: 'this kernel allows no more user namespaces.',
  'root-only': 'this kernel gives user namespaces to root only.',
  apparmor:
    'AppArmor keeps programs that it does not know from being root in a user namespace, as Ubuntu sets it up.',
  container: 'this is a container, and it may not make namespaces of its own.',
  'not-started':
    'the program that makes the namespace could not be started. It may lie on a disk that is mounted with noexec.',
  lost: 'the program that held the namespace has ended.',
  refused: 'the kernel refused it.',
};
