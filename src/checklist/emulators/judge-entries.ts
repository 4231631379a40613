import type { HandlerRow } from '../../docker/handler-table.ts';
import { binfmtFolder } from '../../docker/mounts.ts';
import { evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import {
  evidenceOf,
  finding,
  flagsOf,
  handlersOf,
  type Judging,
  namesOf,
  ofEntry,
  pictureFor,
  platformsOf,
  rowsIn,
  skipped,
  statusOf,
  unsaid,
} from './judging.ts';
import { enableRemedy } from './switch-remedies.ts';

/** Whether the handlers carry F: without it their emulators are looked for in the container. */
export function flagsFinding(judging: Judging): Finding {
  const words = texts().emulators.flags;
  const { facts, remedies } = judging;
  const bad = rowsIn(judging, 'no-F', 'old-kernel');
  if (bad.length > 0) {
    const isOld = rowsIn(judging, 'old-kernel').length > 0;
    const title = isOld ? words.oldKernel(facts.kernel ?? '') : words.bad(handlersOf(bad));
    return finding('flags', statusOf(bad, judging), title, {
      evidence: evidenceOf(bad, judging, (row) => [flagsOf(row)]),
      failure: isOld ? 'kernel-too-old-for-F' : 'qemu-flag-F-missing',
      remedies,
      picture: pictureFor(bad, judging),
    });
  }
  const good = facts.rows.filter(({ entry }) => entry?.flags.includes('F') === true);
  if (good.length === 0) return unsaid('flags', judging);
  return finding('flags', 'ok', words.ok(handlersOf(good)), {
    evidence: good.map(flagsOf),
    picture: pictureFor(good, judging),
  });
}

/** Whether the kernel asks the handlers that are there. */
export function enabledFinding(judging: Judging): Finding {
  const words = texts().emulators.enabled;
  const { isEnabled, isRoot, rows } = judging.facts;
  const bad = rowsIn(judging, 'disabled', 'off');
  const status = evidence(`${binfmtFolder}/status`, isEnabled ? 'enabled' : 'disabled');
  if (bad.length > 0) {
    const title = isEnabled ? words.bad(handlersOf(bad)) : words.off;
    return finding('enabled', statusOf(bad, judging), title, {
      evidence: [
        ...(isEnabled ? [] : [status]),
        ...evidenceOf(bad, judging, (row) => (isEnabled ? [ofEntry(row, 'disabled')] : [])),
      ],
      failure: 'binfmt-disabled',
      remedies: [enableRemedy(isEnabled ? namesOf(bad) : ['status'], isRoot)],
      picture: pictureFor(bad, judging),
    });
  }
  const good = rows.filter(({ entry }) => entry?.enabled === true);
  if (good.length === 0) return unsaid('enabled', judging);
  return finding('enabled', 'ok', words.ok(handlersOf(good)), { evidence: [status] });
}

/** Whether programs get the arguments that they are given: P must suit the emulator. */
export function argumentsFinding(judging: Judging): Finding {
  const words = texts().emulators.arguments;
  const { remedies } = judging;
  const bad = rowsIn(judging, 'wrong-arguments');
  if (bad.length > 0) {
    return finding('arguments', statusOf(bad, judging), words.bad(platformsOf(bad)), {
      evidence: evidenceOf(bad, judging, (row) => (row.entry === null ? [] : [flagsOf(row)])),
      remedies,
      picture: pictureFor(bad, judging),
    });
  }
  const good = rowsIn(judging, 'ready', 'held').filter((row) => isPassed(row, judging));
  if (good.length === 0)
    return skipped('arguments', isTried(judging) ? words.failed : words.untried);
  return finding('arguments', 'ok', words.ok(platformsOf(good)), {
    evidence: evidenceOf(good, judging, (row) => (row.entry === null ? [] : [flagsOf(row)])),
  });
}

const isTried = ({ facts }: Judging): boolean => Object.keys(facts.verdicts).length > 0;

const isPassed = ({ platform }: HandlerRow, { facts }: Judging): boolean =>
  facts.verdicts[platform]?.verdict === 'passed';
