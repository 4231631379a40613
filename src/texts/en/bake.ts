import { count } from './count.ts';

/** What is built from a bake or compose file instead of a Dockerfile. */
export const bake = {
  file: 'bake file',
  built: (file: string, targets: string) => `${file}: ${targets}`,
  beside: (file: string) => `${file} is in this folder, too`,
  refused: (file: string) => `bake does not take ${file}`,
  noFiles: 'There is no bake or compose file in this folder',
  elsewhere: (file: string, folder: string) =>
    `${file} is in ${folder}: bake takes every path in it from the folder where it is run`,
  startThere: {
    title: 'Start the wizard in that folder',
    how: (command: string) => `Quit, then run: ${command}`,
  },
  noTargets: (file: string) => `${file} has no target to build`,
  noneChosen: 'No target is chosen yet',
  buildDockerfile: 'Build the Dockerfile',
  buildBake: (file: string) => `Build ${file}`,
  dropped: (annotations: string) => `bake of this buildx leaves annotations out: ${annotations}`,
  asksFor: (entitlements: string) => `bake refuses to go on until it is allowed: ${entitlements}`,
  allow: (flags: string) => `Allow it: ${flags}`,
  allowed:
    'Bake may read this during the build; it stands in the command, and is kept for this folder only.',
  dockerfiles: (files: string) => `${files} can be read`,
  dockerfileFault: {
    missing: (file: string, target: string) => `${file}, the Dockerfile of ${target}, is not there`,
    forbidden: (file: string, target: string) =>
      `${file}, the Dockerfile of ${target}, cannot be read by this user`,
    empty: (file: string, target: string) =>
      `${file}, the Dockerfile of ${target}, has no FROM line`,
  },
  noTag: (target: string) => `${target} has no tag in the file: it cannot be pushed`,
  giveTag: (target: string) => `Give ${target} a tag`,
  tagOf: (target: string) => `Tag of ${target}`,
  ofTarget: (target: string, sentence: string) => `${target}: ${sentence}`,
  sameTag: (tag: string, targets: string) =>
    `${targets} are pushed to ${tag}: only the last of them stays there`,
  lineOf: (file: string, line: number) => `${file} line ${line}`,
  summary: (targets: number, lanes: number, seconds: number) =>
    `${count(targets, 'target', 'targets')} in ${count(lanes, 'lane', 'lanes')}, ${seconds} s`,
  ui: {
    source: 'Built from',
    targets: 'Targets',
    noTag: 'no tag',
    noPlatforms: 'platforms as chosen',
    chosen: (n: number) => `${count(n, 'target', 'targets')} chosen`,
    eachItsOwn: (archives: readonly string[]) =>
      `An archive holds one image: ${archives.join(', ')}`,
    lastTarget: 'One target stays: choose another one first.',
  },
} as const;
