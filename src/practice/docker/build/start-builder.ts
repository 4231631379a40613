import { newBuildKit } from '../buildx/builders.ts';
import { isInstalledImage } from '../images/local.ts';
import { asVertex, type Job, ownVertex, timed } from './job.ts';

/** A builder that does not run is started before anything else. */
export async function startBuilder(job: Job): Promise<void> {
  const { call, builder } = job;
  const own = call.world.builders.get(builder.name);
  if (own === undefined || own.isRunning || builder.driver === 'docker') return;
  const name = '[internal] booting buildkit';
  const vertex = ownVertex(job, name);
  const image =
    own.options?.find((option) => option.startsWith('image='))?.slice(6) ??
    'moby/buildkit:buildx-stable-1';
  await asVertex(job, vertex, async () => {
    const isThere = isInstalledImage(call.world, image);
    await timed(job, vertex, `pulling image ${image}`, isThere ? 200 : 4_200);
    call.world.images.add(image);
    await timed(job, vertex, `creating container buildx_buildkit_${builder.node}`, 600);
    const buildkit = own.buildkit ?? newBuildKit(call.world);
    call.world.builders.set(builder.name, { ...own, isRunning: true, buildkit });
    call.world.docker.started.set(builder.name, call.now());
  });
}
