import type { InventoryIndex } from '../../model/inventory.ts';
import type { Component } from '../../model/component.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { inventoryOf } from '../example-inventory.ts';
import { attribute } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { judgeAiStep, namesIn, type AiStep } from './ai-steps.ts';
import { agent, agentAction, agentStep, aiStepExamples, withAgent } from './ai-step-examples.ts';
import { github } from './examples.ts';
import { startsOf } from './callers.ts';
import { gateOf, type Gate } from './gates.ts';
import { repo } from './repository-settings.ts';
import { repositoryOfFile } from './repositories.ts';
import { actionsWorkflow, compositeAction, job, workflowFile } from './workflow-examples.ts';
import { mayWrite, permissionsOf, settingsOf, strangerEvents } from './workflows.ts';

const onIssues = { on: ['issues'] };

/** The agent in a workflow that another one calls. */
const called = (event: string) => {
  const given = withAgent({ on: ['workflow_call'] });
  const caller = actionsWorkflow({ on: [event], path: '.github/workflows/caller.yml', jobs: [job([], { uses: `./${workflowFile}`, secrets: 'inherit' })] });
  return inventoryOf({ components: given.components, resources: [...given.resources, caller] });
};

/** Events of comments and reviews carry text of anybody as well. `pull_request` does not count: from a fork it has neither secrets nor a token that writes. */
const textEvents: ReadonlySet<string> = new Set([...strangerEvents, 'pull_request_review', 'pull_request_review_comment']);

export default defineCheck({
  id: 'github_workflow_ai_action_untrusted',
  version: 1,
  title: 'No AI agent works on text of strangers with secrets or a token that writes',
  severity: 'critical',
  flag: 'ci_agent_untrusted',
  remediation: 'Let the step run only for members, by author association or by the check of the action itself, with a token that only reads and without secrets.',
  controls: {
    soc2: ['CC6.1', 'CC6.3', 'CC6.8'],
    iso_27001: ['A.5.15', 'A.8.2', 'A.8.26', 'A.8.28'],
    hipaa: ['164.312(a)(1)'],
    pci_dss: ['7.2.5'],
    nist_csf: ['PR.AA-05', 'PR.PS-06'],
    nist_ai_rmf: ['MAP 3.5', 'MEASURE 2.7', 'MANAGE 2.4', 'GAI.7', 'GAI.9'],
    iso_42001: ['A.6.2.2', 'A.6.2.4', 'A.9.4'],
    eu_ai_act: ['Art.14', 'Art.15(5)'],
    owasp_llm_top10: ['LLM01:2025', 'LLM06:2025'],
    owasp_agentic_top10: ['ASI01', 'ASI02', 'ASI03'],
    mitre_atlas: ['AML.T0051', 'AML.T0053', 'AML.M0020', 'AML.M0026', 'AML.M0028', 'AML.M0033'],
  },
  subject: 'component',
  kinds: ['ci_step'],

  judge: (subject, { inventory }) =>
    judgeAiStep(subject, inventory, (at) => {
      if (at.resource.kind === 'github.action') return review('The step stands in a composite action; who starts it is decided by the workflows that use the action.');
      const starts = startsOf(at.resource, inventory);
      const events = starts.events.filter((event) => textEvents.has(event));
      if (events.length === 0 && !(starts.isOpen && starts.events.length === 0)) return pass;
      if (subject.properties['checks_actor'] === 'true' && namesIn(subject, 'opened_by').length === 0) return pass;
      if (events.length === 0) return review('The workflow is only called by others, and none of them was found; what starts them is to be looked at.');
      const gate = gateOf(at);
      return gate === 'members' ? pass : judgePower(subject, { at, events, gate }, inventory);
    }),

  examples: [
    { kind: 'pass', why: 'members only by what they push', inventory: withAgent({ on: ['push', 'workflow_dispatch'] }), answers: { [agentAction]: 'pass' } },
    { kind: 'pass', why: 'a condition asks who wrote', inventory: withAgent({ ...onIssues, job: { if: "contains(fromJSON('[\"OWNER\",\"MEMBER\"]'), github.event.issue.author_association)" } }), answers: { [agentAction]: 'pass' } },
    { kind: 'pass', why: 'the action asks by itself', inventory: withAgent({ ...onIssues, component: agent({ checks_actor: 'true' }) }), answers: { [agentAction]: 'pass' } },
    { kind: 'pass', why: 'for everybody, with nothing to lose', inventory: withAgent({ ...onIssues, step: { ...agentStep, with: [] } }), answers: { [agentAction]: 'pass' } },
    { kind: 'fail', why: 'issues of strangers and a secret', inventory: withAgent(onIssues), answers: { [agentAction]: 'fail' } },
    { kind: 'fail', why: 'comments of strangers and a token that writes', inventory: withAgent({ on: ['issue_comment'], permissions: { contents: 'write' }, step: { ...agentStep, with: [] } }), answers: { [agentAction]: 'fail' } },
    { kind: 'fail', why: 'the check of the action is lifted', inventory: withAgent({ ...onIssues, component: agent({ checks_actor: 'true', opened_by: '["allowed_non_write_users"]' }) }), answers: { [agentAction]: 'fail' } },
    { kind: 'review', why: 'the job waits for another that may ask', inventory: withAgent({ ...onIssues, job: { needs: ['authorize'] } }), answers: { [agentAction]: 'review' } },
    { kind: 'review', why: 'a model that only answers, beside a token that writes', inventory: withAgent({ ...onIssues, permissions: { issues: 'write' }, component: agent({ role: 'inference' }) }), answers: { [agentAction]: 'review' } },
    { kind: 'review', why: 'the setting of the repository decides what the token may do', inventory: withAgent({ ...onIssues, permissions: 'unset', step: { ...agentStep, with: [] } }), answers: { [agentAction]: 'review' } },
    { kind: 'review', why: 'in a composite action others decide', inventory: inventoryOf({ components: [agent({ job: 'runs' })], resources: [compositeAction([agentStep])] }), answers: { [agentAction]: 'review' } },
    { kind: 'review', why: 'called by workflows that are elsewhere', inventory: withAgent({ on: ['workflow_call'] }), answers: { [agentAction]: 'review' } },
    ...aiStepExamples,
    { kind: 'near_miss', why: 'called by a workflow that strangers start', inventory: called('issues'), answers: { [agentAction]: 'fail' } },
    { kind: 'near_miss', why: 'called by a workflow that only members start', inventory: called('push'), answers: { [agentAction]: 'pass' } },
    { kind: 'near_miss', why: 'a pull request of a fork gets neither secrets nor a token that writes', inventory: withAgent({ on: ['pull_request'], permissions: 'write-all' }), answers: { [agentAction]: 'pass' } },
    { kind: 'near_miss', why: 'that a comment names the agent does not say who wrote it', inventory: withAgent({ on: ['issue_comment'], job: { if: "contains(github.event.comment.body, '@agent')" } }), answers: { [agentAction]: 'fail' } },
    {
      kind: 'near_miss',
      why: 'one of two alternatives asks who wrote, the other lets everybody in',
      inventory: withAgent({ ...onIssues, job: { if: "github.event.issue.author_association == 'OWNER' || contains(github.event.issue.body, '@agent')" } }),
      answers: { [agentAction]: 'review' },
    },
    { kind: 'near_miss', why: 'the token of GitHub is no stored secret', inventory: withAgent({ ...onIssues, step: { ...agentStep, with: [{ ...agentStep.with[0]!, secrets: ['GITHUB_TOKEN'] }] } }), answers: { [agentAction]: 'pass' } },
    {
      kind: 'near_miss',
      why: 'nothing is said of the token, and the repository says that it only reads',
      inventory: (() => {
        const given = withAgent({ ...onIssues, permissions: 'unset', step: { ...agentStep, with: [] } });
        return { ...github(repo({ default_workflow_permissions: 'read' }), ...given.resources), components: given.components };
      })(),
      answers: { [agentAction]: 'pass' },
    },
  ],
});

