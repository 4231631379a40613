import { type Evidence, evidence } from '../../model/evidence.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { productTexts } from '../../texts/products.ts';
import { commandRemedy, personRemedy } from '../remedy-of.ts';
import { unfitness } from './binary.ts';
import type { ClientFacts } from './facts.ts';
import { fileRemedy } from './file-remedy.ts';
import type { Installing } from './installing.ts';
import { pluginRemedy } from './plugin-remedy.ts';
import { refusal } from './refusal.ts';
import { urlRemedy } from './url-remedy.ts';

/** The ways to a buildx, what is nearest to it first. */
export function installRemedies(facts: ClientFacts): readonly Remedy[] {
  const { installing, isRoot, product } = facts;
  if (installing === null) return [];
  if (product === 'snap') return ofSnap(isRoot);
  return [
    ...(product === 'desktop' ? [personRemedy(productTexts().buildx.desktop)] : []),
    ...downloadedRemedies(installing),
    ...packageRemedies(installing, isRoot),
    fileRemedy(installing),
    urlRemedy(installing),
  ];
}

/** A snap finds no plugin but its own: neither a package's nor one in the home. */
function ofSnap(isRoot: boolean): readonly Remedy[] {
  const words = productTexts().buildx.snap;
  const refresh = commandRemedy({
    ...words,
    needs: 'root',
    run: [{ run: ['snap', 'refresh', 'docker'] }],
    reversal: [{ run: ['snap', 'revert', 'docker'] }],
    isRoot,
  });
  return [refresh, personRemedy(texts().machine.person.install)];
}

/** A download that was refused says why. */
export function downloadedEvidence({ installing }: ClientFacts): readonly Evidence[] {
  const downloaded = installing?.downloaded ?? null;
  if (installing === null || downloaded === null) return [];
  const { sha256 } = downloaded;
  const reason = refusal(downloaded, installing);
  return [evidence(downloaded.path, reason ?? `SHA-256 ${sha256 ?? ''}`)];
}

function downloadedRemedies(installing: Installing): readonly Remedy[] {
  const { downloaded, waiting, client } = installing;
  if (downloaded === null) return [];
  const words = texts().client.install;
  if (unfitness(downloaded, client) === null) {
    const remedy = pluginRemedy(installing, downloaded, [{ run: ['rm', '-r', waiting] }]);
    return [{ ...remedy, title: words.downloaded, recommended: words.downloadedWhy }];
  }
  return [
    commandRemedy({
      title: words.discard,
      needs: 'consent',
      changes: words.discards(waiting),
      run: [{ run: ['rm', '-r', waiting] }],
      reversal: [],
    }),
  ];
}

function packageRemedies({ package: found }: Installing, isRoot: boolean): readonly Remedy[] {
  if (found === null) return [];
  const words = texts().client.install;
  const { name, needs, install, remove } = found;
  return [
    commandRemedy({
      title: words.package(name),
      hint: words.packageHint,
      recommended: words.packageWhy,
      needs,
      changes: words.packageChanges(name),
      run: install.map((run) => ({ run })),
      reversal: remove.map((run) => ({ run })),
      isRoot,
    }),
  ];
}

/** A broken plugin may be mended where it lies, or taken out of the way of a healthy one. */
export function brokenRemedies(facts: ClientFacts): readonly Remedy[] {
  const words = texts().client.broken;
  const { plugin, file } = facts.buildx;
  if (facts.product === 'snap') return [];
  const { installing, isRoot } = facts;
  if (installing === null || plugin === null || plugin.path === null || file === null) return [];
  const needs = file.isOwn ? 'consent' : 'root';
  if ((file.mode & 0o111) === 0) {
    const mode = file.mode.toString(8).padStart(4, '0');
    return [
      commandRemedy({
        ...words.chmod,
        needs,
        run: [{ run: ['chmod', '+x', plugin.path] }],
        reversal: [{ run: ['chmod', mode, plugin.path] }],
        isRoot,
      }),
    ];
  }
  const [hidden] = plugin.shadowed;
  if (hidden === undefined || plugin.path !== installing.target) return [];
  const { target, backup } = installing;
  return [
    commandRemedy({
      title: words.aside,
      recommended: words.asideWhy(hidden),
      needs,
      changes: words.asideChanges(target, backup),
      run: [{ run: ['mv', target, backup] }],
      reversal: [{ run: ['mv', backup, target] }],
      isRoot,
    }),
  ];
}
