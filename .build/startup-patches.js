import { readFile } from 'node:fs/promises';

/** Yoga asks `fetch` and `atob` for a data URL, which loads all of undici: 16 ms before the first frame. */
const yoga = (source) => `const fetch = undefined;
const atob = (text) => Buffer.from(text, 'base64').toString('latin1');
${source}`;

/**
 * Building the set of all emoji takes 25 ms, compiling it 13 more, and a frame or a check mark is enough
 * to need it. Every recommended emoji holds a character that is one by itself, or the selector that makes
 * it one: what holds neither is told apart without the set, which is built for the first that does.
 */
const stringWidth = (source) =>
  replaceOnce(
    replaceOnce(source, 'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;', 'let rgiEmojiRegex;'),
    'rgiEmojiRegex.test(segment)',
    '(/\\p{Emoji_Presentation}|\\uFE0F/u.test(segment) && (rgiEmojiRegex ??= /^\\p{RGI_Emoji}$/v).test(segment))',
  );

function replaceOnce(source, from, to) {
  if (source.split(from).length !== 2) throw new Error(`Nothing to patch: ${from}`);
  return source.replace(from, () => to);
}

/** Two patches that bring the first frame forward; neither changes what a module does. */
export const startupPatches = {
  name: 'startup-patches',
  setup(build) {
    const patch = (filter, change) =>
      build.onLoad({ filter }, async ({ path }) => ({
        contents: change(await readFile(path, 'utf8')),
        loader: 'js',
      }));
    patch(/yoga-layout[/\\]dist[/\\]binaries[/\\]yoga-wasm-base64-esm\.js$/, yoga);
    patch(/node_modules[/\\]string-width[/\\]index\.js$/, stringWidth);
  },
};
