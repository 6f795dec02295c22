import type { ReaderExample } from '../reader.ts';

const agentFlow = `{
  "name": "Support",
  "id": "wf1",
  "active": true,
  "nodes": [
    {
      "name": "Hook",
      "type": "n8n-nodes-base.webhook",
      "typeVersion": 2,
      "parameters": { "path": "in" }
    },
    {
      "name": "Agent", "type": "@n8n/n8n-nodes-langchain.agent", "parameters": { "options": { "systemMessage": "Be kind" } }
    },
    {
      "name": "Model", "type": "@n8n/n8n-nodes-langchain.lmChatOpenAi", "disabled": true,
      "parameters": { "model": { "__rl": true, "mode": "list", "value": "gpt-4o" } },
      "credentials": { "openAiApi": { "id": "1", "name": "Prod account" } }
    }
  ],
  "connections": {
    "Hook": { "main": [[{ "node": "Agent", "type": "main", "index": 0 }]] },
    "Model": { "ai_languageModel": [[{ "node": "Agent", "type": "ai_languageModel", "index": 0 }]] }
  },
  "settings": { "executionOrder": "v1", "callerPolicy": "any" },
  "pinData": { "Hook": [{ "json": { "mail": "anna@analytical.org" } }] },
  "staticData": { "last": 1 }
}
`;

