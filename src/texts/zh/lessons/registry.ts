import type { registry as en } from '../../en/lessons/registry.ts';
import type { Same } from '../../same.ts';

export const registry: Same<typeof en> = {
  title: '从构建器看镜像仓库',
  brief: '构建器里的 localhost、明文 http 和证书',
  about: [
    '推送的是构建器，不是引擎。容器中的构建器有自己的网络，那里的 localhost 就是容器自身。它既不读 daemon.json，也不读本机的 /etc/hosts。',
  ],
  machine: '本机',
  container: '构建器',
  hostNetwork: 'network=host',
  registry: (name) => `${name} 是镜像仓库`,
  refused: (name) => `${name} 没有程序监听：connection refused`,
  reached: (name) => `${name} 又是镜像仓库`,
  commandTitle: '连得上它的构建器',
  command: {
    'docker buildx create': '已有的构建器改不了选项：先 rm',
    '--use': '选用它',
    '--name VALUE': '它的名称',
    '--driver-opt VALUE': 'network=host：容器使用引擎所在机器的网络',
    '--buildkitd-config VALUE': '一个文件，写有 [registry."HOST"] 和 http = true，或者它的 ca',
    '--config VALUE': '一个文件，写有 [registry."HOST"] 和 http = true，或者它的 ca',
  },
  tls: '只有 localhost 会自动尝试明文 http。"server gave HTTP response to HTTPS client" 和 "x509" 都用 buildkitd.toml 解决。登录信息来自客户端的 docker login。',
  privateTitle: '明文 http 和自己的 CA',
  privateAbout:
    '自己的镜像仓库可能使用明文 http，或使用自己的 CA 签发的证书。创建构建器时，在 BuildKit 的设置 buildkitd.toml 里告诉它：',
  table: '按主机和端口，与镜像引用里一致',
  http: '没有 TLS：同一网络上的人都能看到内容',
  ca: 'CA 的证书；buildx 把它复制进构建器',
  insecure: '有 TLS，但不检查证书：最后的办法',
  others: '向镜像仓库发请求的不只是构建器，各自有各自的信任设置：',
  parties: {
    'docker pull, run': '引擎：/etc/docker/certs.d/HOST:PORT/ca.crt，或 insecure-registries',
    'imagetools, login': '客户端：这台机器信任的 CA，或环境变量 SSL_CERT_FILE',
  },
  past: '那篇文章推送到云上的镜像仓库，有 TLS，也要登录。',
  now: '一样；没有镜像仓库时，构建器步骤可以在 127.0.0.1 上启动 registry:3，只供本机使用。',
};
