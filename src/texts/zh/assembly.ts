import type { assembly as en } from '../en/assembly.ts';
import type { Same } from '../same.ts';

export const assembly: Same<typeof en> = {
  why: {
    'source-there': '列表用摘要指明镜像：每个镜像都必须已在镜像仓库里。',
    'list-place': '镜像仓库只接受有写权限的人推送。',
    'source-platforms':
      '机器会取列表为它的平台写的那个镜像。平台写错，程序就在那里启动不了；写了两次，其中一个永远不会被取用。',
    'source-kinds':
      'docker manifest 只能拼单个镜像；buildx imagetools 也接受列表，连同其中的证明。',
    'source-registry': 'docker manifest 只能把列表推送到镜像所在的镜像仓库。',
    'source-digests': '同一个标签现在可能指向另一个镜像。',
    access:
      '镜像仓库没有受信任的 TLS 时，只有说明了才会访问它：docker manifest 靠 --insecure（不带就说 "no such manifest"），buildx 靠构建器的设置，或者它的 CA 证书。',
    way: '两种方式做出的列表里是同样的镜像。imagetools 把证明也带上，不在本机留下会过时的副本。docker manifest 写的是 Docker 旧的列表格式，摘要因此不同。',
    'local-list':
      'docker manifest create --amend 沿用以前记下的摘要，不管之后推送过什么，push 发送的就是它们。',
    'local-digests': '推送的是本地副本里写的，不是标签现在所指的。',
    'as-asked': '只有从镜像仓库读回来，才能证明列表就是所要的那份。',
  },

  sources: {
    there: (count) => `${count} 个镜像都在镜像仓库里`,
    none: (pattern) => `仓库里没有符合 ${pattern} 的标签`,
    noTags: (pattern) => `问不到 ${pattern} 的标签`,
    missing: (reference) => `镜像仓库里没有 ${reference}`,
    unreadable: (reference) => `${reference} 无法读取`,
    noReference: (reference) => `${reference} 不是镜像引用`,
    noImages: (reference) => `${reference} 是没有镜像的列表`,
    isItself: (reference) => `${reference} 是来源之一，做出列表后它就会改指列表`,
    leaveOut: (reference) => ({
      title: `不要 ${reference}`,
      hint: '列表里就没有它',
    }),
    push: (reference) => ({
      title: `推送 ${reference}`,
      how: `在构建它的机器上运行 docker push ${reference}，然后重新检查。`,
    }),
    login: (registry) => `登录 ${registry}`,
    loginWhy: '客户端没有它的登录信息。',
  },

  place: {
    noLogin: (registry, list) => `${registry} 要先登录，才说 ${list} 的情况`,
    otherLogin: (registry, list) => `${registry} 不让现在登录的账号看 ${list}`,
    refused: (list) => `镜像仓库不接受现在登录的账号推送 ${list}`,
  },

  platforms: {
    ok: (platforms) => `每个镜像各有自己的平台：${platforms}`,
    contradiction: (reference, named, said) => `${reference} 名为 ${named}，它的配置却写着 ${said}`,
    none: (reference) => `${reference} 的配置没有写平台`,
    noVariant: (reference) => `${reference} 是 linux/arm，没有说是 v6 还是 v7`,
    noVariantTold: 'Docker 当它是 v7：v6 的机器会找不到镜像，或者取到会崩溃的。',
    doubled: (platform, references) => `${platform} 出现了两次：${references}`,
    says: (platform) => `配置：${platform}`,
    annotate: (reference, platform) => ({
      title: `把 ${reference} 标为 ${platform}`,
      hint: '用 docker manifest annotate',
    }),
    annotateWhy: '如果其中的程序确实属于那个平台，只是配置没有写明，就选它。',
    nameFreely: (reference) => ({
      title: `给 ${reference} 标别的平台`,
      hint: 'docker manifest annotate 接受的任何一个',
    }),
    whichPlatform: (linux) =>
      `它的平台，写成 OS/ARCH 或 OS/ARCH/VARIANT。linux/ 后面可写 ${linux}。Windows 还可写版本和特性：windows(10.0.20348+win32k)/amd64。`,
    refused: {
      form: '平台写成 linux/amd64 或 linux/arm/v7，Windows 写成 windows(10.0.20348+win32k)/amd64。',
      system: (os, systems) => `docker manifest annotate 不认识系统 ${os}：它认识 ${systems}。`,
      pair: (pair, os, architectures) =>
        `docker manifest annotate 不接受 ${pair}：${os} 可用 ${architectures}。`,
      windowsOnly: '版本和特性只用来选择 Windows 镜像，在别处没有意义。',
      oldPair: (pair) => `20.10 之前的 Docker 客户端不接受 ${pair}。`,
      oldVersion: '20.10 之前的 Docker 客户端没有 --os-version：不要写版本。',
    },
    forget: (reference) => ({
      title: `不给 ${reference} 标平台`,
      hint: '以它的配置为准',
    }),
    notAmong: (reference, said) => `要把 ${reference} 标为 ${said}，它却不在镜像之中`,
    ofList: (reference, said) => `要把 ${reference} 标为 ${said}，它却是列表：只能标单个镜像`,
    cannotSay: (reference, said) => `在这里不能把 ${reference} 标为 ${said}`,
    asSaid: (reference, said) => `${reference} 按你说的标为 ${said}`,
    saysNone: '没有写平台',
    asIs: (reference, platform) => ({
      title: `把 ${reference} 当作 ${platform}`,
      hint: '照配置所写',
    }),
    rebuild: (reference, platform) => ({
      title: `为 ${platform} 重新构建 ${reference}`,
      how: `如果其中的程序属于别的平台：运行 docker build --platform ${platform} --tag ${reference}，再 docker push；23.0 之前的引擎不管 --platform 写什么，都用手头的基础镜像，除非设了 DOCKER_BUILDKIT=1。`,
    }),
  },

  kinds: {
    ok: '每个来源都是单个镜像',
    taken: (references) => `来源里有列表，imagetools 接受它们：${references}`,
    refused: (reference) => `docker manifest 用不了 ${reference}`,
    isList: (reference) => `${reference} 是清单列表`,
    useImagetools: { title: '用 buildx imagetools 做列表', hint: '接受列表，保留证明' },
    useImagetoolsWhy: '它照原样取用已有的东西。',
    withoutAttestations: (reference) => ({
      title: '构建不带证明的镜像',
      how: `用 --provenance=false --sbom=false 构建并推送 ${reference}：它就是单个镜像。`,
    }),
  },

  registries: {
    ok: (registry) => `镜像和列表在同一个镜像仓库里：${registry}`,
    copied: (registries, registry) => `imagetools 把镜像从 ${registries} 复制到 ${registry}`,
    other: (registries, registry) =>
      `列表在 ${registry} 时，docker manifest 不接受 ${registries} 的镜像`,
  },

  digests: {
    same: '每个标签指向的镜像都和上次一样',
    changed: (references) => `上次做这份列表之后重新推送过：${references}`,
    evidence: (reference, before, now) => `${reference}：${before}，现在是 ${now}`,
  },

  access: {
    http: (registry) => `${registry} 用的是明文 http`,
    insecure: (registry) => `这里没有谁信任 ${registry} 的证书`,
    asSaid: '用 --insecure 告诉 docker manifest。',
    needless: (registry) => `${registry} 用受信任的 TLS 应答：不加 --insecure`,
    trusted: (registry, file) => `${registry} 用 TLS 应答；它的证书也可由 ${file} 里的 CA 签发`,
    say: (registry) => ({
      title: `说明可以这样访问 ${registry}`,
      hint: 'create 和 push 带 --insecure',
    }),
    sayWhy: '适合你自己的镜像仓库，在你信任的网络里。',
    wrongWay: (registry) => `没有 --insecure，docker manifest 不访问 ${registry}`,
    builder: (registry) => `buildx 不知道可以这样访问 ${registry}`,
    useManifest: { title: '用 docker manifest 做列表', hint: '带 --insecure' },
    nameBuilder: (registry) => ({
      title: '指明一个知道这个镜像仓库的构建器',
      how: `imagetools 从构建器的设置里取明文 http：用 --builder NAME 指明一个创建时带有 ${registry} 设置的构建器。`,
    }),
  },

  way: {
    imagetools: '用 docker buildx imagetools 来做',
    manifest: '用 docker manifest 来做',
    recommended: {
      imagetools: '也接受列表，保留证明，不在这里留下会过时的副本',
      manifest: '这里没有别的能做',
      annotate: '只有它能写出配置里没有的平台',
      insecure: 'buildx 没有知道这个镜像仓库的构建器',
    },
    unable: 'docker buildx imagetools 做不了这份列表',
    cannot: {
      noBuildx: '这里没有 buildx',
      podman: '这里的 docker 其实是 podman',
      lists: (references) => `它不接受列表：${references}`,
      refused: (references) => `它读不了 ${references}`,
      registries: (registries) => `它不接受 ${registries} 的镜像`,
      annotations: '它只用配置里写的平台',
      versions: (references) => `它会漏掉系统版本，而这些镜像只有版本不同：${references}`,
      copies: (version, references) =>
        `buildx ${version} 不会从别的仓库复制（0.9 起可以）：${references}`,
      variants: (version, references) =>
        `buildx ${version} 会漏掉变体（0.6 起会写）：${references}`,
      unread: (references) => `buildx 读不了 ${references}`,
    },
    purged: '推送时删除本地副本（--purge）：留下的会过时，以后还会原样推送。',
    kept: '推送之后本地副本留着（不带 --purge）。它会过时：下次 docker manifest push 会发送这些摘要，不管标签那时指向什么。',
    nothingKept: 'imagetools 不做本地副本：没有可留的。',
    keep: { title: '推送之后留着本地副本', hint: 'docker manifest push 不带 --purge' },
    purge: { title: '推送时删除本地副本', hint: 'docker manifest push 带 --purge' },
    none: '两种方式都做不了这份列表',
    podman: {
      why: 'podman 没有 imagetools，它的 manifest 命令读取和保存列表的方式也与本向导所用的不同。',
      own: { title: '用 podman 来做', hint: '不用本向导' },
      how: (commands) => `podman 用它自己的命令来做：${commands}`,
      asSaid: '用 --tls-verify=false 告诉 podman。',
      unsaid: '没有 --tls-verify=false，podman 不访问它。',
      sayHint: 'add 和 push 带 --tls-verify=false',
      authority: (registry, file) =>
        `podman 从 ~/.config/containers/certs.d/${registry}/ca.crt 读取 ${registry} 的 CA：先把 ${file} 复制到那里。`,
      plainHttp: (registries) =>
        `${registries} 用的是明文 http，podman 只有带 --tls-verify=false 才接受：如果本该如此，从那里添加的命令需要它。`,
    },
    use: { imagetools: '改用 buildx imagetools', manifest: '改用 docker manifest' },
    install: {
      title: '安装 buildx',
      how: 'multiarch-wizard doctor --fix 会安装它，或者安装发行版的软件包 docker-buildx。',
    },
  },

  local: {
    old: (list) => `这里有以前 ${list} 的本地副本，会先删除它`,
    unused: (list) => `这里有以前 ${list} 的本地副本，用不到它`,
    stale: (list, count) => `${list} 的本地副本里有 ${count} 个摘要，它们的标签已不再指向那里`,
    digest: (reference, local, now) => `${reference}：这里是 ${local}，镜像仓库里是 ${now}`,
    gone: '没有',
    amended: 'docker manifest create --amend 会保留它们，docker manifest push 会把它们发送出去。',
    remove: {
      title: '删除本地副本',
      changes: (list) => `删除 docker manifest 在这里为 ${list} 保留的东西；镜像仓库不变。`,
    },
    made: (list) => `在本机做出列表 ${list}。`,
    fresh: '本地副本写的就是标签现在所指的',
    pushedAnew: (count) => `做出本地副本之后，有 ${count} 个标签重新推送过：什么都没有推送`,
    notCompared: (count) => `有 ${count} 个摘要无法和镜像仓库核对：什么都没有推送`,
    notMade: 'docker manifest create 没有留下可以核对的本地副本：什么都没有推送',
    lacks: (references) => `本地副本里缺少 ${references}：什么都没有推送`,
    holds: (count) => `其中有 ${count} 个镜像`,
    left: (list) => `${list} 的本地副本留在这里`,
    leftTold: '它会过时：以后的 docker manifest push 会把它原样推送。',
    again: {
      title: '删除本地副本',
      hint: '然后全部重新读取',
    },
  },

  plan: {
    title: (list) => `做出 ${list}`,
    imagetools: (list, images, isThere, _isKept) =>
      `把 ${images} 个镜像的列表写入镜像仓库，名为 ${list}${isThere ? '，取代它现在所指的' : ''}。`,
    manifest: (list, images, isThere, isKept) =>
      `在本机做出 ${images} 个镜像的列表，推送为 ${list}${isThere ? '，取代它现在所指的' : ''}，${
        isKept
          ? '并留在本机，以便 docker manifest annotate 和 push 接着用：它会过时，以后还会原样推送。'
          : '再从本机删除：留下的会过时，以后还会原样推送。'
      }`,
    undo: (repository) =>
      `没有哪条 docker 命令能从镜像仓库删除标签：在管理 ${repository} 的地方删除它。`,
    undoNow: (image) =>
      `没有哪条 docker 命令能让标签指回原来的东西：在镜像仓库清理之前，它还在那里，即 ${image}。`,
  },

  asked: {
    ok: (count) => `就是所要的：${count} 个镜像，逐字节相同`,
    lacking: (what) => `它缺少 ${what}`,
    more: (what) => `它写着没有要求的 ${what}`,
    otherwise: (what) => `它写的平台不是所要求的：${what}`,
  },

  save: {
    script: {
      title: '存成 shell 脚本',
      prompt: '脚本的文件名',
      changes: (path) => `写入 ${path}：一个 POSIX shell 脚本，做出同样的列表。`,
    },
    makefile: {
      title: '存成 Makefile',
      prompt: 'Makefile 的文件名',
      changes: (path) => `写入 ${path}：make manifest 做出同样的列表。`,
    },
    isThere: (path) => `${path} 已经存在，不会覆盖它：换一个名称。`,
    empty: '需要一个路径。',
    folder: (path) => `没有文件夹 ${path}。`,
    undo: (path) => `rm ${path}`,
  },

  script: {
    head: (list) =>
      `用镜像仓库里已有的镜像做出清单列表 ${list}。\n由 multiarch-wizard 写出。镜像重新推送之后再运行一次。`,
    variables: {
      DOCKER_CLI_EXPERIMENTAL: '20.10 之前的 Docker 要设了它才有 docker manifest。',
      SSL_CERT_FILE: '给镜像仓库签发证书的 CA；系统信任的那些仍然有效。',
    },
    sources: '镜像。',
    imagetools: '把列表写入镜像仓库。本机不留下任何东西。',
    remove: '以前列表的本地副本会带着当时的摘要推送出去，\n不管标签现在指向什么：先删除它。',
    create: '在这里记下每个标签现在指向哪个镜像。',
    annotate: '这些镜像的配置没有写明的。',
    push: '推送列表，并删除本地副本：留下的会过时。',
    pushKept: '推送列表。本地副本留着，供 docker manifest annotate 和 push 使用。',
    outsideList: '列表；可以从外面设定。',
    outside: "这些可以从外面设定，例如 LINUX_ARCH='amd64 arm64'。",
    makefile: {
      makes: (list) => `make manifest 用镜像仓库里已有的镜像做出清单列表 ${list}。`,
      removes: 'make manifest-rm 删除 docker manifest 在这里保留的东西。',
      by: '由 multiarch-wizard 写出。镜像重新推送之后再运行一次。',
    },
  },

  text: {
    reading: '正在读取来源...',
    comparing: '正在核对本地摘要和镜像仓库里的是否一致...',
    checking: '正在把列表读回来...',
    made: (list, digest) => `${list} 已在镜像仓库里：${digest}`,
    table: {
      ...{ source: '来源', platform: '平台', digest: '摘要', size: '大小', kind: '种类' },
      ...{ layers: '层', attestations: '证明' },
    },
    kind: { image: '镜像', attested: '带证明', list: '列表' },
    missing: '不在那里',
    unreadable: '读不了',
    reads: '读取中',
    wayCannot: (way, why) => `不能用 ${way}：${why}`,
    noYes: '什么都没有运行。--yes 会运行的就是这些命令。',
    question: '运行这些命令？',
    ask: {
      list: '列表的镜像引用',
      sources: '镜像，用空格分开（{arch} 代表架构）',
    },
    saved: (path) => `已保存：${path}`,
    add: '加上',
    nameOnly: '只写',
    onlySaved: '别的都没有改变。',
    left: '什么都没有改变。',
    notMade: '没有做出列表：上面的检查结果说明了原因。',
    interrupted: '已中断。',
  },
};
