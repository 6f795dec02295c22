import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'snowflake-cortex',
  name: 'Snowflake Cortex',
  url: 'https://www.snowflake.com/en/product/features/cortex/',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'snowflake-ml-python', modules: ['snowflake.cortex', 'snowflake.ml'], role: 'training', provider: 'snowflake-cortex' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'snowflake.cortex.**.{Complete,complete,CompleteOptions}', gives: [{ kind: 'model', from: ['model', '#0'], provider: 'snowflake-cortex' }, { kind: 'provider', provider: 'snowflake-cortex' }] },
    { ecosystem: 'pypi', call: 'snowflake.cortex.**.{Sentiment,sentiment,Summarize,summarize,Translate,translate,ExtractAnswer,extract_answer,classify_text}', gives: [{ kind: 'provider', provider: 'snowflake-cortex' }] },
    { ecosystem: 'pypi', call: 'snowflake.cortex.**.{EmbedText768,EmbedText1024,embed_text_768,embed_text_1024}', gives: [{ kind: 'embedding_model', from: ['model', '#0'], provider: 'snowflake-cortex' }] },
  ],
  hosts: ['*.snowflakecomputing.com/api/v2/cortex'],
  models: [
    { id: 'snowflake-arctic' },
    { id: 'snowflake-llama-3.1-405b' },
    { id: 'snowflake-llama-3.3-70b' },
    { id: 'snowflake-arctic-embed-m', kind: 'embedding_model' },
    { id: 'snowflake-arctic-embed-l-v2.0', kind: 'embedding_model' },
  ],
  modelPattern: /^snowflake-(?:arctic|llama)/,
  prefixes: ['snowflake'],
  examples: [
    {
      why: 'a completion',
      path: 'ask.py',
      text: 'from snowflake.cortex import complete\n\nprint(complete("snowflake-arctic", "Hi"))\n',
      finds: [
        { kind: 'sdk', name: 'snowflake-ml-python', line: 1 },
        { kind: 'provider', name: 'snowflake-cortex' },
        { kind: 'model', name: 'snowflake-arctic', line: 3, provider: 'snowflake-cortex' },
      ],
    },
    {
      why: 'an embedding and a summary',
      path: 'batch.py',
      text: `from snowflake.cortex import EmbedText768, Summarize

EmbedText768("snowflake-arctic-embed-m", "x")
Summarize("long text")
`,
      finds: [
        { kind: 'sdk', name: 'snowflake-ml-python', line: 1 },
        { kind: 'provider', name: 'snowflake-cortex' },
        { kind: 'embedding_model', name: 'snowflake-arctic-embed-m', line: 3, provider: 'snowflake-cortex' },
      ],
    },
    {
      why: 'the address of an account',
      path: 'src/c.ts',
      text: "await fetch('https://acme-prod.snowflakecomputing.com/api/v2/cortex/agent/run', { method: 'POST' });\n",
      finds: [
        { kind: 'endpoint', name: 'acme-prod.snowflakecomputing.com/api/v2/cortex/agent/run', line: 1, provider: 'snowflake-cortex' },
        { kind: 'provider', name: 'snowflake-cortex' },
      ],
    },
    {
      why: 'a model of LlamaIndex',
      path: 'rag.py',
      text: 'from llama_index.llms.cortex import Cortex\n\nllm = Cortex(model="snowflake-llama-3.3-70b")\n',
      finds: [
        { kind: 'sdk', name: 'llama-index-llms-cortex', line: 1 },
        { kind: 'provider', name: 'snowflake-cortex' },
        { kind: 'model', name: 'snowflake-llama-3.3-70b', line: 3, provider: 'snowflake-cortex' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'snowflake-ml-python==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'snowflake-ml-python', line: 1 }],
    },
  ],
  nearMisses: [
    { why: 'a query', path: 'a.py', text: 'import snowflake.connector\nsnowflake.connector.connect(user="u").cursor().execute("select 1")\n' },
    { why: 'another address of an account', path: 'b.ts', text: "await fetch('https://acme-prod.snowflakecomputing.com/api/v2/statements');\n" },
    { why: 'the client in a manifest', path: 'requirements.txt', text: 'snowflake-connector-python==3.12.0\nsnowflake-snowpark-python\n' },
    { why: 'cortex of something else', path: 'c.py', text: 'from brain.cortex import complete\ncomplete("snowflake-arctic", "x")\n' },
  ],
});
