import type { Look } from '../../host/look.ts';
import { behind, type Recogniser } from '../aim.ts';

/** `rm -f PATH`, `rm -r PATH`: nothing is there. */
export const fileGone: Recogniser = ({ argv }) => {
  const path = behind(argv, 'rm')?.at(-1);
  if (path === undefined) return null;
  const isGone = async (look: Look) => (await look.stat(path)) === null;
  return { subject: `file ${path}`, isReached: isGone, isMoot: isGone };
};

/** `mv BACKUP PATH`: what was kept aside is back in its place. */
export const fileBack: Recogniser = ({ argv }) => {
  const [from, to] = behind(argv, 'mv') ?? [];
  if (from === undefined || to === undefined) return null;
  return {
    subject: `file ${to}`,
    isReached: async (look) => (await look.stat(from)) === null && (await look.stat(to)) !== null,
    lacks: async (look) => ((await look.stat(from)) === null ? from : null),
  };
};

/** `chmod 0644 PATH`: it has these permissions. */
export const permissionsBack: Recogniser = ({ argv }) => {
  const [mode, path] = behind(argv, 'chmod') ?? [];
  if (path === undefined || mode === undefined || !/^[0-7]+$/.test(mode)) return null;
  return {
    subject: `permissions of ${path}`,
    isReached: async (look) => (await look.stat(path))?.mode === Number.parseInt(mode, 8),
    isMoot: async (look) => (await look.stat(path)) === null,
  };
};
