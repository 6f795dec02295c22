/** The verdicts that checks give, by name. */
import type { Occurrence } from '../../model/component.ts';
import type { FlowStep, Severity } from '../../model/report.ts';
import type { Verdict } from '../check.ts';

/** Where a verdict shows and what tells it from others on the same subject. */
interface Where {
  readonly evidence?: readonly Occurrence[];
  readonly discriminator?: string;
  readonly severity?: Severity;
  readonly flow?: readonly FlowStep[];
}

export const pass: Verdict = { answer: 'pass' };

export function fail(reason: string, where: Where = {}): Verdict {
  return { answer: 'fail', reason, ...where };
}

/** A person must decide. */
export function review(reason: string, where: Where = {}): Verdict {
  return { answer: 'review', reason, ...where };
}

export function notApplicable(reason: string, where: Where = {}): Verdict {
  return { answer: 'not_applicable', reason, ...where };
}

/** What the question needs was refused, is unsupported or was not read. */
export function unknown(reason: string, where: Where = {}): Verdict {
  return { answer: 'unknown', reason, ...where };
}

/** The verdicts, or a pass when there are none: for checks that collect what is wrong with the parts of one subject. */
export function passUnless(verdicts: readonly Verdict[]): Verdict | readonly Verdict[] {
  return verdicts.length === 0 ? pass : verdicts;
}
