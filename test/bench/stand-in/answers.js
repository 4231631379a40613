/** What Docker 28.5.2 with buildx 0.29.1 and the containerd image store says, less what nobody reads. */

export const platforms = ['linux/amd64', 'linux/arm64', 'linux/riscv64'];

/** Of another machine, so that nobody looks for its handlers on this one. */
const kernel = '6.1.0-stand-in';

const version = {
  Client: { Version: '28.5.2', ApiVersion: '1.51', Os: 'linux', Arch: 'amd64', Context: 'default' },
  Server: {
    Platform: { Name: '' },
    Components: [{ Name: 'Engine', Version: '28.5.2', Details: { KernelVersion: kernel } }],
    Version: '28.5.2',
    ApiVersion: '1.51',
    MinAPIVersion: '1.24',
    Os: 'linux',
    Arch: 'amd64',
    KernelVersion: kernel,
  },
};

const info = {
  ID: '5a3bd062-d7f3-4108-a4d1-0f11a65b2ec8',
  Driver: 'overlayfs',
  DriverStatus: [['driver-type', 'io.containerd.snapshotter.v1']],
  KernelVersion: kernel,
  OperatingSystem: 'Debian GNU/Linux',
  OSType: 'linux',
  Architecture: 'x86_64',
  Name: 'stand-in',
  ServerVersion: '28.5.2',
  SecurityOptions: ['name=seccomp,profile=builtin', 'name=cgroupns'],
  ClientInfo: {
    Version: '28.5.2',
    Context: 'default',
    Plugins: [
      { Name: 'buildx', Version: '0.29.1', Path: '/usr/libexec/docker/cli-plugins/docker-buildx' },
    ],
  },
};

const builder = {
  Current: true,
  Driver: 'docker',
  Dynamic: false,
  Name: 'default',
  Nodes: [
    {
      Endpoint: 'default',
      Name: 'default',
      Platforms: platforms,
      Status: 'running',
      Version: 'v0.25.1',
    },
  ],
};

const builderTable = `NAME/NODE     DRIVER/ENDPOINT   STATUS    BUILDKIT   PLATFORMS
default*      docker                                 
 \\_ default    \\_ default       running   v0.25.1    ${platforms.join(', ')}`;

const builderDetails = `Name:          default
Driver:        docker

Nodes:
Name:             default
Endpoint:         default
Status:           running
BuildKit version: v0.25.1
Platforms:        ${platforms.join(', ')}`;

const context = {
  Name: 'default',
  Metadata: {},
  Endpoints: { docker: { Host: 'unix:///var/run/docker.sock', SkipTLSVerify: false } },
};

export const manifestList = {
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.index.v1+json',
  manifests: platforms.map((platform, index) => ({
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    digest: `sha256:${String(index).repeat(64)}`,
    size: 480,
    platform: { os: 'linux', architecture: platform.replace('linux/', '') },
  })),
};

const inJson = (args) => args.some((arg) => arg.includes('json'));

/** By the first words, flags left out. */
export const answers = [
  { start: 'version', answer: () => JSON.stringify(version) },
  { start: 'info', answer: () => JSON.stringify(info) },
  { start: 'buildx version', answer: () => 'github.com/docker/buildx 0.29.1 0.29.1' },
  { start: 'buildx ls', answer: (args) => (inJson(args) ? JSON.stringify(builder) : builderTable) },
  { start: 'buildx inspect', answer: () => builderDetails },
  { start: 'context inspect', answer: () => JSON.stringify([context]) },
  { start: 'context show', answer: () => 'default' },
];
