import type { Resource } from '../../model/component.ts';
import type { JsonObject } from '../../model/fact.ts';
import type { InventoryIndex } from '../../model/inventory.ts';
import { defineCheck } from '../check.ts';
import { inventoryOf, resource } from '../example-inventory.ts';
import { notRead } from './api-examples.ts';
import { instanceValue } from './stated.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';

const state = (more: JsonObject, of: JsonObject = {}) =>
  inventoryOf({ source: 'n8n', resources: [resource('n8n.workflow_state', 'prod', { is_active: true, ...more }), resource('n8n.instance', 'instance', of)] });
const version = { version_id: 'v2', authors: 'Ada Lovelace', edited_at: '2026-11-10T00:00:00Z', published_at: '2026-11-10T08:00:00Z' };

export default defineCheck({
  id: 'n8n_workflow_change_approved',
  version: 1,
  title: 'Production workflow changes have a second person',
  severity: 'high',
  remediation: 'Let somebody else than the author publish, or change production through source control environments with a review.',
  controls: {
    soc2: ['CC8.1'],
    iso_27001: ['A.5.3', 'A.8.28', 'A.8.32'],
    hipaa: ['164.312(c)(1)'],
    pci_dss: ['6.2.3', '6.2.3.1', '6.5.1'],
    nist_csf: ['ID.RA-07', 'PR.PS-01', 'PR.PS-06'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.workflow_state'],

  judge(subject, { inventory }) {
    return judgeRead(subject, ['is_active', 'published'], ({ is_active: isActive, published }) => {
      if (isActive === false) return notApplicable('The workflow is not active.');
      if (!isJsonObject(published)) return malformed('published');
      const { authors, publisher, published_at: publishedAt } = published;
      if (typeof authors !== 'string' || authors === '') return unknown('n8n does not say who edited what runs.');
      if (typeof publisher !== 'string') return unknown('n8n does not say who published what runs.');
      const day = typeof publishedAt === 'string' ? ` on ${publishedAt.slice(0, 10)}` : '';
      if (!authors.split(/,\s*/).includes(publisher)) return pass;
      return isReviewedElsewhere(inventory, subject) ? review(`What runs was edited and published${day} by the same person; whether the repository has a review of it must be looked up.`) : fail(`What runs was edited and published${day} by the same person.`);
    });
  },

  examples: [
    { kind: 'pass', why: 'somebody else published', inventory: state({ published: { ...version, publisher: 'Bob Brown' } }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'the author published', inventory: state({ published: { ...version, publisher: 'Ada Lovelace' } }), answers: { prod: 'fail' } },
    { kind: 'fail', why: 'one of several authors did', inventory: state({ published: { ...version, authors: 'Bob Brown, Ada Lovelace', publisher: 'Ada Lovelace' } }), answers: { prod: 'fail' } },
    { kind: 'review', why: 'the author published, and a repository is connected', inventory: state({ published: { ...version, publisher: 'Ada Lovelace' } }, { source_control: { is_connected: true, pending_workflows: 0 } }), answers: { prod: 'review' } },
    { kind: 'not_applicable', why: 'not active', inventory: state({ is_active: false, published: null }), answers: { prod: 'not_applicable' } },
    { kind: 'unknown', why: 'the users could not be listed', inventory: state({ published: { ...version, publisher: null } }), answers: { prod: 'unknown' } },
    ...notRead('n8n.workflow_state', 'published', { is_active: true }),
    { kind: 'near_miss', why: 'a name that only begins like the author', inventory: state({ published: { ...version, publisher: 'Ada' } }), answers: { prod: 'pass' } },
  ],
});

/** Whether changes come through a repository, where a review can be. */
function isReviewedElsewhere(inventory: InventoryIndex, subject: Resource): boolean {
  const control = instanceValue(inventory, subject, 'source_control');
  const promotions = instanceValue(inventory, subject, 'promotions');
  return (isJsonObject(control) && control['is_connected'] === true) || (Array.isArray(promotions) && promotions.length > 0);
}
