import { describe, expect, test } from 'vitest';
import { lessonTexts } from '../../src/texts/lessons.ts';
import { run } from './built.ts';

describe('explain', () => {
  test('prints a lesson as plain text, and looks at nothing', async () => {
    const ended = await run(['explain', 'f-flag'], { env: { PATH: '/nowhere' } });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain(lessonTexts()['f-flag'].title);
    expect(ended.stdout).not.toContain('\u001b');
  });

  test('prints what is known of a failure, whatever the case of its name', async () => {
    const { code, stdout } = await run(['explain', 'Push-Localhost-Refused']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^The builder's localhost is its own container\n/);
  });

  test('lists all names with --list, and where none is given', async () => {
    const listed = await run(['explain', '--list']);
    expect(listed).toMatchObject({ code: 0, stderr: '' });
    expect(listed.stdout).toMatch(/^ {2}docker-daemon-down +The Docker engine does not run$/m);
    expect(await run(['explain'])).toEqual(listed);
  });

  test('says which names are near to one that is not known, and ends with 2', async () => {
    const near = await run(['explain', 'f-flg']);
    expect(near).toMatchObject({ code: 2, stdout: '' });
    expect(near.stderr).toBe(
      'There is no lesson and no known failure f-flg; did you mean f-flag?\n',
    );
    const several = await run(['explain', 'manifest-']);
    expect(several.stderr).toMatch(/did you mean \S+, \S+ or \S+\?\n$/);
    const none = await run(['explain', 'zz\u001b[2Jzz']);
    expect(none).toMatchObject({ code: 2 });
    expect(none.stderr).toMatch(/known failure zzzz; \S+ explain --list names them all\.\n$/);
    expect(await run(['explain', 'a', 'b'])).toMatchObject({ code: 2, stdout: '' });
  });

  test('draws a lesson with the values of a practice machine, and says that it is none', async () => {
    const ended = await run(['explain', 'machine', '--demo', 'fresh-laptop']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^PRACTICE: fresh-laptop/);
    expect(ended.stdout).toMatch(/^ {2}kernel +Linux 6\.8\.0-\d+-generic: knows F/m);
    expect(ended.stdout).not.toContain('The values are examples.');
    const emulators = await run(['explain', '--demo', 'fresh-laptop', 'emulators']);
    expect(emulators.stdout).toContain('entry    none: no magic matches these bytes');
    const unknown = await run(['explain', 'machine', '--demo', 'nowhere']);
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
  });
});
