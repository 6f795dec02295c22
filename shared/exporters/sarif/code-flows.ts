/** Code flows: the way that a finding describes, step by step. */
import type { CheckResult, FlowRole } from '../../model/report.ts';
import { visible } from '../text/visible.ts';
import type { CodeFlow, ThreadFlowLocation } from './model.ts';
import { placeAt, sentence } from './texts.ts';

/** Steps of one flow that code scanning keeps. */
export const flowStepsMax = 1_000;

// `taint`, `call`, `function` and `danger` are words that the standard lists for `kinds` (3.38.8); it leaves others free.
const kindsOf: Readonly<Record<FlowRole, readonly string[]>> = {
  source: ['source', 'taint'],
  carrier: ['carrier', 'taint'],
  agent: ['call', 'function', 'taint'],
  sink: ['sink', 'danger'],
};

/** The flow of a finding as the one code flow of its result; nothing when it has none. A flow over the limit keeps its start, and its last step. */
export function codeFlows({ flow = [] }: Pick<CheckResult, 'flow'>): { codeFlows?: readonly CodeFlow[] } {
  if (flow.length === 0) return {};
  const kept = flow.length <= flowStepsMax ? flow : [...flow.slice(0, flowStepsMax - 1), ...flow.slice(-1)];
  const steps = kept.map(
    ({ role, path, line, name, text }, at): ThreadFlowLocation => ({
      location: { ...placeAt(path, line), logicalLocations: [{ name: visible(name) }], message: { text: sentence(text) } },
      kinds: kindsOf[role],
      importance: role === 'carrier' ? 'important' : 'essential',
      executionOrder: at + 1,
    }),
  );
  const left = flow.length - kept.length;
  return { codeFlows: [{ ...(left > 0 && { message: { text: `${left} steps before the last one are left out.` } }), threadFlows: [{ locations: steps }] }] };
}
