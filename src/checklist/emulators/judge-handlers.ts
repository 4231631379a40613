import { handlerName } from '../../docker/architecture.ts';
import { listBuildersAsTable } from '../../docker/builder-commands.ts';
import type { HandlerRow } from '../../docker/handler-table.ts';
import { binfmtFolder } from '../../docker/mounts.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import { type Evidence, evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { mountRemedy } from '../machine/binfmt-remedies.ts';
import type { EmulatorsFacts } from './facts.ts';
import {
  evidenceOf,
  finding,
  flagsOf,
  type Judging,
  namesOf,
  pictureFor,
  platformsOf,
  rowsIn,
  triedOf,
  unsaid,
} from './judging.ts';
import { failureOfLost, type Lost, lostWords } from './lost.ts';
import { fromNowOn } from './lost-remedies.ts';

const inspectedBuilder = shellQuote(listBuildersAsTable);

/** Whether something runs the platforms that are asked for. */
export function handlersFinding(judging: Judging): Finding {
  const words = texts().emulators.handlers;
  const { facts, isRequired, remedies } = judging;
  const missing = missingIn(judging).filter(isRequired);
  if (missing.length === 0) return fineFinding(judging);
  const platforms = platformsOf(missing);
  const isMounted = facts.unread !== 'mount';
  return finding(
    'handlers',
    'problem',
    isMounted ? words.missing(platforms) : words.notMounted(platforms),
    {
      evidence: evidenceOf(missing, judging, (row) => [ofMissing(row, facts)]),
      failure: failureOf(facts, missing),
      remedies: isMounted
        ? [...remedies.slice(0, 1), ...toLast(missing, facts), ...remedies.slice(1)]
        : [mountRemedy(facts.isRoot), ...remedies],
      picture: pictureFor(missing, judging),
    },
  );
}

/** What was registered before and is gone will be gone again, where nothing registers it at boot. */
const toLast = (missing: readonly HandlerRow[], facts: EmulatorsFacts): readonly Remedy[] =>
  missing.some((row) => lostOf(row, facts) !== undefined) ? fromNowOn(facts) : [];

/** Platforms that have no handler and that nothing asks for. */
export function othersFinding(judging: Judging): Finding {
  const words = texts().emulators.others;
  const { facts, isRequired, remedies } = judging;
  const missing = missingIn(judging).filter((row) => !isRequired(row));
  if (missing.length === 0) return finding('others', 'ok', words.none);
  return finding('others', 'skipped', words.missing(platformsOf(missing)), {
    evidence: missing.map((row) => ofMissing(row, facts)),
    remedies,
  });
}

/** Nothing runs them: where the table can't be read, only a failed proof says so. */
export const missingIn = ({ facts }: Pick<Judging, 'facts'>): readonly HandlerRow[] =>
  rowsIn({ facts }, 'missing', 'not-mounted').filter(
    ({ platform }) => facts.unread === null || facts.proofs[platform] === 'failed',
  );

function fineFinding(judging: Judging): Finding {
  const words = texts().emulators.handlers;
  const { facts } = judging;
  const ready = rowsIn(judging, 'ready', 'held');
  const byBuilder = rowsIn(judging, 'builder');
  const unseen = rowsIn(judging, 'unseen');
  const seen = {
    evidence: [
      ...ready.flatMap((row) => (row.entry === null ? [] : [flagsOf(row)])),
      ...byBuilder.map(({ platform }) => evidence(null, words.byBuilder(platform))),
      ...unseen.map(({ platform }) => evidence(null, words.unseen(platform))),
      // Where no entry says so, what was tried does.
      ...[...ready.filter(({ entry }) => entry === null), ...byBuilder, ...unseen].flatMap((row) =>
        triedOf(row, facts),
      ),
    ],
    picture: pictureFor([...ready, ...byBuilder, ...unseen], judging),
  };
  if (ready.length > 0) return finding('handlers', 'ok', words.ok(platformsOf(ready)), seen);
  if (byBuilder.length > 0) {
    return finding('handlers', 'ok', words.byBuilder(platformsOf(byBuilder)), seen);
  }
  if (unseen.length > 0) return finding('handlers', 'ok', words.unseen(platformsOf(unseen)), seen);
  if (facts.rows.every(({ verdict }) => verdict === 'native')) {
    return finding('handlers', 'ok', words.none);
  }
  if (facts.unread !== null) return unsaid('handlers', judging);
  const entries = namesOf(facts.rows).map((name) =>
    evidence(`${binfmtFolder}/${name}`, words.there),
  );
  return finding('handlers', 'ok', words.all, { evidence: entries });
}

function failureOf(facts: EmulatorsFacts, missing: readonly HandlerRow[]): string | null {
  const { unread, entries } = facts;
  if (unread === 'mount') return 'binfmt-not-mounted';
  const lost = missing.map((row) => lostOf(row, facts));
  if (lost.every((one) => one !== undefined)) return failureOfLost(lost);
  return isOnlyWindows(entries.map(({ name }) => name)) ? 'wsl-binfmt' : 'exec-format-error-run';
}

/** WSL registers itself for programs of Windows; where nothing else is there, the distribution's are not loaded. */
const isOnlyWindows = (names: readonly string[]): boolean =>
  names.length > 0 && names.every((name) => name.startsWith('WSLInterop'));

function ofMissing(row: HandlerRow, facts: EmulatorsFacts): Evidence {
  const { platform } = row;
  const { unread, entries } = facts;
  const { handlers } = texts().emulators;
  const names = entries.map(({ name }) => name);
  if (unread === 'mount') return evidence('/proc/mounts', texts().machine.binfmt.notMounted);
  if (unread !== null) return evidence(inspectedBuilder, handlers.notListed(platform));
  if (isOnlyWindows(names))
    return evidence(binfmtFolder, handlers.onlyWindows(names.join(texts().joined.comma)));
  const lost = lostOf(row, facts);
  const said = handlers.noFile(handlerName(platform) ?? platform);
  return evidence(
    binfmtFolder,
    lost ? texts().joined.also(said, lostWords(lost, facts.now)) : said,
  );
}

/** Whether this wizard registered its handler once. */
const lostOf = ({ platform }: HandlerRow, { lost }: EmulatorsFacts): Lost | undefined =>
  lost.find(({ name }) => name === handlerName(platform));
