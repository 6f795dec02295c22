import type { InventoryIndex } from '../../model/inventory.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { component, inventoryOf, workflow, workflowPath } from '../example-inventory.ts';
import { perInventory } from '../support/per-inventory.ts';
import { livePlaces } from '../support/secrets.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';

const openai = component('provider', 'openai', { provider: 'openai' });
const key = (context: string, provider?: string) =>
  component('secret', 'openai_api_key', {
    path: `${context}/client.py`,
    confidence: context === 'code' ? 0.95 : 0.5,
    properties: { detector: 'openai_api_key', masked: 'sk-p****k2', context },
    ...(provider === undefined ? {} : { provider }),
  });
const parameter = component('secret', 'n8n_parameter', { path: workflowPath('Orders'), properties: { detector: 'n8n_parameter', masked: '****', context: 'code' } });

/**
 * The population is every provider (which passes when none of its keys stands in the code) and every credential that was found.
 * Credentials in n8n node parameters belong to `n8n_hardcoded_credential`.
 */
export default defineCheck({
  id: 'ai_hardcoded_api_key',
  version: 1,
  title: 'No model provider key in code',
  severity: 'critical',
  flag: 'hardcoded_api_key',
  remediation: 'Revoke the key, move it to a secret store and read it from there at run time.',
  controls: {
    soc2: ['CC6.1', 'C1.1', 'P4.1'],
    iso_27001: ['A.5.17', 'A.5.34', 'A.8.12', 'A.8.28'],
    hipaa: ['164.308(a)(5)(ii)(D)', '164.312(a)(1)', '164.312(d)'],
    pci_dss: ['8.6.2'],
    gdpr: ['Art.5(1)(c)', 'Art.25(1)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-01', 'PR.DS-10'],
    nist_ai_rmf: ['MEASURE 2.10', 'GAI.4'],
    iso_42001: ['A.7.2', 'A.7.3'],
    eu_ai_act: ['Art.10'],
    owasp_llm_top10: ['LLM02:2025'],
    mitre_atlas: ['AML.T0055', 'AML.T0057', 'AML.M0019'],
  },
  subject: 'component',
  kinds: ['provider', 'secret'],

  judge(subject, { inventory }) {
    if (subject.kind === 'provider') return judgeProvider(subject.provider ?? subject.name, inventory);
    const { detector = 'unknown', context } = subject.properties;
    if (context === undefined) return unknown('Whether the credential stands in code, in a test or in documentation was not recorded.');
    const isOfWorkflows = detector === 'n8n_parameter' && subject.occurrences.every(({ path }) => workflowPaths(inventory).has(path));
    if (isOfWorkflows) return notApplicable('A credential in the parameters of an n8n node is judged with its workflow.');

    const evidence = livePlaces(subject);
    if (evidence.length === 0) return review(`A value in the form of ${quoted(detector)} stands in a ${placeWords.get(context) ?? 'place of low confidence'}; make sure that it is no live key.`);
    if (subject.provider === undefined) return review(`A credential found as ${quoted(detector)} stands in the code; whether it opens an AI service is not known.`, { evidence });
    return fail(`A key of ${quoted(subject.provider)} is written in the code, found as ${quoted(detector)}.`, { evidence });
  },

  examples: [
    { kind: 'pass', why: 'the provider is used and none of its keys was found', inventory: inventoryOf({ components: [openai] }), answers: { openai: 'pass' } },
    {
      kind: 'fail',
      why: 'a live-looking key in code; the provider cannot pass beside it',
      inventory: inventoryOf({ components: [openai, key('code', 'openai')] }),
      answers: { openai: 'not_applicable', openai_api_key: 'fail' },
    },
    { kind: 'review', why: 'the same in a test file', inventory: inventoryOf({ components: [key('test', 'openai')] }), answers: { openai_api_key: 'review' } },
    { kind: 'review', why: 'a sample by its own form', inventory: inventoryOf({ components: [key('placeholder', 'openai')] }), answers: { openai_api_key: 'review' } },
    { kind: 'review', why: 'a credential of nobody known: a person must say what it opens', inventory: inventoryOf({ components: [key('code')] }), answers: { openai_api_key: 'review' } },
    {
      kind: 'fail',
      why: 'in a test and in code: the places decide',
      inventory: inventoryOf({ components: [{ ...key('test', 'openai'), occurrences: [...key('test').occurrences, ...key('code').occurrences] }] }),
      answers: { openai_api_key: 'fail' },
    },
    {
      kind: 'unknown',
      why: 'nobody recorded where it stands',
      inventory: inventoryOf({ components: [component('secret', 'openai_api_key', { provider: 'openai' })] }),
      answers: { openai_api_key: 'unknown' },
    },
    {
      kind: 'unknown',
      why: 'the key may stand in the part that was not read',
      inventory: inventoryOf({ components: [openai], coverage: 'partial' }),
      answers: { openai: 'unknown' },
    },
    { kind: 'empty', why: 'neither a provider nor a credential', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    {
      kind: 'near_miss',
      why: "a credential that is not the provider's does not speak against it, and a workflow's is judged with the workflow",
      inventory: inventoryOf({ components: [openai, parameter], resources: [workflow({ name: 'Orders', nodes: [] })] }),
      answers: { openai: 'pass', n8n_parameter: 'not_applicable' },
    },
    { kind: 'near_miss', why: 'a workflow parameter whose workflow is not there is judged nowhere else', inventory: inventoryOf({ components: [parameter] }), answers: { n8n_parameter: 'review' } },
  ],
});

const placeWords: ReadonlyMap<string, string> = new Map([
  ['test', 'test file'],
  ['documentation', 'document'],
  ['placeholder', 'place that is made for samples'],
]);

function judgeProvider(provider: string, inventory: InventoryIndex): Verdict {
  if (providersWithKeys(inventory).has(provider)) return notApplicable(`The credentials of ${quoted(provider)} that were found are judged one by one.`);
  if (!inventory.isComplete) return unknown(`No key of ${quoted(provider)} was found, but not every source was read to its end.`);
  return pass;
}

const providersWithKeys = perInventory((inventory) => new Set(inventory.ofKind('secret').map(({ provider }) => provider)));

const workflowPaths = perInventory((inventory) => new Set(inventory.resourcesOfKind('n8n.workflow').map(({ path }) => path)));
