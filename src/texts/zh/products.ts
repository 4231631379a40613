import type { products as en } from '../en/products.ts';
import type { Same } from '../same.ts';
import { podmanWay } from './machine-person.ts';
import { push } from './push.ts';

/** What is said of each product that an engine comes with. */
export const products: Same<typeof en> = {
  names: {
    engine: 'Docker Engine',
    desktop: 'Docker Desktop',
    colima: 'Colima',
    orbstack: 'OrbStack',
    'rancher-desktop': 'Rancher Desktop',
    podman: 'Podman',
    rootless: 'rootless Docker',
    snap: 'snap 版的 Docker',
    wsl: 'WSL 里的 Docker Engine',
    remote: '另一台机器上的引擎',
  },
  title: {
    colima: '引擎运行在 Colima 的虚拟机里',
    orbstack: '引擎运行在 OrbStack 的虚拟机里',
    'rancher-desktop': '引擎运行在 Rancher Desktop 的虚拟机里',
    snap: '引擎是 snap 包 docker',
    wsl: '引擎运行在这个 WSL 发行版里',
    podman: '应答的是 Podman 的服务，它代替了引擎',
    remote: '引擎运行在另一台机器上',
  },
  handlers: {
    colima:
      '处理程序在 Colima 的虚拟机里。从 0.8 起，它每次启动都会注册一部分（colima.yaml 里的 binfmt: true）；第 3 步添加的，虚拟机重启后就没有了。',
    orbstack:
      '处理程序在 OrbStack 的虚拟机里，由它自带：在 Apple 芯片上 amd64 由 Rosetta 运行。第 3 步添加的，虚拟机重启后就没有了。',
    'rancher-desktop':
      '处理程序在 Rancher Desktop 的虚拟机里；它带了哪些，第 3 步的验证会显示。第 3 步添加的，虚拟机重启后就没有了。',
    podman:
      '处理程序在 Podman 所用的内核里：在 Linux 上就是本机的内核，在 Mac 和 Windows 上是它的虚拟机的内核，那里自带 QEMU 的处理程序（arm64 和 x86）。',
    snap: '处理程序在本机自己的内核里，与本机的其他引擎一样。snap 从自己的目录 ~/snap/docker/current/.docker 读取设置和插件。',
    wsl: '处理程序在 WSL 自己的虚拟机里，所有发行版共用：执行 wsl --shutdown 后就没有了。',
    remote:
      '处理程序在那台机器的内核里：第 3 步注册在那里，不在这里。文件、服务和重启都以那台机器为准；项目从这里发送过去。',
  },
  unread: {
    desktop: '看不到，它们在 Docker Desktop 自己的虚拟机里',
    colima: '看不到，它们在 Colima 的虚拟机里',
    orbstack: '看不到，它们在 OrbStack 的虚拟机里',
    'rancher-desktop': '看不到，它们在 Rancher Desktop 的虚拟机里',
    podman: '看不到，它们在 Podman 的虚拟机里',
    remote: '看不到，它们在引擎所在的机器上',
  },
  registers: {
    desktop: '它注册在 Docker Desktop 的虚拟机里，到虚拟机重启为止。',
    colima: '它注册在 Colima 的虚拟机里，到虚拟机重启为止。',
    orbstack: '它注册在 OrbStack 的虚拟机里，到虚拟机重启为止。',
    'rancher-desktop': '它注册在 Rancher Desktop 的虚拟机里，到虚拟机重启为止。',
    wsl: '它注册在 WSL 的虚拟机里，所有发行版共用，到 wsl --shutdown 为止。',
    remote: '它注册在引擎所在的机器上，到那台机器重启为止。',
  },
  localhost: {
    place: {
      desktop: 'Docker Desktop 的虚拟机',
      colima: 'Colima 的虚拟机',
      orbstack: 'OrbStack 的虚拟机',
      'rancher-desktop': 'Rancher Desktop 的虚拟机',
      rootless: 'rootless Docker 自己的网络',
      remote: '引擎所在的机器',
    },
    title: (registry, place) => `镜像将推送到 ${registry}（${place}）`,
    refused: (registry, place) => `${registry} 没有回应构建器。它的 localhost：${place}`,
    hint: (place) => `在容器中，所用网络：${place}`,
    wayTitle: '用构建器看到的名字称呼镜像仓库',
    way: {
      virtual:
        '在这个引擎的容器里运行并发布了端口的镜像仓库，就在那里的 localhost：network=host 正是为此。在本机上、引擎之外运行的，对构建器来说是 host.docker.internal，端口相同。',
      rootless:
        '在这个引擎的容器里运行并发布了端口的镜像仓库，就在那里的 localhost。在本机上、引擎之外运行的不在那里，用 network=host 也不行：用本机除 127.0.0.1 之外的地址或名字称呼它。',
      remote:
        '引擎所在机器上的镜像仓库，就在那里的 localhost：network=host 正是为此。本机上的不在那里：用引擎所在机器能到达的地址称呼它。',
    },
  },
  store: {
    title: '让 Docker Desktop 用 containerd 保存镜像',
    how: '在 Settings 的 General 里：选中 Use containerd for pulling and storing images，再点 Apply & restart。之后它自己的构建器就能为多个平台构建。另一个存储里的镜像在此期间不显示。',
  },
  podmanBuilder: {
    title: '在 Podman 的容器里运行构建器',
    hint: '就是本向导驱动的 BuildKit',
    how: 'Podman 自己没有 BuildKit，但能在容器里运行它：因此它的 context 的构建器用的驱动是 docker-container。第 4 步启动它或另建一个，并加以验证。启用 SELinux 时需要 BuildKit 0.27 或更新。',
  },
  podmanBuilds: {
    title: '用 Podman 自己构建',
    hint: '不用本向导',
    how: podmanWay,
  },
  podmanNames: {
    title: '让 Podman 把本机的主机名交给容器',
    hint: 'containers.conf 里的一行',
    how: 'Docker 客户端启动的容器，Podman 不给它们本机的 hosts 文件，用 network=host 也不给：在 /etc/containers/containers.conf（rootless 的是 ~/.config/containers/containers.conf）的 [containers] 下写 base_hosts_file = "/etc/hosts"，重启它的服务，再重建构建器。或者用地址来写镜像仓库。',
  },
  permission: {
    rootless: {
      title: '使用当前账户自己的引擎',
      how: 'rootless 引擎只为启动它的账户监听，而这个套接字不属于当前账户：取消 DOCKER_HOST，或选择另一个上下文；dockerd-rootless-setuptool.sh install 可为当前账户建立一个引擎。',
    },
    podman: {
      title: '使用当前账户自己的 Podman 套接字',
      how: 'Podman 的套接字只供它所属的账户使用：systemctl --user start podman.socket 为当前账户建立一个，再用 DOCKER_HOST=unix:///run/user/$(id -u)/podman/podman.sock 指明它。',
    },
    remote: {
      title: '在那台机器上取得权限',
      how: 'Docker 登录所用的账户在那里无权使用引擎：由管理那台机器的人执行 sudo usermod -aG docker NAME，把它加入 docker 组。下次登录后生效。',
    },
    windows: {
      title: '把当前账户加入 docker-users 组',
      how: '以管理员身份执行：net localgroup docker-users NAME /add。然后注销 Windows 并重新登录。',
    },
    starter: (name) => ({
      title: `以当前账户启动 ${name}`,
      how: `套接字属于启动 ${name} 的账户，不能交给任何组：在那里停止它，再以当前账户启动。`,
    }),
  },
  upgrade: {
    desktop: {
      title: '更新 Docker Desktop',
      how: '客户端和引擎由 Docker Desktop 自带：在它的菜单里选 Check for updates，或见 https://docs.docker.com/desktop。',
    },
    colima: {
      title: '更新客户端和引擎',
      how: '客户端来自 Homebrew：brew upgrade docker docker-buildx。引擎在 Colima 的虚拟机里：brew upgrade colima，再用 colima delete 和 colima start 重建虚拟机。其中的镜像和卷会丢失。',
    },
    orbstack: {
      title: '更新 OrbStack',
      how: '客户端和引擎由 OrbStack 自带：在它的菜单里选 Check for updates，或执行 brew upgrade --greedy orbstack。',
    },
    'rancher-desktop': {
      title: '更新 Rancher Desktop',
      how: '客户端和引擎由 Rancher Desktop 自带：从 https://rancherdesktop.io 安装最新版本。',
    },
    remote: {
      title: '升级两台机器上的 Docker',
      how: '客户端和引擎在两台机器上：按那台机器的发行版的方式，把较旧的升级到 19.03 或更新，最好是最新版。',
    },
  },
  runtime: {
    colima:
      '使用 docker 之外的运行时，里面就没有 Docker 引擎：colima start --runtime docker 会选择它。',
    'rancher-desktop':
      '使用 containerd（nerdctl）时，里面没有 Docker 引擎：在 Preferences 的 Container Engine 里选 dockerd (moby)。',
  },
  snapRevert: {
    title: '退回到之前的 snap',
    hint: '在上次刷新之前还能运行的情况下',
    changes: '把 snap 包 docker 退回到上次刷新之前的修订版，连同当时的数据。',
  },
  push,
  buildx: {
    desktop: {
      title: '重新安装 Docker Desktop',
      hint: 'buildx 由它自带',
      how: 'buildx 由 Docker Desktop 自带：从 https://docs.docker.com/desktop 覆盖安装最新版本，然后启动它。',
    },
    snap: {
      title: '更新 snap 包 docker',
      hint: '它只能找到自带的插件',
      changes: '安装 snap 包 docker 的最新版本，它的引擎会重新启动。',
    },
  },
  experimental: {
    title: '在 Docker Desktop 的窗口里打开',
    how: '在 Preferences（Windows 上是 Settings）的 Command Line 页：选中 Enable experimental features，再点 Apply & Restart。没有这一页的 Docker Desktop 同样会读取 config.json 里的那一行。',
  },
  start: {
    title: (name) => `启动 ${name}`,
    machine: (name) => `启动 ${name} 和它的虚拟机，引擎随之启动。`,
    service: (name) => `启动 ${name} 的引擎。`,
    byHand: (name, command) =>
      command === null
        ? `在安装了它的地方启动 ${name}，等它显示正在运行，然后重新检查。`
        : `启动 ${name}（${command}），等它显示正在运行，然后重新检查。`,
  },
  restart: {
    title: (name) => `重新启动 ${name}`,
    changes: (name) => `重新启动 ${name}：正在运行的容器会停止。`,
  },
  kernel: {
    desktop: {
      title: '更新 Docker Desktop',
      how: '内核由 Docker Desktop 自带：在它的菜单里选 Check for updates，或见 https://docs.docker.com/desktop。',
    },
    colima: {
      title: '更新 Colima',
      how: '内核由 Colima 的虚拟机自带：brew upgrade colima，再用 colima delete 和 colima start 重建虚拟机。其中的镜像和卷会丢失。',
    },
    orbstack: {
      title: '更新 OrbStack',
      how: '内核由 OrbStack 自带：在它的菜单里选 Check for updates，或执行 brew upgrade --greedy orbstack。',
    },
    'rancher-desktop': {
      title: '更新 Rancher Desktop',
      how: '内核由 Rancher Desktop 自带：从 https://rancherdesktop.io 安装最新版本。',
    },
    wsl: {
      title: '更新 WSL 的内核',
      how: '内核是 WSL 的，不是发行版的。在 PowerShell 中执行 wsl --update，再执行 wsl --shutdown；WSL 里正在运行的都会停止。',
    },
    remote: {
      title: '升级那台机器的内核',
      how: '起作用的是引擎所在机器的内核：在那里升级到 4.8 或更新，并重启那台机器。',
    },
  },
  rootlessSetup: {
    title: '设置 rootless Docker',
    how: '这里没有你自己的服务来启动它：dockerd-rootless-setuptool.sh install 会建立服务，并说明还缺什么。然后重新检查。',
  },
  snapGroup: {
    title: '让当前账户使用这个 snap',
    how: 'snap 不会创建用户组：sudo addgroup --system docker，sudo adduser "$USER" docker，再执行 sudo snap disable docker 和 sudo snap enable docker。组的成员等同于 root；注销后重新登录。',
  },
  overSsh: (endpoint) => ({
    title: '检查 ssh 这条路',
    how: `Docker 用 ssh 连接 ${endpoint}，不会询问任何内容：必须能用密钥登录，那里的 PATH 中要有 docker，那里的账户要有权使用引擎。用同样的名字执行 ssh，后面加上 docker version 试一试。`,
  }),
};
