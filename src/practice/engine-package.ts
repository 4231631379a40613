import { addSocket } from './create-world.ts';
import { groupIds, programFile } from './machine-files.ts';
import type { World } from './world.ts';

const client = '/usr/bin/docker';
const unit = '/usr/lib/systemd/system/docker.service';

/** Installs Docker from the distribution's package: its service is started, and its group is made. */
export function installEngine(world: World, version: string): void {
  world.machine = { ...world.machine, engine: { version } };
  world.client.version = version;
  world.engine.isRunning = true;
  world.services.set('docker', { isActive: true, isEnabled: true });
  world.files.set(client, programFile(world.machine));
  world.files.set(unit, { text: '', mode: 0o644, uid: 0 });
  world.files.set('/run/docker.pid', { text: '', mode: 0o644, uid: 0 });
  addSocket(world);
  const groups = world.files.get('/etc/group');
  const text = Buffer.from(groups?.text ?? '').toString('utf8');
  if (groups !== undefined && !/^docker:/m.test(text)) {
    groups.text = `${text}docker:x:${groupIds['docker']}:\n`;
  }
}

/** The group stays, as it does on a real machine. */
export function removeEngine(world: World): void {
  world.machine = { ...world.machine, engine: null };
  world.client.version = null;
  world.engine.isRunning = false;
  world.services.delete('docker');
  for (const path of [client, unit, '/run/docker.pid', '/var/run/docker.sock']) {
    world.files.delete(path);
  }
}
