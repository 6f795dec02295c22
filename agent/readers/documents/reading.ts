import type { Fact } from '#shared/model/fact.ts';
import type { CoverageReason } from '#shared/model/report.ts';
import { ReaderTrouble, type Artifact, type ReadResult } from '../reader.ts';

/** More facts than this from one artifact are cut: a lockfile of our largest projects gives 6,000. */
export const factsMax = 100_000;

/** Where a reader puts what it finds. */
export interface Findings {
  /** Adds a fact; throws `too_many_facts` above `factsMax`. */
  add(fact: Fact): void;
  /** Notes trouble and goes on; the first note stays, as that is where a person starts to look. */
  note(reason: CoverageReason, detail: string): void;
}

/**
 * Turns a reader's work into its `read`: trouble thrown inside ends the reading and keeps the facts found before.
 * A parser that runs out of stack is `too_deep`; every other error is a fault of the reader and rises.
 */
export function reading(work: (artifact: Artifact, findings: Findings) => void): (artifact: Artifact) => ReadResult {
  return (artifact) => {
    const facts: Fact[] = [];
    let trouble: ReadResult['trouble'];
    const findings: Findings = {
      add(fact) {
        if (facts.length >= factsMax) throw new ReaderTrouble('too_many_facts', `More than ${factsMax} facts; the rest of the file was left out.`);
        facts.push(fact);
      },
      note(reason, detail) {
        trouble ??= { reason, detail };
      },
    };
    try {
      work(artifact, findings);
    } catch (error) {
      if (error instanceof ReaderTrouble) findings.note(error.reason, error.message);
      else if (error instanceof RangeError && /call stack/.test(error.message)) findings.note('too_deep', 'Nested deeper than the parser can follow.');
      else throw error;
    }
    return trouble === undefined ? { facts } : { facts, trouble };
  };
}
