import { isObject } from '../../docker/json.ts';
import { canonicalRegistry } from '../../docker/reference/registry.ts';
import type { Call } from '../tool.ts';
import { folderOf, setInConfig } from './client-files.ts';
import { engineRefusal } from './engine/refusal.ts';
import { readFlags } from './flags.ts';

const hubKey = 'https://index.docker.io/v1/';

/** `docker login [HOST]`: nobody's password is asked for here, and a made-up one is kept as docker keeps it. */
export async function login(call: Call, args: readonly string[]): Promise<number> {
  const flags = readFlags(args, {
    values: ['username', 'password'],
    switches: ['password-stdin'],
    short: { u: 'username', p: 'password' },
  });
  const refusal = engineRefusal(call, { method: 'Post', path: '/auth' });
  if (refusal !== null) {
    call.err(`${refusal}\n`);
    return 1;
  }
  const host = flags.words[0] ?? '';
  const user = flags.value('username') ?? call.world.machine.system.user ?? 'ada';
  if (!flags.has('password-stdin')) call.out(`Username: ${user}\nPassword: \n`);
  await call.wait(700);
  const isHub = canonicalRegistry(host === '' ? null : host) === 'docker.io';
  const auth = Buffer.from(`${user}:practice`).toString('base64');
  setInConfig(call, (config) => {
    const auths = isObject(config['auths']) ? config['auths'] : {};
    return { ...config, auths: { ...auths, [isHub ? hubKey : host]: { auth } } };
  });
  call.err(
    `\nWARNING! Your credentials are stored unencrypted in '${folderOf(call)}/config.json'.\n`,
  );
  call.err('Configure a credential helper to remove this warning. See\n');
  call.err('https://docs.docker.com/go/credential-store/\n\n');
  call.out('Login Succeeded\n');
  return 0;
}

/** `docker logout [HOST]`. */
export function logout(call: Call, [host = hubKey]: readonly string[]): number {
  setInConfig(call, (config) => {
    const auths = isObject(config['auths']) ? config['auths'] : {};
    return {
      ...config,
      auths: Object.fromEntries(Object.entries(auths).filter(([key]) => key !== host)),
    };
  });
  call.out(`Removing login credentials for ${host}\n`);
  return 0;
}
