import type { wizard as en } from '../en/wizard.ts';
import type { Same } from '../same.ts';

export const wizard: Same<typeof en> = {
  withoutAttestations: '不带证明构建：关闭来源信息和 SBOM',
  ran: (title) => `${title}：已执行。正在重新检查它留下了什么。`,
  mended: (title) => `${title}：已解决，再次检查可以证实。`,
  left: (title, left) => `${title}：已执行。仍然存在：${left}`,
  unchanged: (title, left) => `${title}：执行没有报错，但什么也没改变。仍然存在：${left}`,
  goesOn: '这次检查结束后自动继续，除非发现问题。',
  goesOnSooner: '这次检查结束后自动继续，除非发现问题。再按一次 Enter，没有选的平台就不再验证。',
  hurries: '选中的平台一验证完就继续，除非发现问题。',
  stopped: (title, reason) => `${title}：${reason}`,
  whyNot: {
    exit: (exitCode) => `命令以退出码 ${exitCode} 结束。`,
    noExit: {
      missing: '本机没有这个命令。',
      forbidden: '当前用户无权运行这个命令。',
      timeout: '命令没有按时结束。',
      cancelled: '命令已取消。',
      killed: '命令被强制终止。',
    },
    changed: (path) => `${path} 在此期间被别人改过，保持原样。`,
    unwritten: (path) => `${path} 无法写入，保持原样。`,
  },
  builderWillNotDo: '上次检查构建器时选择的内容较少：现在按新的选择重新检查。',
  registryChanged: (registry) => `镜像现在要推送到 ${registry}：据此重新检查构建器。`,
  noLog: (path) => `${path} 无法写入：这次构建的日志只显示在屏幕上。`,
  noReceipt: (path) => `${path} 无法写入：这次更改没有留下回执。`,
};
