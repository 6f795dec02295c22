import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';
import { alertsOf, criticalEvents } from './alerts.ts';
import { aws, scanned, scannedWithout } from './examples.ts';
import { notListed, related } from './judging.ts';

type Region = AwsAttributes<'aws.region'>;
const account = aws('aws.account', 'acme', {});
const topic = 'arn:aws:sns:eu-west-1:111122223333:security';
const patterns = {
  root: '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS }',
  policy: '{ ($.eventName=PutRolePolicy) || ($.eventName=AttachRolePolicy) }',
  trail: '{ ($.eventName = StopLogging) || ($.eventName = DeleteTrail) }',
  group: '{ $.eventName = AuthorizeSecurityGroupIngress }',
};
const filters = (names: readonly (keyof typeof patterns)[]): Region => ({
  metric_filters: names.map((name) => ({ filter_pattern: patterns[name], log_group_name: 'trail', metrics: [{ namespace: 'Security', name }] })),
  alarms: names.map((name) => ({ alarm_name: name, namespace: 'Security', metric_name: name, actions_enabled: true, alarm_actions: [topic] })),
});
const every = ['root', 'policy', 'trail', 'group'] as const;
const region = (attributes: Region) => aws('aws.region', 'eu-west-1', { metric_filters: [], alarms: [], event_rules: [], topic_subscriptions: [{ topic_arn: topic, protocol: 'email', confirmed: true }], ...attributes });

export default defineCheck({
  id: 'aws_alarm_critical_events',
  version: 1,
  title: 'Alerts for critical events reach someone',
  severity: 'medium',
  remediation: 'Alert on use of the root user and on changes of policies, trails and security groups, by metric filters with alarms or by EventBridge rules, and confirm the subscription.',
  /** `other_siem`: the product that alerts instead. */
  params: { other_siem: '' },
  controls: {
    soc2: ['CC7.2', 'CC7.3'],
    iso_27001: ['A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(5)(ii)(C)'],
    pci_dss: ['10.4.1.1', '11.5.1'],
    nist_csf: ['DE.CM-01', 'DE.CM-09', 'DE.AE-02', 'DE.AE-06'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.account'],

  judge(subject, context) {
    const other = context.params['other_siem'];
    if (typeof other === 'string' && other !== '') return notApplicable(`${quoted(other)} is named as what alerts on these events.`);
    const regions = related(context, subject, 'aws.region');
    const found = regions.resources.map((each) => alertsOf(each));
    const alerts = found.flatMap((each) => each.alerts);
    const heard = criticalEvents.map((event) => ({ event, states: alerts.filter(({ events }) => events.includes(event.id)).map(({ isConfirmed }) => isConfirmed) }));
    const silent = heard.filter(({ states }) => states.length === 0).map(({ event }) => event.title);
    if (silent.length > 0) {
      const missing = found.find((each) => each.missing !== undefined)?.missing;
      if (missing !== undefined) return missing;
      if (regions.missing !== undefined || regions.resources.length === 0) return notListed('regions', regions.missing ?? 'No region of the account was read.');
      return fail(`No alert is raised on ${silent.join(', ')}.`);
    }
    const unsure = heard.filter(({ states }) => !states.includes(true));
    if (unsure.length === 0) return pass;
    const titles = unsure.map(({ event }) => event.title).join(', ');
    return unsure.some(({ states }) => states.includes(undefined)) ? unknown(`Alerts are raised on ${titles}; whether anyone confirmed to get them was not read.`) : review(`Nobody has confirmed to be told of ${titles}.`);
  },

  examples: [
    { kind: 'pass', why: 'all four, by metric filters', inventory: scanned(account, region(filters(every))), answers: { acme: 'pass' } },
    {
      kind: 'pass',
      why: 'one of them by a rule of EventBridge that starts a function',
      inventory: scanned(account, region({ ...filters(['policy', 'trail', 'group']), event_rules: [{ name: 'root', state: 'ENABLED', event_pattern: '{"detail":{"userIdentity":{"type":["Root"]}}}', target_arns: ['arn:aws:lambda:eu-west-1:111122223333:function:page'] }] })),
      answers: { acme: 'pass' },
    },
    { kind: 'pass', why: 'spread over two regions', inventory: scanned(account, region(filters(['root'])), aws('aws.region', 'us-east-1', { event_rules: [], topic_subscriptions: [{ topic_arn: topic, protocol: 'https', confirmed: true }], ...filters(['policy', 'trail', 'group']) })), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'one is missing', inventory: scanned(account, region(filters(['root', 'policy', 'trail']))), answers: { acme: 'fail' } },
    { kind: 'review', why: 'the address never confirmed', inventory: scanned(account, region({ ...filters(every), topic_subscriptions: [{ topic_arn: topic, protocol: 'email', confirmed: false }] })), answers: { acme: 'review' } },
    { kind: 'not_applicable', why: 'another product alerts', inventory: scanned(account, region({})), params: { other_siem: 'Wazuh' }, answers: { acme: 'not_applicable' } },
    { kind: 'unknown', why: 'the alarms of a region were refused', inventory: scanned(account, aws('aws.region', 'eu-west-1', { metric_filters: [], event_rules: [], topic_subscriptions: [], unread: { alarms: 'HTTP 403.' } })), answers: { acme: 'unknown' } },
    { kind: 'unknown', why: 'the subscriptions were not read', inventory: scanned(account, aws('aws.region', 'eu-west-1', { event_rules: [], ...filters(every), unread: { topic_subscriptions: 'HTTP 403.' } })), answers: { acme: 'unknown' } },
    { kind: 'unknown', why: 'no region was read', inventory: scanned(account), answers: { acme: 'unknown' } },
    { kind: 'unknown', why: 'the account could not be read', inventory: scannedWithout(['aws.account']), answers: { scan: 'unknown' } },
    { kind: 'empty', why: 'no account', inventory: scanned(), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'alarms that start a runbook need no rules and no subscription that was read', inventory: scanned(account, aws('aws.region', 'eu-west-1', { ...filters(every), alarms: (filters(every).alarms ?? []).map((alarm) => ({ ...alarm, alarm_actions: ['arn:aws:ssm-incidents::111122223333:response-plan/root'] })), unread: { event_rules: 'HTTP 403.', topic_subscriptions: 'HTTP 403.' } })), answers: { acme: 'pass' } },
    { kind: 'near_miss', why: 'filters whose metrics no alarm watches', inventory: scanned(account, region({ ...filters(every), alarms: [] })), answers: { acme: 'fail' } },
    { kind: 'near_miss', why: 'an alarm whose actions are switched off', inventory: scanned(account, region({ ...filters(every), alarms: (filters(every).alarms ?? []).map((alarm) => ({ ...alarm, actions_enabled: alarm.alarm_name !== 'trail' })) })), answers: { acme: 'fail' } },
    { kind: 'near_miss', why: 'a filter that leaves the root user out', inventory: scanned(account, region({ ...filters(every), metric_filters: (filters(every).metric_filters ?? []).map((filter) => ({ ...filter, filter_pattern: filter.filter_pattern.replace('type = "Root"', 'type != "Root"') })) })), answers: { acme: 'fail' } },
  ],
});
