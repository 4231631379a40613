import type { archive as en } from '../en/archive.ts';
import type { Same } from '../same.ts';

export const archive: Same<typeof en> = {
  ours: (place) => `${place} 由之前的构建写成：这次重新写`,
  taken: {
    file: (place) => `${place} 已经存在：构建会覆盖它`,
    layout: (place) => `${place} 已经是一个 OCI 目录：构建会把镜像写进去`,
    folder: (place, names) =>
      names.length === 0
        ? `${place} 是一个无法读取的目录`
        : `${place} 是一个放着其他内容的目录：${names.join(', ')}`,
    other: (place) => `${place} 已经存在，而且不能写成归档`,
  },
  allowed: {
    file: (place) => `${place} 将被覆盖：里面现有的内容会丢失`,
    layout: (place) => `镜像将写入 ${place}：它的索引会指向这个镜像`,
  },
  elsewhere: (place) => `改写到 ${place}`,
  recommended: '那里什么都没有。',
  overwrite: {
    file: {
      title: (place) => `覆盖 ${place}`,
      changes: (path) => `接下来的构建会覆盖 ${path}：里面现有的内容会丢失。`,
    },
    layout: {
      title: (place) => `写入 ${place}`,
      changes: (path) =>
        `接下来的构建会把镜像写入 ${path}：它的索引会指向这个镜像，并取代同名的镜像；其中的其他镜像保留。`,
    },
    undo: '无法撤销：不保留副本。',
  },
  receipt: {
    title: (place) => `构建到 ${place}`,
    changes: (path) => `写入 ${path}。`,
    over: (path) => `覆盖 ${path}：之前的内容已丢失。`,
    into: (path) => `把一个镜像写入 OCI 目录 ${path}。`,
    unseparated: '没有办法把一个镜像从目录里单独取出。',
  },
};
