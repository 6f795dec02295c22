import { defineCheck } from '../check.ts';
import { edges, inventoryOf, node, workflow } from '../example-inventory.ts';
import { commonExamples } from './judge-nodes.ts';
import { ai, base, hasRole } from './node-types.ts';
import { isExpression, parameter } from './parameters.ts';
import { flowGraphOf, type Vertex } from './paths/flow-graph.ts';
import { pathsOf } from './paths/find-paths.ts';
import { deskOnly } from './paths/path-examples.ts';
import { storeOf } from './paths/stores.ts';
import { judgeWorkflow, placeOf } from './workflow-graph.ts';
import { perInventory } from '../support/per-inventory.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review, unknown } from '../support/verdicts.ts';

const hook = node('Hook', base('webhook'), { parameters: { authentication: 'headerAuth' } });
const agent = node('Agent', ai('agent'));
const docs = (options = {}, more = {}) => node('Docs', ai('vectorStoreQdrant'), { parameters: { mode: 'retrieve-as-tool', qdrantCollection: 'docs', options, ...more } });
const desk = (kept: ReturnType<typeof docs>) => workflow({ name: 'Desk', isActive: true, nodes: [hook, agent, kept], edges: edges('Hook > Agent', 'Docs >ai_tool> Agent') });
const fill = (name: string) => workflow({ name: 'Fill', isActive: true, nodes: [node('Clock', base('scheduleTrigger')), node('Keep', ai('vectorStoreQdrant'), { parameters: { mode: 'insert', qdrantCollection: 'docs' } }), node('Text', ai('documentDefaultDataLoader'), { parameters: { options: { metadata: { metadataValues: [{ name, value: '={{ $json.owner }}' }] } } } })], edges: edges('Clock > Keep', 'Text >ai_document> Keep') });
const only = (kept: ReturnType<typeof docs>) => inventoryOf({ resources: [desk(kept)] });
const both = (kept: ReturnType<typeof docs>, name = 'customer_id') => inventoryOf({ resources: [desk(kept), fill(name)] });
const filter = { searchFilterJson: '={{ JSON.stringify({ must: [{ key: "customer_id", match: { value: $json.customer } }] }) }}' };

/** That a store holds documents of several customers shows in what fills it: metadata that names an owner. Without that a person must say. */
export default defineCheck({
  id: 'n8n_vector_no_tenant_filter',
  version: 1,
  title: 'Retrieval for several customers is filtered by customer',
  severity: 'medium',
  flag: 'vector_no_tenant_filter',
  remediation: 'Filter the retrieval by a metadata field of the signed-in customer, or keep one collection for each.',
  controls: {
    soc2: ['CC6.1', 'C1.1'],
    iso_27001: ['A.8.3', 'A.5.34'],
    hipaa: ['164.312(a)(1)'],
    pci_dss: ['7.2.1'],
    gdpr: ['Art.5(1)(f)', 'Art.25(2)'],
    nist_csf: ['PR.AA-05', 'PR.DS-10'],
    owasp_llm_top10: ['LLM08:2025'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject, { inventory }) =>
    judgeWorkflow(subject, (graph) => {
      const { sources } = pathsOf(graph, inventory);
      const readers = flowGraphOf(inventory).verticesOf(graph).filter((vertex) => hasRole(vertex.plain, 'vector_store') && storeOf(vertex)?.isRead === true && isUsed(vertex));
      if (readers.length === 0) return notApplicable('The workflow reads no vector store.');
      if (!sources.some(({ tier, vertex }) => tier !== 'content' || hasRole(vertex.plain, 'content_trigger'))) return notApplicable('No trigger of the workflow is for several people.');
      return passUnless(
        readers.flatMap((reader) => {
          const { node: docsNode } = reader;
          const where = { evidence: placeOf(graph, docsNode), discriminator: docsNode.name };
          const key = storeOf(reader)?.key;
          // A name that is computed can hold the customer.
          if (key === undefined) return [unknown(`Which store ${quoted(docsNode.name)} reads is computed at run time.`, where)];
          if (filters.some((name) => isFilter(parameter(docsNode.parameters, name)))) return [];
          const owner = ownersOf(inventory).get(key);
          if (owner !== undefined) return [fail(`${quoted(docsNode.name)} finds documents of every ${quoted(owner)}: what fills its store names one, and the retrieval does not filter by it.`, where)];
          return [review(`${quoted(docsNode.name)} finds every document of its store; whether they belong to different customers is not written in a workflow.`, where)];
        }),
      );
    }),

  examples: [
    { kind: 'pass', why: 'filtered by the customer', inventory: both(docs(filter)), answers: { Desk: 'pass', Fill: 'not_applicable' } },
    { kind: 'fail', why: 'what fills the store names the customer, the retrieval does not', inventory: both(docs()), answers: { Desk: 'fail', Fill: 'not_applicable' } },
    { kind: 'review', why: 'nothing says whose documents they are', inventory: only(docs()), answers: { Desk: 'review' } },
    { kind: 'unknown', why: 'one collection for each customer, or for something else', inventory: only(docs({}, { qdrantCollection: '={{ $json.customer }}' })), answers: { Desk: 'unknown' } },
    { kind: 'not_applicable', why: 'no vector store', inventory: deskOnly([hook, agent], ['Hook > Agent']), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'metadata about the document, not about its owner', inventory: both(docs(), 'language'), answers: { Desk: 'review', Fill: 'not_applicable' } },
    { kind: 'near_miss', why: 'an empty filter lets everything through', inventory: both(docs({ searchFilterJson: '{}' })), answers: { Desk: 'fail', Fill: 'not_applicable' } },
    ...commonExamples,
  ],
});

/** Where the vector stores keep their filters, and what keeps customers apart as well: a name space or a tenant that is computed. */
const filters = ['options.metadata.metadataValues', 'options.searchFilterJson', 'options.filter', 'options.preFilter', 'options.metadataFilter', 'options.pineconeNamespace', 'options.namespace', 'options.tenant'];

/** A list with something in it, or a text that the run fills. A fixed text is the same for every customer. */
function isFilter(value: ReturnType<typeof parameter>): boolean {
  return (Array.isArray(value) && value.length > 0) || isExpression(value);
}

/** Names of metadata that say whose a document is. */
const ownerName = /^(?:.*[_-])?(?:customer|tenant|client|account|org|organi[sz]ation|company|team|user|owner)(?:[_-]?(?:id|name|key|email))?$/i;

/** The metadata that names an owner, by store. */
const ownersOf = perInventory((inventory) => {
  const owners = new Map<string, string>();
  for (const vertex of flowGraphOf(inventory).vertices) {
    const store = storeOf(vertex);
    if (store?.isWritten !== true || store.key === undefined) continue;
    for (const loader of vertex.graph.previous(vertex.node, 'ai_document')) {
      const values = parameter(loader.parameters, 'options.metadata.metadataValues');
      const names = Array.isArray(values) ? values.map((value) => parameter(value, 'name')) : [];
      const owner = names.find((name) => typeof name === 'string' && ownerName.test(name));
      if (typeof owner === 'string') owners.set(store.key, owner);
    }
  }
  return owners;
});

function isUsed({ graph, node: each }: Vertex): boolean {
  return ['ai_tool', 'ai_vectorStore', 'main'].some((kind) => graph.next(each, kind).length > 0) || graph.previous(each, 'main').length > 0;
}
