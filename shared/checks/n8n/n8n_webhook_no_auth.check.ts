import { defineCheck } from '../check.ts';
import { brokenWorkflow, edges, inventoryOf, node, workflow } from '../example-inventory.ts';
import { exposedTriggers } from './exposure.ts';
import { ai, base } from './node-types.ts';
import { activityNote, judgeWorkflow, placeOf } from './workflow-graph.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review, unknown } from '../support/verdicts.ts';

const hook = (parameters = {}, isDisabled = false) => node('Hook', base('webhook'), { parameters: { path: 'orders', ...parameters }, isDisabled });
const flow = (nodes: Parameters<typeof workflow>[0]['nodes'], more: Partial<Parameters<typeof workflow>[0]> = {}) => inventoryOf({ resources: [workflow({ name: 'Orders', isActive: true, nodes, ...more })] });

export default defineCheck({
  id: 'n8n_webhook_no_auth',
  version: 1,
  title: 'Active webhook, form and chat triggers need authentication',
  severity: 'critical',
  flag: 'webhook_no_auth',
  remediation: 'Set an authentication on the trigger (header, basic, JWT, or n8n users), and change its path.',
  controls: {
    soc2: ['CC6.1', 'CC6.3', 'CC6.6'],
    iso_27001: ['A.5.16', 'A.8.5', 'A.8.20', 'A.8.22'],
    hipaa: ['164.312(e)(1)'],
    pci_dss: ['1.3.1', '1.4.1', '1.4.2', '8.6.1'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-01', 'PR.AA-05', 'PR.IR-01'],
    nist_ai_rmf: ['MEASURE 2.7'],
    owasp_llm_top10: ['LLM06:2025'],
    owasp_agentic_top10: ['ASI03'],
    mitre_atlas: ['AML.T0083', 'AML.T0091.000', 'AML.M0026'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeWorkflow(subject, (graph) => {
      const triggers = exposedTriggers(graph).filter(({ exposure }) => exposure !== 'closed');
      if (triggers.length === 0) return notApplicable('The workflow has no trigger that is open to callers.');
      if (graph.activity === 'inactive') return notApplicable('The workflow is not active, so its triggers do not listen.');
      return passUnless(
        triggers.flatMap(({ trigger, exposure }) => {
          const name = quoted(trigger.name);
          const where = { evidence: placeOf(graph, trigger), discriminator: trigger.name };
          if (exposure === 'open') return [fail(`The trigger ${name} takes calls without authentication${activityNote(graph)}.`, where)];
          if (exposure === 'guarded') return [review(`The trigger ${name} has no authentication; what follows it, or an address list, decides who goes on${activityNote(graph)}.`, where)];
          if (exposure === 'undecided') return [unknown(`Whether the trigger ${name} is public or authenticated is computed at run time, or set to a value that is not known.`, where)];
          return [];
        }),
      );
    }),

  examples: [
    { kind: 'pass', why: 'a header is asked for', inventory: flow([hook({ authentication: 'headerAuth' })]), answers: { Orders: 'pass' } },
    { kind: 'pass', why: 'every trigger asks in its own way', inventory: flow([hook({ authentication: 'jwtAuth' }), node('Form', base('formTrigger'), { parameters: { authentication: 'n8nUserAuth' } })]), answers: { Orders: 'pass' } },
    { kind: 'fail', why: 'a missing authentication is the default, and that is none', inventory: flow([hook()]), answers: { Orders: 'fail' } },
    { kind: 'fail', why: 'none, written out', inventory: flow([hook({ authentication: 'none' })]), answers: { Orders: 'fail' } },
    { kind: 'fail', why: 'a form for everybody', inventory: flow([node('Form', base('formTrigger'))]), answers: { Orders: 'fail' } },
    { kind: 'fail', why: 'a public chat', inventory: flow([node('Chat', ai('chatTrigger'), { parameters: { public: true } })]), answers: { Orders: 'fail' } },
    { kind: 'fail', why: 'a file that does not say whether the workflow is active', inventory: inventoryOf({ resources: [workflow({ name: 'Orders', nodes: [hook()] })] }), answers: { Orders: 'fail' } },
    {
      kind: 'review',
      why: 'the next node looks at a header',
      inventory: flow([hook(), node('Check', base('if'), { parameters: { conditions: { string: [{ value1: '={{ $json.headers["x-signature"] }}' }] } } })], { edges: edges('Hook > Check') }),
      answers: { Orders: 'review' },
    },
    { kind: 'review', why: 'only some addresses may call', inventory: flow([hook({ options: { ipWhitelist: '203.0.113.7' } })]), answers: { Orders: 'review' } },
    { kind: 'not_applicable', why: 'not active: nobody listens', inventory: flow([hook()], { isActive: false }), answers: { Orders: 'not_applicable' } },
    { kind: 'not_applicable', why: 'started by the clock', inventory: flow([node('Clock', base('scheduleTrigger'))]), answers: { Orders: 'not_applicable' } },
    { kind: 'unknown', why: 'the method is computed', inventory: flow([hook({ authentication: '={{ $env.AUTH }}' })]), answers: { Orders: 'unknown' } },
    { kind: 'unknown', why: 'nodes that are none', inventory: inventoryOf({ resources: [brokenWorkflow('Orders')] }), answers: { Orders: 'unknown' } },
    { kind: 'empty', why: 'no workflow', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'a method that webhooks have and forms have not', inventory: flow([node('Form', base('formTrigger'), { parameters: { authentication: 'headerAuth' } })]), answers: { Orders: 'unknown' } },
    { kind: 'near_miss', why: 'a disabled trigger does not listen', inventory: flow([hook({}, true)]), answers: { Orders: 'not_applicable' } },
    { kind: 'near_miss', why: 'a chat inside the editor is not public', inventory: flow([node('Chat', ai('chatTrigger'))]), answers: { Orders: 'not_applicable' } },
    {
      kind: 'near_miss',
      why: 'a condition about the content does not ask who is calling',
      inventory: flow([hook(), node('Big?', base('if'), { parameters: { conditions: { number: [{ value1: '={{ $json.body.total }}', value2: 100 }] } } })], { edges: edges('Hook > Big?') }),
      answers: { Orders: 'fail' },
    },
  ],
});
