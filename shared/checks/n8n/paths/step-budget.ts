import type { Verdict } from '../../check.ts';
import { unknown } from '../../support/verdicts.ts';

/** How far a search may go: connections looked at, not time, so that the same workflows get the same answers on every machine. */
export interface StepBudget {
  /** Takes steps out; false when there are none left. */
  spend(steps?: number): boolean;
  readonly isSpent: boolean;
}

export const stepLimits = {
  /** Connections looked at for the paths of one workflow, and again for the changes that cut them; one with 200 nodes, 50 sources and 50 findings needs 3 million. */
  workflowStepsMax: 5_000_000,
  /** The same for all workflows of an inventory; 2,000 workflows of 14 nodes need 3 million. */
  inventoryStepsMax: 50_000_000,
} as const;

/** A budget that also takes out of another one, when it is a part of it. */
export function createStepBudget(stepsMax: number, whole?: StepBudget): StepBudget {
  let left = stepsMax;
  return {
    spend(steps = 1) {
      left -= steps;
      const isWithinWhole = whole?.spend(steps) ?? true;
      return left >= 0 && isWithinWhole;
    },
    get isSpent() {
      return left < 0 || (whole?.isSpent ?? false);
    },
  };
}

/** The budget of a check that walks one workflow by itself. */
export function workflowBudget(): StepBudget {
  return createStepBudget(stepLimits.workflowStepsMax);
}

/** The verdict about what such a check did not come to. */
export function stoppedVerdict(): Verdict {
  return unknown(`The search stopped at ${stepLimits.workflowStepsMax} connections looked at (workflowStepsMax); what lies behind them is not known.`, { discriminator: 'stopped' });
}

/** What is said of a place where a search stopped for this reason; a clause whose subject is the place. */
export function whyStopped({ workflowStepsMax, inventoryStepsMax }: { readonly workflowStepsMax: number; readonly inventoryStepsMax: number } = stepLimits): string {
  return `is where the search stopped: ${workflowStepsMax} connections looked at (workflowStepsMax) for one workflow, or ${inventoryStepsMax} (inventoryStepsMax) for all`;
}
