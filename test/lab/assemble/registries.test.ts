import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { down, inside, labReady, resetHost } from '../lab.ts';
import { inHost, minutes, tellVersions } from '../walks/wizard.ts';
import { assemble, pushed, saidBy, sh, told } from './assembling.ts';

const ready = labReady();
if (!ready.ready) console.log(ready.why);

const host = 'sid';
const own = `${inside.privateRegistry}/app`;
const plain = `${inside.plainHttpRegistry}/app`;
const ca = inside.privateCa;
const config = `[registry."${inside.plainHttpRegistry}"]\n  http = true\n[registry."${inside.privateRegistry}"]\n  ca = ["${ca}"]\n`;

/** What the private registry has under a tag, asked by curl. */
async function inOwn(tag: string) {
  const accept = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
  ].flatMap((type) => ['--header', `Accept: ${type}`]);
  const curl = ['curl', '--silent', '--fail', '--cacert', ca, ...accept];
  const body = await inHost(host, [
    ...curl,
    `https://${own.replace('/', '/v2/')}/manifests/${tag}`,
  ]);
  const { manifests = [] } = JSON.parse(body) as {
    readonly manifests?: readonly { readonly platform?: { readonly architecture: string } }[];
  };
  return {
    digest: `sha256:${createHash('sha256').update(body).digest('hex')}`,
    architectures: manifests.map(({ platform }) => platform?.architecture),
  };
}

describe.runIf(ready.ready)('a list in a registry that not everybody gets into', () => {
  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
    await inHost(host, [`${inside.checkout}/test/lab/host/private-registries`]);
    await inHost(host, ['tee', '/root/buildkitd.toml'], { input: config });
    await sh(
      host,
      'docker buildx create --name knowing --driver-opt network=host --buildkitd-config /root/buildkitd.toml --bootstrap',
    );
    for (const architecture of ['amd64', 'arm64']) {
      await sh(
        host,
        `mkdir -p /root/one && cd /root/one && date +%s.%N >now
        printf 'FROM localhost:5000/base:1\\nCOPY now /now\\n' >Dockerfile
        for image in ${own} ${plain}; do docker buildx build --builder knowing --provenance=false --quiet --platform linux/${architecture} --tag "$image:1-${architecture}" --push .; done`,
      );
    }
  }, 10 * minutes);

  afterAll(() => down(host), 2 * minutes);

  const wanted = (list: string, repository: string) => [
    ...['--tag', list, `${repository}:1-{arch}`, '--yes'],
  ];

  test(
    'the certificate of its own authority is asked for, and with it both ways are gone without --insecure',
    async () => {
      const untold = await assemble(host, ...wanted(`${own}:1`, own));
      expect(untold.exitCode).toBe(1);
      expect(told(untold)).toContain('nobody here trusts its certificate');
      expect(told(untold)).toContain('add --ca FILE');
      // A builder brings no certificate along.
      expect(told(untold)).not.toContain('--builder NAME');
      const byBuildx = await assemble(host, ...wanted(`${own}:1`, own), '--ca', ca);
      expect(told(byBuildx)).toContain(
        `$ env SSL_CERT_FILE=${ca} docker buildx imagetools create --tag ${own}:1`,
      );
      expect(told(byBuildx)).toContain('2 images, byte for byte');
      expect(byBuildx.exitCode).toBe(0);
      const made = await inOwn('1');
      expect(made.architectures).toEqual(['amd64', 'arm64']);
      expect(told(byBuildx)).toContain(made.digest);
      const byHand = await assemble(
        ...([host, ...wanted(`${own}:2`, own), '--ca', ca] as const),
        ...['--way', 'manifest', '--script', '/root/own.sh'],
      );
      expect(told(byHand)).toContain(
        `$ env SSL_CERT_FILE=${ca} docker manifest push --purge ${own}:2`,
      );
      expect(told(byHand)).not.toContain('--insecure');
      expect(byHand.exitCode).toBe(0);
      expect((await inOwn('2')).architectures).toEqual(['amd64', 'arm64']);
      await inHost(host, ['env', `LIST=${own}:3`, 'sh', '/root/own.sh']);
      expect((await inOwn('3')).digest).toBe((await inOwn('2')).digest);
    },
    3 * minutes,
  );

  test(
    'plain http comes with the builder that is named',
    async () => {
      const untold = await assemble(
        ...([host, ...wanted(`${plain}:http`, plain), '--way', 'imagetools'] as const),
      );
      expect(untold.exitCode).toBe(1);
      expect(told(untold)).toContain('give --builder NAME');
      const ended = await assemble(
        ...([host, ...wanted(`${plain}:http`, plain), '--builder', 'knowing'] as const),
      );
      expect(told(ended)).toContain(
        `$ docker buildx imagetools create --builder knowing --tag ${plain}:http`,
      );
      expect(ended.exitCode).toBe(0);
      const list = await pushed(host, 'http');
      expect(Object.keys(list.images)).toEqual(['linux/amd64', 'linux/arm64']);
      expect(told(ended)).toContain(list.digest);
      const { 'linux/amd64': native = '' } = list.images;
      expect(await saidBy(host, { ...list, images: { 'linux/amd64': native } }, 'http')).toEqual({
        'linux/amd64': 'x86_64',
      });
    },
    3 * minutes,
  );
});
