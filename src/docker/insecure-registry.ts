import { BlockList, isIP } from 'node:net';
import type { EngineSettings } from './engine-settings.ts';

/** Whether an engine takes plain http or any certificate from a registry: by its name, or by the network that its address is in. */
export function isInsecureRegistry(
  registry: string,
  engine: Pick<EngineSettings, 'insecureRegistries' | 'insecureNetworks'>,
): boolean {
  if (engine.insecureRegistries.includes(registry)) return true;
  const host = registry.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) === 0) return false;
  const networks = new BlockList();
  for (const network of engine.insecureNetworks) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address);
    const isSubnet = /^\d{1,3}$/.test(bits ?? '') && Number(bits) <= (family === 6 ? 128 : 32);
    if (family === 0 || !isSubnet) continue;
    networks.addSubnet(address, Number(bits), family === 6 ? 'ipv6' : 'ipv4');
  }
  return networks.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4');
}
