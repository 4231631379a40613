import type { record as en } from '../en/record.ts';
import type { Same } from '../same.ts';

/** What is said of recordings. */
export const record: Same<typeof en> = {
  label: (name) => `练习：${name} 的录制`,
  end: {
    where: (path, size) => `录制文件是 ${path}，${size}。`,
    notWhole: {
      full: '它不完整：磁盘已满。之前的内容都在。',
      other: '它不完整：中途无法写入。之前的内容都在。',
    },
    play: '在一台并不存在的机器上播放整个过程：',
    replay: '只播放其中最后一次构建：',
    masked:
      '你的主目录、账户名和主机名，以及看起来像密钥的内容，在其中都已遮盖。交给别人之前先看一遍。',
  },
  unusable: {
    exists: (path) => `${path} 已经存在，而录制不覆盖任何文件：换一个新的文件名。`,
    missing: (path) => `无法建立 ${path}，没有这个目录：在已有的目录里写一个文件名。`,
    forbidden: (path) => `没有权限，无法建立 ${path}：在你可以写入的地方写一个文件名。`,
    'read-only': (path) => `无法建立 ${path}，那里不能写入：在别处写一个文件名。`,
    full: (path) => `无法建立 ${path}，磁盘已满：在别处写一个文件名。`,
    'not-a-file': (path) => `无法建立 ${path}：在已有的目录里写一个文件名。`,
    failed: (path) => `无法建立 ${path}：在别处写一个文件名。`,
    ofRecording: 'record 录制在机器上发生的事，而 --demo 给出的是一份录制文件：直接播放它。',
  },
  fault: {
    noJson: (path, line) => `${path} 第 ${line} 行不是 JSON：录制文件在那里被改过，或已损坏。`,
    noEvent: (path, line) =>
      `${path} 第 ${line} 行不是录制文件里会有的内容：它在那里被改过，或已损坏。`,
    noHost: (path) => `${path} 第 1 行没有说明录制的是哪台机器：它被改过，或已损坏。`,
    later: (path, form) =>
      `${path} 第 1 行：这份录制的格式是 ${form}，由更新版本的 multiarch-wizard 录制；这个版本播放格式 1。`,
    noBuild: (path) => `${path} 里没有构建：用 multiarch-wizard --demo ${path} 播放整个过程。`,
    nothing: (path) => `${path} 里什么也没有发生：没有可播放的。`,
    notPlain: (path) =>
      `--demo ${path} 是一次构建的录制，不是机器的：用 multiarch-wizard replay ${path} 播放它。`,
    cut: (path, line) => `${path} 在第 ${line} 行中断：播放之前的内容。`,
  },
  unrecorded: '录制里没有这个命令：当时没有人运行它，现在也什么都不运行。',
  unasked: (url) => `录制里没有 ${url}`,
  captions: {
    here: (sayings) => `录制时在这里：${sayings.join('；')}。`,
    chose: (title) => `选了「${title}」`,
    answered: (text) => `回答 ${text}`,
    built: (platforms, tags) => `${platforms}，标签 ${tags}`,
  },
};
