import { nearBuilder } from './ways.ts';
import type { FailureWords, WayWords } from './words.ts';

const logIn: WayWords = {
  title: 'Log in',
  how: 'docker login REGISTRY; for Docker Hub docker login alone.',
};

export const push: Readonly<Record<string, FailureWords>> = {
  'push-denied': {
    name: 'The registry does not allow this push',
    cause: 'The registry does not let this login push under that name.',
    ways: [
      logIn,
      {
        title: 'Put your namespace into the name',
        how: 'On Docker Hub a name without one means an official image: write YOUR-NAME/NAME:TAG. Elsewhere the project stands there.',
      },
      {
        title: 'Make the repository, or widen the rights',
        how: 'Some registries take a push only into a repository that is there. A token needs the right to write, and may end during a long build.',
      },
    ],
  },
  'push-401': {
    name: 'The registry wants a login',
    cause: 'The registry wants a login, and the client has none that it accepts.',
    ways: [
      logIn,
      {
        title: 'Log in to Amazon ECR',
        how: 'aws ecr get-login-password, handed to docker login --username AWS --password-stdin REGISTRY. Its login ends after some hours.',
      },
    ],
  },
  'credential-helper-missing': {
    name: 'The credential helper does not work',
    cause:
      "The client's config.json names a program that keeps the logins. It is not installed here, or cannot reach its keychain, so not even a public image can be pulled.",
    ways: [
      {
        title: 'Take the helper out of config.json',
        how: 'Remove the line "credsStore", or the registry under "credHelpers", from ~/.docker/config.json after copying that file, then run docker login again.',
      },
      {
        title: 'Install the helper',
        how: 'It is called docker-credential-NAME, and must stand in the PATH: Docker Desktop brings desktop, other ones are packages.',
      },
    ],
  },
  'push-ghcr-403': {
    name: 'ghcr.io does not allow this push',
    cause:
      'The token may not write packages, or the package belongs to another repository that has not let this one in.',
    ways: [
      {
        title: 'Let the token write packages',
        how: 'A personal token needs the scope write:packages; in GitHub Actions the job needs permissions: packages: write.',
      },
      {
        title: 'Let the repository into the package',
        how: "On the package's page, under Package settings and Manage Actions access, add the repository with the role Write.",
      },
    ],
  },
  'push-http-registry': {
    name: 'The registry speaks plain http',
    cause: 'The registry speaks plain http, and the builder was not told so.',
    ways: [
      {
        title: 'Make a builder that speaks http to it',
        how: 'Write [registry."HOST:PORT"] and http = true into a file, and make a builder with it: docker buildx create --use --buildkitd-config FILE. A builder that is there cannot be told later.',
      },
      {
        title: 'Let this one push go over http',
        how: 'Give --output type=image,name=REFERENCE,push=true,registry.insecure=true in place of --push.',
      },
      {
        title: 'Tell the engine, where it builds itself',
        how: 'The driver docker reads daemon.json: name the registry under "insecure-registries" and restart the engine.',
      },
    ],
  },
  'push-x509': {
    name: 'The certificate of the registry is not trusted',
    cause: 'The builder does not trust the certificate of the registry.',
    ways: [
      {
        title: 'Let the builder trust it',
        how: 'Write [registry."HOST"] and ca=["/path/ca.pem"] into a BuildKit configuration, and name it with --buildkitd-config when the builder is made.',
      },
      {
        title: 'Let this machine trust it, too (Debian, Ubuntu)',
        changes:
          'Every program of this machine trusts that certificate from then on. The client needs it for the tokens of a login.',
      },
      {
        title: 'Let the builder take any certificate of it',
        how: 'Only for a registry of your own: write [registry."HOST:PORT"] and insecure = true into a BuildKit configuration, and name it with --buildkitd-config when the builder is made. Whoever stands between can read and change what goes there.',
      },
    ],
  },
  'push-localhost-refused': {
    name: "The builder's localhost is its own container",
    cause: "Inside the builder's container, localhost is the container itself, not this machine.",
    ways: [
      nearBuilder,
      {
        title: 'Name the registry by the address of this machine',
        how: 'Under Docker Desktop and Colima the host network is that of a virtual machine: push to host.docker.internal:PORT, and tell the builder that it speaks http.',
      },
    ],
  },
  'push-413': {
    name: 'A layer is too large for the way to the registry',
    cause: 'A proxy before the registry refuses a body as large as this layer.',
    ways: [
      {
        title: 'Raise the limit of the proxy',
        how: 'In nginx it is client_max_body_size, where 0 means none. Where the proxy is not yours, make the layer smaller.',
      },
    ],
  },
  'push-400-manifest-invalid': {
    name: 'The registry does not take this manifest',
    cause:
      'The registry refuses the list of manifests, most often for its attestations, which buildx adds since 0.10 and older registries do not know.',
    ways: [
      {
        title: 'Push without attestations',
        how: 'Build again with --provenance=false --sbom=false: what was built comes out of the cache.',
      },
      {
        title: 'Push without attestations always',
        how: 'Set BUILDX_NO_DEFAULT_ATTESTATIONS=1 in the environment of the build.',
      },
      {
        title: "Use Docker's own media types",
        how: 'Give --output type=image,name=REFERENCE,push=true,oci-mediatypes=false in place of --push.',
      },
    ],
  },
  'push-blob-unstable': {
    name: 'The registry broke off while a layer was sent',
    cause:
      'The registry, or something on the way to it, ended the connection or gave an answer that is none. Nothing is wrong with the image.',
    ways: [
      {
        title: 'Push again',
        how: 'Run the same command again: layers that have arrived are not sent twice.',
      },
      {
        title: 'Read what the builder says',
        how: 'docker logs buildx_buildkit_BUILDER0, of a builder made with --buildkitd-flags --debug.',
      },
    ],
  },
};
