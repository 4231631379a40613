/** In the words of the C library, which a log has, too: they stay as they are. */
export { errno } from '../en/errno.ts';
