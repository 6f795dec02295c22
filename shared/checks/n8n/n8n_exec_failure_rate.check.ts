import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { notRead, prod } from './api-examples.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';

const runs = (more: JsonObject) => prod('n8n.execution_summary', { is_active: true, days: 90, total: 100, failed: 0, manual: 0, failure_rate: 0, ...more });

export default defineCheck({
  id: 'n8n_exec_failure_rate',
  version: 1,
  title: 'Workflows rarely fail',
  severity: 'low',
  remediation: 'Look at the failed executions, and repair the workflow or switch it off.',
  /** `percent`: of the runs that ended and were not started by hand; `runs`: below this number nothing is said. */
  params: { percent: 20, runs: 10 },
  controls: {
    soc2: ['CC7.2', 'CC7.3'],
    iso_27001: ['A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(6)(ii)'],
    pci_dss: ['10.4.1', '11.5.1'],
    gdpr: ['Art.32(1)(d)', 'Art.33'],
    nist_csf: ['DE.CM-01', 'DE.AE-02'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.execution_summary'],

  judge(subject, { params }) {
    return judgeRead(subject, ['is_active', 'total', 'failure_rate', 'failed'], ({ is_active: isActive, total, failure_rate: rate, failed }) => {
      if (isActive === false) return notApplicable('The workflow is not active.');
      if (typeof total !== 'number' || typeof failed !== 'number') return malformed('total');
      if (rate === null || total < Number(params['runs'])) return notApplicable('The workflow ran too seldom for a rate.');
      if (typeof rate !== 'number') return malformed('failure_rate');
      const percent = Math.round(rate * 100);
      return percent <= Number(params['percent']) ? pass : fail(`${percent} % of the runs failed (${failed} of those that ended); at most ${Number(params['percent'])} % should.`);
    });
  },

  examples: [
    { kind: 'pass', why: 'on the limit', inventory: runs({ failure_rate: 0.2, failed: 20 }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'every other run', inventory: runs({ failure_rate: 0.5, failed: 50 }), answers: { prod: 'fail' } },
    { kind: 'not_applicable', why: 'two runs say nothing', inventory: runs({ total: 2, failure_rate: 1, failed: 2 }), answers: { prod: 'not_applicable' } },
    { kind: 'not_applicable', why: 'not active', inventory: runs({ is_active: false, failure_rate: 1 }), answers: { prod: 'not_applicable' } },
    ...notRead('n8n.execution_summary', 'failure_rate', { is_active: true, total: 100, failed: 0 }),
    { kind: 'near_miss', why: 'tests by hand that failed are in no rate', inventory: runs({ failure_rate: 0, failed: 0, manual: 90 }), answers: { prod: 'pass' } },
  ],
});
