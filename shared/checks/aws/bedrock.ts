/** What the checks of Bedrock share: whether a region uses it, and what a guardrail holds back. */
import type { Resource } from '../../model/component.ts';
import type { AwsKind } from '../../model/resources/aws.ts';
import type { CheckContext, Verdict } from '../check.ts';
import { flag, listOf, number, orNull, readForms, record, text, type Formed } from '../support/forms.ts';
import { notApplicable } from '../support/verdicts.ts';
import { notListed, related } from './judging.ts';

const builtOnBedrock: readonly AwsKind[] = ['aws.bedrock_agent', 'aws.bedrock_knowledge_base', 'aws.bedrock_flow'];

/** Says that models are not used in the region of a subject, or that it is not known; undefined when they are. */
export function bedrockUnused(subject: Resource, context: CheckContext): Verdict | undefined {
  const built = builtOnBedrock.map((kind) => related(context, subject, kind, 'region'));
  if (built.some(({ resources }) => resources.length > 0)) return undefined;
  const region = related(context, subject, 'aws.region', 'region');
  const readings = region.resources.map((each) => readForms(each, { bedrock_invocations: listOf(record({ model_id: text, invocations: number })) }));
  if (readings.some((reading) => reading.isRead && reading.values.bedrock_invocations.some(({ invocations }) => invocations > 0))) return undefined;
  const unread = readings.find((reading) => !reading.isRead);
  if (unread) return unread.verdict;
  const missing = built.find((each) => each.missing !== undefined)?.missing ?? (region.resources.length === 0 ? (region.missing ?? 'The region itself was not read.') : undefined);
  return missing === undefined ? notApplicable('Nothing in the region uses Bedrock.') : notListed('uses of Bedrock', missing);
}

const contentFilter = { type: text, input_strength: text, output_strength: text, input_action: orNull(text), input_enabled: orNull(flag) };
const piiEntity = { type: text, action: text, input_action: orNull(text), output_action: orNull(text), input_enabled: orNull(flag), output_enabled: orNull(flag) };

export const contentFilters = listOf(record(contentFilter));
export const piiEntities = listOf(record(piiEntity));
export const piiRegexes = listOf(record({ name: text, action: text }));

/** The strength of the filter against prompt attacks on what comes in; `NONE` also for a filter that is off or only detects. */
export function promptAttackStrength(filters: readonly Formed<typeof contentFilter>[]): string {
  const filter = filters.find(({ type }) => type === 'PROMPT_ATTACK');
  return filter === undefined || filter.input_enabled === false || filter.input_action === 'NONE' ? 'NONE' : filter.input_strength;
}

/** How many kinds of personal data a guardrail blocks or masks in at least one direction. */
export function protectedPii(entities: readonly Formed<typeof piiEntity>[], regexes: readonly { readonly action: string }[]): number {
  const acts = (action: string | null, enabled: boolean | null, whole: string) => enabled !== false && (action ?? whole) !== 'NONE';
  const active = entities.filter((each) => acts(each.input_action, each.input_enabled, each.action) || acts(each.output_action, each.output_enabled, each.action));
  return active.length + regexes.filter(({ action }) => action !== 'NONE').length;
}
