import type { client as en } from '../en/client.ts';
import type { Same } from '../same.ts';

export const client: Same<typeof en> = {
  title: 'Docker 命令行',
  lead: '与引擎通信的命令行，以及它的插件 buildx。',
  /** Why each check matters, by its name. */
  why: {
    config:
      '登录信息、上下文和插件目录都写在 config.json 里。只要有一处错误，Docker 就完全不读它。',
    experimental: '20.10 以前，不打开实验功能就看不到 buildx 和 docker manifest。',
    buildx: 'docker build 一次只构建一个平台；一次构建多个要靠 buildx。',
    'credential-helpers': 'Docker 向这些程序要登录信息：缺了哪一个，凡是需要登录的操作都到此为止。',
    folder: 'buildx 把构建器的信息放在那里，不能写入就会失败。',
  },
  config: {
    ok: 'config.json 可以读取',
    read: '已作为 JSON 读取',
    none: '没有 config.json，也不需要',
    noFile: '没有这个文件',
    unreadable: 'config.json 无法读取',
    errors: {
      missing: '没有这个文件',
      forbidden: 'permission denied',
      'not-a-file': '它是目录',
      unreadable: '它无法读取',
    },
    makeReadable: (path) => ({
      title: '让它可以读取',
      how: `${path} 属于另一个账户，或不是文件：见 ls -ld ${path}，然后把它改为你自己所有，或移到别处。`,
    }),
    noJson: 'config.json 不是 JSON：Docker 完全不读它',
    noObject: '它是 JSON，但不是 { } 里的对象',
    place: (line, column) => `第 ${line} 行第 ${column} 列：从这里起不再是 JSON`,
    mend: (path, place) => ({
      title: '改正文件',
      hint: '没有动过它',
      how: `用编辑器打开 ${path}：${place}。常见原因是多了一个逗号、少了一个逗号，或写了注释。然后重新检查。`,
    }),
    notText: '"experimental" 不是文本：Docker 完全不读 config.json',
  },

  experimental: {
    always: '从 20.10 起实验功能总是打开',
    gone: '实验功能总是打开，从 23.0 起没有开关',
    on: (source) => `实验功能已打开，来自 ${source}`,
    off: '实验功能没有打开：20.10 以前 buildx 需要它',
    badValue: '实验功能的开关既不是 "enabled" 也不是 "disabled"：Docker 拒绝它',
    unknown: '未检查实验功能的开关：没有 docker',
    byVariable: {
      title: '只为这次运行设置变量',
      hint: '本机什么也不改变',
      recommended: '不需要更改文件，向导运行期间有效。',
      changes: '只影响向导运行的命令：DOCKER_CLI_EXPERIMENTAL=enabled。',
    },
    profile:
      '要在每个 shell 里都有效，把这一行加进 ~/.profile：export DOCKER_CLI_EXPERIMENTAL=enabled',
    byFile: {
      title: '写入 config.json',
      hint: '对以后的每个 docker 命令有效',
      changes: (path) =>
        `在 ${path} 里加入 "experimental": "enabled"。其他内容不变，旧文件保留在它旁边。`,
      undo: (path) => `从 ${path} 里删掉这一行，或用旁边保留的副本还原。`,
    },
  },

  buildx: {
    ok: 'buildx 已安装，可以使用',
    unnamed: 'buildx 已安装，可以使用；从版本信息看不出版本号',
    old: 'buildx 的版本低于 0.4.2：无法指定使用哪个构建器',
    missing: '没有安装 buildx',
    broken: 'buildx 已安装，但无法启动',
    hidden: 'buildx 已安装，但不打开实验功能就看不到',
    notAsked: '未检查 buildx：没有 Docker 命令行',
  },

  broken: {
    chmod: {
      title: '让它可以执行',
      recommended: '谁都无权执行这个文件：只有这一处不对。',
      changes: '只更改这一个文件的权限。',
    },
    aside: '把损坏的那个移开',
    asideWhy: (hidden) => `它遮住了另一个：${hidden}。`,
    asideChanges: (from, to) => `把 ${from} 改名为 ${to}。`,
  },

  install: {
    package: (name) => `安装软件包 ${name}`,
    packageHint: '来自发行版，或 Docker 官方',
    packageWhy: '它随其他软件包一起更新。',
    packageChanges: (name) => `安装 ${name}，对每个账户有效。`,
    plugin: (name) => `安装 ${name}`,
    checked: ({ name, target, sha256, list }) =>
      `把 ${name} 复制到 ${target}，可执行。SHA-256 为 ${sha256}，与旁边的 ${list} 一致。`,
    unchecked: ({ name, target, sha256 }) =>
      `把 ${name} 复制到 ${target}，可执行。SHA-256 为 ${sha256}；旁边没有列出它应有的值：与发布页上的比对。`,
    downloaded: '安装已下载的 buildx',
    downloadedWhy: '它就在这里，而且是为本机构建的。',
    discard: '删除已下载的文件',
    discards: (folder) => `删除 ${folder}。`,
    file: {
      title: '从文件安装',
      hint: '你手头的发布文件',
      changes: (target) => `把文件复制到 ${target}；复制之前先显示并核对它的 SHA-256。`,
      prompt: 'buildx 程序的路径，例如 ~/Downloads/buildx-v0.36.1.linux-amd64',
      empty: '写出文件名。',
    },
    url: {
      title: '下载发布版本',
      hint: '从 github.com，或你指定的地址',
      changes: (url, folder) =>
        `把 ${url}（或你指定的地址）下载到 ${folder}；显示 SHA-256 之前什么也不安装。`,
      prompt: 'buildx 程序的地址',
      fetch: (name) => `下载 ${name}`,
      fetches: (folder) =>
        `把程序和它的校验和列表下载到 ${folder}。你看过它的 SHA-256 之后才安装。`,
      fetchesUnlisted: (folder) =>
        `把程序下载到 ${folder}。旁边没有校验和列表。你看过它的 SHA-256 之后才安装。`,
      refused: {
        empty: '写出地址。',
        'no-url': '这不是地址：地址以 https:// 开头。',
        'not-https': '只使用 https://，或本机自己的 http://。',
        'with-password': '去掉用户名和密码：地址会显示出来并保存。',
        'no-file': '地址末尾不是文件名：只能有字母、数字、"."、"_"、"+" 和 "-"。',
      },
      byHand: (url) => ({
        title: '下载发布版本',
        hint: '这里没有 curl 也没有 wget',
        how: `用浏览器下载 ${url} 和旁边的 checksums.txt，然后选择「从文件安装」。`,
      }),
    },
  },

  refused: {
    itself: (path) => `${path} 就是插件要放的位置：换一个文件。`,
    file: {
      missing: (path) => `没有文件 ${path}：指定 buildx 程序。`,
      'not-a-file': (path) => `${path} 不是普通文件：指定 buildx 程序。`,
      unreadable: (path) => `当前账户无法读取 ${path}：先解决这个。`,
      'no-program': (path) => `${path} 不是程序：重新下载，保存下来的可能是网页。`,
    },
    wrongMachine: (path, own, wanted) =>
      `${path} 是为 ${own} 构建的，而这个客户端需要 ${wanted}：换用那一个。`,
    wrongChecksum: (sums) =>
      `它的 SHA-256 是 ${sums.sha256}，而 ${sums.list} 写的是 ${sums.published}：这不是发布的文件，重新下载。`,
  },

  folder: {
    foreign: 'buildx 自己的目录里有另一个账户的文件',
    owner: '它属于另一个账户；用 sudo 运行 docker 会留下这样的文件',
    title: '收回所有权',
    changes: (folder) => `${folder} 里的所有文件改为你所有。`,
  },

  summary: {
    buildx: (version) => `buildx ${version}`,
    unnamed: 'buildx',
    always: (buildx) => `${buildx}；实验功能总是打开`,
    on: (buildx) => `${buildx}；实验功能已打开`,
    off: (buildx) => `${buildx}；实验功能没有打开`,
    none: {
      old: 'buildx 版本过旧',
      missing: '没有安装 buildx',
      broken: 'buildx 无法启动',
      hidden: 'buildx 要等打开实验功能',
      'not-asked': '没有 docker',
    },
  },
};
