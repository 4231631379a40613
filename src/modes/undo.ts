import { openTalk } from '../asking/open-talk.ts';
import { plainText } from '../docker/terminal-text.ts';
import type { FlagValues } from '../flags.ts';
import { guardProcess } from '../guard.ts';
import { endChildren } from '../host/local.ts';
import { listReceipts } from '../receipts/list.ts';
import { labelLines } from '../report/label.ts';
import { mendTexts } from '../texts/mend.ts';
import { blank, paragraph } from '../ui/line.ts';
import { candidates } from '../undo/candidates.ts';
import { type UndoEnd, undo } from '../undo/undo.ts';
import { rightsOn } from '../wizard/rights.ts';
import { acceptedBy } from './accepted.ts';
import { chooseHost } from './host.ts';

const exitCodes: { readonly [End in UndoEnd]: number } = {
  nothing: 0,
  done: 0,
  left: 1,
  stopped: 130,
};

/** Takes back what was changed on this machine; the exit code. */
export async function runUndo(values: FlagValues): Promise<number> {
  const chosen = await chooseHost(values);
  if (typeof chosen === 'number') return chosen;
  const { open, crashFolder } = chosen;
  const host = await open();
  const guard = guardProcess(crashFolder);
  guard.onLeave(endChildren);
  const accepted = acceptedBy(values);
  const isDryRun = values.has('dry-run');
  const talk = openTalk(process.stdout, host.label);
  guard.onLeave(talk.leave);
  const isAlone = talk.ask === null && accepted.length === 0 && !isDryRun;
  if (isAlone && candidates(await listReceipts(host)).length > 0) {
    process.stderr.write(`${plainText(mendTexts().undo.noTerminal)}\n`);
    return 2;
  }
  const rights = await rightsOn(host);
  talk.say(...labelLines(talk.page, host.label));
  if (host.label !== null) {
    talk.say(...paragraph(mendTexts().undo.practised, talk.page.columns, 0), blank);
  }
  const end = await undo({ host, talk, rights, accepted, isDryRun });
  talk.close();
  return exitCodes[end];
}
