import { shellQuote } from '../../docker/shell-words.ts';
import { type Evidence, evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import { findingOf } from '../finding-of.ts';
import { personRemedy } from '../remedy-of.ts';
import { mountForAllRemedy, mountRemedy } from './binfmt-remedies.ts';
import type { BinfmtFacts } from './facts.ts';
import {
  isOwnUser,
  mountsOf,
  type Namespace,
  type Namespaces,
  tableHere,
  userNamespaces,
} from './namespaces.ts';

const finding = findingOf('machine');

/** Whether binfmt_misc is mounted here, and is the one that the engine's kernel asks for it. */
export function mountedFinding(binfmt: BinfmtFacts, isKnown: boolean, isRoot: boolean): Finding {
  const words = texts().machine.binfmt;
  const lines = binfmt.mounts.trim();
  const seen = [evidence('/proc/mounts', lines === '' ? words.noLine : lines)];
  const namespaces = namespaceEvidence(binfmt.namespaces);
  switch (tableHere(binfmt.namespaces)) {
    case 'same':
      return finding('binfmt-mounted', 'ok', words.mounted, { evidence: seen });
    case 'only-here':
      return finding('binfmt-mounted', 'warning', words.onlyHere, {
        evidence: namespaces,
        failure: 'binfmt-not-mounted',
        remedies: [mountForAllRemedy(isRoot)],
      });
    case 'other':
      return finding('binfmt-mounted', 'problem', words.otherTable, {
        evidence: namespaces,
        failure: 'rootless-or-nested-cannot-register',
        remedies: [personRemedy(words.leave)],
      });
    case 'only-there':
      return notMounted(words.onlyThere, [...seen, ...namespaces], binfmt, isRoot);
    case 'none': {
      if (!isKnown) return finding('binfmt-mounted', 'skipped', words.mountedNotAsked);
      const title = lines.includes(' autofs ') ? words.onlyAutofs : words.notMounted;
      return notMounted(title, seen, binfmt, isRoot);
    }
  }
}

/** What a shell mounts in a user namespace of its own is a table of its own. */
function notMounted(
  title: string,
  seen: readonly Evidence[],
  { namespaces }: BinfmtFacts,
  isRoot: boolean,
): Finding {
  const isOwn = isOwnUser(namespaces);
  return finding('binfmt-mounted', 'problem', title, {
    evidence: isOwn ? [...seen, ...userEvidence(namespaces)] : seen,
    failure: 'binfmt-not-mounted',
    remedies: isOwn ? [personRemedy(texts().machine.binfmt.leave)] : [mountRemedy(isRoot)],
  });
}

/** The devices that are mounted here and where the engine is: the same one is the same table. */
function namespaceEvidence(namespaces: Namespaces): readonly Evidence[] {
  const { own, engine } = namespaces;
  return [
    evidence(mountsOf('self'), deviceText(own)),
    ...(engine === null ? [] : [evidence(mountsOf(engine.pid), deviceText(engine))]),
    ...(isOwnUser(namespaces) ? userEvidence(namespaces) : []),
  ];
}

function userEvidence({ own, engine }: Namespaces): readonly Evidence[] {
  const text = [own.user, engine?.user].join('\n');
  return engine === null ? [] : [evidence(shellQuote(userNamespaces(engine.pid)), text)];
}

function deviceText({ device }: Namespace): string {
  const words = texts().machine.binfmt;
  return device === null ? words.noLine : words.device(device);
}
