import type { Resource } from '../../model/component.ts';
import type { Json, JsonObject } from '../../model/fact.ts';
import type { InventoryIndex } from '../../model/inventory.ts';
import { defineCheck } from '../check.ts';
import { inventoryOf, resource, workflow } from '../example-inventory.ts';
import { notRead } from './api-examples.ts';
import { instanceValue, textOfAttribute } from './stated.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { daysBetween } from '../support/dates.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { perInventory } from '../support/per-inventory.ts';
import { sourceOf } from '../support/source-of.ts';
import { fail, notApplicable, pass, unknown } from '../support/verdicts.ts';

const runs = (more: JsonObject, others: readonly Resource[] = []) => inventoryOf({ source: 'n8n', resources: [resource('n8n.execution_summary', 'prod', { workflow_id: 'w1', is_active: true, days: 90, total: 0, ...more }), ...others] });

export default defineCheck({
  id: 'n8n_workflow_abandoned',
  version: 1,
  title: 'Active workflows run',
  severity: 'low',
  remediation: 'Deactivate the workflow, and delete what only it uses.',
  /** `days`: how long an active workflow may rest. */
  params: { days: 90 },
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.5.9'],
    hipaa: ['164.308(a)(1)(ii)(A)'],
    pci_dss: ['6.3.2', '12.5.1'],
    gdpr: ['Art.30'],
    nist_csf: ['ID.AM-02'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.execution_summary'],

  judge(subject, { inventory, today, params }) {
    return judgeRead(subject, ['is_active', 'total', 'days', 'workflow_id'], ({ is_active: isActive, total, days, workflow_id: id }) => {
      if (isActive === false) return notApplicable('The workflow is not active.');
      if (typeof total !== 'number' || typeof days !== 'number') return malformed('total');
      if (total > 0) return pass;
      const max = Number(params['days']);
      if (days < max) return unknown(`Executions of ${days} days were counted; ${max} are needed.`);
      const state = statesById(inventory).get(keyOf(inventory, subject, id));
      const createdAt = state === undefined ? undefined : textOfAttribute(state, 'created_at');
      if (createdAt !== undefined && daysBetween(createdAt.slice(0, 10), today) < max) return notApplicable('The workflow is younger than the days that are asked about.');
      if (keepsNoSuccess(inventory, subject, id)) return unknown('The workflow keeps no successful executions, so that none is there is no proof.');
      return fail(`The workflow is active and has not run in ${days} days.`);
    });
  },

  examples: [
    { kind: 'pass', why: 'it ran', inventory: runs({ total: 1 }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'not once', inventory: runs({ total: 0 }), answers: { prod: 'fail' } },
    { kind: 'not_applicable', why: 'not active', inventory: runs({ total: 0, is_active: false }), answers: { prod: 'not_applicable' } },
    { kind: 'not_applicable', why: 'made last week', inventory: runs({ total: 0 }, [resource('n8n.workflow_state', 'state', { workflow_id: 'w1', created_at: '2026-11-14T00:00:00Z' })]), answers: { prod: 'not_applicable' } },
    { kind: 'unknown', why: 'a shorter window than is asked about', inventory: runs({ total: 0, days: 30 }), answers: { prod: 'unknown' } },
    { kind: 'unknown', why: 'successes are not kept', inventory: runs({ total: 0 }, [workflow({ name: 'W', id: 'w1', isActive: true, nodes: [], settings: { saveDataSuccessExecution: 'none' } })]), answers: { prod: 'unknown' } },
    ...notRead('n8n.execution_summary', 'total', { is_active: true, days: 90, workflow_id: 'w1' }),
    { kind: 'near_miss', why: 'another workflow keeps no successes', inventory: runs({ total: 0 }, [workflow({ name: 'W', id: 'w2', isActive: true, nodes: [], settings: { saveDataSuccessExecution: 'none' } })]), answers: { prod: 'fail' } },
  ],
});

/** Whether the workflow, or the whole instance, throws successful executions away. */
function keepsNoSuccess(inventory: InventoryIndex, subject: Resource, id: Json): boolean {
  const found = workflowsById(inventory).get(keyOf(inventory, subject, id));
  const settings = found?.attributes['settings'];
  const own = isJsonObject(settings) ? settings['saveDataSuccessExecution'] : undefined;
  if (own === 'all' || own === 'none') return own === 'none';
  const environment = instanceValue(inventory, subject, 'environment');
  return isJsonObject(environment) && environment['EXECUTIONS_DATA_SAVE_ON_SUCCESS'] === 'none';
}

/** Ids of n8n of before 1.0 are small numbers, the same in every instance. */
function keyOf(inventory: InventoryIndex, subject: Resource, id: Json | undefined): string {
  return JSON.stringify([sourceOf(inventory, subject) ?? '', id ?? '']);
}

const byAttribute = (kind: string, name: string) => perInventory((inventory) => new Map(inventory.resourcesOfKind(kind).map((found): [string, Resource] => [keyOf(inventory, found, found.attributes[name]), found])));
const statesById = byAttribute('n8n.workflow_state', 'workflow_id');
const workflowsById = byAttribute('n8n.workflow', 'id');
