import { defineCheck } from '../check.ts';
import { mapOf, number, orNull, readForms, record, text } from '../support/forms.ts';
import { perInventory } from '../support/per-inventory.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { hasPurpose } from './tags.ts';

const group = (name: string, days: number | null, tags: Readonly<Record<string, string>> = {}) => aws('aws.log_group', name, { log_group_name: name, retention_in_days: days, tags });

/** Names that AWS's own services give to groups with security events, and that people use for them. */
const securityNames = /cloudtrail|flow-?logs?|guardduty|waf-logs|\/waf|route53-?resolver|\/cluster$|vpn|audit|security/i;
/** Names that services give to logs of programs. */
const programNames = /^\/aws\/(?:lambda|codebuild|apigateway|sagemaker|glue|batch|apprunner|ecs)\b|^API-Gateway-Execution-Logs|^\/ecs\//;

export default defineCheck({
  id: 'aws_log_retention',
  version: 1,
  title: 'Security logs are kept for a year',
  severity: 'medium',
  remediation: 'Set the retention of the log group to a year or longer, or copy its events to a bucket that keeps them.',
  params: { days: 365 },
  controls: {
    soc2: ['CC7.2'],
    iso_27001: ['A.5.33', 'A.8.15'],
    hipaa: ['164.316(b)(2)(i)'],
    pci_dss: ['10.5.1'],
    nist_csf: ['PR.PS-04'],
    eu_ai_act: ['Art.19'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.log_group'],

  judge: (subject, { inventory, params }) =>
    judgeAws('aws.log_group', subject, { log_group_name: text, retention_in_days: orNull(number), tags: mapOf(text) }, ({ log_group_name: name, retention_in_days: days, tags }) => {
      if (days === null || days >= Number(params['days'])) return pass;
      if (securityGroups(inventory).has(name) || securityNames.test(name) || hasPurpose(tags, /audit|security/i)) return fail(`The group holds security events and keeps them for ${days} days only.`);
      if (programNames.test(name) || hasPurpose(tags, /./)) return notApplicable('The group holds the logs of a program.');
      return review(`The group keeps events for ${days} days; nothing says what it is for.`);
    }),

  examples: [
    { kind: 'pass', why: 'for a year', inventory: scanned(group('/aws/cloudtrail/main', 365)), answers: { '/aws/cloudtrail/main': 'pass' } },
    { kind: 'pass', why: 'for ever', inventory: scanned(group('app', null)), answers: { app: 'pass' } },
    { kind: 'fail', why: 'flow logs of a month', inventory: scanned(group('vpc-flow-logs', 30)), answers: { 'vpc-flow-logs': 'fail' } },
    { kind: 'fail', why: 'a trail writes to it, whatever its name', inventory: scanned(group('main', 90), aws('aws.cloudtrail_trail', 't', { cloud_watch_logs_log_group_arn: 'arn:aws:logs:eu-west-1:111122223333:log-group:main:*' })), answers: { main: 'fail' } },
    { kind: 'fail', why: 'calls of models are logged to it', inventory: scanned(group('prompts', 90), aws('aws.region', 'eu-west-1', { bedrock_logging: { log_group_name: 'prompts', bucket_name: null, large_data_bucket_name: null, text_data_delivery_enabled: true, image_data_delivery_enabled: true, embedding_data_delivery_enabled: true, video_data_delivery_enabled: null, audio_data_delivery_enabled: null } })), answers: { prompts: 'fail' } },
    { kind: 'review', why: 'nobody says what it is for', inventory: scanned(group('shop', 30)), answers: { shop: 'review' } },
    { kind: 'not_applicable', why: 'a function', inventory: scanned(group('/aws/lambda/resize', 14)), answers: { '/aws/lambda/resize': 'not_applicable' } },
    { kind: 'near_miss', why: 'a day less than asked for', inventory: scanned(group('aws-waf-logs-shop', 364)), answers: { 'aws-waf-logs-shop': 'fail' } },
    { kind: 'near_miss', why: 'a function that audits is tagged so', inventory: scanned(group('/aws/lambda/review', 14, { purpose: 'audit' })), answers: { '/aws/lambda/review': 'fail' } },
    ...unread('aws.log_group', 'retention_in_days', { log_group_name: 'x', tags: {} }),
  ],
});

/** Groups that trails and model invocations are logged to. */
const securityGroups = perInventory((inventory): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const trail of inventory.resourcesOfKind('aws.cloudtrail_trail')) {
    const reading = readForms(trail, { cloud_watch_logs_log_group_arn: orNull(text) });
    const arn = reading.isRead ? reading.values.cloud_watch_logs_log_group_arn : null;
    if (arn !== null) names.add(arn.split(':')[6] ?? arn);
  }
  for (const region of inventory.resourcesOfKind('aws.region')) {
    const reading = readForms(region, { bedrock_logging: orNull(record({ log_group_name: orNull(text) })) });
    const name = reading.isRead ? reading.values.bedrock_logging?.log_group_name : null;
    if (typeof name === 'string') names.add(name);
  }
  return names;
});
