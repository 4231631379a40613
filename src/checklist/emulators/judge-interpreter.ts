import type { HandlerRow } from '../../docker/handler-table.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import type { EmulatorsFacts } from './facts.ts';
import {
  evidenceOf,
  finding,
  handlersOf,
  type Judging,
  ofEntry,
  pictureFor,
  rowsIn,
  statusOf,
  unsaid,
} from './judging.ts';

/** Whether the emulators are at hand in a container: there when they are opened, and in need of nothing else. */
export function interpreterFinding(judging: Judging): Finding {
  const bad = [...rowsIn(judging, 'gone'), ...rowsIn(judging, 'dynamic')];
  if (bad.length > 0) return brokenFinding(bad, judging);
  const { facts } = judging;
  const good = rowsIn(judging, 'ready', 'held').filter(({ entry }) => entry !== null);
  // The kernel may hold another file open than the one that lies there now: a proof tells.
  const doubtful = good.filter(
    (row) => loaderOf(row, facts) !== null && facts.verdicts[row.platform] === undefined,
  );
  if (doubtful.length > 0) return doubtfulFinding(doubtful, judging);
  if (good.length === 0) return unsaid('interpreter', judging);
  const words = texts().emulators.interpreter;
  return finding('interpreter', 'ok', words.ok(handlersOf(good)), {
    evidence: good.map((row) => fileOf(row, facts)),
    picture: pictureFor(good, judging),
  });
}

function brokenFinding(bad: readonly HandlerRow[], judging: Judging): Finding {
  const words = texts().emulators.interpreter;
  const gone = rowsIn(judging, 'gone');
  const title = gone.length > 0 ? words.gone(handlersOf(gone)) : words.dynamic(handlersOf(bad));
  return finding('interpreter', statusOf(bad, judging), title, {
    evidence: evidenceOf(bad, judging, (row) => [fileOf(row, judging.facts)]),
    failure: gone.length > 0 ? 'qemu-flag-F-missing' : 'qemu-dynamic-with-F',
    remedies: judging.remedies,
    picture: pictureFor(bad, judging),
  });
}

function doubtfulFinding(doubtful: readonly HandlerRow[], judging: Judging): Finding {
  const words = texts().emulators.interpreter;
  return finding('interpreter', 'warning', words.maybeDynamic(handlersOf(doubtful)), {
    evidence: evidenceOf(doubtful, judging, (row) => [fileOf(row, judging.facts)]),
    failure: 'qemu-dynamic-with-F',
    picture: pictureFor(doubtful, judging),
  });
}

const loaderOf = ({ entry }: HandlerRow, { loaders }: EmulatorsFacts): string | null =>
  (entry && loaders[entry.interpreter]) ?? null;

/** What was seen of an interpreter's file. */
function fileOf(row: HandlerRow, facts: EmulatorsFacts): Evidence {
  const words = texts().emulators.interpreter;
  const { interpreter = '', flags = '' } = row.entry ?? {};
  const loader = loaderOf(row, facts);
  const isKept = flags.includes('F');
  if (facts.gone.includes(interpreter)) {
    return ofEntry(row, isKept ? words.held(interpreter) : words.missing(interpreter));
  }
  return ofEntry(
    row,
    loader === null ? words.there(interpreter) : words.needs(interpreter, loader),
  );
}
