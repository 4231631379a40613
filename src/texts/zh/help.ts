import type { CommandName } from '../../model/usage.ts';

const wizard = `multiarch-wizard 带你从 Dockerfile 走到一个支持多种架构的镜像，
一次一步，并验证所做的一切。

示例
  multiarch-wizard
      全部询问，构建当前目录
  multiarch-wizard app --platform linux/amd64,linux/arm64 --tag ghcr.io/me/app
      预先填好你已经知道的内容
  multiarch-wizard --output oci:app.tar
      构建归档，不需要镜像仓库
  docker build . 2>&1 | multiarch-wizard diagnose
      说明构建为什么失败，怎样修复
  multiarch-wizard doctor --fix
      检查本机，修复你同意修复的问题
  multiarch-wizard --demo
      在一台并不存在的机器上练习

命令
  multiarch-wizard [FLAGS] [CONTEXT]
      向导；CONTEXT 是要构建的目录，不写就是当前目录
  assemble    用已经推送的镜像做出清单列表
  doctor      检查机器，说明哪里不对，用 --fix 修复
  diagnose    读取日志，说明哪里失败、为什么、怎样修复
  undo        撤销在本机做过的更改
  explain     打印一节课程，或某个故障的全部已知内容
  clinic      在自己的表里弄坏并修好一个处理程序，看个明白
  replay      播放录制的构建
  record      向导，并录制发生的一切：replay 和 --demo 播放它
  每个命令都有更多说明：multiarch-wizard doctor --help。
  与命令同名的目录写成 ./doctor。

向导的选项：预先给出回答，之后仍可更改
      --platform A,B    平台，例如 linux/amd64,linux/arm64
  -t, --tag REF         镜像引用；有多个就重复写
      --builder NAME    buildx 构建器
  -f, --file FILE       Dockerfile，不写就是 CONTEXT/Dockerfile
      --bake FILE       用 bake 或 compose 文件代替 Dockerfile；可以重复写，
                        不写就是当前目录里的那些
      --bake-target NAME
                        其中的目标或组；有多个就重复写，不写就是 default 组
  -o, --output WHERE    push、oci:FILE 或 oci-dir:DIR；不写就是 push
      --target STAGE    Dockerfile 的阶段；不写就是最后一个
      --build-arg KEY=VALUE
                        构建参数；只写 KEY 就取同名环境变量的值
      --secret id=ID,src=FILE
                        取自文件的密钥，写 env=NAME 则取自环境变量；
                        从不写密钥本身
      --annotation KEY=VALUE
                        每个镜像的注解；index:KEY=VALUE 是列表的注解
      --provenance MODE off、min 或 max；不写就由 buildx 决定
      --sbom            附上每个镜像的内容清单
      --cache-from REF  从镜像仓库中的这份缓存读取
      --cache-to REF    把所有阶段的缓存写到镜像仓库
                        --build-arg、--secret、--annotation 和两种缓存
                        都可以重复写

练习
      --demo            列出练习机器：你的东西一概不碰
      --demo NAME       在其中一台上练习；assemble、doctor、diagnose、
                        explain 和 undo 也接受它
      --demo ./FILE     在你自己写的机器上，或在一份录制里练习
      --speed N         构建的快慢，从 0.5 到 20；不写就是 1
      --autoplay        自动演示整个过程，供众人观看：按任意键暂停
      --pace PACE       留给阅读的时间：slow、normal 或 fast；不写就是 normal

每个命令都有的选项
      --lang LANG       语言：en 或 zh；不写就取自环境
  -h, --help            这段说明
  -v, --version         版本

退出码
  0    走到了最后
  1    有一步失败
  2    用法错误、文件无法读取，或没有终端
  3    离开时本机、客户端、模拟器或构建器有问题
  5    构建失败后离开
  130  其他情况下离开

环境变量
  NO_COLOR              不用颜色
  TERM                  dumb：没有界面，只说明改用什么命令
  LC_ALL, LC_MESSAGES, LANG
                        语言，取第一个有值的：zh_CN.UTF-8 是中文
  LC_ALL, LC_CTYPE, LANG
                        没有 UTF-8 时，符号只用 ASCII
  XDG_STATE_HOME        回答、回执和日志存放在它下面的目录
                        multiarch-wizard 里；没有设置就是 ~/.local/state
  DOCKER_CONFIG         Docker 客户端的目录；没有设置就是 ~/.docker
  DOCKER_HOST, DOCKER_CONTEXT
                        引擎，与 docker 自己的用法相同`;

