import type { person as en } from '../en/machine-person.ts';
import type { Same } from '../same.ts';

/** How Podman makes a list without Docker. */
export const podmanWay =
  'podman build --platform linux/amd64,linux/arm64 --manifest NAME . 生成清单列表，podman manifest push --all NAME docker://REFERENCE 发布它。列表已经有时，构建会往里添加：下次构建之前先 podman manifest rm NAME。和 Docker 一样，本机以外的平台需要处理程序。';

/** The machine step's ways out that only a person can go. */
export const person: Same<typeof en> = {
  install: {
    title: '用 Docker 官方软件包安装 Docker',
    hint: '最新的引擎，自带 buildx',
    how: '按 https://docs.docker.com/engine/install 中你的发行版的说明安装：docker-ce、docker-ce-cli 和 docker-buildx-plugin 会一起装上。',
  },
  installDesktop: {
    title: '安装 Docker Desktop',
    hint: '引擎、buildx、处理程序一应俱全',
    how: '从 https://docs.docker.com/desktop 安装 Docker Desktop，启动它，然后重新检查。',
  },
  colima: {
    title: 'Colima',
    hint: '小型 Linux 虚拟机里的引擎',
    how: '用 Homebrew：brew install docker docker-buildx colima，再 colima start，然后重新检查。',
  },
  practise: {
    title: '不用引擎，先练习',
    hint: '模拟的机器，不会改动这里的任何东西',
    how: '运行 npx multiarch-wizard --demo：在一台并不存在的机器上走同样的步骤。',
  },
  startDesktop: {
    title: '启动 Docker Desktop',
    how: '启动 Docker Desktop，等它显示引擎已运行，然后重新检查。',
  },
  notExecutable: {
    title: '让 docker 可以执行',
    how: 'PATH 里有一个名为 docker 的文件，但当前账户无权执行：见 ls -l "$(command -v docker)"。',
  },
  remote: (endpoint) => ({
    title: '到引擎所在的机器上处理',
    how: `${endpoint} 没有程序在监听：在那里启动引擎，或对本机开放它的端口。`,
  }),
  hung: {
    title: '重新启动引擎',
    how: '引擎接受了连接，却不回答。重新启动引擎或 Docker Desktop，然后重新检查；常见原因是磁盘已满。',
  },
  tls: {
    title: '给客户端配置证书',
    how: '客户端和引擎的 TLS 设置不一致：设置 DOCKER_TLS_VERIFY=1，并把 DOCKER_CERT_PATH 设为 ca.pem、cert.pem 和 key.pem 所在的目录，或使用包含这些证书的上下文。',
  },
  other: {
    title: '问问 Docker 自己',
    how: '在 shell 里运行 docker version：当它列出 Server 时，在这里重新检查。',
  },
  unset: (name, value) => ({
    title: `去掉 ${name}`,
    hint: value,
    how: `这个 shell 里 ${name} 是 ${value}，它覆盖了 Docker 自己的选择：unset ${name}，然后重新启动向导。`,
  }),
  upgrade: {
    title: '升级 Docker',
    how: '把客户端和引擎升级到 19.03 或更新，最好都升级到最新版：https://docs.docker.com/engine/install。',
  },
  upgradeDesktop: {
    title: '升级 Docker Desktop',
    how: '把 Docker Desktop 升级到 2.1 或更新：从这个版本起自带处理程序。',
  },
  podman: {
    title: '安装 Docker 自己的命令行',
    how: '这里的 docker 只是 podman 的别名，而 podman 没有构建器。卸载软件包 podman-docker，安装 Docker：https://docs.docker.com/engine/install。',
  },
  podmanEngine: {
    title: '用 Docker 的命令行，引擎仍是 Podman',
    hint: '其余的由本向导完成',
    how: '用 Docker 的命令行和 buildx 换下软件包 podman-docker（Debian：docker-cli 和 docker-buildx），再启动 Podman 的套接字：以 root 身份：systemctl enable --now podman.socket，并把 DOCKER_HOST 设为 unix:///run/podman/podman.sock，它只供 root 使用；给自己的账户：systemctl --user enable --now podman.socket，并把 DOCKER_HOST 设为 unix://$XDG_RUNTIME_DIR/podman/podman.sock。',
  },
  podmanBuild: {
    title: '继续用 podman',
    hint: '不用本向导',
    how: podmanWay,
  },
  wsl: {
    title: '打开 WSL 集成',
    how: '在 Docker Desktop 里：Settings、Resources、WSL integration，打开这个发行版。然后新开一个 shell。',
  },
  logIn: (group) => ({
    title: '注销后重新登录',
    how: `你已经在 ${group} 组里，但当前会话在那之前就开始了：注销后重新登录，或在 shell 里运行 newgrp ${group} 并在其中启动向导。`,
  }),
  askAdmin: {
    title: '申请访问引擎的权限',
    how: '套接字只对 root 开放。向管理这台机器的人申请一个可以使用它的组，或自己装一个 rootless 引擎：dockerd-rootless-setuptool.sh install。',
  },
  linuxContainers: {
    title: '切换到 Linux 容器',
    how: '在 Docker Desktop 的菜单里：「Switch to Linux containers」。',
  },
  registerAsRoot: {
    title: '以 root 身份在引擎之外注册处理程序',
    hint: '发行版的软件包',
    how: '处理程序属于内核，需要 root 注册一次：安装 qemu-user-static（Debian、Ubuntu、Fedora），它会以 F 标志注册；或在以 root 身份运行的引擎里运行安装镜像。',
  },
  outsideOfMapping: {
    title: '用 --userns=host 注册处理程序',
    how: '「模拟器」这一步会把它加进命令。手动运行：docker run --rm --privileged --userns=host tonistiigi/binfmt --install all。',
  },
  ownEmulators: {
    title: '自带模拟器的构建器',
    hint: '不需要处理程序',
    how: '镜像 moby/buildkit 带有模拟器：用驱动为 docker-container 的构建器，很多 RUN 步骤不需要任何处理程序就能运行。第 4 步会创建一个并验证它：docker buildx create --use --name mybuilder。',
  },
  upgradeKernel: {
    title: '升级内核',
    hint: '需要 root，并重启',
    how: '换用带 Linux 4.8 或更新内核的发行版（Ubuntu 18.04、Debian 9、RHEL 8 及以后）。Ubuntu 16.04 的 HWE 内核是 4.15；CentOS 7 可以从 ELRepo 安装更新的内核（kernel-lt）。',
  },
  nativeNode: {
    title: '原生节点',
    hint: '最快，完全不用模拟',
    how: '让那种架构的机器构建自己的部分：docker buildx create --name mybuilder --append ssh://USER@ARM-HOST。',
  },
  crossCompile: {
    title: '交叉编译',
    hint: '不运行其他平台的程序',
    how: '在原生平台上编译，只复制结果：FROM --platform=$BUILDPLATFORM golang AS build，设置 GOOS=$TARGETOS GOARCH=$TARGETARCH，然后 COPY --from=build。',
  },
  otherKernel: {
    title: '换用带 binfmt_misc 的内核',
    how: '如果 modprobe 找不到模块，说明这个内核编译时没有 CONFIG_BINFMT_MISC（小型开发板、NAS、租用的容器）：换用别的内核，或使用原生节点。',
  },
  rebootForModules: {
    title: '重启',
    how: '正在运行的内核的模块已不在磁盘上：上次开机之后内核升级过。重启，然后重新检查。',
  },
};
