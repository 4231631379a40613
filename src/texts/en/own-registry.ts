/** A registry that the wizard starts on this machine. */
export const ownRegistry = {
  title: {
    runs: (registry: string) => `The image will go to ${registry}, a registry of your own here`,
    stopped: (registry: string) => `The registry of your own at ${registry} does not run`,
    silent: (registry: string) => `The registry of your own at ${registry} does not answer`,
  },
  state: (status: string, exitCode: number) => `${status}, exit code ${exitCode}`,

  start: {
    title: 'Start a registry here',
    titleAnew: 'Start the registry anew',
    hint: (image: string) => `${image}, for this machine alone`,
    prompt: 'Port of this machine for it',
    taken: (port: number) => `${port} is taken: something listens there`,
    takenBy: (port: number, container: string) => `${port} is taken by the container ${container}`,
    takenByAirPlay: (port: number) =>
      `${port} is taken: by the AirPlay receiver of macOS, most likely`,
    noPort: 'A port is a number from 1 to 65535.',
    changes: (name: string, image: string, registry: string) =>
      `Starts the container ${name} from ${image}, which is pulled if it is not there. Only this machine reaches it, at ${registry}, and it asks for no login. Its images are in the volume ${name}. It comes back with the engine, as builders do.`,
    hasVolume: 'The volume is there already, with the images of an earlier one.',
    undo: (commands: string) => `${commands}: the images in it are lost.`,
    unpulled: (image: string) =>
      `The image ${image} is not here, and the engine cannot pull it. Without a network it comes from a file: docker save --output registry.tar ${image} where it is, docker load --input registry.tar here. A mirror of Docker Hub in the engine's registry-mirrors helps, too; an OCI archive needs no registry.`,
  },
  again: {
    title: 'Start the registry that is here',
    hint: (registry: string, name: string) => `${registry}, ${name}`,
    changes: (name: string, registry: string) =>
      `Starts the container ${name} again: ${registry}, with the images that were in it.`,
    recommended: 'It is there, with its images.',
  },
  use: {
    title: 'Use the registry that runs here',
    hint: (registry: string, name: string) => `${registry}, ${name}`,
    changes: 'Nothing on this machine: the builder is chosen for it.',
  },
  remove: {
    title: 'Remove the registry and what is in it',
    hint: (name: string) => `the container ${name} and its volume`,
    changes: (name: string) =>
      `Removes the container ${name} and the volume ${name}: every image in it is lost.`,
    undo: 'This cannot be taken back: start another one, and push again.',
  },

  stays: (registry: string) =>
    `The registry at ${registry} runs on, and keeps its images. What removes both:`,
  stands: (registry: string) =>
    `The registry at ${registry} does not run, and keeps its images. What starts it again, and what removes both:`,
  stuck: (registry: string, status: string) =>
    `The registry at ${registry} does not run: its container is ${status}, and no command starts it. What removes it, and its images:`,
  gone: (where: string) => `${where} was readable; its registry has been removed since`,
  asItWas: 'Its registry is gone: this is how it was when it was read.',
  runsHere: (registry: string) => `${registry} is a registry of your own, and runs on`,
  noContainer: 'there is no such container',
  removed: 'The registry of your own is gone, and the images in it',
} as const;
