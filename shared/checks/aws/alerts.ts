/** Which critical events of an account raise an alert, and whether someone is told. */
import type { Json } from '../../model/fact.ts';
import { flag, listOf, orNull, record, text, type Formed } from '../support/forms.ts';

/** An event that someone must hear of. */
interface CriticalEvent {
  readonly id: 'root' | 'policies' | 'trails' | 'security_groups';
  readonly title: string;
  /** Calls of which one at least must be watched (section 4 of the CIS AWS Foundations Benchmark names the same events). */
  readonly calls: readonly string[];
}

export const criticalEvents: readonly CriticalEvent[] = [
  { id: 'root', title: 'use of the root user', calls: [] },
  { id: 'policies', title: 'changes of IAM policies', calls: ['PutRolePolicy', 'PutUserPolicy', 'PutGroupPolicy', 'CreatePolicy', 'CreatePolicyVersion', 'AttachRolePolicy', 'AttachUserPolicy', 'AttachGroupPolicy'] },
  { id: 'trails', title: 'changes of trails', calls: ['StopLogging', 'DeleteTrail', 'UpdateTrail'] },
  { id: 'security_groups', title: 'changes of security groups', calls: ['AuthorizeSecurityGroupIngress', 'CreateSecurityGroup', 'RevokeSecurityGroupIngress'] },
];

const metric = record({ namespace: text, name: text });

/** The attributes of a region that alerts are made of. */
export const alertForms = {
  metric_filters: listOf(record({ filter_pattern: text, metrics: listOf(metric) })),
  alarms: listOf(record({ namespace: orNull(text), metric_name: orNull(text), actions_enabled: flag, alarm_actions: listOf(text) })),
  event_rules: listOf(record({ state: text, event_pattern: text, target_arns: listOf(text) })),
  topic_subscriptions: listOf(record({ topic_arn: text, confirmed: flag })),
};

/** An alert that goes somewhere. */
export interface Alert {
  readonly events: readonly CriticalEvent['id'][];
  /** Whether it reaches something that acts by itself, or a person who confirmed. */
  readonly isConfirmed: boolean;
}

/** The alerts of a region: metric filters that an alarm with actions watches, and enabled rules with targets. */
export function alertsOf({ metric_filters: filters, alarms, event_rules: rules, topic_subscriptions: subscriptions }: Formed<typeof alertForms>): readonly Alert[] {
  const confirmed = new Set(subscriptions.filter((each) => each.confirmed).map(({ topic_arn: topic }) => topic));
  const reaches = (targets: readonly string[]) => targets.some((target) => !target.includes(':sns:') || confirmed.has(target));
  const byFilter = filters.flatMap(({ filter_pattern: pattern, metrics }) => {
    const targets = alarms
      .filter((alarm) => alarm.actions_enabled && metrics.some(({ namespace, name }) => alarm.namespace === namespace && alarm.metric_name === name))
      .flatMap(({ alarm_actions: actions }) => actions);
    return targets.length === 0 ? [] : [{ events: eventsOfFilter(pattern), isConfirmed: reaches(targets) }];
  });
  const byRule = rules.filter(({ state, target_arns: targets }) => state === 'ENABLED' && targets.length > 0).map(({ event_pattern: pattern, target_arns: targets }) => ({ events: eventsOfRule(pattern), isConfirmed: reaches(targets) }));
  return [...byFilter, ...byRule];
}

function eventsOfFilter(pattern: string): CriticalEvent['id'][] {
  const isRoot = /\$\.userIdentity\.type\s*=\s*"?Root"?/.test(pattern);
  const calls = new Set([...pattern.matchAll(/\$\.eventName\s*=\s*"?(\w+)/g)].map(([, call]) => call));
  return criticalEvents.filter(({ id, calls: watched }) => (id === 'root' ? isRoot : watched.some((call) => calls.has(call)))).map(({ id }) => id);
}

function eventsOfRule(pattern: string): CriticalEvent['id'][] {
  let parsed: Json;
  try {
    parsed = JSON.parse(pattern) as Json;
  } catch {
    return [];
  }
  const detail = record({ detail: record({ eventName: listOf(text) }) })(parsed)?.detail.eventName ?? [];
  const identities = record({ detail: record({ userIdentity: record({ type: listOf(text) }) }) })(parsed)?.detail.userIdentity.type ?? [];
  return criticalEvents.filter(({ id, calls }) => (id === 'root' ? identities.includes('Root') : calls.some((call) => detail.includes(call)))).map(({ id }) => id);
}
