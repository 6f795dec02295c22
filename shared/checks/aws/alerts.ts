/** Which critical events of an account raise an alert, and whether someone is told. */
import type { Resource } from '../../model/component.ts';
import type { Json } from '../../model/fact.ts';
import type { Verdict } from '../check.ts';
import { flag, listOf, orNull, readForms, record, text, type Form, type Formed } from '../support/forms.ts';

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

/** What filters and their alarms are made of. */
const filterForms = {
  metric_filters: listOf(record({ filter_pattern: text, metrics: listOf(metric) })),
  alarms: listOf(record({ namespace: orNull(text), metric_name: orNull(text), actions_enabled: flag, alarm_actions: listOf(text) })),
};
const ruleForms = { event_rules: listOf(record({ state: text, event_pattern: text, target_arns: listOf(text) })) };
const subscriptionForms = { topic_subscriptions: listOf(record({ topic_arn: text, confirmed: flag })) };

/** An alert that goes somewhere. */
export interface Alert {
  readonly events: readonly CriticalEvent['id'][];
  /** Whether it reaches something that acts by itself, or a person who confirmed; undefined: the subscriptions of its topic were not read. */
  readonly isConfirmed: boolean | undefined;
}

/** The alerts of a region, and the verdict that says why there may be more. */
export interface Alerts {
  readonly alerts: readonly Alert[];
  readonly missing: Verdict | undefined;
}

/** The alerts of a region: metric filters that an alarm with actions watches, and enabled rules with targets. */
export function alertsOf(region: Resource): Alerts {
  const [byFilter, byRule, subscriptions] = [readForms(region, filterForms), readForms(region, ruleForms), readForms(region, subscriptionForms)];
  const confirmed = subscriptions.isRead ? new Set(subscriptions.values.topic_subscriptions.filter((each) => each.confirmed).map(({ topic_arn: topic }) => topic)) : undefined;
  const isConfirmed = (targets: readonly string[]) => {
    if (targets.some((target) => !target.includes(':sns:'))) return true;
    return confirmed && targets.some((target) => confirmed.has(target));
  };
  const alertsFor = (events: readonly CriticalEvent['id'][], targets: readonly string[]): Alert[] => (targets.length === 0 ? [] : [{ events, isConfirmed: isConfirmed(targets) }]);
  const unreadOne = [byFilter, byRule].find((reading) => !reading.isRead);
  return {
    alerts: [
      ...(byFilter.isRead ? byFilter.values.metric_filters.flatMap(({ filter_pattern: pattern, metrics }) => alertsFor(eventsOfFilter(pattern), targetsOf(metrics, byFilter.values.alarms))) : []),
      ...(byRule.isRead ? byRule.values.event_rules.filter(({ state }) => state === 'ENABLED').flatMap(({ event_pattern: pattern, target_arns: targets }) => alertsFor(eventsOfRule(pattern), targets)) : []),
    ],
    missing: unreadOne && !unreadOne.isRead ? unreadOne.verdict : undefined,
  };
}

/** Where the alarms on some metrics go. */
function targetsOf(metrics: readonly Formed<{ namespace: Form<string>; name: Form<string> }>[], alarms: Formed<typeof filterForms>['alarms']): readonly string[] {
  return alarms.filter((alarm) => alarm.actions_enabled && metrics.some(({ namespace, name }) => alarm.namespace === namespace && alarm.metric_name === name)).flatMap(({ alarm_actions: actions }) => actions);
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
