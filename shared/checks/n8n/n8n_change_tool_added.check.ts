import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { notRead, prod } from './api-examples.ts';
import { ai, base } from './node-types.ts';
import { isNewPower } from './risky-nodes.ts';
import { objects } from './stated.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { listParam } from '../support/mcp-servers.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';

const state = (more: JsonObject) => prod('n8n.workflow_state', { is_active: true, ...more });
const version = { version_id: 'v2', authors: 'Ada Lovelace', edited_at: '2026-11-10T00:00:00Z', published_at: '2026-11-10T08:00:00Z' };
const command = [{ name: 'Run', type: base('executeCommandTool') }];

export default defineCheck({
  id: 'n8n_change_tool_added',
  version: 1,
  title: 'New powers of a workflow are seen by a second person',
  severity: 'high',
  remediation: 'Let somebody else look at the nodes that were added, and put the version on the approved list; or publish the version before.',
  /** `approved_versions`: ids of published versions that somebody has approved. */
  params: { approved_versions: [] },
  controls: {
    soc2: ['CC8.1', 'CC5.2', 'CC6.3'],
    iso_27001: ['A.8.32', 'A.8.25', 'A.8.4', 'A.8.26'],
    hipaa: ['164.312(c)(1)', '164.308(a)(4)(ii)(B)'],
    pci_dss: ['6.2.3', '6.5.1', '7.2.2'],
    gdpr: ['Art.32(1)(b)', 'Art.22', 'Art.25(1)'],
    nist_csf: ['PR.PS-06', 'PR.AA-05'],
    owasp_agentic_top10: ['ASI02', 'ASI10'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.workflow_state'],

  judge(subject, { params }) {
    return judgeRead(subject, ['is_active', 'published', 'added_nodes'], ({ is_active: isActive, published, added_nodes: added }) => {
      if (isActive === false) return notApplicable('The workflow is not active.');
      if (added === null) return notApplicable('No other version was published before.');
      if (!isJsonObject(published) || !Array.isArray(added)) return malformed('added_nodes');
      const powers = objects(added).filter((one) => typeof one['type'] === 'string' && isNewPower(one['type']));
      if (powers.length === 0) return pass;
      const { version_id: version, authors, publisher } = published;
      if (typeof version === 'string' && listParam(params['approved_versions']).includes(version)) return pass;
      const what = `The published version added ${powers.slice(0, 3).map((one) => `${quoted(String(one['name']))} (${String(one['type']).split('.').at(-1)})`).join(', ')}${powers.length > 3 ? ` and ${powers.length - 3} more` : ''}`;
      if (typeof publisher !== 'string' || typeof authors !== 'string' || authors === '') return review(`${what}; n8n does not say who edited and who published it.`);
      return authors.split(/,\s*/).includes(publisher) ? fail(`${what}, and nobody but its author saw it.`) : pass;
    });
  },

  examples: [
    { kind: 'pass', why: 'nothing new but a filter', inventory: state({ published: { ...version, publisher: 'Ada Lovelace' }, added_nodes: [{ name: 'Only paid', type: base('filter') }] }), answers: { prod: 'pass' } },
    { kind: 'pass', why: 'a command, published by somebody else', inventory: state({ published: { ...version, publisher: 'Bob Brown' }, added_nodes: command }), answers: { prod: 'pass' } },
    { kind: 'pass', why: 'approved as it is', inventory: state({ published: { ...version, publisher: 'Ada Lovelace' }, added_nodes: command }), params: { approved_versions: ['v2'] }, answers: { prod: 'pass' } },
    { kind: 'fail', why: 'a command that its author published', inventory: state({ published: { ...version, publisher: 'Ada Lovelace' }, added_nodes: command }), answers: { prod: 'fail' } },
    { kind: 'fail', why: 'tools of a server', inventory: state({ published: { ...version, publisher: 'Ada Lovelace' }, added_nodes: [{ name: 'MCP', type: ai('mcpClientTool') }] }), answers: { prod: 'fail' } },
    { kind: 'review', why: 'nobody knows who published', inventory: state({ published: { ...version, publisher: null }, added_nodes: command }), answers: { prod: 'review' } },
    { kind: 'not_applicable', why: 'the first version', inventory: state({ published: { ...version, publisher: 'Ada Lovelace' }, added_nodes: null }), answers: { prod: 'not_applicable' } },
    ...notRead('n8n.workflow_state', 'added_nodes', { is_active: true, published: version }),
    { kind: 'near_miss', why: 'a power that was there before', inventory: state({ published: { ...version, publisher: 'Ada Lovelace' }, added_nodes: [], node_types: [base('executeCommand')] }), answers: { prod: 'pass' } },
  ],
});
