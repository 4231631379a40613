import { personRemedy } from '../checklist/remedy-of.ts';
import { evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import type { AssemblyRemedy } from './assembly.ts';
import { authorityFault, nameAuthority, openings } from './authority.ts';
import { type AssemblyFacts, rowsThere } from './facts.ts';
import { choice, finding } from './finding.ts';
import { type Chosen, otherWay } from './judge-ways.ts';

/** Whether the list's registry can be spoken to in this way. */
export function judgeAccess(chosen: Chosen): readonly Finding[] {
  const { facts, wanted, way } = chosen;
  const { access, registry, ca } = facts;
  const words = assemblyTexts().access;
  const fault = authorityFault(ca);
  if (fault !== null) {
    return [finding('access', 'problem', fault, { remedies: [nameAuthority(ca, registry)] })];
  }
  if (access === 'tls') {
    if (ca.named !== null) return [finding('access', 'ok', words.trusted(registry, ca.named.path))];
    return wanted.isInsecure ? [finding('access', 'warning', words.needless(registry))] : [];
  }
  if (facts.isPodman) return [podmanAccess(chosen)];
  if (way === 'imagetools') return isUnread(facts) ? [outOfReach(chosen)] : [];
  if (wanted.isInsecure) {
    const evidences = [evidence(null, words.asSaid)];
    return [finding('access', 'ok', words[access](registry), { evidence: evidences })];
  }
  const name = facts.hasBuildx && isUnread(facts) ? nameBuilder(facts) : [];
  return [
    finding('access', 'problem', words.wrongWay(registry), {
      evidence: [evidence(registry, words[access](registry))],
      remedies: [...openings(facts, wanted), ...otherWay(chosen.ways), ...name],
    }),
  ];
}

/** Podman checks certificates unless it is told not to, and takes plain http only then. */
function podmanAccess({ facts, wanted }: Chosen): Finding {
  const { access, registry } = facts;
  const words = assemblyTexts();
  const title = words.access[access === 'http' ? 'http' : 'insecure'](registry);
  const evidences = [evidence(null, words.way.podman[wanted.isInsecure ? 'asSaid' : 'unsaid'])];
  return finding('access', wanted.isInsecure ? 'ok' : 'problem', title, {
    evidence: evidences,
    remedies: openings(facts, wanted),
  });
}

const isUnread = ({ rows }: AssemblyFacts): boolean =>
  rowsThere(rows).some(({ read }) => !read.isByBuildx);

/** buildx does not get in: what it has to be given, or else the other way. */
function outOfReach({ facts, ways }: Chosen): Finding {
  const { access, registry, ca } = facts;
  const words = assemblyTexts().access;
  const manifest = ways.find(({ way }) => way === 'manifest');
  const wants = { way: 'manifest', isInsecure: true } as const;
  const use = manifest?.cannot === null ? [choice({ ...words.useManifest, wants })] : [];
  return finding('access', 'problem', words.builder(registry), {
    evidence: access === 'tls' ? [] : [evidence(registry, words[access](registry))],
    remedies: [
      ...(access === 'insecure' ? [nameAuthority(ca, registry)] : []),
      ...use,
      ...nameBuilder(facts),
    ],
  });
}

/** A builder brings plain http along, and no certificate that it trusts. */
const nameBuilder = ({ access, registry }: AssemblyFacts): readonly AssemblyRemedy[] =>
  access === 'http' ? [personRemedy(assemblyTexts().access.nameBuilder(registry))] : [];
