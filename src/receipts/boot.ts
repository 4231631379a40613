import type { Host } from '../host/host.ts';

/** The id of this boot: another one after each reboot; null where the kernel has none. */
export async function bootId({ readText }: Pick<Host, 'readText'>): Promise<string | null> {
  const { text } = await readText('/proc/sys/kernel/random/boot_id');
  return text?.trim() || null;
}
