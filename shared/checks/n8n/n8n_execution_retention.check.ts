import { executionAgeProbes } from '../../model/resources/n8n.ts';
import { defineCheck } from '../check.ts';
import { instance, notRead } from './api-examples.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { fail, pass, unknown } from '../support/verdicts.ts';

export default defineCheck({
  id: 'n8n_execution_retention',
  version: 1,
  title: 'Execution data pruned and not kept beyond need',
  severity: 'medium',
  remediation: 'Leave EXECUTIONS_DATA_PRUNE on, and set EXECUTIONS_DATA_MAX_AGE to what is needed, in hours.',
  /** `days`: how long executions may be kept. Prompts and answers of models are in them. */
  params: { days: 90 },
  controls: {
    soc2: ['C1.1', 'C1.2', 'P4.1', 'P4.2'],
    iso_27001: ['A.5.34', 'A.8.10', 'A.8.12'],
    hipaa: ['164.312(a)(1)'],
    pci_dss: ['3.2.1'],
    gdpr: ['Art.5(1)(c)', 'Art.5(1)(e)', 'Art.25(1)', 'Art.32(1)(b)'],
    nist_csf: ['ID.AM-08', 'PR.DS-10'],
    nist_ai_rmf: ['MEASURE 2.10', 'GAI.4'],
    iso_42001: ['A.7.2', 'A.7.3'],
    eu_ai_act: ['Art.10'],
    owasp_llm_top10: ['LLM02:2025'],
    mitre_atlas: ['AML.T0057', 'AML.M0019'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.instance'],

  judge(subject, { params }) {
    const days = Number(params['days']);
    const environment = attribute(subject, 'environment');
    if (environment.isRead && isJsonObject(environment.value) && String(environment.value['EXECUTIONS_DATA_PRUNE']).toLowerCase() === 'false') return fail('Executions are never deleted: EXECUTIONS_DATA_PRUNE is false.');
    return judgeRead(subject, ['oldest_execution_days'], ({ oldest_execution_days: oldest }) => {
      if (typeof oldest !== 'number') return malformed('oldest_execution_days');
      if (oldest >= days) return fail(`Executions of ${oldest} days ago and more are still stored; ${days} days are allowed.`);
      // What is asked about is younger than the next age, and older than this one.
      const next = executionAgeProbes.find((age) => age > oldest);
      return next === undefined || next > days ? unknown(`The oldest stored execution is between ${oldest} and ${next ?? 'many more'} days old; ${days} days are allowed.`) : pass;
    });
  },

  examples: [
    { kind: 'pass', why: 'pruned within the schedule', inventory: instance({ oldest_execution_days: 14 }), answers: { prod: 'pass' } },
    { kind: 'pass', why: 'nothing is stored, or all of it is young', inventory: instance({ oldest_execution_days: 0 }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'older than allowed', inventory: instance({ oldest_execution_days: 180 }), answers: { prod: 'fail' } },
    { kind: 'fail', why: 'pruning is off, whatever is stored now', inventory: instance({ oldest_execution_days: 0, environment: { EXECUTIONS_DATA_PRUNE: 'false' } }), answers: { prod: 'fail' } },
    { kind: 'fail', why: 'on the limit', inventory: instance({ oldest_execution_days: 90 }), answers: { prod: 'fail' } },
    { kind: 'unknown', why: 'an allowed age between two that were asked about', inventory: instance({ oldest_execution_days: 30 }), params: { days: 45 }, answers: { prod: 'unknown' } },
    ...notRead('n8n.instance', 'oldest_execution_days'),
    { kind: 'near_miss', why: 'another limit', inventory: instance({ oldest_execution_days: 180 }), params: { days: 365 }, answers: { prod: 'pass' } },
  ],
});
