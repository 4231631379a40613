import type { client as en } from '../../en/lessons/client.ts';
import type { Same } from '../../same.ts';

export const client: Same<typeof en> = {
  title: 'buildx 在哪里',
  brief: 'buildx，用来构建多个平台的插件',
  about: [
    'docker 是命令行，向引擎发出请求。buildx 是它的插件：一个名为 docker-buildx 的独立程序，docker 在几个目录里查找它。',
    '只有 buildx 能一次构建多个平台，并把结果合并到一个名称下。没有它，docker build 只为一个平台构建一个镜像。',
  ],
  typed: '输入',
  plugin: '插件',
  builder: '构建器',
  settings: '设置',
  looks: (program) => `docker 查找程序 ${program}`,
  missing: '没有找到',
  broken: (path) => `${path}，无法启动`,
  found: (version, path) => `buildx ${version}   ${path}`,
  asks: '请求构建器，并显示它在做什么',
  driver: (driver) => `驱动 ${driver}`,
  reads: '设置和登录信息来自',
  commandTitle: '查询 buildx',
  command: {
    docker: '客户端',
    buildx: '它的插件；报 "is not a docker command" 说明没有插件，或者已损坏',
    version: '插件自报的版本',
  },
  past: 'Docker 19.03 默认隐藏 buildx，要把 DOCKER_CLI_EXPERIMENTAL 设为 "enabled"，或在 ~/.docker/config.json 中写入 "experimental": "enabled"。较新的 buildx 要放到 ~/.docker/cli-plugins。',
  now: '20.10 起默认开启，23.0 起开关也取消了。daemon.json 里的同名开关是另一回事。Docker 官方软件包自带 buildx；Debian 和 Ubuntu 的叫 docker-buildx，Debian 12 没有。',
};