const assemble = `multiarch-wizard assemble 用镜像仓库里已有的镜像做出清单列表，每个镜像
都在自己的标签下。它读取每个镜像，显示哪里不对、用哪些命令做列表，并询问，
最后把列表读回来。

示例
  multiarch-wizard assemble --tag ghcr.io/me/app:1 ghcr.io/me/app:1-amd64 \\
      ghcr.io/me/app:1-arm64
  multiarch-wizard assemble --tag me/app:1 'me/app:1-{arch}' --arch amd64,arm-v7
      {arch} 依次代表这些词
  multiarch-wizard assemble --tag me/app:1 'me/app:1-{arch}'
      仓库里有这种标签的每种架构
  multiarch-wizard assemble --tag me/app me/app:{arch} --yes --script make.sh
      什么也不问，并写下做法

用法
  multiarch-wizard assemble [FLAGS] [IMAGE...]

assemble 的选项
  -t, --tag REF         列表的镜像引用
      --arch A,B        {arch} 代表什么，与标签里的写法相同；不写就向镜像仓库
                        询问它的标签
      --way WAY         imagetools 或 manifest：docker buildx imagetools create
                        或 docker manifest create 和 push；不写就用这里最合适的
      --builder NAME    与 imagetools 一起：知道这个镜像仓库的构建器
      --annotate REF=PLATFORM
                        与 manifest 一起：镜像的平台，它的配置没有写，或写了
                        别的，例如 linux/arm/v7，或带版本和特性的
                        'windows(10.0.20348+win32k)/amd64'；有多个就重复写
      --keep-local      与 manifest 一起：推送之后留着本地副本；不写就在推送时
                        删除它，因为留下的会过时
      --ca FILE         给镜像仓库签发证书的 CA 的证书（PEM）
      --insecure        与 manifest 一起：这是你自己的镜像仓库，用明文 http，
                        或证书没有谁信任
      --script FILE     把做法写成 shell 脚本，文件必须还不存在；不需要
                        --yes，也不做列表
      --makefile FILE   把做法写成 Makefile
      --yes             运行这些命令，什么也不问
      --demo NAME       在一台练习机器上

退出码
  0    列表已在镜像仓库里，就是所要的；或没有 --yes，只写了脚本
  1    有阻碍，或某个命令失败
  2    用法错误，或没有可以询问的终端
  130  离开，或 Ctrl+C`;

const doctor = `multiarch-wizard doctor 检查本机上多平台构建所需的一切，不做任何更改，
并说明哪里不对、怎样修复。

示例
  multiarch-wizard doctor
      所有检查
  multiarch-wizard doctor --tag localhost:5000/app --platform linux/riscv64
      能否在这里构建 riscv64，能否推送到那里
  multiarch-wizard doctor --fix
      显示每个问题的修复命令，同意后执行
  multiarch-wizard doctor --check emulators.flags --json
      只做一项检查，供脚本使用

doctor 的选项
      --platform A,B    必须可用的平台；不写就是上次运行的平台，否则是
                        linux/amd64,linux/arm64
  -t, --tag REF         镜像的去处：检查那个镜像仓库
      --builder NAME    构建器，不写就是选定的那个
      --check ID        只做这项检查；有多项就重复写
      --list            列出所有检查，什么也不检查
      --verbose         显示每项检查看到了什么
      --json            打印一个 JSON 对象
      --strict          警告也算：退出码 4
      --fix             对每个问题：显示命令、它更改什么、怎样撤销，
                        并询问；然后重新检查
      --yes             与 --fix 一起：同意能修复问题且不需要其他权限的命令；
                        加上 --strict，警告也包括在内
      --yes-privileged  与 --fix 一起：也同意 root 命令和特权命令
      --demo NAME       检查一台练习机器；单独使用时列出所有机器

退出码
  0    没有问题
  2    用法错误
  3    有问题；用了 --fix 时，还有问题没有解决
  4    用了 --strict 时：有警告，没有问题
  130  Ctrl+C`;

const diagnose = `multiarch-wizard diagnose 读取构建的输出，不论多长、来自什么工具，
说明其中有哪些已知故障、原因是什么、怎样修复。

示例
  docker buildx build . 2>&1 | multiarch-wizard diagnose
  multiarch-wizard diagnose build.log
  multiarch-wizard diagnose --here build.log
      同一段文字有多个原因时，也检查本机

用法
  multiarch-wizard diagnose [FLAGS] [FILE]
      FILE 为 - 表示标准输入，不写也是

diagnose 的选项
      --here            检查本机：是其中哪个原因
      --json            打印一个 JSON 对象
      --demo NAME       与 --here 一起：检查一台练习机器

退出码
  0    找到了已知故障
  1    没有找到已知故障
  2    用法错误，或文件无法读取
  130  Ctrl+C`;

