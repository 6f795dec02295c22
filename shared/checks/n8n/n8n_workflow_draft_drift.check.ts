import { defineCheck } from '../check.ts';
import { notRead, prod } from './api-examples.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { daysBetween } from '../support/dates.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';

export default defineCheck({
  id: 'n8n_workflow_draft_drift',
  version: 1,
  title: 'What people edit is what runs',
  severity: 'low',
  remediation: 'Publish the draft, or throw it away.',
  /** `days`: how long a draft may wait. */
  params: { days: 30 },
  controls: {
    soc2: ['CC8.1'],
    iso_27001: ['A.8.32', 'A.8.25', 'A.8.4'],
    hipaa: ['164.312(c)(1)'],
    pci_dss: ['6.2.3', '6.5.1'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.PS-06'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.workflow_state'],

  judge(subject, { today, params }) {
    return judgeRead(subject, ['is_active', 'has_unpublished_changes', 'updated_at'], ({ is_active: isActive, has_unpublished_changes: differs, updated_at: updatedAt }) => {
      if (isActive === false) return notApplicable('The workflow is not active.');
      if (differs === false) return pass;
      if (differs !== true || typeof updatedAt !== 'string' || updatedAt === '') return malformed('has_unpublished_changes');
      const days = daysBetween(updatedAt.slice(0, 10), today);
      return days <= Number(params['days']) ? pass : fail(`The draft differs from what runs, and was last changed ${days} days ago: who looks at the editor sees another workflow.`);
    });
  },

  examples: [
    { kind: 'pass', why: 'the same', inventory: prod('n8n.workflow_state', { is_active: true, has_unpublished_changes: false, updated_at: '2025-01-01T00:00:00Z' }), answers: { prod: 'pass' } },
    { kind: 'pass', why: 'work of this week', inventory: prod('n8n.workflow_state', { is_active: true, has_unpublished_changes: true, updated_at: '2026-11-18T00:00:00Z' }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'a draft of the summer', inventory: prod('n8n.workflow_state', { is_active: true, has_unpublished_changes: true, updated_at: '2026-07-01T00:00:00Z' }), answers: { prod: 'fail' } },
    ...notRead('n8n.workflow_state', 'has_unpublished_changes', { is_active: true, updated_at: '2026-07-01T00:00:00Z' }),
    { kind: 'near_miss', why: 'a draft of what does not run', inventory: prod('n8n.workflow_state', { is_active: false, has_unpublished_changes: true, updated_at: '2026-07-01T00:00:00Z' }), answers: { prod: 'not_applicable' } },
  ],
});
