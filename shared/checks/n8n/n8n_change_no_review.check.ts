import { defineCheck } from '../check.ts';
import { judgeForm, object } from '../support/forms.ts';
import { instance, notRead } from './api-examples.ts';
import { attribute, malformed } from '../support/attributes.ts';
import { fail, pass, review } from '../support/verdicts.ts';

export default defineCheck({
  id: 'n8n_change_no_review',
  version: 1,
  title: 'Production workflows come from source control',
  severity: 'medium',
  remediation: 'Connect the instance to a repository (source control environments, or promotions), and change production through it.',
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
  kinds: ['n8n.instance'],

  judge(subject) {
    const promotions = attribute(subject, 'promotions');
    if (promotions.isRead && Array.isArray(promotions.value) && promotions.value.length > 0) return pass;
    return judgeForm(subject, 'source_control', object, ({ is_connected: isConnected, pending_workflows: pending }) => {
      if (isConnected === false) return promotions.isRead ? fail('No repository is connected: workflows are changed in production.') : review(`No repository is connected, and whether workflows are promoted from elsewhere was not read. ${promotions.why}`);
      if (isConnected !== true) return malformed('source_control');
      return typeof pending === 'number' && pending > 0 ? review(`${pending} workflows differ from the repository.`) : pass;
    });
  },

  examples: [
    { kind: 'pass', why: 'connected, nothing differs', inventory: instance({ source_control: { is_connected: true, pending_workflows: 0 }, promotions: [] }), answers: { prod: 'pass' } },
    { kind: 'pass', why: 'promoted from elsewhere', inventory: instance({ source_control: { is_connected: false, pending_workflows: 0 }, promotions: [{ name: 'prod', scope: 'instance', host: 'git.acme.example' }] }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'neither', inventory: instance({ source_control: { is_connected: false, pending_workflows: 0 }, promotions: [] }), answers: { prod: 'fail' } },
    { kind: 'review', why: 'connected, and changed past it', inventory: instance({ source_control: { is_connected: true, pending_workflows: 2 }, promotions: [] }), answers: { prod: 'review' } },
    { kind: 'review', why: 'not connected, and promotions could not be read', inventory: instance({ source_control: { is_connected: false, pending_workflows: 0 } }, { promotions: 'This n8n does not have it (HTTP 404).' }), answers: { prod: 'review' } },
    ...notRead('n8n.instance', 'source_control', { promotions: [] }),
    { kind: 'near_miss', why: 'a history of versions is no repository', inventory: instance({ source_control: { is_connected: false, pending_workflows: 0 }, promotions: [], version: '2.41.3' }), answers: { prod: 'fail' } },
  ],
});
