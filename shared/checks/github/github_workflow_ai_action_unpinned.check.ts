import { defineCheck } from '../check.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, unknown } from '../support/verdicts.ts';
import { component, inventoryOf } from '../example-inventory.ts';
import { agent, agentAction } from './ai-step-examples.ts';

const commit = '11bd71901bbe5b1630ceea73d27597364c9af683';

/** An agent holds a key and a token; whoever moves its tag gets both. That it is GitHub's own makes no difference here. */
export default defineCheck({
  id: 'github_workflow_ai_action_unpinned',
  version: 1,
  title: 'AI actions are pinned to a commit',
  severity: 'high',
  remediation: 'Replace the tag or branch of the action by the full commit that it stands for today.',
  controls: {
    soc2: ['CC6.8', 'CC9.2'],
    iso_27001: ['A.5.21', 'A.8.28'],
    pci_dss: ['6.3.2'],
    nist_csf: ['GV.SC-07', 'ID.RA-09'],
    nist_ai_rmf: ['MAP 4.1', 'MANAGE 3.2', 'GAI.12'],
    iso_42001: ['A.7.5', 'A.10.3'],
    eu_ai_act: ['Art.15(5)'],
    owasp_llm_top10: ['LLM03:2025', 'LLM04:2025'],
    owasp_agentic_top10: ['ASI04'],
    mitre_atlas: ['AML.T0010.003', 'AML.T0058', 'AML.M0013', 'AML.M0014'],
  },
  subject: 'component',
  kinds: ['ci_step'],

  judge: ({ name, version, properties }) => {
    if (properties['step_kind'] === 'command') return notApplicable('The step starts a program and no action.');
    if (properties['pinned'] === 'true') return pass;
    if (properties['pinned'] !== 'false') return unknown('Which version of the action is used was not recorded.');
    const isLong = version !== undefined && /^[0-9a-f]{16,}$/u.test(version);
    return fail(`The AI action ${quoted(name)} is used ${version === undefined ? 'without a version' : isLong ? 'at digits that are no full commit' : `at ${quoted(version)}, which can be moved`}.`);
  },

  examples: [
    { kind: 'pass', why: 'a full commit', inventory: inventoryOf({ components: [agent({}, commit)] }), answers: { [agentAction]: 'pass' } },
    { kind: 'fail', why: 'a tag', inventory: inventoryOf({ components: [agent()] }), answers: { [agentAction]: 'fail' } },
    { kind: 'not_applicable', why: 'a program in a script', inventory: inventoryOf({ components: [component('ci_step', 'agent', { properties: { step_kind: 'command' } })] }), answers: { agent: 'not_applicable' } },
    { kind: 'unknown', why: 'the version was not recorded', inventory: inventoryOf({ components: [component('ci_step', 'acme/agent', { properties: { step_kind: 'action' } })] }), answers: { 'acme/agent': 'unknown' } },
    { kind: 'unknown', why: 'not every file was read', inventory: inventoryOf({ coverage: 'partial' }), answers: { scan: 'unknown' } },
    { kind: 'empty', why: 'no step uses AI', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'a commit that was cut short', inventory: inventoryOf({ components: [agent({}, commit.slice(0, 39))] }), answers: { [agentAction]: 'fail' } },
  ],
});
