import { normalisePlatform } from '../../docker/platform.ts';
import { isBareName, isLocalRegistry, parseReference } from '../../docker/reference.ts';
import type { Answers } from '../../model/answers.ts';
import type { Finding, Status } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { credentialsFor } from './credentials.ts';
import type { BaseImage, Coverage, TargetFacts } from './facts.ts';
import { loginRemedy } from './login-remedy.ts';

/** What stands in the way of a build, or might. */
export function judgeTarget(facts: TargetFacts, answers: Answers): readonly Finding[] {
  return [
    dockerfileFinding(facts),
    platformsFinding(facts, answers),
    ...referenceFindings(answers),
    ...baseImageFindings(facts, answers),
    ...fixedFindings(facts, answers),
    ...credentialFindings(facts, answers),
  ];
}

type Judged = {
  readonly failure?: string;
  readonly remedies?: readonly Remedy[];
  readonly text?: string;
};

function finding(name: string, status: Status, title: string, more: Judged = {}): Finding {
  return {
    id: `target.${name}`,
    status,
    title,
    evidence: more.text ? [{ source: null, line: null, text: more.text }] : [],
    failure: more.failure ?? null,
    remedies: more.remedies ?? [],
  };
}

function dockerfileFinding(facts: TargetFacts): Finding {
  const words = texts().target;
  const judged = facts.dockerfile !== null;
  const title = judged
    ? words.dockerfile(facts.dockerfile)
    : words.dockerfileFault[facts.fault ?? 'missing'];
  return {
    ...finding('dockerfile', judged ? 'ok' : 'problem', title),
    evidence: facts.evidence,
    remedies: facts.candidates.map((file) => ({
      title: words.useFile(file),
      needs: 'nothing',
      changes: words.changesNothing,
      undo: null,
      actions: [],
      sets: { file },
    })),
  };
}

function platformsFinding({ choices }: TargetFacts, { platforms }: Answers): Finding {
  const words = texts().target;
  const impossible = platforms.filter(
    (platform) => !choices.some((choice) => choice.platform === platform && choice.kind !== null),
  );
  if (platforms.length === 0) return finding('platforms', 'problem', words.noPlatforms);
  if (impossible.length === 0) return finding('platforms', 'ok', words.platforms(platforms));
  const reason = choices.find(({ platform }) => platform === impossible[0])?.reason ?? '';
  return finding('platforms', 'problem', words.impossible(impossible), {
    text: reason,
    remedies: [leaveOut(platforms, impossible)],
  });
}

function leaveOut(platforms: readonly string[], some: readonly string[]): Remedy {
  const words = texts().target;
  return {
    title: words.leaveOut(some),
    needs: 'nothing',
    changes: words.changesNothing,
    undo: null,
    actions: [],
    sets: { platforms: platforms.filter((platform) => !some.includes(platform)) },
  };
}

function referenceFindings({ tags, output }: Answers): readonly Finding[] {
  const words = texts().target;
  if (output.kind !== 'push' && tags.length === 0) return [];
  if (tags.length === 0) return [finding('reference', 'problem', words.reference.empty)];
  return tags.map((tag) => {
    const parsed = parseReference(tag);
    if (!parsed.ok) {
      const title = words.reference[parsed.code];
      const text = parsed.suggestion === null ? '' : words.suggestion(parsed.suggestion);
      return finding('reference', 'problem', title, { text, failure: 'tag-missing-or-invalid' });
    }
    if (output.kind === 'push' && isBareName(parsed)) {
      return finding('reference', 'problem', words.bareName(tag));
    }
    return finding('reference', 'ok', words.goesTo(parsed.registry));
  });
}

function baseImageFindings(facts: TargetFacts, { platforms }: Answers): readonly Finding[] {
  return facts.baseImages.map((base) => baseImageFinding(base, platforms));
}

function baseImageFinding(base: BaseImage, platforms: readonly string[]): Finding {
  const words = texts().target;
  const are = (coverage: Coverage) =>
    platforms.filter((platform) => base.coverage[platform] === coverage);
  const lacking = are('no');
  if (lacking.length > 0) {
    return finding('base-images', 'problem', words.lacks(base.image, lacking), {
      text: words.line(base.line),
      failure: 'base-image-no-platform',
      remedies: lacking.length < platforms.length ? [leaveOut(platforms, lacking)] : [],
    });
  }
  if (are('looking').length > 0) return finding('base-images', 'skipped', words.asked(base.image));
  if (are('unknown').length > 0) {
    const text = base.unknown ?? words.undecided;
    return finding('base-images', 'warning', words.unknown(base.image), { text });
  }
  return finding('base-images', 'ok', words.covers(base.image));
}

/** The build ends well, and the list says of an image what it is not. */
function fixedFindings({ fixed }: TargetFacts, { platforms }: Answers): readonly Finding[] {
  if (fixed === null) return [];
  const words = texts().target;
  const others = platforms.filter((one) => one !== normalisePlatform(fixed.platform));
  if (others.length === 0) return [];
  return [
    finding('base-images', 'warning', words.fixed(fixed.platform, others), {
      text: words.line(fixed.line),
      failure: 'wrong-arch-in-manifest',
      remedies: others.length < platforms.length ? [leaveOut(platforms, others)] : [],
    }),
  ];
}

function credentialFindings(facts: TargetFacts, { tags, output }: Answers): readonly Finding[] {
  const parsed = parseReference(tags[0] ?? '');
  if (output.kind !== 'push' || !parsed.ok) return [];
  const { registry } = parsed;
  const words = texts().target;
  const credentials = credentialsFor(facts, tags[0]);
  const login = loginRemedy(registry, facts.keeping, credentials !== 'none');
  // What is stored may be too old: the push tells.
  const found = (status: Status, title: string, more: Judged = {}) => [
    finding('credentials', status, title, { ...more, remedies: [login] }),
  ];
  if (credentials === 'stored') return found('ok', words.stored(registry));
  if (credentials === 'helper') return found('ok', words.helper(registry));
  if (facts.askedBy === registry) {
    return found('warning', words.asksForLogin(registry), { failure: 'push-401' });
  }
  // A registry of one's own is most often open; that is told from the push, if at all.
  if (isLocalRegistry(registry)) return found('skipped', words.local(registry));
  return found('warning', words.noCredentials(registry), { failure: 'push-401' });
}
