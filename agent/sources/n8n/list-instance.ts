/** The order in which an instance is read, and what is said when it stops answering. */
import type { Listing } from '../source.ts';
import { auditStep } from './audit-step.ts';
import { credentialStep } from './credential-step.ts';
import { executionStep } from './execution-step.ts';
import { historyStep } from './history-step.ts';
import { communityStep, dataTableStep, variableStep } from './holding-steps.ts';
import { keyStep } from './key-step.ts';
import { projectStep, roleMappingStep, roleStep, userStep } from './people-steps.ts';
import { postureSteps } from './posture-steps.ts';
import { publicSettingsStep } from './public-settings-step.ts';
import { sumUp } from './summing-up.ts';
import type { Step, Survey } from './survey.ts';
import type { Trouble } from './trouble.ts';
import { workflowStep } from './workflow-step.ts';

/** Later steps stand on earlier ones: use of credentials and packages on the workflows and the report, publishers on the users. */
export const steps: readonly Step[] = [
  keyStep,
  publicSettingsStep,
  auditStep,
  ...postureSteps,
  workflowStep,
  userStep,
  historyStep,
  executionStep,
  projectStep,
  roleStep,
  roleMappingStep,
  credentialStep,
  dataTableStep,
  communityStep,
  // Last: a step that names a kind of resource, so that an end before it always names what is missing.
  variableStep,
];

/**
 * Everything that the key shows, page by page. When the key ends or nobody answers any more, nothing more is asked,
 * and each step that was left out is named.
 */
export async function* listInstance(survey: Survey, signal: AbortSignal): AsyncGenerator<Listing> {
  let end: Trouble | undefined;
  try {
    for (const [index, step] of steps.entries()) {
      if (signal.aborted) return;
      const progress = { done: index, total: steps.length, current: step.title };
      if (end) {
        yield skipped(survey, step, end, progress);
        continue;
      }
      yield { artifacts: [], entries: [], progress };
      for await (const { artifacts = [], entries = [], fatal, current = step.title } of step.run(survey)) {
        yield { artifacts, entries, progress: { ...progress, current }, ...(fatal && { isBroken: true }) };
        end ??= fatal;
      }
    }
    yield { artifacts: sumUp(survey), entries: [], progress: { done: steps.length, total: steps.length, current: 'instance' } };
  } catch (error) {
    // Listing ends early when it is cancelled; everything else is a fault.
    if (!signal.aborted) throw error;
  } finally {
    await survey.client.close();
  }
}

function skipped(survey: Survey, step: Step, { sentence }: Trouble, progress: NonNullable<Listing['progress']>): Listing {
  for (const name of step.attributes ?? []) survey.instance.unread[name] ??= `It was not asked for, as the scan broke off before. ${sentence}`;
  if (step === workflowStep) survey.workflows.missing = sentence;
  if (step === auditStep) survey.auditUnread = sentence;
  const detail = `The ${step.title} were not asked for, as the scan broke off before. ${sentence}`;
  return {
    artifacts: [],
    entries: [step.kinds.length > 0 ? { path: step.id, reason: 'broke_off', effect: 'skipped', detail, resources: [...step.kinds].sort() } : { path: step.id, reason: 'read_error', effect: 'skipped', detail }],
    progress,
  };
}