interface Situation {
  readonly at: AiStep;
  readonly events: readonly string[];
  readonly gate: Gate | undefined;
}

function judgePower(subject: Component, { at, events, gate }: Situation, inventory: InventoryIndex): Verdict {
  const writes = mayWrite(permissionsOf(at.workflow, at.job)) ?? defaultWrites(at, inventory);
  const secrets = new Set([...settingsOf(at.workflow, at.job, at.step).flatMap((setting) => setting.secrets), ...at.step.secrets].filter((name) => name !== 'GITHUB_TOKEN'));
  const powers = [...(writes === true ? ['a token that writes'] : []), ...(secrets.size > 0 ? ['secrets'] : [])];
  const text = `${quoted(subject.name)} works on what anybody writes (${events.join(', ')})`;
  if (subject.properties['role'] !== 'agent') return writes === false ? pass : review(`${text}; make sure that nothing is done with its answer unseen.`);
  if (powers.length === 0 && writes === false) return pass;
  if (powers.length === 0) return review(`${text}, and what its token may do is decided by a setting that was not read.`);
  return gate === undefined ? fail(`${text} and has ${powers.join(' and ')}.`) : review(`${text} and has ${powers.join(' and ')}; whether strangers are kept out by a label, an environment or another job is to be looked at.`);
}

/** Whether the repository's default lets the token write; undefined when that was not read. */
function defaultWrites({ resource }: AiStep, inventory: InventoryIndex): boolean | undefined {
  const repository = repositoryOfFile(inventory, resource.path ?? '');
  const standard = repository && attribute(repository, 'default_workflow_permissions');
  if (!standard?.isRead) return undefined;
  return standard.value === 'read' ? false : standard.value === 'write' ? true : undefined;
}
