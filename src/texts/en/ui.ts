import type { ProgramState } from '../../model/picture.ts';
import type { StepId } from '../../model/step-id.ts';
import { build, failed } from './building.ts';
import { choice } from './choice.ts';
import { count } from './count.ts';
import { explained } from './explained.ts';
import { keys } from './keys.ts';
import { options } from './options.ts';

const steps: Readonly<Record<StepId, string>> = {
  machine: 'Machine',
  client: 'CLI',
  emulators: 'Emulators',
  builder: 'Builder',
  target: 'Target',
  build: 'Build',
  manifest: 'Manifest',
};

/** What stands around the steps: keys, questions, the names of states. */
export const ui = {
  /** Short names, for the rail. */
  rail: steps,
  stepOf: (n: number, total: number) => `step ${n} of ${total}`,
  tooSmall: (columns: number, rows: number) =>
    `This window is ${columns} by ${rows}. The wizard needs 60 by 16 and waits until it is larger.`,
  above: (n: number) => `${n} more above, PgUp`,
  rest: 'shows the rest',
  below: (n: number) => `${n} more below, PgDn`,

  choice,

  /** At the beginning, where nothing could be built. */
  emptyProject: {
    title: (folder: string | null) =>
      `No Dockerfile, bake or compose file ${folder === null ? 'here' : `in ${folder}`}`,
    how: "Start in the project's folder, or add --file.",
    evenSo: 'Docker can be set up without one, and a list assembled.',
  },

  looking: 'Looking at this machine.',
  closer: 'Looking closer.',
  endedMeanwhile: 'The build had ended by itself before that was answered: nothing was stopped.',
  readingBack: 'Reading what is there now.',
  stop: 'stop it',
  /** Of a finding that stands alone, and of a page of a lesson. */
  placeOf: (n: number, total: number) => `finding ${n} of ${total}`,
  pageOf: (n: number, total: number) => `page ${n} of ${total}`,
  moreFine: (n: number) => (n === 1 ? '1 more is fine' : `${n} more are fine`),
  moreSkipped: (n: number) =>
    n === 1 ? '1 more was not looked at' : `${n} more were not looked at`,
  status: { ok: 'ok', warning: 'warning', problem: 'problem', skipped: 'skipped' },
  /** Instead of a status, where something has to be said first. */
  question: 'question',
  offered: 'Typing replaces the suggested text; left or right keeps it, to be changed.',
  lineOf: (n: number) => `line ${n}`,

  remediesFor: (title: string) => `Ways out: ${title}`,
  recommended: 'recommended',
  /** Of a way out that is only told. */
  byHand: 'by hand',
  moreWays: (n: number) => count(n, 'more way', 'more ways'),
  lookAgain: 'Look again',
  goOnAnyway: (step: string) => `Go on to ${step} all the same`,
  goOnTo: (step: string) => `Go on to ${step}`,
  asks: (prompt: string) => `Asks first: ${prompt}`,
  running: 'This runs now.',

  isPractice: (label: string) =>
    `${label}. This machine is not there: nothing of yours is looked at or changed.`,
  consent: {
    title: 'Run exactly this?',
    edit: 'Make exactly this change?',
    changes: 'changes',
    undo: 'undo',
    needs: 'needs',
    noUndo: 'There is nothing to take back.',
    unreal: (label: string) => `${label}. Nothing real is run or changed.`,
  },
  needs: {
    nothing: 'nothing',
    consent: 'your yes',
    privileged: 'your yes: the container may change the kernel it runs on',
    root: 'your yes: it runs as root',
    sudo: 'your yes, and the password of sudo if it asks for one',
    conversation:
      'your yes, and what docker asks for, in this terminal: the wizard reads none of it',
    person: 'you: the wizard only shows it',
  },
  leave: {
    title: 'Leave while something is under way?',
    lead: 'What runs is stopped first. What was changed so far stays, and stands in the receipts.',
  },

  help: {
    fields: 'In a text field only Enter, Esc, Tab, arrows, Ctrl+U (empties it) and Ctrl+C act.',
  },
  copied: (n: number) =>
    n === 1 ? 'Copied, and printed above.' : `${n} commands copied, and printed above.`,
  nothingToCopy: 'There is no command here to copy.',

  ...keys,
  explained,
  options,

  emulators: {
    platform: 'platform',
    handler: 'handler',
    enabled: 'enabled',
    interpreter: 'interpreter',
    flags: 'flags',
    verdict: 'verdict',
    proof: 'proof',
    throughBuilder: {
      kernel:
        "The engine has a kernel of its own: its handlers can't be read from here. Seen through the builder:",
      namespace:
        "This shell has a table of its own, which is not the engine's. Seen through the builder:",
      mount:
        "binfmt_misc is not mounted: the kernel's table can't be read. Seen through the builder:",
    },
    proofs: { running: 'runs', passed: 'passed', failed: 'failed' },
    verdicts: {
      native: 'native',
      ready: 'ready',
      held: 'ready',
      'no-F': 'no F: not in containers',
      gone: 'its interpreter is gone',
      'old-kernel': 'no F: kernel too old',
      dynamic: 'it needs a loader',
      disabled: 'disabled',
      off: 'binfmt_misc is disabled',
      'not-mounted': 'binfmt_misc not mounted',
      missing: 'nothing registered',
      misses: 'its magic does not match',
      caught: 'taken by another',
      blocked: 'another is in the way',
      'wrong-arguments': 'wrong arguments: P',
      failing: 'its emulator fails',
      builder: 'by the builder itself',
      unseen: 'runs, entry not seen',
    } satisfies Record<ProgramState, string>,
    yes: 'yes',
    no: 'no',
    shown: (n: number, total: number) => `${n} of ${total} rows`,
  },
  builders: {
    name: 'builder',
    driver: 'driver',
    nodes: 'nodes',
    state: 'state',
    platforms: 'platforms',
    error: 'error',
    selected: (name: string) => `${name} (selected)`,
    more: (n: number) => count(n, 'more builder', 'more builders'),
    passed: 'proven',
    failed: 'proof failed',
    missing: 'nothing registered',
    running: 'proof runs',
  },

  target: {
    dockerfile: 'Dockerfile',
    context: 'Context',
    tag: 'Tag',
    output: 'Output',
    file: 'File',
    folder: 'Folder',
    builder: 'builder',
    preset: 'preset',
    presetOf: (title: string, platforms: string) => `${title}: ${platforms}`,
    platforms: 'Platforms',
    choose: 'Space chooses, / filters.',
    filter: 'Filter',
    onlyWith: (filter: string) => `Only those with ${filter}: / changes that.`,
    noPlatforms: 'There is no platform to choose yet: the builder step proves them.',
    noMatch: 'No platform has this in its name.',
    moreRows: (n: number) => `${n} more rows`,
    chosen: (n: number) => `${count(n, 'platform', 'platforms')} chosen`,
    chooseFirst: 'Choose a platform first: Space, on a platform or a preset.',
    kinds: {
      native: 'native',
      emulated: 'emulated',
      'emulated-by-builder': 'emulated by the builder itself',
    },
    baseImages: 'Base images',
    coverage: { yes: 'yes', no: 'no', looking: '...', unknown: '?' },
    morePlatforms: (n: number) => `+${n}`,
    moreImages: (n: number) => count(n, 'more base image', 'more base images'),
    notPublished: (platforms: string) => `not published for ${platforms}`,
    noPath: 'a path is needed, such as image.tar',
    outputs: { push: 'push', oci: 'OCI archive', 'oci-dir': 'OCI folder' },
    moreTags: (n: number) => `and ${count(n, 'more tag', 'more tags')}`,
  },

  build,
  failed,

  manifest: {
    platform: 'platform',
    digest: 'digest',
    size: 'size',
    layers: 'layers',
    built: 'built',
    runs: 'runs',
    missing: 'missing: it was asked for and is not there',
    notBuiltHere: 'not by this run',
    fromCache: 'from cache',
    running: 'runs now',
    starts: 'starts',
    notTried: 'not tried',
    noCommand: 'not tried: the image has no such command',
    untried: '',
    inArchive: 'not tried: an archive is not in a registry',
    finish: 'Finish',
    notThere: (said: string) => `Not there: ${said}`,
    notRead: (said: string) => `Not read: ${said}`,
    attached: (kinds: string) => `each with ${kinds} attached`,
    attachedTo: (kinds: string, n: number) =>
      `${count(n, 'image', 'images')} with ${kinds} attached`,
    prove: 'Command to run in each image',
    proveCheck: 'A quote is not closed.',
    proveEmpty: 'A command is needed, such as uname -m.',
    changed: 'Changed on this machine',
    nothingChanged: 'Nothing that this run did has left a change on this machine.',
    types: {
      'application/vnd.oci.image.index.v1+json': 'OCI image index',
      'application/vnd.docker.distribution.manifest.list.v2+json': 'Docker manifest list',
      'application/vnd.oci.image.manifest.v1+json': 'OCI image manifest: one platform, no list',
      'application/vnd.docker.distribution.manifest.v2+json':
        'Docker image manifest: one platform, no list',
    },
  },

  /** Of the clock of a build that is played or practised. */
  pace: {
    resume: 'go on',
    paused: 'Paused: Space goes on, . takes one step.',
    speed: (times: number) => `${times} times as fast`,
  },

  /** A walk that goes by itself. */
  autoplay: {
    playing: 'Plays by itself: any key pauses.',
    pressed: 'pressed',
    end: (command: string) => `The end. To do it yourself: ${command}`,
    paused: 'PAUSED',
    back: (n: number) => `${count(n, 'step', 'steps')} back`,
    keys: {
      pause: 'pause',
      goOn: 'go on',
      previous: 'a step back',
      next: 'a step on',
      quit: 'leave',
    },
  },

  replay: {
    title: 'Replay',
    speed: (times: number) => (times === 1 ? 'as fast as it was' : `${times} times as fast`),
    standardInput: 'standard input',
  },
};
