import type { World } from '../../world.ts';
import { driverOptions } from './builder-facts.ts';

const folder = /^(.*)\/\.docker\/buildx\/instances\/([^/]+)$/;

/** The file by which buildx knows a builder again; null for one that nobody made, undefined for any other path. */
export function instanceText(world: World, path: string): string | null | undefined {
  const [, home, name = ''] = folder.exec(path) ?? [];
  if (home !== world.person.home) return undefined;
  const builder = world.builders.get(name);
  if (builder === undefined || builder.driver === 'docker') return null;
  const { config } = builder;
  const files = config === undefined ? null : { 'buildkitd.toml': base64(config) };
  const node = {
    ...{ Name: `${name}0`, Endpoint: 'unix:///var/run/docker.sock', Platforms: null },
    ...{ DriverOpts: driverOptions(builder), Flags: null, Files: files },
  };
  return JSON.stringify({ Name: name, Driver: builder.driver, Nodes: [node], Dynamic: false });
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
