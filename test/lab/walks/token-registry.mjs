// token-registry.mjs - in front of a host's open registry, one that shows nothing without a token, as
// Harbor and GitLab do: registry.lab:5004, TLS signed by the authority in /srv/private-ca, and so is
// its token server, under the same name. It gives a token to whoever is lab with lab-password.
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';

const token = 'lab-token';
const login = `Basic ${Buffer.from('lab:lab-password').toString('base64')}`;
const here = 'https://registry.lab:5004';
const file = (name) => readFileSync(`/srv/private-ca/${name}`);

const server = createServer(
  { key: file('registry.key'), cert: file('registry.crt') },
  (asked, answer) => {
    const { url, method, headers } = asked;
    if (url.startsWith('/token')) {
      if (headers.authorization !== login) return answer.writeHead(401).end();
      answer.setHeader('content-type', 'application/json');
      return answer.end(JSON.stringify({ token, access_token: token, expires_in: 300 }));
    }
    if (headers.authorization !== `Bearer ${token}`) {
      const [, name = ''] = /^\/v2\/(.+)\/(?:manifests|blobs|tags)\b/.exec(url) ?? [];
      const scope = name === '' ? '' : `,scope="repository:${name}:pull,push"`;
      answer.setHeader('www-authenticate', `Bearer realm="${here}/token",service="lab"${scope}`);
      return answer.writeHead(401).end();
    }
    const to = { host: '127.0.0.1', port: 5000, path: url, method };
    const passed = { ...headers, 'x-forwarded-proto': 'https' };
    const onward = request({ ...to, headers: passed }, (said) => {
      answer.writeHead(said.statusCode, said.headers);
      said.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  },
);
server.listen(5004);
