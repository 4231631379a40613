import type { Call } from '../../tool.ts';
import { isInstalledImage } from '../images/local.ts';
import { findBuilder, newBuildKit } from './builders.ts';

/**
 * Starts a builder's container, and tells of it as BuildKit's plain progress does; a builder that
 * runs already says nothing. Recorded: `buildx-inspect-bootstrap.txt`.
 */
export async function boot(call: Call, name: string): Promise<void> {
  const { world } = call;
  const builder = world.builders.get(name);
  if (findBuilder(call, name)?.driver !== 'docker-container') return;
  if (builder === undefined || builder.isRunning) return;
  const image = imageOf(builder.options ?? []);
  const container = `buildx_buildkit_${name}0`;
  const begun = call.now();
  const say = (line: string) => call.err(`#1 ${line}\n`);
  say('[internal] booting buildkit');
  if (!isInstalledImage(world, image)) {
    say(`pulling image ${image}`);
    await call.wait(4_200);
    world.images.add(image);
  }
  say(`pulling image ${image} ${((call.now() - begun) / 1000).toFixed(1)}s done`);
  say(`creating container ${container}`);
  await call.wait(600);
  builder.isRunning = true;
  world.docker.started.set(name, call.now());
  world.builders.set(name, { ...builder, buildkit: builder.buildkit ?? newBuildKit(world) });
  say(`creating container ${container} 0.6s done`);
  say(`DONE ${((call.now() - begun) / 1000).toFixed(1)}s`);
}

const imageOf = (options: readonly string[]): string =>
  options.find((option) => option.startsWith('image='))?.slice('image='.length) ??
  'moby/buildkit:buildx-stable-1';
