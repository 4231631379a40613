import { buildxVersion, dockerInfo } from '../../docker/commands.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import { evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import { findingOf } from '../finding-of.ts';
import { commandRemedy } from '../remedy-of.ts';
import { brokenRemedies, downloadedEvidence, installRemedies } from './buildx-remedies.ts';
import type { ClientFacts } from './facts.ts';

const finding = findingOf('client');
const versionCommand = shellQuote(buildxVersion);
const pluginsSource = shellQuote(dockerInfo);

/** Whether buildx is there and works. */
export function buildxFinding(facts: ClientFacts): Finding {
  const words = texts().client.buildx;
  const { state, said, version, plugin } = facts.buildx;
  const itself = evidence(versionCommand, said);
  switch (state) {
    case 'not-asked':
      return finding('buildx', 'skipped', words.notAsked);
    case 'hidden':
      return finding('buildx', 'skipped', words.hidden, {
        evidence: [evidence(pluginsSource, plugin?.error ?? '')],
        failure: 'cli-experimental-required',
      });
    case 'healthy':
      return finding('buildx', 'ok', version === null ? words.unnamed : words.ok, {
        evidence: [itself],
      });
    case 'old':
      return finding('buildx', 'problem', words.old, {
        evidence: [itself, ...downloadedEvidence(facts)],
        remedies: installRemedies(facts),
      });
    case 'missing':
      return finding('buildx', 'problem', words.missing, {
        evidence: [itself, ...downloadedEvidence(facts)],
        failure: 'buildx-missing',
        remedies: installRemedies(facts),
      });
    case 'broken':
      return finding('buildx', 'problem', words.broken, {
        evidence: [evidence(pluginsSource, plugin?.error || said), ...downloadedEvidence(facts)],
        failure: 'buildx-plugin-broken',
        remedies: [...brokenRemedies(facts), ...installRemedies(facts)],
      });
  }
}

/** Whether buildx can write what it keeps. */
export function folderFinding({ foreignFile, isRoot }: ClientFacts): readonly Finding[] {
  if (foreignFile === null) return [];
  const words = texts().client.folder;
  const { path, folder, uid, gid } = foreignFile;
  return [
    finding('folder', 'problem', words.foreign, {
      evidence: [evidence(path, words.owner)],
      failure: 'buildx-sudo-split',
      remedies: [
        commandRemedy({
          title: words.title,
          needs: 'root',
          changes: words.changes(folder),
          run: [{ run: ['chown', '-R', `${uid}:${gid}`, folder] }],
          reversal: [],
          isRoot,
        }),
      ],
    }),
  ];
}
