import type { Resource } from '../../model/component.ts';
import type { JsonObject } from '../../model/fact.ts';
import type { InventoryIndex } from '../../model/inventory.ts';
import { defineCheck } from '../check.ts';
import { brokenWorkflow, inventoryOf, node, resource, workflow } from '../example-inventory.ts';
import { notListed } from './api-examples.ts';
import { base, familyOf } from './node-types.ts';
import { fileNodes } from './risky-nodes.ts';
import { instanceOf, instanceValue, majorVersion } from './stated.ts';
import { judgeWorkflow, placeOf } from './workflow-graph.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';

const flow = (type: string, of?: JsonObject) =>
  inventoryOf({ resources: [workflow({ name: 'Nightly', nodes: [node('File', base(type))] }), ...(of ? [resource('n8n.instance', 'instance', of)] : [])] });

export default defineCheck({
  id: 'n8n_filesystem_nodes',
  version: 1,
  title: 'File nodes limited to allowed folders',
  severity: 'medium',
  remediation: 'Set N8N_RESTRICT_FILE_ACCESS_TO to the folders that workflows need.',
  controls: {
    soc2: ['CC7.1'],
    iso_27001: ['A.8.9'],
    pci_dss: ['2.2.1'],
    nist_csf: ['PR.PS-01'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge(subject, { inventory }) {
    return judgeWorkflow(subject, (graph) => {
      const found = graph.nodes.filter(({ type }) => fileNodes.has(familyOf(type).plain));
      if (found.length === 0) return notApplicable('The workflow has no node that reads or writes files of the machine.');
      const folders = allowedFolders(inventory, subject);
      if (folders === 'restricted') return pass;
      return found.map((node) => {
        const where = { evidence: placeOf(graph, node), discriminator: node.name };
        const name = quoted(node.name);
        return folders === 'open' ? fail(`The node ${name} may reach every file that n8n may.`, where) : review(`The node ${name} reads or writes files; to which folders n8n is restricted is not readable.`, where);
      });
    });
  },

  examples: [
    { kind: 'pass', why: 'restricted', inventory: flow('readWriteFile', { environment: { N8N_RESTRICT_FILE_ACCESS_TO: '/data/in' } }), answers: { Nightly: 'pass' } },
    { kind: 'pass', why: 'restricted by default since n8n 2.0', inventory: flow('readWriteFile', { version: '2.41.3', environment: {} }), answers: { Nightly: 'pass' } },
    { kind: 'fail', why: 'not restricted before', inventory: flow('readBinaryFiles', { version: '1.123.0', environment: {} }), answers: { Nightly: 'fail' } },
    { kind: 'fail', why: 'the default was taken away', inventory: flow('readWriteFile', { version: '2.41.3', environment: { N8N_RESTRICT_FILE_ACCESS_TO: '' } }), answers: { Nightly: 'fail' } },
    { kind: 'review', why: 'the environment is not readable', inventory: flow('readWriteFile'), answers: { Nightly: 'review' } },
    { kind: 'not_applicable', why: 'no file', inventory: flow('set', {}), answers: { Nightly: 'not_applicable' } },
    { kind: 'unknown', why: 'nodes that are none', inventory: inventoryOf({ resources: [brokenWorkflow('Nightly')] }), answers: { Nightly: 'unknown' } },
    ...notListed('n8n.workflow'),
    { kind: 'near_miss', why: 'a file that a run carries is none of the machine', inventory: flow('extractFromFile', {}), answers: { Nightly: 'not_applicable' } },
  ],
});

/** n8n 2.0 restricts files to a folder of its own unless told otherwise (docs.n8n.io, v2.0 breaking changes, read 2026-11-30). */
function allowedFolders(inventory: InventoryIndex, subject: Resource): 'restricted' | 'open' | 'not_known' {
  const environment = instanceValue(inventory, subject, 'environment');
  if (!isJsonObject(environment)) return 'not_known';
  const folders = environment['N8N_RESTRICT_FILE_ACCESS_TO'];
  if (typeof folders === 'string') return folders.trim() === '' ? 'open' : 'restricted';
  const major = majorVersion(instanceOf(inventory, subject));
  if (major === undefined) return 'not_known';
  return major >= 2 ? 'restricted' : 'open';
}
