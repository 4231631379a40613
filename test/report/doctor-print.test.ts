import type { WriteStream } from 'node:tty';
import { describe, expect, test } from 'vitest';
import { checkList } from '../../src/doctor/check-list.ts';
import { examine } from '../../src/doctor/examine.ts';
import { noAnswers } from '../../src/model/answers.ts';
import type { Finding } from '../../src/model/finding.ts';
import { createDoctorPrint } from '../../src/report/doctor-print.ts';
import type { DockerMachine } from '../checklist/docker-machine.ts';
import { unreachable } from '../checklist/hosts.ts';
import { doctorHost, prepared } from '../doctor/doctor-host.ts';

const noEngine = unreachable('Cannot connect to the Docker daemon') as DockerMachine;
const rights = { uid: 1000, hasSudo: true };
const ids = checkList().map(({ id }) => id);

type Told = {
  readonly isVerbose?: boolean;
  readonly isPart?: boolean;
  readonly isMending?: boolean;
};

/** What is printed of an examination, on a page of 24 rows. */
async function printedOf(machine: DockerMachine, told: Told = {}): Promise<string> {
  let text = '';
  const write = (part: string) => {
    text += part;
    return true;
  };
  const print = createDoctorPrint({
    ...{ output: { write } as unknown as WriteStream, env: { LC_ALL: 'C.UTF-8' }, checks: ids },
    ...{ platforms: ['linux/arm64'], flags: '', isVerbose: false, isPart: false, isMending: false },
    label: null,
    ...told,
  });
  print.begin();
  const findings: readonly Finding[] = await examine({
    ...{ host: doctorHost(machine), answers: noAnswers, rights, tell: print.tell },
  });
  print.told();
  print.end(findings);
  return text;
}

describe('where no engine answers', () => {
  test('checks in a row that share their reason are one row', async () => {
    const text = await printedOf(noEngine);
    expect(text).toContain(
      '– skipped  4 checks: not looked at, no engine answers; --verbose lists them\n',
    );
    expect(text).not.toContain("The engine's rights: not looked at");
  });

  test('each of them is listed with --verbose', async () => {
    const text = await printedOf(noEngine, { isVerbose: true });
    expect(text).not.toContain('--verbose lists them');
    expect(text).toContain("– skipped  The engine's rights: not looked at, no engine answers\n");
  });

  test('the problems that are out of sight come once more, above the count', async () => {
    const text = await printedOf(noEngine);
    const [, again = ''] = text.split('\nWhat is to be mended\n');
    expect(again).toMatch(/^ {2}✗ The engine /);
    expect(again.indexOf(' problem')).toBeGreaterThan(again.indexOf('✗'));
    const problems = text.match(/^ {2}✗ problem /gm)?.length;
    expect(again.match(/^ {2}✗ /gm)).toHaveLength(problems ?? 0);
  });

  test('they do not where one after the other is asked about anyway', async () => {
    expect(await printedOf(noEngine, { isMending: true })).not.toContain('to be mended');
  });
});

test('nothing comes twice where nothing is wrong', async () => {
  expect(await printedOf(prepared)).not.toContain('to be mended');
});
