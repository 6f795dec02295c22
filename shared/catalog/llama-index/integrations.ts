/**
 * The packages of LlamaIndex for Python: one for each integration, and its module says which. One table.
 * What is not here is known by its name in manifests all the same (`llama-index-*`). An own name for each, and no family of modules
 * (`llama_index.llms`): before version 0.10 classes stood right below (`llama_index.llms.OpenAI`).
 * Source: the packages of https://github.com/run-llama/llama_index that PyPI has (read 2026-11-30).
 */
import type { CatalogPackage, Role } from '../catalog-entry.ts';
import { embeddings, llms, moduleOf, multiModalLlms, rerankers, type Partner } from './partners.ts';

interface Area {
  /** As in the package's name: `vector-stores`. */
  readonly name: string;
  /** As in the module's, where it is no mere change of `-` to `_`. */
  readonly module?: string;
  readonly role: Role;
  /** Those whose classes are known, with the providers they are of. */
  readonly partners?: readonly Partner[];
  /** All others, with a blank between them. */
  readonly others: string;
}

/** Tools that agents are given as a whole, by classes that are called `…ToolSpec`; those of MCP are servers' tools. */
export const toolPackages =
  'agentql airweave artifact-editor arxiv aws-bedrock-agentcore azure-code-interpreter azure-cv azure-speech azure-translate bing-search box brave-search brightdata cassandra chatgpt-plugin ' +
  'code-interpreter cogniswitch dappier database desearch duckduckgo elevenlabs exa finance google graphql hive igpt-email ionic-shopping jina jira jira-issue linkup-research measurespace ' +
  'metaphor moss multion neo4j notion olostep openapi parallel-web-systems passio-nutrition-ai playgrounds playwright python-file requests salesforce scrapegraphai shopify slack ' +
  'tavily-research text-to-image valyu vectara-query vector-db waii weather wikipedia wolfram-alpha yahoo-finance yelp zapier';

