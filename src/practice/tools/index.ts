import { dockerTool } from '../docker/index.ts';
import type { Tool } from '../tool.ts';
import { aptCache, aptGet, dpkgQuery } from './apt.ts';
import { cat } from './cat.ts';
import { curl } from './curl.ts';
import { df } from './df.ts';
import { engineStarter } from './engine-starters.ts';
import { gpasswd, usermod } from './groups.ts';
import { id } from './id.ts';
import { mkdir } from './mkdir.ts';
import { chmod, chown, install } from './modes.ts';
import { modprobe, mount, nsenter, umount } from './mount.ts';
import { cp, mv } from './mv.ts';
import { od } from './od.ts';
import { rm } from './rm.ts';
import { rpm } from './rpm.ts';
import { stat } from './stat.ts';
import { service, systemctl } from './systemctl.ts';
import { tar } from './tar.ts';
import { tee } from './tee.ts';
import { uname } from './uname.ts';
import { yum } from './yum.ts';

/** The programs that are simulated, by name; which of them a machine has, its files tell. */
export const tools: Readonly<Record<string, Tool>> = {
  ...{ docker: dockerTool, uname, stat, tee, cat, od, tar },
  ...{ rm, mv, cp, mkdir, chmod, chown, install },
  ...{ mount, umount, nsenter, modprobe, systemctl, service, usermod, gpasswd },
  ...{ 'apt-get': aptGet, 'apt-cache': aptCache, 'dpkg-query': dpkgQuery, rpm, curl },
  ...{ yum, dnf: yum, id, df, true: () => 0 },
  ...{ colima: engineStarter, orb: engineStarter, rdctl: engineStarter },
  ...{ podman: engineStarter, snap: engineStarter },
};
