/** What is said without the program itself: apart from the other texts, so that it need not wait for them. */
export { help } from './help.ts';
export { nodeVersion } from './node-version.ts';