/** Proof of the n8n reader; apart, as workflows are long. */
export const n8nExamples: readonly ReaderExample[] = [
  {
    why: 'nodes with lines, edges of every kind, credential types without names, of runtime data only what kind of thing it is',
    path: 'flows/support.json',
    text: agentFlow,
    facts: [
      {
        type: 'workflow',
        platform: 'n8n',
        name: 'Support',
        id: 'wf1',
        isActive: true,
        settings: { executionOrder: 'v1', callerPolicy: 'any' },
        nodes: [
          { name: 'Hook', type: 'n8n-nodes-base.webhook', typeVersion: 2, isDisabled: false, parameters: { path: 'in' }, credentials: [], line: 6 },
          { name: 'Agent', type: '@n8n/n8n-nodes-langchain.agent', line: 12 },
          { name: 'Model', isDisabled: true, credentials: ['openAiApi'], parameters: { model: { value: 'gpt-4o' } }, line: 15 },
        ],
        edges: [
          { from: 'Hook', to: 'Agent', kind: 'main' },
          { from: 'Model', to: 'Agent', kind: 'ai_languageModel' },
        ],
        pinned: [{ node: 'Hook', items: 1, credentials: 0, personal: ['email'] }],
        staticData: { isKept: true, credentials: 0, personal: [] },
        line: 1,
      },
    ],
    none: ['secret'],
  },
  {
    why: 'credentials in headers, fields, addresses, bodies and code are masked and reported',
    path: 'export.json',
    text: `[{"name":"Leaky","nodes":[
  {"name":"Http","type":"n8n-nodes-base.httpRequest","parameters":{
    "url":"https://api.example.com/v1?api_key=k3j5h7g9f1d2s4a6",
    "headerParameters":{"parameters":[{"name":"Authorization","value":"Bearer zX9cV8bN7mA6sD5fG4hJ"},{"name":"Accept","value":"application/json"}]},
    "jsonBody":"{\\"client_secret\\": \\"m1n2b3v4c5x6z7l8\\"}",
    "apiKey":"={{ $env.KEY }}",
    "password":"hunter2hunter2"}},
  {"name":"Code","type":"n8n-nodes-base.code","parameters":{"jsCode":"const token = 'a1s2d3f4g5h6j7k8l9';\\nreturn items;"}}
],"connections":{}}]
`,
    facts: [
      {
        type: 'workflow',
        name: 'Leaky',
        nodes: [
          {
            parameters: {
              url: 'https://api.example.com/v1?api_key=k3j5****a6',
              headerParameters: { parameters: [{ value: 'Bearer zX9c****hJ' }, { value: 'application/json' }] },
              jsonBody: '{"client_secret": "m1n2****l8"}',
              apiKey: '={{ $env.KEY }}',
              password: 'hunt****r2',
            },
          },
          { parameters: { jsCode: "const token = 'a1s2****l9';\nreturn items;" } },
        ],
      },
      { type: 'secret', detector: 'n8n_parameter', masked: 'k3j5****a6', line: 3 },
      { type: 'secret', masked: 'zX9c****hJ', line: 4 },
      { type: 'secret', masked: 'm1n2****l8', line: 5 },
      { type: 'secret', masked: 'hunt****r2', line: 7 },
      { type: 'secret', masked: 'a1s2****l9', context: 'code', line: 8 },
    ],
  },
  {
    why: 'what only looks like a credential: document ids, placeholders, expressions, methods, limits',
    path: 'flows/clean.json',
    text: '{"nodes":[{"name":"A","type":"n8n-nodes-acme.thing","parameters":{"documentId":{"__rl":true,"value":"1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms","mode":"list"},"authentication":"genericCredentialType","genericAuthType":"httpHeaderAuth","apiKey":"your-api-key-here","token":"={{ $json.token }}","maxTokens":4096,"sessionKey":"={{ $json.id }}","options":{"responseFormat":"text"}}}],"connections":{}}',
    facts: [{ type: 'workflow', name: 'clean' }],
    none: ['secret'],
  },
  {
    why: 'an answer of the template library wraps the workflow',
    path: 'template.json',
    text: '{"id":1,"name":"T","workflow":{"name":"Inner","nodes":[{"name":"A","type":"n8n-nodes-base.set"}],"connections":{}}}',
    facts: [{ type: 'workflow', name: 'Inner' }],
  },
  {
    why: 'nodes of code that lies on the machine of n8n, and no other',
    path: 'n8n/workflows/w1.json',
    text: '{"meta":{"kind":"n8n.workflow"},"name":"Own","nodes":[{"name":"Bill","type":"CUSTOM.billing"}],"connections":{}}',
    facts: [{ type: 'workflow', name: 'Own', nodes: [{ type: 'CUSTOM.billing' }] }],
  },
  {
    why: 'by which of several outputs an edge leaves, the first unsaid; an output without a target still counts',
    path: 'flows/guarded.json',
    text: '{"nodes":[{"name":"Guard","type":"@n8n/n8n-nodes-langchain.guardrails"},{"name":"Agent","type":"@n8n/n8n-nodes-langchain.agent"},{"name":"Reply","type":"n8n-nodes-base.respondToWebhook"}],"connections":{"Guard":{"main":[[{"node":"Agent","type":"main","index":0}],[{"node":"Reply","type":"main","index":0},{"node":"Agent","type":"main","index":0}]]},"Agent":{"main":[null,[],[{"node":"Reply","type":"main","index":0}]]}}}',
    facts: [
      {
        type: 'workflow',
        name: 'guarded',
        edges: [
          { from: 'Guard', to: 'Agent', kind: 'main' },
          { from: 'Guard', to: 'Reply', kind: 'main', output: 1 },
          { from: 'Guard', to: 'Agent', kind: 'main', output: 1 },
          { from: 'Agent', to: 'Reply', kind: 'main', output: 2 },
        ],
      },
    ],
  },
  { why: 'a graph of something else that mentions n8n', path: 'graph.json', text: '{"about":"like n8n","nodes":[{"type":"circle"}],"connections":{"a":{}}}', none: 'all' },
  { why: 'a manifest that depends on n8n is no workflow', path: 'package.json', text: '{"name":"n8n-nodes-acme","n8n":{"nodes":["dist/nodes/A.js"]},"connections":{}}', none: 'all' },
  {
    why: 'an export that breaks off',
    path: 'cut.json',
    text: '{"connections":{},"name":"Cut","nodes":[{"name":"A","type":"n8n-nodes-base.set"},\n{"name":',
    facts: [{ type: 'workflow', name: 'Cut', nodes: [{ name: 'A' }] }],
    trouble: 'parse_error',
  },
];
