import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** The same numbers every time: a run is compared with another one. */
function numbers() {
  let state = 42;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state % below;
  };
}

const packages = [
  ...['ca-certificates', 'libssl3', 'curl', 'gcc-12', 'libc6-dev', 'python3.11-minimal'],
  ...['zlib1g-dev', 'git', 'perl-modules-5.36', 'openssl', 'linux-libc-dev', 'libgcc-12-dev'],
];
const modules = [
  'gin-gonic/gin',
  'spf13/cobra',
  'docker/cli',
  'golang/protobuf',
  'stretchr/testify',
];
const crates = ['serde', 'tokio', 'hyper', 'rustls', 'regex-automata', 'clap_derive'];
const sources = ['main', 'error', 'connect', 'driver', 'format', 'exec', 'manifest', 'platform'];
const tests = ['opens a socket', 'refuses a bad name', 'connects again', 'reads an index'];

/** What ordinary builds print: package managers, compilers, test runners, pulls. */
function linesOf(number) {
  const pick = (words) => words[number(words.length)];
  const hex = (length) => Array.from({ length }, () => '0123456789abcdef'[number(16)]).join('');
  const version = () => `${number(9)}.${number(40)}.${number(20)}`;
  return [
    () =>
      `Get:${number(300)} http://packages.example/debian bookworm/main arm64 ${pick(packages)} arm64 ${version()}-${number(5)} [${number(999)} kB]`,
    () => `Selecting previously unselected package ${pick(packages)}.`,
    () => `Unpacking ${pick(packages)} (${version()}) ...`,
    () => `Setting up ${pick(packages)} (${version()}) ...`,
    () => `go: downloading github.com/${pick(modules)} v${version()}`,
    () =>
      `gcc -O2 -Wall -Iinclude -DNDEBUG -c src/${pick(sources)}_${number(900)}.c -o build/${pick(sources)}_${number(900)}.o`,
    () => `   Compiling ${pick(crates)} v${version()}`,
    () => `npm warn deprecated ${pick(crates)}@${version()}: this version is no longer supported`,
    () => `PASS test/${pick(sources)}/${number(5000)}.test.ts (${number(400)} ms)`,
    () => `  ✓ ${pick(tests)} (${number(40)} ms)`,
    () => `Collecting ${pick(packages)}==${version()}`,
    () =>
      `src/${pick(sources)}.c:${number(900)}:${number(80)}: warning: unused variable '${pick(sources)}' [-Wunused-variable]`,
    () => `sha256:${hex(64)} ${number(90)}.${number(99)}MB / 91.20MB ${number(9)}.${number(9)}s`,
  ];
}

/** @typedef {{ number: (below: number) => number, line: () => string, seconds: () => string }} Source */

/** One record of each form of log, made of ordinary lines. */
const forms = {
  plain: ({ number, line, seconds }) =>
    number(20) === 0
      ? `#${number(40)} [linux/arm64 ${1 + number(8)}/9] RUN make -j4 install\n`
      : `#${number(40)} ${seconds()} ${line()}\n`,
  rawjson: ({ number, line, seconds }) => {
    const vertex = `sha256:${String(number(40)).padStart(64, '0')}`;
    const timestamp = `2026-11-24T05:11:${seconds().padStart(6, '0')}Z`;
    if (number(3) === 0) {
      const status = { id: 'extracting', vertex, current: number(9e7), total: 9e7, timestamp };
      return `${JSON.stringify({ statuses: [status] })}\n`;
    }
    const text = Array.from({ length: 1 + number(6) }, () => `${line()}\n`).join('');
    const data = Buffer.from(text).toString('base64');
    return `${JSON.stringify({ logs: [{ vertex, stream: 1, data, timestamp }] })}\n`;
  },
  tty: ({ number, line, seconds }) => {
    const row = () => `\u001b[34m => => # ${line().slice(0, 60).padEnd(66)}\u001b[0m\u001b[K\r\n`;
    const head = ` => [linux/arm64 ${1 + number(8)}/9] RUN make -j4`.padEnd(70);
    return `\u001b[7A\u001b[0G\u001b[?25l${head}${seconds()}s\r\n${row()}${row()}${row()}${row()}${row()}${row()}`;
  },
};

/**
 * Writes a log of ordinary build output.
 *
 * @param {string} file
 * @param {{ form: keyof typeof forms, megabytes: number }} options
 * @returns {Promise<number>} its size, in bytes
 */
export async function writeLog(file, { form, megabytes }) {
  const number = numbers();
  const makers = linesOf(number);
  const line = () => makers[number(makers.length)]();
  const seconds = () => (number(60_000) / 1000).toFixed(3);
  const out = createWriteStream(file);
  let size = 0;
  while (size < megabytes * 1e6) {
    let text = '';
    while (text.length < 65_536) text += forms[form]({ number, line, seconds });
    size += Buffer.byteLength(text);
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  return size;
}
