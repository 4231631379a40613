/**
 * Runs inside a host of the lab: looks at steps 1 to 4 once, as the wizard does when it starts, and
 * prints what that took. `look.js hung`: the engine takes every connection and never answers.
 */
import { createServer } from 'node:net';
import { checklist } from '../../src/checklist/index.ts';
import type { Step } from '../../src/checklist/step.ts';
import { createLocalHost } from '../../src/host/local.ts';
import { lookAt } from '../../src/host/look.ts';
import { noAnswers } from '../../src/model/answers.ts';
import { prerequisites } from '../../src/model/step-id.ts';
import { childrenEnv } from '../../src/wizard/children-env.ts';

const isHung = process.argv[2] === 'hung';
if (isHung) {
  const socket = `/tmp/hung-${process.pid}.sock`;
  process.env['DOCKER_HOST'] = `unix://${socket}`;
  await new Promise<void>((resolve) => createServer(() => {}).listen(socket, resolve));
}

const local = createLocalHost();
const ran: { readonly argv: readonly string[]; readonly ms: number }[] = [];
const host: typeof local = {
  ...local,
  run: async (argv, options) => {
    const result = await local.run(argv, options);
    ran.push({ argv, ms: result.ms });
    return result;
  },
};

const started = performance.now();
const look = lookAt(host, childrenEnv(noAnswers));
const statuses = await Promise.all(
  prerequisites.map(async (id) => {
    const step = checklist[id] as Step<unknown>;
    const facts = await step.inspect(look, noAnswers, {});
    return step.judge(facts, noAnswers).map(({ status }) => status);
  }),
);
const ms = performance.now() - started;

const docker = ran.filter(({ argv }) => argv[0] === 'docker');
const commands = [];
for (const { argv, ms: beside } of docker) {
  commands.push({ argv, beside, alone: isHung ? null : (await local.run(argv)).ms });
}
console.log(JSON.stringify({ ms, commands, statuses }));
process.exit();
