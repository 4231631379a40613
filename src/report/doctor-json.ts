import type { ListedCheck } from '../doctor/check-list.ts';
import { summaryOf } from '../doctor/verdict.ts';
import type { Finding } from '../model/finding.ts';
import { findingShape, json } from './shapes.ts';

// Apart from what is printed for a person: a script need not wait for what measures text.

/** What `doctor --json` prints: `assets/schemas/doctor.schema.json`. */
export const doctorJson = (findings: readonly Finding[]): string =>
  json({ findings: findings.map(findingShape), summary: summaryOf(findings) });

/** What `doctor --list --json` prints: `assets/schemas/doctor-list.schema.json`. */
export const checkListJson = (checks: readonly ListedCheck[]): string =>
  json({ checks: checks.map(({ id, why }) => ({ id, why })) });
