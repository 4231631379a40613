import type { FailureWords, WayWords } from '../../en/failures/words.ts';
import { nearBuilder } from './ways.ts';

const logIn: WayWords = {
  title: '登录',
  how: 'docker login REGISTRY；Docker Hub 只需 docker login。',
};

export const push: Readonly<Record<string, FailureWords>> = {
  'push-denied': {
    name: '镜像仓库拒绝这次推送',
    cause: '当前登录的账户无权用这个名称推送。',
    ways: [
      logIn,
      {
        title: '在名称中写上你的命名空间',
        how: 'Docker Hub 上不带命名空间的名称是官方镜像：应写成 YOUR-NAME/NAME:TAG。其他镜像仓库在这个位置写项目名。',
      },
      {
        title: '创建仓库，或放宽权限',
        how: '有些镜像仓库只接受推送到已存在的仓库。令牌要有写权限，而且可能在漫长的构建中途过期。',
      },
    ],
  },
  'push-401': {
    name: '镜像仓库要求登录',
    cause: '镜像仓库要求登录，而客户端没有它认可的登录信息。',
    ways: [
      logIn,
      {
        title: '登录 Amazon ECR',
        how: '把 aws ecr get-login-password 的输出交给 docker login --username AWS --password-stdin REGISTRY。这样登录几小时后会过期。',
      },
    ],
  },
  'credential-helper-missing': {
    name: '凭据助手不可用',
    cause:
      '客户端的 config.json 指定了一个保存登录信息的程序。它没有安装，或者访问不了自己的密钥库，所以连公开镜像也拉不下来。',
    ways: [
      {
        title: '从 config.json 中去掉凭据助手',
        how: '先备份 ~/.docker/config.json，再删去 "credsStore" 一行，或 "credHelpers" 下对应的镜像仓库，然后重新执行 docker login。',
      },
      {
        title: '安装凭据助手',
        how: '程序名是 docker-credential-NAME，须在 PATH 中：desktop 由 Docker Desktop 自带，其他的来自各自的软件包。',
      },
    ],
  },
  'push-ghcr-403': {
    name: 'ghcr.io 拒绝这次推送',
    cause: '令牌没有写软件包的权限，或者这个包属于另一个仓库，而那个仓库没有授权给当前仓库。',
    ways: [
      {
        title: '给令牌写软件包的权限',
        how: '个人令牌需要 write:packages；在 GitHub Actions 中，任务需要 permissions: packages: write。',
      },
      {
        title: '授权仓库访问这个包',
        how: '在这个包的页面，进入 Package settings 的 Manage Actions access，添加该仓库，角色选 Write。',
      },
    ],
  },
  'push-http-registry': {
    name: '镜像仓库使用明文 http',
    cause: '镜像仓库使用明文 http，而构建器不知道这一点。',
    ways: [
      {
        title: '创建一个以 http 访问它的构建器',
        how: '把 [registry."HOST:PORT"] 和 http = true 写入一个文件，并用它创建构建器：docker buildx create --use --buildkitd-config FILE。已有的构建器事后改不了。',
      },
      {
        title: '只让这一次推送走 http',
        how: '用 --output type=image,name=REFERENCE,push=true,registry.insecure=true 代替 --push。',
      },
      {
        title: '由引擎自己构建时，配置引擎',
        how: 'docker 驱动读取 daemon.json：在 "insecure-registries" 中加上这个镜像仓库，然后重新启动引擎。',
      },
    ],
  },
  'push-x509': {
    name: '镜像仓库的证书不受信任',
    cause: '构建器不信任镜像仓库的证书。',
    ways: [
      {
        title: '让构建器信任它',
        how: '在 BuildKit 配置中写入 [registry."HOST"] 和 ca=["/path/ca.pem"]，创建构建器时用 --buildkitd-config 指定该配置。',
      },
      {
        title: '让本机也信任它（Debian、Ubuntu）',
        changes: '此后本机所有程序都信任这个证书。客户端登录取令牌时需要它。',
      },
      {
        title: '让构建器接受它的任何证书',
        how: '只用于你自己的镜像仓库：在 BuildKit 配置里写入 [registry."HOST:PORT"] 和 insecure = true，创建构建器时用 --buildkitd-config 指定它。处在两者之间的任何人，都能读取和改动传送的内容。',
      },
    ],
  },
  'push-localhost-refused': {
    name: '构建器的 localhost 是它自己的容器',
    cause: '在构建器的容器里，localhost 指容器自身，而不是本机。',
    ways: [
      nearBuilder,
      {
        title: '用本机的地址访问镜像仓库',
        how: '在 Docker Desktop 和 Colima 中，宿主网络是虚拟机的网络：推送到 host.docker.internal:PORT，并让构建器以 http 访问它。',
      },
    ],
  },
  'push-413': {
    name: '层太大，过不了通往镜像仓库的代理',
    cause: '镜像仓库前面的代理拒绝这么大的请求体。',
    ways: [
      {
        title: '调高代理的上限',
        how: '在 nginx 中是 client_max_body_size，0 表示不限。代理不归你管时，把层做小一些。',
      },
    ],
  },
  'push-400-manifest-invalid': {
    name: '镜像仓库不接受这个清单',
    cause:
      '镜像仓库拒绝了清单列表，多半是因为其中的证明 (attestation)：buildx 从 0.10 起会添加它，较旧的镜像仓库不认识。',
    ways: [
      {
        title: '不带证明推送',
        how: '加上 --provenance=false --sbom=false 再构建一次：已构建的部分来自缓存。',
      },
      {
        title: '始终不带证明推送',
        how: '在构建环境中设置 BUILDX_NO_DEFAULT_ATTESTATIONS=1。',
      },
      {
        title: '使用 Docker 自己的媒体类型',
        how: '用 --output type=image,name=REFERENCE,push=true,oci-mediatypes=false 代替 --push。',
      },
    ],
  },
  'push-blob-unstable': {
    name: '传输某一层时，镜像仓库中断了连接',
    cause: '镜像仓库或途中的某个环节断开了连接，或返回了无效的应答。镜像本身没有问题。',
    ways: [
      {
        title: '再推送一次',
        how: '再执行一次同样的命令：已经到达的层不会重传。',
      },
      {
        title: '查看构建器的日志',
        how: 'docker logs buildx_buildkit_BUILDER0，构建器创建时须带 --buildkitd-flags --debug。',
      },
    ],
  },
};
