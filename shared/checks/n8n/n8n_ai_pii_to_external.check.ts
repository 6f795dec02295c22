import type { JsonObject, WorkflowNode } from '../../model/fact.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { node } from '../example-inventory.ts';
import { isInternal } from '../support/hosts.ts';
import { quoted } from '../support/quoted.ts';
import { fail, review, unknown } from '../support/verdicts.ts';
import { commonExamples, judgeNodes } from './judge-nodes.ts';
import { writtenUrl } from './model-addresses.ts';
import { ai, base, guardrails, isOwnType, loopingAgents, modelRoots } from './node-types.ts';
import { parameter } from './parameters.ts';
import { deskOnly } from './paths/path-examples.ts';
import { referencesOf } from './paths/sensitive-fields.ts';
import { personalReading } from './personal-fields.ts';
import { promptTexts } from './prompts.ts';
import { activityNote, type WorkflowGraph } from './workflow-graph.ts';

const form = node('Form', base('formTrigger'));
const agent = (text: string) => node('Agent', ai('agent'), { parameters: { promptType: 'define', text } });
const model = (parameters: JsonObject = {}, type = ai('lmChatOpenAi')) => node('Model', type, { parameters });
const mask = (operation = 'sanitize', isDisabled = false) => node('Mask', ai('guardrails'), { parameters: { operation, text: '={{ $json.text }}', guardrails: { pii: { value: { type: 'all' } } } }, isDisabled });
const links = ['Form > Agent', 'Model >ai_languageModel> Agent'];
const masked = ['Form > Mask', 'Mask > Agent', 'Model >ai_languageModel> Agent'];
const desk = (text: string, more: { model?: JsonObject; mask?: JsonObject; links?: readonly string[]; isActive?: boolean } = {}) =>
  deskOnly([form, agent(text), more.model ?? model(), ...(more.mask ? [more.mask] : [])], more.links ?? links, { isActive: more.isActive ?? true });
const asksForMail = '=Answer {{ $json.email }}: {{ $json.question }}';

/**
 * Fields are told by their names, so free text that holds personal data is not seen: this check finds what is certain.
 * A guardrail that sanitizes gives masked text on; a prompt that reads another node by name reads what was there before.
 */
