import fc from 'fast-check';
import { expect, test } from 'vitest';
import { engineEndpoint, parseContexts, socketPath } from '../../src/docker/contexts.ts';

// Printed by the clients of Docker 26.1.5 and 28.2.2.
const listed = `{"Name":"default","Description":"Current DOCKER_HOST based configuration","DockerEndpoint":"unix:///var/run/docker.sock","Current":true,"Error":"","ContextType":"moby"}
{"Current":false,"Description":"","DockerEndpoint":"","Error":"context \\"nosuch\\": context not found: open /r…","Name":"nosuch"}
`;

test('contexts are read line by line, with what is wrong with them', () => {
  expect(parseContexts(listed)).toEqual([
    { name: 'default', endpoint: 'unix:///var/run/docker.sock', isCurrent: true, error: null },
    {
      name: 'nosuch',
      endpoint: null,
      isCurrent: false,
      error: 'context "nosuch": context not found: open /r…',
    },
  ]);
});

test('the engine is looked for where the current context says, else where DOCKER_HOST does', () => {
  expect(engineEndpoint(parseContexts(listed), { DOCKER_HOST: 'tcp://old:1' })).toBe(
    'unix:///var/run/docker.sock',
  );
  expect(engineEndpoint([], { DOCKER_HOST: 'ssh://ada@board' })).toBe('ssh://ada@board');
  expect(engineEndpoint([], {})).toBe('unix:///var/run/docker.sock');
});

test('only a socket on this machine has a path', () => {
  expect(socketPath('unix:///run/user/1000/docker.sock')).toBe('/run/user/1000/docker.sock');
  expect(socketPath('ssh://ada@board')).toBeNull();
  expect(socketPath('npipe:////./pipe/docker_engine')).toBeNull();
});

test('no text makes the reader throw', () => {
  fc.assert(
    fc.property(fc.string(), fc.json(), (text, json) => {
      parseContexts(text);
      parseContexts(json);
    }),
  );
});
