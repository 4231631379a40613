#!/usr/bin/env node
import { nodeVersion } from './texts/en/node-version.ts';

// An old Node must be able to read this file up to its last line: plain syntax, and no static
// import in the bundle. Everything newer is behind the import of main.
const oldest = 20;
const version = process.versions.node;

if (Number(version.split('.')[0]) < oldest) {
  process.stderr.write(`${nodeVersion.tooOld(version)}\n`);
  process.exitCode = 2;
} else {
  // Node 22.8 and later keep compiled code between runs.
  const nodeModule: object = process.getBuiltinModule?.('node:module') ?? {};
  if ('enableCompileCache' in nodeModule) (nodeModule.enableCompileCache as () => void)();
  void import('./main.ts').then(({ main }) => main(process.argv.slice(2)));
}
