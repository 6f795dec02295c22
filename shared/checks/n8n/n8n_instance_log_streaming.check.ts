import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { judgeForm, list } from '../support/forms.ts';
import { instance, notRead } from './api-examples.ts';
import { objects, texts } from './stated.ts';
import { fail, pass } from '../support/verdicts.ts';

/** The group of audit events, everything, or one of the group. */
const auditEvents = /^(?:n8n(?:\.audit(?:\..+)?)?|\*)$/;
const streamed = (destinations: JsonObject[]) => instance({ log_destinations: destinations });

export default defineCheck({
  id: 'n8n_instance_log_streaming',
  version: 1,
  title: 'Audit events are streamed to a place of their own',
  severity: 'medium',
  remediation: 'Add a log streaming destination that gets the audit events, and keep it enabled.',
  controls: {
    soc2: ['CC7.2', 'CC7.3'],
    iso_27001: ['A.8.15'],
    hipaa: ['164.312(b)'],
    pci_dss: ['10.2.1'],
    gdpr: ['Art.5(2)', 'Art.32(1)(d)'],
    nist_csf: ['PR.PS-04', 'DE.CM-09'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.instance'],

  judge(subject) {
    return judgeForm(subject, 'log_destinations', list, (items) => {
      const destinations = objects(items).filter((one) => one['is_enabled'] === true);
      if (destinations.some((one) => texts(one['events']).some((event) => auditEvents.test(event)))) return pass;
      return fail(destinations.length === 0 ? 'No log streaming destination is enabled.' : 'None of the enabled log streaming destinations gets the audit events.');
    });
  },

  examples: [
    { kind: 'pass', why: 'the whole group goes out', inventory: streamed([{ is_enabled: true, events: ['n8n.audit'] }]), answers: { prod: 'pass' } },
    { kind: 'pass', why: 'single audit events do', inventory: streamed([{ is_enabled: true, events: ['n8n.audit.user.login.failed', 'n8n.workflow'] }]), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'no destination', inventory: streamed([]), answers: { prod: 'fail' } },
    { kind: 'fail', why: 'only workflow events', inventory: streamed([{ is_enabled: true, events: ['n8n.workflow'] }]), answers: { prod: 'fail' } },
    ...notRead('n8n.instance', 'log_destinations'),
    { kind: 'near_miss', why: 'a destination that is switched off', inventory: streamed([{ is_enabled: false, events: ['n8n.audit'] }]), answers: { prod: 'fail' } },
    { kind: 'near_miss', why: 'an event whose name only begins alike', inventory: streamed([{ is_enabled: true, events: ['n8n.auditor'] }]), answers: { prod: 'fail' } },
  ],
});