const undo = `multiarch-wizard undo 撤销向导和 doctor 在本机做过的更改，从最新的开始：
它显示每个命令，并询问。

示例
  multiarch-wizard undo --dry-run
      显示它会做什么
  multiarch-wizard undo

undo 的选项
      --dry-run         显示命令，什么也不运行
      --yes             同意不需要其他权限的命令
      --yes-privileged  也同意 root 命令和特权命令
      --demo NAME       在一台练习机器上

退出码
  0    全部撤销，或没有可撤销的
  1    还有没撤销的
  2    用法错误，或没有可以询问的终端
  130  Ctrl+C`;

const explain = `multiarch-wizard explain 打印一节课程，和在向导里按 e 打开的相同；或打印某个故障
的全部已知内容：原因、出现在哪里、构建之前怎样发现、怎样修复、出处。
它不检查本机。

示例
  multiarch-wizard explain
      所有课程和已知故障，每个一行
  multiarch-wizard explain f-flag
      一节课程
  multiarch-wizard explain push-localhost-refused
      一个故障；日志里是哪个，diagnose 会说明

用法
  multiarch-wizard explain [FLAGS] [NAME]

explain 的选项
      --list            列出所有课程和已知故障
      --demo NAME       用一台练习机器的实际值来讲这节课，
                        或者指出它有没有这个故障

退出码
  0    已打印
  2    用法错误，或没有这个名称`;

const clinic = `multiarch-wizard clinic 演示处理程序的作用：它建立自己的处理程序表，
在其中弄坏并修好一个处理程序，每种状态下运行一个其他平台的程序：在这里运行，
也在像容器那样的根目录里运行。不碰本机的任何内容，不需要权限，
也不必安装什么。

它需要 Linux 6.7 或更新的内核和用户命名空间；在别处它说明缺什么，
并播放录制。没有终端时它打印所有状态。

示例
  multiarch-wizard clinic
  multiarch-wizard clinic > states.txt

退出码
  0    走到了最后
  2    用法错误
  130  提前离开，或按了 Ctrl+C`;

const replay = `multiarch-wizard replay 播放录制的构建：docker buildx build
--progress rawjson 写出的内容，或普通日志；
对向导自己的录制，播放其中最后一次构建。

示例
  multiarch-wizard replay build.jsonl --speed 4
  multiarch-wizard replay - --json < build.jsonl
      说明结果如何

用法
  multiarch-wizard replay FILE [FLAGS]
      FILE 为 - 表示标准输入

replay 的选项
      --speed N         录制速度的倍数，不写就是 1
      --json            打印一个 JSON 对象，不显示界面

退出码
  0    录制可以读取，不论构建结果如何
  2    用法错误、文件无法读取，或没有终端
  130  提前离开`;

const record = `multiarch-wizard record 就是向导，并把发生的一切写入文件：检查了什么、
得到什么回答、选了什么，以及各次构建。这个文件在任何机器上都能播放，
不需要 Docker，也不需要网络：用于课程，也用于报告问题。

主目录、账户名和主机名，以及看起来像密钥的内容，写入之前就已遮盖。
把文件交给别人之前先看一遍。

示例
  multiarch-wizard record /tmp/walk.jsonl
      当前目录的向导，并录制
  multiarch-wizard --demo /tmp/walk.jsonl
      播放整个过程：同样的按键走到同样的画面
  multiarch-wizard replay /tmp/walk.jsonl
      播放其中最后一次构建
  multiarch-wizard record lesson.jsonl --demo no-f-flag
      在练习机器上录制

用法
  multiarch-wizard record FILE [FLAGS] [CONTEXT]
      FILE 是新文件，只有你能读取：不覆盖任何文件。放在要构建的目录里，
      它就成了构建的一部分：换个地方放。
      选项与向导的相同：multiarch-wizard --help。

退出码
  与向导的相同，另外
  2    FILE 已经存在，或无法写入`;

/** What `--help` prints, for each command. */
export const help: { readonly [Name in CommandName]: string } = {
  wizard,
  assemble,
  doctor,
  diagnose,
  undo,
  explain,
  clinic,
  replay,
  record,
};
