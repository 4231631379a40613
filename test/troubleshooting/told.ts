import { match } from '../../src/troubleshooting/match.ts';

/** Ids of the known failures that a text tells, in the order in which they are told. */
export const told = (text: string): readonly string[] =>
  match(text.split('\n')).map(({ failure }) => failure.id);

/** Failures that are told by the same text as another one, and after it: a look at the machine tells them apart. */
const sharers: Readonly<Record<string, readonly string[]>> = {
  'buildx-missing': ['buildx-plugin-broken'],
  'buildx-missing-flag-symptom': ['buildx-plugin-broken'],
  'exec-format-error-run': [
    'binfmt-disabled',
    'qemu-lost-after-reboot',
    'qemu-flushed-by-systemd-binfmt',
  ],
  'push-localhost-refused': ['imagetools-local-registry'],
  'qemu-flag-F-missing': ['qemu-dynamic-with-F', 'exec-bin-sh-not-found'],
};

/** The ids without those that only share the text of the first one. */
export const withoutSharers = (ids: readonly string[]): readonly string[] => {
  const shared = sharers[ids[0] ?? ''] ?? [];
  return ids.filter((id) => !shared.includes(id));
};
