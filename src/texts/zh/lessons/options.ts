import type { options as en } from '../../en/lessons/options.ts';
import type { Same } from '../../same.ts';

export const options: Same<typeof en> = {
  title: '构建还可以指定什么',
  brief: '阶段、参数、密钥和缓存；以及用 bake 一次构建多个镜像',
  about: '构建选项一行打开它们的页面，每一项也都是向导的参数。完整的命令写在页面下方，照此运行。',
  options: {
    '--target STAGE': '构建到这个阶段；它不需要的都不构建，包括那些基础镜像',
    '--build-arg K=V': 'ARG 的值；它留在镜像的历史里：不能放密钥',
    '--secret id=ID,src=F': 'RUN --mount=type=secret 能看到的文件或变量，不进入镜像',
    '--provenance, --sbom': '由什么构建而成；列表为每个镜像多出一个 unknown/unknown 条目',
    '--annotation K=V': '每个镜像上的注解；前面加 index: 则加在列表上',
    '--cache-to, -from': '放在镜像仓库里的所有阶段的层，供没有缓存的构建器取用',
  },
  commandTitle: '一次构建多个镜像：bake',
  bakeAbout: [
    'docker-bake.hcl、它的 JSON 形式或 compose 文件列出目标，每个目标有自己的 Dockerfile、标签和平台。bake 同时构建它们：每个目标的每个平台一条泳道，每个目标一份列表。',
    '文件是什么意思，由 docker buildx bake --print 回答，它什么也不构建。',
  ],
  command: {
    'docker buildx bake': '构建在这里找到的文件中的 default 组',
    '--builder VALUE': '使用这个构建器',
    '--set VALUE': 'TARGET.KEY=VALUE，取代文件里的设置；* 指所有目标',
    '--push': '每个目标推送到自己的标签',
    ARGUMENT: '目标，或目标的组',
    OTHERS: '目标，或目标的组',
  },
  archives:
    '不用 --push，而用 --set web.output=type=oci,dest=web.tar 写成归档。一个归档只装一个镜像：每个目标有自己的归档。',
};
