import type { CommandName } from '../../model/usage.ts';

const wizard = `multiarch-wizard takes you from a Dockerfile to an image for several
architectures, one step at a time, and proves what it did.

Examples
  multiarch-wizard
      asks everything, and builds this folder
  multiarch-wizard app --platform linux/amd64,linux/arm64 --tag ghcr.io/me/app
      fills in what you know already
  multiarch-wizard --output oci:app.tar
      builds an archive, which needs no registry
  docker build . 2>&1 | multiarch-wizard diagnose
      says why a build failed, and what mends it
  multiarch-wizard doctor --fix
      looks at this machine, and mends what you say yes to
  multiarch-wizard --demo
      practises on a machine that isn't there

Commands
  multiarch-wizard [FLAGS] [CONTEXT]
      the wizard; CONTEXT is the folder to build from, this one if left out
  assemble    makes a manifest list of images that are pushed already
  doctor      looks at the machine, says what is wrong, mends it with --fix
  diagnose    reads a log, and says what failed, why, and what mends it
  undo        takes back what was changed on this machine
  clinic      breaks and mends a handler in a table of its own, to see how
  explain     prints a lesson, or what is known of a failure
  replay      plays a recorded build
  record      the wizard, keeping what happens: replay and --demo play it
  Each has more to say: multiarch-wizard doctor --help. A folder that has a
  command's name is written ./doctor.

Flags of the wizard: answers that you can still change
      --platform A,B    platforms, such as linux/amd64,linux/arm64
  -t, --tag REF         the image's reference; repeat it for several
      --builder NAME    the buildx builder
  -f, --file FILE       the Dockerfile, CONTEXT/Dockerfile if left out
      --bake FILE       a bake or compose file instead of the Dockerfile; may be
                        repeated, or left out for those of this folder
      --bake-target NAME
                        a target or group of it; repeat it for several, the
                        group default if left out
  -o, --output WHERE    push, oci:FILE or oci-dir:DIR; push if left out
      --target STAGE    the stage of the Dockerfile; the last one if left out
      --build-arg KEY=VALUE
                        a build argument; KEY alone takes the variable's value
      --secret id=ID,src=FILE
                        a secret from a file, or by env=NAME from a variable;
                        never the secret itself
      --annotation KEY=VALUE
                        an annotation of each image; index:KEY=VALUE of the list
      --provenance MODE off, min or max; what buildx does if left out
      --sbom            attaches a list of what is in each image
      --cache-from REF  a cache in a registry to take from
      --cache-to REF    a cache in a registry to write, of all stages
                        each of --build-arg, --secret, --annotation and the
                        caches may be repeated

Practice
      --demo            lists the practice machines: nothing of yours is touched
      --demo NAME       practises on one of them; assemble, doctor,
                        diagnose, explain and undo take it, too
      --demo ./FILE     practises on a machine of your own, or in a recording
      --speed N         how fast its builds go, from 0.5 to 20; 1 if left out
      --autoplay        walks by itself, for a room to watch: any key pauses
      --pace PACE       how long it leaves things to be read: slow, normal or
                        fast; normal if left out

Flags of every command
      --lang LANG       en or zh; the language of the locale if left out
  -h, --help            this text
  -v, --version         the version

Exit codes
  0    the end was reached
  1    a step failed
  2    wrong usage, an unreadable file, or no terminal
  3    left while the machine, the client, the emulators or the builder has
       a problem
  5    left after a failed build
  130  left otherwise

Environment
  NO_COLOR              no colours
  TERM                  dumb: no screen, only what to run instead
  LC_ALL, LC_MESSAGES, LANG
                        the language, by the first that is set: zh_CN.UTF-8 is
                        Chinese, what is not Chinese is English
  LC_ALL, LC_CTYPE, LANG
                        without UTF-8: ASCII only
  XDG_STATE_HOME        where answers, receipts and logs are kept, in the
                        folder multiarch-wizard; ~/.local/state if not set
  DOCKER_CONFIG         the folder of the Docker client; ~/.docker if not set
  DOCKER_HOST, DOCKER_CONTEXT
                        the engine, as for docker itself`;

