import { tarMember } from '../docker/build/tar.ts';
import type { Tool } from '../tool.ts';
import { UnknownCommand } from '../unknown-command.ts';
import { absolute } from './files.ts';

/** `tar -xOf FILE MEMBER`: GNU tar 1.35. */
export const tar: Tool = (call) => {
  const [flags, file = '', member = ''] = call.argv.slice(1);
  if (flags !== '-xOf') throw new UnknownCommand(call.argv);
  const archive = call.world.files.get(absolute(call, file));
  if (archive === undefined) {
    call.err(
      `tar: ${file}: Cannot open: No such file or directory\ntar: Error is not recoverable: exiting now\n`,
    );
    return 2;
  }
  const text = tarMember(Buffer.from(archive.text), member);
  if (text === null) {
    call.err(
      `tar: ${member}: Not found in archive\ntar: Exiting with failure status due to previous errors\n`,
    );
    return 2;
  }
  call.out(text);
  return 0;
};
