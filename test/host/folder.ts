import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

/** An empty folder that is gone when the test has finished. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'multiarch-wizard-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An empty folder for all tests of a file: gone after the last of them. */
export function keptFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'multiarch-wizard-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
