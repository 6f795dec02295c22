/** Readings of how severe the findings on a component or resource are. */
import { severityRank, type ScanFacts } from '../scan-facts.ts';
import type { Reading } from '../reading.ts';

/** Rank of the worst finding on the subject; bounds when an undecided check could be worse. */
export function readSeverity(subjectId: string, facts: ScanFacts): Reading {
  const { severity, undecidedSeverity } = facts.verdictsOn(subjectId);
  const atLeast = severity === undefined ? -1 : severityRank(severity);
  const atMost = undecidedSeverity === undefined ? -1 : severityRank(undecidedSeverity);
  if (atMost > atLeast) return { atLeast, atMost };
  return severity === undefined ? undefined : atLeast;
}
