import type { registries as english } from '../en/registries.ts';
import type { Same } from '../same.ts';

export const registries: Same<typeof english> = {
  untrusted: {
    certificate: {
      authority: (registry) => `构建器不信任 ${registry} 的证书的签发者`,
      name: (registry) => `${registry} 的证书是为另一个名称签发的`,
      date: (registry) => `${registry} 的证书已经过期，或者尚未生效`,
    },
    knownToDocker: '本机的 Docker 知道这个 CA；容器中的构建器不读取它，只能在创建时指定。',
    renewTitle: '给镜像仓库换一张证书',
    renew: {
      name: (registry) =>
        `用证书上的名称来写镜像仓库，或者重新签发一张名称（subjectAltName）中含有 ${registry} 的证书：名称不对，信任哪个 CA 都没有用。`,
      date: (registry) =>
        `更新 ${registry} 的证书；如果是时钟不准，就把时钟调准：日期不对，信任哪个 CA 都没有用。`,
    },
  },

  recreate: {
    titleBy: {
      http: (name) => `重新创建 ${name}，使用明文 http`,
      insecure: (name) => `重新创建 ${name}，让它接受任何证书`,
      ca: (name) => `重新创建 ${name}，让它信任这个 CA`,
    },
    titleMirror: (name) => `重新创建 ${name}，使用镜像站`,
    titleHostNetwork: (name) => `重新创建 ${name}，使用 network=host`,
    kept: {
      hint: '缓存会保留',
      changes: (name) => `删除 ${name} 和它的容器，保留存放缓存的卷，再以同样的名称创建。`,
      undo: (commands) => `${commands} 会把它恢复原样，缓存也在。`,
    },
    lost: {
      hint: '它的缓存会一并删除',
      changes: (name) => `删除 ${name}、它的容器和缓存，再以同样的名称创建。`,
      undo: (commands) => `${commands} 会把它恢复原样；缓存无法恢复。`,
    },
  },

  ca: {
    title: (registry) => `信任为 ${registry} 签发证书的 CA`,
    hint: '含有 CA 证书的文件',
    recommended: '传送的内容仍然受到校验。',
    prompt: (registry) => `为 ${registry} 签发证书的 CA 的证书文件（PEM）`,
    changes: '不更改本机：创建构建器时把这个文件交给它。',
    empty: '需要一个路径，例如 /etc/docker/certs.d/HOST:PORT/ca.crt。',
    certificate: ({ subject, until, fingerprint }) =>
      `${subject}，有效期至 ${until}，SHA-256 ${fingerprint}`,
    outOfDate: ({ subject, until, fingerprint }) =>
      `${subject}，现在无效（有效期至 ${until}），SHA-256 ${fingerprint}`,
    unusable: (registry) => `${registry} 的 CA 文件不能用`,
    forget: {
      title: (registry) => `把 ${registry} 当作公认可信的镜像仓库`,
      changes: '不更改本机：不再向构建器指定 CA。',
    },
    refused: {
      missing: (path) => `没有 ${path} 这个文件。`,
      forbidden: (path) => `没有权限读取 ${path}。`,
      'not-a-file': (path) => `${path} 不是文件。`,
      unreadable: (path) => `无法读取 ${path}。`,
      'no-certificate': (path) => `${path} 中没有证书：PEM 以 -----BEGIN CERTIFICATE----- 开头。`,
      malformed: (path) => `${path} 中的证书无法解析。`,
      'private-key': (path) => `${path} 中有私钥，构建器用不着它：应填写只含证书的文件。`,
      path: 'BuildKit 配置中不能写含有引号或控制字符的路径。',
      date: (subject, { from, until }) =>
        `证书 ${subject} 的有效期是 ${from} 至 ${until}，今天不在其中。`,
    },
  },

  trust: {
    ok: (registry) => `引擎也有 ${registry} 的 CA 证书`,
    missing: (registry) => `引擎没有 ${registry} 的 CA 证书：无法拉取构建好的镜像来运行`,
    nothing: '那里没有证书',
    title: (registry) => `让引擎也为 ${registry} 信任它`,
    changes: (file) =>
      `把证书复制到 ${file}，对本机的所有用户生效。引擎下次拉取时就会读取，不用重新启动。`,
  },

  mirror: {
    title: '填写 Docker Hub 的镜像站',
    hint: '拉取基础镜像时先访问它',
    prompt: 'Docker Hub 的镜像站，例如 mirror.gcr.io 或 http://10.0.0.9:5000',
    changes:
      '不更改本机：创建容器中的构建器时才指定它。从镜像站拉取的镜像里有什么，由它的运营者决定。',
    refused: '这不是镜像站：填写主机名，有端口则加上端口；明文 http 要在前面写 http://。',
    none: '直接从 Docker Hub 拉取',
    use: (hosts) => `让构建器也通过 ${hosts} 拉取`,
    used: (name, hosts) => `${name} 先访问 ${hosts}，再访问 Docker Hub`,
    unused: (name, hosts) => `引擎通过 ${hosts} 从 Docker Hub 拉取，而 ${name} 没有`,
  },

  door: {
    noAnswer: {
      refused: (_detail) => '那里没有程序在监听',
      dns: (_detail) => '这个名称没有地址',
      unreachable: (detail) => `没有路可达（${detail}）`,
      timeout: (_detail) => '没有及时应答',
      cancelled: (_detail) => '已取消',
      'http-for-https': (_detail) => '它用的是明文 http，不是 TLS',
      untrusted: (detail) => `这里没有谁信任它的证书（${detail}）`,
      'too-large': (_detail) => '应答比任何清单都大',
      redirects: (_detail) => '它从一个地址转到下一个，没有尽头',
      other: (detail) => `没有应答（${detail}）`,
    },
    refused: (status, reason) =>
      reason === '' ? `HTTP 状态 ${status}` : `HTTP 状态 ${status}，${reason}`,
    noList: '应答不是标签列表',
    endless: (pages) => `标签列表读了 ${pages} 页还没有完：改为写明架构`,
    otherBytes: (digest) => `收到的内容摘要是 ${digest}，不是所要的那个`,
  },
};