const assemble = `multiarch-wizard assemble makes a manifest list of images that are in a
registry already, each pushed under a tag of its own. It reads every image,
shows what is wrong with it and which commands make the list, and asks. Then it
reads the list back.

Examples
  multiarch-wizard assemble --tag ghcr.io/me/app:1 ghcr.io/me/app:1-amd64 \\
      ghcr.io/me/app:1-arm64
  multiarch-wizard assemble --tag me/app:1 'me/app:1-{arch}' --arch amd64,arm-v7
      {arch} stands for each of these words
  multiarch-wizard assemble --tag me/app:1 'me/app:1-{arch}'
      for every architecture that the repository has such a tag of
  multiarch-wizard assemble --tag me/app me/app:{arch} --yes --script make.sh
      asks nothing, and writes down how it is made

Usage
  multiarch-wizard assemble [FLAGS] [IMAGE...]

Flags of assemble
  -t, --tag REF         the list's reference
      --arch A,B        what {arch} stands for, as it stands in the tags; the
                        registry is asked for its tags if left out
      --way WAY         imagetools or manifest: docker buildx imagetools create,
                        or docker manifest create and push; what goes best here
                        if left out
      --builder NAME    with imagetools: the builder that knows the registry
      --annotate REF=PLATFORM
                        with manifest: the platform of an image whose config
                        says none, or another, as in linux/arm/v7 or
                        'windows(10.0.20348+win32k)/amd64', with version and
                        features; repeat it for several
      --keep-local      with manifest: the local copy stays; without it the push
                        removes it, as what stays behind gets old
      --ca FILE         the certificate (PEM) of the authority that signs for
                        the registry
      --insecure        with manifest: the registry is one of yours that speaks
                        plain http, or has a certificate that nobody trusts
      --script FILE     writes the way as a shell script, where no file is yet;
                        that needs no --yes, and makes no list
      --makefile FILE   writes it as a Makefile
      --yes             runs the commands, and asks nothing
      --demo NAME       on a practice machine

Exit codes
  0    the list is in the registry, as it was asked for; or the script was
       written, and no list was to be made
  1    something is in the way, or a command failed
  2    wrong usage, or no terminal to ask in
  130  left, or Ctrl+C`;

const doctor = `multiarch-wizard doctor looks at everything that a multi-platform build needs
on this machine, changes nothing, and says what is wrong and what mends it.

Examples
  multiarch-wizard doctor
      all checks
  multiarch-wizard doctor --tag localhost:5000/app --platform linux/riscv64
      whether riscv64 can be built here, and pushed there
  multiarch-wizard doctor --fix
      shows what mends each problem, and does it after a yes
  multiarch-wizard doctor --check emulators.flags --json
      one check, for a script

Flags of doctor
      --platform A,B    platforms that must work; those of the last run, else
                        linux/amd64,linux/arm64
  -t, --tag REF         where the image will go: that registry is looked at
      --builder NAME    the builder, the selected one if left out
      --check ID        this check only; repeat it for several
      --list            names all checks, and looks at nothing
      --verbose         shows what each check saw
      --json            prints one JSON object
      --strict          warnings count: exit code 4
      --fix             for each problem: the command, what it changes, how it
                        is taken back, and a question; then it looks again
      --yes             with --fix: yes to what mends a problem and needs no
                        other rights; with --strict a warning, too
      --yes-privileged  with --fix: yes to root and privileged commands, too
      --demo NAME       looks at a practice machine; alone, lists them

Exit codes
  0    no problem
  2    wrong usage
  3    a problem; with --fix, one that is left
  4    with --strict: a warning, and no problem
  130  Ctrl+C`;

const diagnose = `multiarch-wizard diagnose reads the output of a build, of any length and from
any tool, and says which known failures are in it, what causes them and what
mends them.

Examples
  docker buildx build . 2>&1 | multiarch-wizard diagnose
  multiarch-wizard diagnose build.log
  multiarch-wizard diagnose --here build.log
      looks at this machine, too, where one text has several causes

Usage
  multiarch-wizard diagnose [FLAGS] [FILE]
      FILE is - for standard input, and so it is if left out

Flags of diagnose
      --here            looks at this machine: which of the causes it is
      --json            prints one JSON object
      --demo NAME       with --here: looks at a practice machine

Exit codes
  0    something known was found
  1    nothing known was found
  2    wrong usage, or an unreadable file
  130  Ctrl+C`;