export default defineCheck({
  id: 'n8n_ai_pii_to_external',
  version: 1,
  title: 'No personal data reaches an external model unmasked',
  severity: 'high',
  flag: 'pii_to_external',
  remediation: 'Put a guardrail with the operation sanitize in front of the model, leave the fields out of the prompt, or use a model of your own.',
  controls: {
    soc2: ['C1.1', 'CC6.7'],
    iso_27001: ['A.8.11', 'A.8.12', 'A.5.34'],
    hipaa: ['164.312(a)(1)'],
    pci_dss: ['3.2.1', '3.4.1'],
    gdpr: ['Art.5(1)(c)', 'Art.25(1)', 'Art.35'],
    nist_csf: ['PR.DS-01', 'PR.DS-10'],
    owasp_llm_top10: ['LLM02:2025'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeNodes(subject, {
      isAsked: (asked) => modelRoots.has(asked.type) || loopingAgents.has(asked.type),
      none: 'The workflow gives no prompt to a model.',
      judge: (asked, graph) => {
        const texts = promptTexts(asked).filter((text) => text.startsWith('='));
        const readings = texts.map((text) => ({ ...personalReading(text), isPast: readsPast(text, asked, graph) })).filter(({ fields, readsAll }) => fields.length > 0 || readsAll);
        if (readings.length === 0) return [];
        const place = placeOfModel(asked, graph);
        if (place === 'own' || (isMasked(asked, graph) && !readings.some(({ isPast }) => isPast))) return [];
        const fields = [...new Set(readings.flatMap((reading) => reading.fields))].slice(0, fieldsShown).map((name) => quoted(name));
        const name = quoted(asked.name);
        return [verdictOf(fields.length === 0 ? undefined : `The prompt of ${name} holds ${fields.join(', ')}`, { name, place, graph })];
      },
    }),

  examples: [
    { kind: 'pass', why: 'no personal field', inventory: desk('=Answer {{ $json.question }}'), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'a guardrail masks what comes in', inventory: desk('={{ $json.guardrailsInput.email }}', { mask: mask(), links: masked }), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'a model inside the network', inventory: desk(asksForMail, { model: model({ options: { baseURL: 'http://llm.internal/v1' } }) }), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'an address of a person', inventory: desk(asksForMail), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'a field in brackets, written another way', inventory: desk("=Born {{ $json['Date of birth'] }}"), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'a prompt that reads what was there before the guardrail', inventory: desk("={{ $('Form').item.json.email }}", { mask: mask(), links: masked }), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'a second way goes past the guardrail', inventory: desk(asksForMail, { mask: mask(), links: [...masked, 'Form > Agent'] }), answers: { Desk: 'fail' } },
    { kind: 'review', why: 'the workflow is not active', inventory: desk(asksForMail, { isActive: false }), answers: { Desk: 'review' } },
    { kind: 'unknown', why: 'everything that came in', inventory: desk('={{ JSON.stringify($json) }}'), answers: { Desk: 'unknown' } },
    { kind: 'unknown', why: 'where the model runs is computed', inventory: desk(asksForMail, { model: model({ options: { baseURL: '={{ $vars.llm }}' } }) }), answers: { Desk: 'unknown' } },
    { kind: 'unknown', why: 'where Ollama runs stands in its credential', inventory: desk(asksForMail, { model: model({}, ai('lmChatOllama')) }), answers: { Desk: 'unknown' } },
    { kind: 'unknown', why: 'a model of a community package', inventory: desk(asksForMail, { model: model({}, 'n8n-nodes-acme.lmChatAcme') }), answers: { Desk: 'unknown' } },
    { kind: 'not_applicable', why: 'no model', inventory: deskOnly([form], []), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'a guardrail that only judges masks nothing', inventory: desk(asksForMail, { mask: mask('classify'), links: masked }), answers: { Desk: 'fail' } },
    { kind: 'near_miss', why: 'a disabled guardrail masks nothing', inventory: desk(asksForMail, { mask: mask('sanitize', true), links: masked }), answers: { Desk: 'fail' } },
    { kind: 'near_miss', why: 'the word in the prompt, and a field that only holds it', inventory: desk('=Write an email about {{ $json.email_template }}'), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'a text that is no expression', inventory: desk('Ask for {{ $json.email }}'), answers: { Desk: 'pass' } },
    ...commonExamples,
  ],
});

/** Names of fields in a reason; items. */
const fieldsShown = 5;

type Place = 'own' | 'external' | 'computed';

function verdictOf(holds: string | undefined, { name, place, graph }: { readonly name: string; readonly place: Place; readonly graph: WorkflowGraph }): Verdict {
  if (holds === undefined) return unknown(`The prompt of ${name} holds everything that came in; whether that is personal is not written in the workflow.`);
  if (place === 'computed') return unknown(`${holds}; where its model runs is not written in the workflow.`);
  if (graph.activity === 'inactive') return review(`${holds}, and nothing masks it; the workflow is not active now.`);
  return fail(`${holds}, and nothing masks it on its way to an external model${activityNote(graph)}.`);
}

/** Models that people run themselves, at an address that stands in the credential. */
const selfRun: ReadonlySet<string> = new Set(['lmChatOllama', 'lmOllama', 'ollama', 'lmChatLemonade', 'lmLemonade'].map(ai));

/** Where the models of a node run: the worst of them. */
function placeOfModel(asked: WorkflowNode, graph: WorkflowGraph): Place {
  const models = graph.previous(asked, 'ai_languageModel');
  const places = new Set((models.length === 0 ? [asked] : models).map(({ type, parameters }): Place => {
    const address = parameter(parameters, 'options.baseURL') ?? parameter(parameters, 'options.baseUrl');
    if (typeof address === 'string' && address !== '') {
      const url = writtenUrl(address);
      return url === undefined ? 'computed' : isInternal(url.hostname) ? 'own' : 'external';
    }
    return !isOwnType(type) || selfRun.has(type) || type === ai('modelSelector') || (models.length === 0 && noModelOfTheirOwn.has(type)) ? 'computed' : 'external';
  }));
  return places.has('external') ? 'external' : places.has('computed') ? 'computed' : 'own';
}

/** Nodes that ask a model that is connected to them; without one, which it is cannot be told. */
const noModelOfTheirOwn: ReadonlySet<string> = new Set(['agent', 'agentTool', 'chainLlm', 'chainRetrievalQa', 'chainSummarization', 'toolExecutor'].map(ai));

function isSanitizer({ type, parameters }: WorkflowNode): boolean {
  return guardrails.has(type) && parameter(parameters, 'operation') === 'sanitize';
}

/** Whether every way to a node leads through a guardrail that masks. */
function isMasked(asked: WorkflowNode, graph: WorkflowGraph): boolean {
  const seen = new Set([asked]);
  for (const at of seen) {
    const before = graph.previous(at, 'main');
    if (before.length === 0) return false;
    for (const each of before) if (!isSanitizer(each)) seen.add(each);
  }
  return true;
}

/** Whether a text reads a node by name that stands before the guardrail. */
function readsPast(text: string, asked: WorkflowNode, graph: WorkflowGraph): boolean {
  return referencesOf(text).nodes.some((name) => {
    const read = graph.node(name);
    return read !== undefined && read !== asked && !isSanitizer(read) && !isMasked(read, graph);
  });
}
