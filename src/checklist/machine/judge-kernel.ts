import { hasBinfmt, isBinfmtMounted, parseHandlersEnabled } from '../../docker/binfmt.ts';
import { dockerInfo } from '../../docker/commands.ts';
import { binfmtFolder } from '../../docker/mounts.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import { atLeast, parseVersion, type Version } from '../../docker/version.ts';
import { type Evidence, evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import { findingOf } from '../finding-of.ts';
import { personRemedy } from '../remedy-of.ts';
import { enableRemedy, modprobeRemedy } from './binfmt-remedies.ts';
import type { BinfmtFacts, MachineFacts } from './facts.ts';
import { mountedFinding } from './judge-mounted.ts';
import { oldKernelRemedies } from './kernel-remedies.ts';

const finding = findingOf('machine');

/** From here on the kernel knows the flag F. */
const lowestKernel: Version = [4, 8];

/** The kernel that counts: the engine's, or the one that its engine would run on. */
export function kernelOf(facts: MachineFacts): string | null {
  const { server } = facts.engine;
  if (server !== null) return server.kernel;
  return facts.sharesKernel ? facts.release : null;
}

/** Whether the engine's kernel can keep a handler's program open (flag F). */
export function kernelFinding(facts: MachineFacts): Finding {
  const words = texts().machine.kernel;
  const release = kernelOf(facts);
  const version = release === null ? null : parseVersion(release);
  if (release === null || facts.engine.server?.system === 'windows') {
    return finding('kernel', 'skipped', words.unknown);
  }
  const seen = kernelEvidence(facts, release);
  if (version === null) return finding('kernel', 'warning', words.unreadable, { evidence: seen });
  if (atLeast(version, lowestKernel)) {
    const title = facts.engine.server === null ? words.okHere : words.ok;
    return finding('kernel', 'ok', title, { evidence: seen });
  }
  return finding('kernel', 'problem', words.old(release), {
    evidence: seen,
    failure: 'kernel-too-old-for-F',
    remedies: oldKernelRemedies(facts.product),
  });
}

function kernelEvidence(facts: MachineFacts, release: string): readonly Evidence[] {
  const own = evidence('uname -r', facts.release);
  if (facts.engine.server === null) return [own];
  const engine = evidence(shellQuote(dockerInfo), `KernelVersion: ${release}`);
  return facts.sharesKernel && release !== facts.release ? [engine, own] : [engine];
}

/** Whether the kernel can be given handlers: it knows binfmt_misc, has it mounted, and asks it. */
export function binfmtFindings({ binfmt, engine, isRoot }: MachineFacts): readonly Finding[] {
  const words = texts().machine.binfmt;
  if (binfmt === null) {
    const isDesktop = (engine.server?.desktop ?? null) !== null;
    const title = isDesktop ? words.desktop : words.elsewhere;
    return [finding('binfmt-known', isDesktop ? 'ok' : 'skipped', title)];
  }
  return [
    knownFinding(binfmt, isRoot),
    mountedFinding(binfmt, isKnown(binfmt), isRoot),
    enabledFinding(binfmt, isRoot),
  ];
}

/** Mounted is known, whatever the list of file systems says. */
const isKnown = ({ filesystems, mounts }: BinfmtFacts): boolean =>
  hasBinfmt(filesystems) || isBinfmtMounted(mounts);

function knownFinding(binfmt: BinfmtFacts, isRoot: boolean): Finding {
  const { binfmt: words, person } = texts().machine;
  const source = '/proc/filesystems';
  if (isKnown(binfmt)) {
    const line = binfmt.filesystems.trim().replace(/\t+/g, ' ');
    return finding('binfmt-known', 'ok', words.known, { evidence: [evidence(source, line)] });
  }
  return finding('binfmt-known', 'problem', words.notKnown, {
    evidence: [evidence(source, words.noLine)],
    failure: 'binfmt-module-missing',
    remedies: binfmt.hasModules
      ? [modprobeRemedy(isRoot), personRemedy(person.otherKernel)]
      : [personRemedy(person.rebootForModules), modprobeRemedy(isRoot)],
  });
}

function enabledFinding(binfmt: BinfmtFacts, isRoot: boolean): Finding {
  const words = texts().machine.binfmt;
  const isEnabled = parseHandlersEnabled(binfmt.status);
  const seen = { evidence: [evidence(`${binfmtFolder}/status`, binfmt.status.trim())] };
  if (isEnabled === null) return finding('binfmt-enabled', 'skipped', words.enabledNotAsked);
  if (isEnabled) return finding('binfmt-enabled', 'ok', words.enabled, seen);
  return finding('binfmt-enabled', 'problem', words.disabled, {
    ...seen,
    failure: 'binfmt-disabled',
    remedies: [enableRemedy(isRoot)],
  });
}