const undo = `multiarch-wizard undo takes back what the wizard and the doctor changed on this
machine, the newest change first: it shows each command, and asks.

Examples
  multiarch-wizard undo --dry-run
      shows what it would do
  multiarch-wizard undo

Flags of undo
      --dry-run         shows the commands, and runs none
      --yes             yes to what needs no other rights
      --yes-privileged  yes to root and privileged commands, too
      --demo NAME       on a practice machine

Exit codes
  0    all is taken back, or there was nothing to take back
  1    something is left
  2    wrong usage, or no terminal to ask in
  130  Ctrl+C`;

const clinic = `multiarch-wizard clinic shows what a handler does: it makes a table of handlers
of its own, in which it breaks and mends one, and runs a foreign program in
each state: here, and in a root like a container's. Nothing of this machine is
touched, it needs no rights, and nothing has to be installed.

It needs Linux 6.7 or newer and user namespaces; elsewhere it says what is
missing, and plays a recording. Without a terminal it prints all states.

Examples
  multiarch-wizard clinic
  multiarch-wizard clinic > states.txt

Exit codes
  0    the end was reached
  2    wrong usage
  130  left before it, or by Ctrl+C`;

const explain = `multiarch-wizard explain prints a lesson, as e opens it in the wizard, or all
that is known of a failure: what causes it, where it shows, how it is seen
before a build, what mends it, and where that was read. It looks at nothing of
this machine.

Examples
  multiarch-wizard explain
      all lessons and known failures, a line each
  multiarch-wizard explain f-flag
      a lesson
  multiarch-wizard explain push-localhost-refused
      a failure; diagnose says which one a log holds

Usage
  multiarch-wizard explain [FLAGS] [NAME]

Flags of explain
      --list            names all lessons and known failures
      --demo NAME       a lesson with the values of a practice machine, or
                        whether it shows a failure

Exit codes
  0    it was printed
  2    wrong usage, or no such name`;

const replay = `multiarch-wizard replay plays a recorded build: what docker buildx build
--progress rawjson wrote, or a plain log; of a recording of the wizard's own
the last build in it.

Examples
  multiarch-wizard replay build.jsonl --speed 4
  multiarch-wizard replay - --json < build.jsonl
      says what came of it

Usage
  multiarch-wizard replay FILE [FLAGS]
      FILE is - for standard input

Flags of replay
      --speed N         times as fast as it was recorded, 1 if left out
      --json            prints one JSON object and shows no screen

Exit codes
  0    the recording could be read, whatever became of the build
  2    wrong usage, an unreadable file, or no terminal
  130  left before its end`;

const record = `multiarch-wizard record is the wizard, and keeps what happens in a file: what
was looked at and what it said, what was chosen, and the builds. The file plays
on any machine, without Docker and without a network: for lessons, and for
reports of what went wrong.

Home folder, names of account and machine, and what looks like a secret are
masked before they are written. Look at the file before you give it away.

Examples
  multiarch-wizard record /tmp/walk.jsonl
      the wizard for this folder, recorded
  multiarch-wizard --demo /tmp/walk.jsonl
      plays the whole walk: the same keys lead to the same screens
  multiarch-wizard replay /tmp/walk.jsonl
      plays the last build in it
  multiarch-wizard record lesson.jsonl --demo no-f-flag
      records on a practice machine

Usage
  multiarch-wizard record FILE [FLAGS] [CONTEXT]
      FILE is new, and for you alone to read: nothing is overwritten. In the
      folder that is built it becomes a part of the build: name one elsewhere.
      The flags are the wizard's: multiarch-wizard --help.

Exit codes
  those of the wizard, and
  2    FILE is there already, or can't be written`;

/** What `--help` prints, for each command. */
export const help: { readonly [Name in CommandName]: string } = {
  wizard,
  assemble,
  doctor,
  diagnose,
  undo,
  clinic,
  explain,
  replay,
  record,
};
