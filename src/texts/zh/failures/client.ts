import type { FailureWords, WayWords } from '../../en/failures/words.ts';

const forEveryone = (name: string): string => `安装 ${name}，对所有账户生效。`;

const installBuildx: readonly WayWords[] = [
  {
    title: '从 Docker 官方软件源安装 buildx（Debian、Ubuntu）',
    changes: forEveryone('docker-buildx-plugin'),
  },
  {
    title: '安装发行版自带的 buildx（Debian、Ubuntu）',
    changes: forEveryone('docker-buildx'),
  },
  {
    title: '从 Docker 官方软件源安装 buildx（Fedora、RHEL、CentOS）',
    changes: forEveryone('docker-buildx-plugin'),
  },
  { title: '安装 buildx（Alpine）', changes: forEveryone('docker-cli-buildx') },
  { title: '安装 buildx（Arch）', changes: forEveryone('docker-buildx') },
  {
    title: '用 Homebrew 安装 buildx（macOS）',
    how: '先执行 brew install docker-buildx，再把 ~/.docker/cli-plugins/docker-buildx 链接到 $(brew --prefix)/opt/docker-buildx/bin/docker-buildx：客户端在那里查找插件。',
  },
  {
    title: '手动安装发布版，无需 root',
    how: '从 https://github.com/docker/buildx/releases 下载适合本系统的程序，核对那里的校验和，放到 ~/.docker/cli-plugins/docker-buildx，并加上可执行权限。向导的「Docker 命令行」步骤征得同意后会完成这一切。',
  },
];

const setVariable: WayWords = {
  title: '在当前 shell 中设置变量',
  how: '执行 export DOCKER_CLI_EXPERIMENTAL=enabled，然后重试。向导征得同意后，会为自己执行的命令设置它。',
};

const writeConfig: WayWords = {
  title: '写入 config.json',
  how: '在 ~/.docker/config.json 中加入 "experimental": "enabled"：值是带引号的字符串，不是 true。引擎的 daemon.json 里的 "experimental": true 是另一个开关，在这里不起作用。',
};

export const client: Readonly<Record<string, FailureWords>> = {
  'cli-experimental-required': {
    name: '未开启实验特性，buildx 和 docker manifest 不可用',
    cause:
      'Docker 20.10 之前，客户端只有开启实验特性后才提供 buildx 和 docker manifest。之后的版本无需开关。',
    ways: [
      setVariable,
      writeConfig,
      {
        title: '把 Docker 升级到 20.10 或更新版本',
        how: '从 20.10 起无需任何开关：https://docs.docker.com/engine/install',
      },
    ],
  },
  'cli-experimental-bad-value': {
    name: '实验特性开关的值不被 Docker 接受',
    cause:
      '在 Docker 19.03 及更早版本中，变量 DOCKER_CLI_EXPERIMENTAL 和 config.json 里的这个开关只能取 enabled 或 disabled，写 true 或 1 会报错。',
    ways: [setVariable, writeConfig],
  },
  'buildx-missing': {
    name: '未安装 buildx',
    cause: '同时构建多个平台要靠客户端插件 buildx。它是单独的软件包，当前账户下没有安装。',
    ways: installBuildx,
  },
  'buildx-missing-flag-symptom': {
    name: '未安装 buildx',
    cause:
      '这是 buildx 的选项，但没有可用的 buildx，客户端便把它当成自己的选项，因而不认识。Docker 本身未必太旧。',
    ways: installBuildx,
  },
  'buildx-plugin-broken': {
    name: 'buildx 存在，但无法启动',
    cause:
      '插件文件存在却无法运行：没有可执行权限，是为别的 CPU 或系统编译的，或者根本不是程序。客户端的报错与未安装时相同。',
    ways: [
      { title: '加上可执行权限', changes: '只改这一个文件的权限。' },
      {
        title: '把它移开，露出被它挡住的可用版本',
        changes: '只重命名这一个文件；客户端会使用找到的下一个。',
      },
      {
        title: '换成正确的版本',
        how: 'docker info 的 Plugins 一节会列出文件和它的问题。从 https://github.com/docker/buildx/releases 下载适合本系统和 CPU 的发布版替换它，或使用发行版的软件包。',
      },
    ],
  },
  'buildx-missing-buildkit-forced': {
    name: '指定了 BuildKit，但 buildx 缺失或损坏',
    cause:
      '从 Docker 23.0 起，docker build 通过 buildx 使用 BuildKit。DOCKER_BUILDKIT=1 要求使用它，但没有可用的 buildx。',
    ways: installBuildx,
  },
  'docker-build-platform-experimental-daemon': {
    name: '引擎未开启实验模式，docker build 不支持 --platform',
    cause:
      'Docker 18.09 和 19.03 的旧构建器，只有引擎处于实验模式时才接受 --platform。buildx 没有这个要求。',
    ways: [
      {
        title: '用 buildx 构建',
        how: '用 docker buildx build 代替 docker build，选项不变。',
      },
      {
        title: '用 BuildKit 构建',
        how: '为这条命令设置 DOCKER_BUILDKIT=1：BuildKit 接受 --platform，一次一个平台。',
      },
    ],
  },
  'buildx-sudo-split': {
    name: 'buildx 的目录分属两个账户',
    cause:
      'docker 有时用 sudo 执行，有时不用。两个账户各有各的构建器和插件，root 在当前账户目录中留下的文件，当前账户无法写入。',
    ways: [
      {
        title: '收回该目录',
        changes: '该目录中的所有文件改为归当前账户所有。',
      },
      {
        title: '始终用同一种方式执行 docker',
        how: '要么一直用 sudo，要么一直不用：插件和构建器归创建它们的账户所有。不用 sudo 时，账户须在 docker 组中。',
      },
    ],
  },
  'buildx-version-unparsable': {
    name: '无法识别 buildx 的版本号',
    cause: '各发行版对 buildx 的版本命名不一。它支持哪些功能，试过才知道。',
    ways: [
      {
        title: '继续',
        how: '无需处理。如果某个选项不被识别，从 https://github.com/docker/buildx/releases 安装发布版。',
      },
    ],
  },
};
