import { defineCheck } from '../check.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, passUnless } from '../support/verdicts.ts';
import { inventoryOf } from '../example-inventory.ts';
import { judgeAiStep } from './ai-steps.ts';
import { agent, agentAction, agentStep, aiStepExamples } from './ai-step-examples.ts';
import { actionsWorkflow, job, step } from './workflow-examples.ts';
import { placeOf } from './workflows.ts';

const asked = { ...agentStep, id: 'ask' };
const script = (id: string, more: Parameters<typeof step>[1] = {}) => step(null, { step_outputs: [{ step: id, line: 14 }], ...more });
const withScripts = (...steps: readonly ReturnType<typeof step>[]) => inventoryOf({ components: [agent()], resources: [actionsWorkflow({ jobs: [job(steps)] })] });

/** What a model answers is text of whoever wrote what it read. */
export default defineCheck({
  id: 'github_workflow_ai_output_script',
  version: 1,
  title: 'No script takes the answer of a model as part of its own',
  severity: 'high',
  remediation: 'Set an environment variable from the output and use the variable, in quotes, in the script.',
  controls: {
    soc2: ['CC7.1', 'CC8.1'],
    iso_27001: ['A.8.25', 'A.8.28', 'A.8.29'],
    pci_dss: ['6.2.1', '6.2.4'],
    gdpr: ['Art.25(1)'],
    nist_csf: ['PR.PS-06'],
    nist_ai_rmf: ['MEASURE 2.7', 'GAI.9'],
    eu_ai_act: ['Art.15(5)'],
    owasp_llm_top10: ['LLM05:2025'],
    owasp_agentic_top10: ['ASI05'],
    mitre_atlas: ['AML.T0050', 'AML.T0077', 'AML.M0033'],
  },
  subject: 'component',
  kinds: ['ci_step'],

  judge: (subject, { inventory }) =>
    judgeAiStep(subject, inventory, ({ resource, job: around, step: own }) => {
      if (own.id === null) return pass;
      return passUnless(
        around.steps.flatMap((item) =>
          item.step_outputs
            .filter(({ step: id }) => id === own.id)
            .map(({ line }) => fail(`The script of ${quoted(item.name)} takes the answer of ${quoted(subject.name)} as part of its own text.`, { evidence: placeOf(resource, line), discriminator: item.name })),
        ),
      );
    }),

  examples: [
    { kind: 'pass', why: 'nobody asks for the answer', inventory: withScripts(asked, step(null)), answers: { [agentAction]: 'pass' } },
    { kind: 'pass', why: 'a step without an id has no answer that others could take', inventory: withScripts(agentStep, script('other')), answers: { [agentAction]: 'pass' } },
    { kind: 'fail', why: 'the answer in a script', inventory: withScripts(asked, script('ask')), answers: { [agentAction]: 'fail' } },
    { kind: 'fail', why: 'in the script of an action, twice', inventory: withScripts(asked, step('actions/github-script@v7', { has_script: true, step_outputs: [{ step: 'ask', line: 14 }, { step: 'ask', line: 15 }] })), answers: { [agentAction]: 'fail' } },
    ...aiStepExamples,
    { kind: 'near_miss', why: 'the answer of another step', inventory: withScripts(asked, script('build')), answers: { [agentAction]: 'pass' } },
    {
      kind: 'near_miss',
      why: 'the same id in another job is another step',
      inventory: inventoryOf({ components: [agent()], resources: [actionsWorkflow({ jobs: [job([asked]), job([script('ask')], { id: 'other' })] })] }),
      answers: { [agentAction]: 'pass' },
    },
  ],
});
