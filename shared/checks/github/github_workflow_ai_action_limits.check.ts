import { defineCheck } from '../check.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { judgeAiStep, namesIn } from './ai-steps.ts';
import { agent, agentAction, agentStep, aiStepExamples, withAgent } from './ai-step-examples.ts';

const onPush = { on: ['push'] };

export default defineCheck({
  id: 'github_workflow_ai_action_limits',
  version: 1,
  title: 'AI agents in workflows have limited tools',
  severity: 'high',
  remediation: 'Name the few tools that the agent may use in the inputs of its action, and leave its sandbox on.',
  controls: {
    soc2: ['CC6.1', 'CC6.3'],
    iso_27001: ['A.5.15', 'A.8.2'],
    hipaa: ['164.312(a)(1)'],
    pci_dss: ['7.2.5'],
    nist_csf: ['PR.AA-05'],
    nist_ai_rmf: ['MAP 3.5', 'MANAGE 2.4', 'GAI.7'],
    iso_42001: ['A.6.2.2', 'A.9.4'],
    eu_ai_act: ['Art.14'],
    owasp_llm_top10: ['LLM06:2025'],
    owasp_agentic_top10: ['ASI02', 'ASI03'],
    mitre_atlas: ['AML.T0053', 'AML.M0026', 'AML.M0028'],
  },
  subject: 'component',
  kinds: ['ci_step'],

  judge: (subject, { inventory }) =>
    judgeAiStep(subject, inventory, () => {
      if (subject.properties['role'] !== 'agent') return notApplicable('The step asks a model, which has no tools.');
      if (subject.properties['step_kind'] === 'command') return review(`The program ${quoted(subject.name)} is started by a script; which tools it may use is to be looked at.`);
      const unlimited = namesIn(subject, 'unlimited_by');
      if (unlimited.length > 0) return fail(`${quoted(subject.name)} has its limits taken away by ${unlimited.map(quoted).join(' and ')}.`);
      return namesIn(subject, 'limited_by').length > 0 ? pass : review(`${quoted(subject.name)} runs with the tools that it has by default.`);
    }),

  examples: [
    { kind: 'pass', why: 'its tools are named', inventory: withAgent({ ...onPush, component: agent({ limited_by: '["allowed_tools"]' }) }), answers: { [agentAction]: 'pass' } },
    { kind: 'fail', why: 'its sandbox is off', inventory: withAgent({ ...onPush, component: agent({ unlimited_by: '["sandbox"]', limited_by: '["sandbox"]' }) }), answers: { [agentAction]: 'fail' } },
    { kind: 'review', why: 'nothing is said', inventory: withAgent(onPush), answers: { [agentAction]: 'review' } },
    { kind: 'review', why: 'a program in a script', inventory: withAgent({ ...onPush, component: agent({ step_kind: 'command' }) }), answers: { [agentAction]: 'review' } },
    { kind: 'not_applicable', why: 'a model that only answers', inventory: withAgent({ ...onPush, component: agent({ role: 'inference' }) }), answers: { [agentAction]: 'not_applicable' } },
    ...aiStepExamples,
    { kind: 'near_miss', why: 'tools that are named beside a switch that lets everything through', inventory: withAgent({ ...onPush, component: agent({ limited_by: '["allowed_tools","claude_args"]', unlimited_by: '["claude_args"]' }) }), answers: { [agentAction]: 'fail' } },
    { kind: 'near_miss', why: 'an input that limits nothing, such as the model', inventory: withAgent({ ...onPush, step: { ...agentStep, inputs: { model: 'x' } } }), answers: { [agentAction]: 'review' } },
  ],
});
