import type { OptionFault } from '../../docker/build-options/fault.ts';
import type { UsageProblem } from '../../model/usage.ts';
import { references } from './references.ts';

type OptionProblem = Extract<UsageProblem, { readonly kind: 'option' }>;

type Sentences = {
  readonly [Code in OptionFault['code']]: (
    fault: Extract<OptionFault, { readonly code: Code }>,
  ) => string;
};

const faults: Sentences = {
  target: () => 'a stage is called as in FROM IMAGE AS NAME: letters, digits, "-", "_" and "."',
  'build-arg': () => 'the form is KEY=VALUE, or KEY for the variable of that name',
  annotation: () => 'the form is KEY=VALUE, or index:KEY=VALUE',
  'annotation-type': ({ word }) =>
    `${word} is no place for an annotation: index, manifest, index-descriptor or manifest-descriptor`,
  provenance: () => 'it is off, min or max; left out, buildx decides',
  'secret-value': () =>
    'a secret never stands on the command line, where others read it; name a file, id=ID,src=FILE, or a variable, id=ID,env=NAME',
  'secret-id': () => 'it has no id: id=ID,src=FILE or id=ID,env=NAME',
  'secret-place': () => 'it says not where it is: id=ID,src=FILE or id=ID,env=NAME',
  'secret-places': () => 'it is in a file or in a variable, not in both: src=FILE or env=NAME',
  'secret-type': () => 'its type is file or env',
  csv: () => 'its quotes do not pair: a field with a comma is quoted whole, as in "src=a,b"',
  'cache-type': ({ word }) =>
    `${word === '' ? 'it names no type' : `a cache of the type ${word} can't be set here`}; write a reference in a registry, or type=registry,ref=REFERENCE`,
  'cache-field': ({ word }) =>
    `${word} is none of its fields: type=registry, ref and mode=min or max`,
  'cache-reference': ({ problem, meant }) =>
    meant === null ? references[problem] : `${references[problem]}; write ${meant}`,
};

/** What else a build can be told: its page, what is judged of it, and what is wrong with a text. */
export const buildOptions = {
  /** Why a text is no option of a build: the end of a sentence. */
  fault: (fault: OptionFault): string =>
    (faults[fault.code] as (fault: OptionFault) => string)(fault),
  /** What is wrong with a flag; a secret is not said again. */
  complaint: ({ flag, value, fault }: OptionProblem): string => {
    const why = (faults[fault.code] as (fault: OptionFault) => string)(fault);
    return fault.code === 'secret-value' ? `${flag}: ${why}.` : `${flag} ${value}: ${why}.`;
  },
  judged: {
    noStage: (stage: string) => `The Dockerfile has no stage ${stage}`,
    noStageFor: (stage: string, targets: string) =>
      `There is no stage ${stage} in the Dockerfile of ${targets}`,
    ownStages: 'Build the stages that the file names',
    lastStage: 'Build the last stage',
    useStage: (stage: string) => `Build the stage ${stage}`,
    secretArg: (key: string) => `${key} is called as a secret is, and a build argument is none`,
    leaveOutArg: (key: string) => `Leave out ${key}`,
    secretFault: {
      missing: (id: string, path: string) =>
        `The secret ${id} is not there: ${path} does not exist`,
      forbidden: (id: string, path: string) => `The secret ${id} is not to be read: ${path}`,
      unset: (id: string, name: string) =>
        `The secret ${id} is not there: the variable ${name} is not set`,
    },
    secretAsked: (id: string) => `The Dockerfile mounts the secret ${id}, and none is given`,
    giveSecret: (id: string) => `Give the secret ${id}`,
    whereSecret: 'Where it is: src=FILE or env=NAME, never the secret itself.',
    leaveOutSecret: (id: string) => `Leave out the secret ${id}`,
    lacks: (flag: string, why: string) => `${flag} can't be had here: ${why}`,
    lack: {
      'buildx-0.10': 'this buildx is older than 0.10',
      'buildx-0.12': 'this buildx is older than 0.12',
      'buildkit-0.11': "the builder's BuildKit is older than 0.11",
      driver: "the engine's own builder can do it with containerd's image store only",
    },
    noList: 'index: annotates a list, and a build for one platform without attestations makes none',
    leaveOutIndex: 'Leave out the annotations of the list',
    leaveOutOption: (flag: string) => `Build without ${flag}`,
  },
  page: {
    names: {
      tags: 'Tags',
      target: 'Stage',
      buildArgs: 'Build arguments',
      secrets: 'Secrets',
      provenance: 'Provenance',
      sbom: 'SBOM',
      annotations: 'Annotations',
      cacheFrom: 'Cache from',
      cacheTo: 'Cache to',
    },
    inBake:
      "Each holds for every target: stage, secrets and caches in place of the file's own, arguments and annotations beside them. Tags are the file's.",
    add: 'add one',
    none: {
      tags: 'none',
      target: 'the last one',
      buildArgs: 'none',
      secrets: 'none',
      annotations: 'none',
      cacheFrom: 'none',
      cacheTo: 'none',
    },
    provenances: { default: 'as buildx does by itself', off: 'off', min: 'min', max: 'max' },
    sboms: { on: 'on', off: 'off' },
    about: {
      tags: 'Names of the same list. The first one is proven in the last step, the others are held against it.',
      target: 'The build goes up to this stage, and leaves out what it does not need.',
      buildArgs:
        'KEY=VALUE, or KEY for the variable. They stay in the history of the image: not for secrets.',
      secrets:
        'id=ID,src=FILE or id=ID,env=NAME: mounted for RUN --mount=type=secret,id=ID, and never in the image.',
      provenance: {
        default:
          'The list gets an entry unknown/unknown for each image, which docker manifest and old registries refuse: 400 MANIFEST_INVALID.',
        off: 'A plain list: one entry for each platform, which every registry takes.',
        min: 'How it was built, without arguments. The list gets an entry unknown/unknown for each image, which old registries refuse: 400 MANIFEST_INVALID.',
        max: 'How it was built, with the Dockerfile and all arguments. The list gets an entry unknown/unknown for each image, which old registries refuse: 400 MANIFEST_INVALID.',
      },
      sbom: 'A list of what is in each image, by docker/buildkit-syft-scanner, which is pulled for it. Its entries are unknown/unknown, too.',
      annotations:
        'KEY=VALUE for each image, index:KEY=VALUE for the list: notes that registries show.',
      cacheFrom: 'A reference in a registry, whose layers a build takes instead of making them.',
      cacheTo: 'A reference that layers of all stages are pushed to, for the next build to take.',
    },
    lack: (why: string) => `Not here: ${why}.`,
    suggested: (names: string) => `In the Dockerfile: ${names}`,
  },
};