const areas: readonly Area[] = [
  {
    name: 'llms',
    role: 'sdk',
    partners: llms,
    others: 'alibabacloud-aisearch apertis aibadgr cleanlab clarifai cloudflare-ai-gateway contextual digitalocean-gradientai gradient iflytek langchain llama-api modelslab monsterapi mymagic nvidia-triton paieas pipeshift portkey rungpt sambanovacloud sarvam servam you',
  },
  {
    name: 'embeddings',
    role: 'sdk',
    partners: embeddings,
    others: 'adapter alibabacloud-aisearch autoembeddings clarifai elasticsearch gradient langchain llamafile llm-rails oracleai textembed vertex-endpoint',
  },
  { name: 'multi-modal-llms', role: 'sdk', partners: multiModalLlms, others: '' },
  {
    name: 'vector-stores',
    role: 'vector-store',
    others:
      'actian-vectorai alibabacloud-mysql alibabacloud-opensearch analyticdb astra-db awadb awsdocdb azureaisearch azurecosmosmongo azurecosmosnosql bagel baiduvectordb bigquery cassandra chatgpt-plugin chroma ' +
      'clickhouse cogsearch couchbase dashvector databricks db2 deeplake docarray duckdb dynamodb elasticsearch epsilla faiss firestore gel google hnswlib hologres jaguar kdbai lancedb lantern lindorm mariadb ' +
      'metal milvus mongodb moorcheh myscale neo4jvector neptune nile objectbox oceanbase opensearch oracledb pgvecto-rs pinecone postgres qdrant redis relyt rocksetdb s3 singlestoredb solr supabase tablestore tair ' +
      'tencentvectordb tidbvector timescalevector txtai typesense upstash vearch vertexaivectorsearch vespa volcengine-mysql weaviate wordlift yugabytedb zep',
  },
  { name: 'graph-stores', role: 'framework', others: 'falkordb kuzu memgraph nebula neo4j neptune tidb' },
  { name: 'indices-managed', module: 'indices.managed', role: 'framework', others: 'bge-m3 colbert dashscope google lancedb llama-cloud postgresml vectara vertexai zilliz' },
  { name: 'postprocessor', role: 'framework', partners: rerankers, others: 'aimon-rerank colpali-rerank contextual-rerank flashrank-rerank google-rerank ibm longllmlingua openvino-rerank pinecone-native-rerank presidio rankgpt-rerank rankllm-rerank tei-rerank' },
  { name: 'memory', role: 'framework', others: 'bedrock-agentcore mem0' },
  { name: 'agent', role: 'framework', others: 'coa dashscope introspective lats llm-compiler openai openai-legacy' },
  { name: 'tools', role: 'framework', others: toolPackages },
  {
    name: 'readers',
    role: 'framework',
    others:
      'agent-search airbyte-cdk airbyte-gong airbyte-hubspot airbyte-salesforce airbyte-shopify airbyte-stripe airbyte-typeform airbyte-zendesk-support airtable apify arango-db asana assemblyai astra-db athena ' +
      'azcognitive-search azstorage-blob azure-devops bagel bilibili bitbucket boarddocs box chatgpt-plugin chroma confluence couchbase couchdb dashscope dashvector database deeplake discord docling docstring-walker ' +
      'docugami document360 earnings-call-transcript elasticsearch faiss feedly-rss feishu-docs feishu-wiki file firebase-realtimedb firestore gcs genius github gitbook gitlab google gpt-repo graphdb-cypher graphql guru ' +
      'hatena-blog hive hubspot huggingface-fs hwp iceberg igpt-email imdb-review intercom jaguar jira joplin json kaltura-esearch kibela legacy-office lilac linear llama-parse macrometa-gdn make-com mangadex ' +
      'mangoapps-guides maps markitdown mbox memos metal microsoft-onedrive microsoft-outlook microsoft-outlook-emails microsoft-sharepoint milvus minio mondaydotcom mongodb myscale notion nougat-ocr obsidian openalex ' +
      'openapi opendal opensearch oracleai oxylabs paddle-ocr pandas-ai papers patentsview pathway pdb pdf-marker pdf-table pebblo preprocess psychic qdrant quip rayyan readme readwise reddit redis remote remote-depth s3 ' +
      'sec-filings semanticscholar service-now singlestore slack smart-pdf-loader snowflake snscrape-twitter solr spotify stackoverflow steamship string-iterable stripe-docs structured-data telegram toggl trello twitter ' +
      'txtai uniprot upstage weather weaviate web whatsapp whisper wikipedia wordlift wordpress youtube-metadata youtube-transcript zendesk zep zulip zyte-serp',
  },
  { name: 'storage-chat-store', module: 'storage.chat_store', role: 'framework', others: 'azure azurecosmosmongovcore azurecosmosnosql dynamodb gel mongo opensearch postgres redis sqlite tablestore upstash yugabytedb' },
  { name: 'storage-docstore', module: 'storage.docstore', role: 'framework', others: 'azure duckdb dynamodb elasticsearch firestore gel mongodb postgres redis tablestore' },
  { name: 'storage-index-store', module: 'storage.index_store', role: 'framework', others: 'azure duckdb elasticsearch firestore gel mongodb postgres redis tablestore' },
  { name: 'storage-kvstore', module: 'storage.kvstore', role: 'framework', others: 'azure duckdb dynamodb elasticsearch firestore gel mongodb postgres redis s3 tablestore' },
  { name: 'retrievers', role: 'framework', others: 'bedrock bm25 duckdb-retriever galaxia kendra mongodb-atlas-bm25-retriever pathway superlinked tldw vectorize vertexai-search videodb you' },
  { name: 'node-parser', role: 'framework', others: 'alibabacloud-aisearch chonkie dashscope docling slide topic' },
  { name: 'callbacks', role: 'observability', others: 'agentops aim argilla arize-phoenix deepeval honeyhive langfuse literalai openinference opik promptlayer uptrain wandb' },
  { name: 'observability', role: 'observability', others: 'otel' },
  { name: 'evaluation', role: 'evaluation', others: 'tonic-validate' },
  { name: 'program', role: 'framework', others: 'evaporate guidance lmformatenforcer openai' },
  { name: 'question-gen', role: 'framework', others: 'guidance openai' },
  { name: 'output-parsers', role: 'framework', others: 'guardrails langchain' },
  { name: 'extractors', role: 'framework', others: 'entity marvin relik' },
  { name: 'sparse-embeddings', role: 'sdk', others: 'fastembed' },
  { name: 'voice-agents', role: 'framework', others: 'elevenlabs gemini-live openai' },
  { name: 'protocols', role: 'protocol', others: 'ag-ui' },
  { name: 'utils', role: 'framework', others: 'azure huggingface oracleai qianfan workflow' },
];

/** One package for each integration. */
export const integrations: readonly CatalogPackage[] = areas.flatMap(({ name: area, module = moduleOf(area), role, partners = [], others }) =>
  [...partners, ...words(others).map((name): Omit<Partner, 'classes'> => ({ name }))].map(({ name, module: own, provider }) => ({
    ecosystem: 'pypi' as const,
    name: `llama-index-${area}-${name}`,
    modules: [`llama_index.${module}.${own ?? moduleOf(name)}`],
    role,
    ...(provider !== undefined && provider !== 'prefix' && { provider }),
  })),
);

/** The names in a list that parts them by blanks. */
export function words(list: string): readonly string[] {
  return list.split(' ').filter((word) => word !== '');
}
