import type { Look } from '../../host/look.ts';
import { bootId } from '../../receipts/boot.ts';
import { listReceipts } from '../../receipts/list.ts';
import { texts } from '../../texts/index.ts';
import { dayOf } from '../../texts/when.ts';
import { type Registered, registeredBy } from './registered.ts';

/** What became of the handlers that were registered here. */
export type Remembered = {
  readonly registered: readonly Registered[];
  /** Those that are not in the table any more. */
  readonly lost: readonly Lost[];
};

export type Lost = Registered & {
  /** The machine rebooted since; false where it did not, and something else cleared the table. */
  readonly hasRebooted: boolean;
};

/** Which known failure handlers are that are gone. */
export const failureOfLost = (lost: readonly Lost[]): string =>
  lost.some(({ hasRebooted }) => hasRebooted)
    ? 'qemu-lost-after-reboot'
    : 'qemu-flushed-by-systemd-binfmt';

/** Who registered it, and what happened since. */
export function lostWords({ when, hasRebooted }: Lost, now: Date): string {
  const words = texts().emulators.lost;
  const day = dayOf(new Date(when), now);
  return hasRebooted ? words.rebooted(day) : words.cleared(day);
}

/** Holds what the receipts say was registered against the names in the table. */
export async function rememberedHandlers(
  look: Pick<Look, 'env' | 'home' | 'list' | 'readText'>,
  entries: readonly string[],
): Promise<Remembered> {
  const registered = registeredBy(await listReceipts(look));
  if (registered.length === 0) return { registered, lost: [] };
  const boot = await bootId(look);
  const gone = registered.filter(({ name }) => !entries.includes(name));
  const lost = gone.map((one) => ({
    ...one,
    hasRebooted: boot !== null && one.bootId !== null && boot !== one.bootId,
  }));
  return { registered, lost };
}
