import type { Look } from '../../host/look.ts';
import { bootId } from '../../receipts/boot.ts';
import { listReceipts } from '../../receipts/list.ts';
import { texts } from '../../texts/index.ts';
import { dayOf } from '../../texts/when.ts';
import { isFlushable } from './owner.ts';
import { type Registered, registeredBy } from './registered.ts';
import { inspectRegistrars } from './registrars.ts';

/** What became of the handlers that were registered here. */
export type Remembered = {
  readonly registered: readonly Registered[];
  /** Those that are not in the table any more. */
  readonly lost: readonly Lost[];
};

export type Lost = Registered & {
  /** The machine rebooted since; false where it did not, or where that can't be told. */
  readonly hasRebooted: boolean;
  /** No reboot, and systemd-binfmt is there, which takes it out when it starts anew. */
  readonly isFlushed: boolean;
};

/** Which known failure handlers are that are gone; null where nothing tells what took them. */
export function failureOfLost(lost: readonly Lost[]): string | null {
  if (lost.some(({ hasRebooted }) => hasRebooted)) return 'qemu-lost-after-reboot';
  return lost.some(({ isFlushed }) => isFlushed) ? 'qemu-flushed-by-systemd-binfmt' : null;
}

/** Who registered it, and what happened since. */
export function lostWords({ when, hasRebooted, isFlushed }: Lost, now: Date): string {
  const words = texts().emulators.lost;
  const day = dayOf(new Date(when), now);
  if (hasRebooted) return words.rebooted(day);
  return isFlushed ? words.flushed(day) : words.gone(day);
}

/** Holds what the receipts say was registered against the names in the table. */
export async function rememberedHandlers(
  look: Look,
  entries: readonly string[],
): Promise<Remembered> {
  const registered = registeredBy(await listReceipts(look));
  if (registered.length === 0) return { registered, lost: [] };
  const boot = await bootId(look);
  const gone = registered.filter(({ name }) => !entries.includes(name));
  const hasRebooted = (one: Registered) =>
    boot !== null && one.bootId !== null && boot !== one.bootId;
  const registrars = gone.every(hasRebooted) ? null : await inspectRegistrars(look, []);
  const lost = gone.map((one) => ({
    ...one,
    hasRebooted: hasRebooted(one),
    isFlushed: !hasRebooted(one) && registrars !== null && isFlushable(one.name, registrars),
  }));
  return { registered, lost };
}
