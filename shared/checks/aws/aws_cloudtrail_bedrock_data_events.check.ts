import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { flag, readForms } from '../support/forms.ts';
import { fail, pass } from '../support/verdicts.ts';
import { aws, scanned, scannedWithout } from './examples.ts';
import { notListed, related } from './judging.ts';
import { dataTypes, selectorForms } from './trails.ts';

type Selectors = AwsAttributes<'aws.cloudtrail_trail'>['advanced_event_selectors'];
const none = { starts_with: [], ends_with: [], not_equals: [], not_starts_with: [], not_ends_with: [] };
const data = (type: string, category = 'Data'): Selectors => [{ name: null, field_selectors: [{ field: 'eventCategory', equals: [category], ...none }, { field: 'resources.type', equals: [type], ...none }] }];
const agent = aws('aws.bedrock_agent', 'desk', {});
const trail = (advanced: Selectors, isLogging = true) => aws('aws.cloudtrail_trail', 'main', { is_logging: isLogging, event_selectors: [], advanced_event_selectors: advanced ?? [] });

export default defineCheck({
  id: 'aws_cloudtrail_bedrock_data_events',
  version: 1,
  title: 'Calls of Bedrock agents are recorded in a trail',
  severity: 'medium',
  remediation: 'Add advanced event selectors for the data events of AWS::Bedrock::AgentAlias and AWS::Bedrock::KnowledgeBase to a trail.',
  controls: {
    soc2: ['CC7.2', 'CC7.3'],
    iso_27001: ['A.8.15'],
    hipaa: ['164.312(b)'],
    pci_dss: ['10.2.1'],
    gdpr: ['Art.5(2)', 'Art.32(1)(d)'],
    nist_csf: ['PR.PS-04', 'DE.CM-09'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.bedrock_agent', 'aws.bedrock_knowledge_base'],

  judge(subject, context) {
    const type = subject.kind === 'aws.bedrock_agent' ? 'AWS::Bedrock::AgentAlias' : 'AWS::Bedrock::KnowledgeBase';
    const trails = related(context, subject, 'aws.cloudtrail_trail');
    const readings = trails.resources.map((each) => readForms(each, { is_logging: flag, ...selectorForms }));
    if (readings.some((reading) => reading.isRead && reading.values.is_logging && dataTypes('AWS::Bedrock::', reading.values).includes(type))) return pass;
    if (trails.missing !== undefined) return notListed('trails', trails.missing);
    const unreadOne = readings.find((reading) => !reading.isRead);
    return unreadOne ? unreadOne.verdict : fail(`No trail that logs records the data events of ${type}.`);
  },

  examples: [
    { kind: 'pass', why: 'an advanced selector of the type', inventory: scanned(agent, trail(data('AWS::Bedrock::AgentAlias'))), answers: { desk: 'pass' } },
    { kind: 'fail', why: 'no trail', inventory: scanned(agent), answers: { desk: 'fail' } },
    { kind: 'fail', why: 'the trail has stopped', inventory: scanned(agent, trail(data('AWS::Bedrock::AgentAlias'), false)), answers: { desk: 'fail' } },
    { kind: 'unknown', why: 'the trails could not be listed', inventory: scannedWithout(['aws.cloudtrail_trail'], agent), answers: { desk: 'unknown' } },
    { kind: 'unknown', why: 'the selectors were refused', inventory: scanned(agent, aws('aws.cloudtrail_trail', 'main', { is_logging: true, event_selectors: [], unread: { advanced_event_selectors: 'HTTP 403.' } })), answers: { desk: 'unknown' } },
    { kind: 'unknown', why: 'the agents could not be listed', inventory: scannedWithout(['aws.bedrock_agent']), answers: { scan: 'unknown' } },
    { kind: 'empty', why: 'no agent and no knowledge base', inventory: scanned(), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'data events of knowledge bases show no agent', inventory: scanned(agent, trail(data('AWS::Bedrock::KnowledgeBase'))), answers: { desk: 'fail' } },
    { kind: 'near_miss', why: 'management events show who made the agent, not who called it', inventory: scanned(agent, trail(data('AWS::Bedrock::AgentAlias', 'Management'))), answers: { desk: 'fail' } },
  ],
});
