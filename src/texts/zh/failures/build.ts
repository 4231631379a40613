import type { FailureWords } from '../../en/failures/words.ts';

/** What the Dockerfile and the command ask for. */
export const build: Readonly<Record<string, FailureWords>> = {
  'base-image-no-platform': {
    name: '基础镜像缺少某个平台',
    cause: '基础镜像没有发布这个平台的版本。',
    ways: [
      {
        title: '换一个支持该平台的基础镜像',
        how: 'docker buildx imagetools inspect IMAGE 会列出镜像支持的平台。换一个标签，或换一个发行版，也许就有缺少的平台。',
      },
      {
        title: '去掉这个平台',
        how: '把它从 --platform 中删去：基础镜像没有的平台，无法构建。',
      },
    ],
  },
  'emulated-loader-missing': {
    name: '镜像里混入了其他平台的程序',
    cause:
      '镜像中有与自身架构不同的程序，例如 arm64 镜像里放了 x86_64 的下载文件。模拟器能运行，但找不到这个程序依赖的库。',
    ways: [
      {
        title: '按平台下载对应的文件',
        how: '在 Dockerfile 中声明 ARG TARGETARCH，下载地址里用 $TARGETARCH 代替 x86_64 或 amd64。用 .dockerignore 把 node_modules 等编译产物排除在构建上下文之外。',
      },
      {
        title: '让该阶段在这个程序所属的平台上运行',
        how: '该阶段以 FROM --platform=linux/amd64 开头，只从中复制与平台无关的文件。',
      },
    ],
  },
  'context-missing': {
    name: '找不到目录或 Dockerfile',
    cause: '构建命令没有指定目录，或者指定的位置没有这个目录或 Dockerfile。',
    ways: [
      {
        title: '指明目录和 Dockerfile',
        how: '在 Dockerfile 所在目录执行命令，末尾加一个点；或者写成 --file DOCKERFILE FOLDER。',
      },
    ],
  },
  'wrong-arch-in-manifest': {
    name: '镜像的实际架构与清单列表不符',
    cause:
      'Dockerfile 用 FROM --platform 或单一架构的基础镜像写死了平台。构建不报错，但清单列表标注的平台与里面的镜像对不上。',
    ways: [
      {
        title: '让每个 FROM 跟随构建的目标平台',
        how: '去掉最后一个阶段里写死的 --platform，换用名称中不带架构的基础镜像。FROM --platform=$BUILDPLATFORM 只适合专做编译的阶段。',
      },
      {
        title: '只构建这一个平台',
        how: '--platform 只写 Dockerfile 写死的那个平台。',
      },
    ],
  },
};
