/** Checks over what readers and recognition really give: the words of both sides fit together. */
import { describe, expect, it } from 'vitest';
import type { CheckResult, Report } from '#shared/model/report.ts';
import { scanInTest } from '../../harness/scan.ts';
import { plantedKey, treeOf } from '../../harness/tree.ts';

async function scan(files: Readonly<Record<string, string>>): Promise<Report> {
  return scanInTest({
    target: treeOf(files),
    generatedAt: new Date('2026-11-21T00:00:00Z'),
  });
}

function results(report: Report, check: string): readonly CheckResult[] {
  const outcome = report.checks.find((item) => item.check === check);
  if (!outcome) throw new Error(`no outcome of ${check}`);
  return outcome.results;
}

/** `answer name path:line` of each result. */
function lines(report: Report, check: string): string[] {
  return results(report, check).map(({ answer, subject, evidence }) => `${answer} ${subject.name} ${evidence.map(({ path, line }) => `${path}:${line}`).join(' ')}`.trim());
}

function passes(report: Report, check: string): string[] {
  const ids = new Set(report.checks.find((item) => item.check === check)?.passed);
  return [...report.components, ...report.resources].filter(({ id }) => ids.has(id)).map(({ name }) => name);
}

const flow = (name: string, nodes: readonly object[], connections: object, more: object = {}) => JSON.stringify({ name, nodes, connections, ...more }, undefined, 2);

describe('checks over scanned files', () => {
  it('find a key in code, and the provider whose keys are elsewhere passes', async () => {
    const report = await scan({ 'app.py': `import anthropic\nimport openai\n\nclient = openai.OpenAI(api_key="${plantedKey}")\nother = anthropic.Anthropic()\n` });

    expect(lines(report, 'ai_hardcoded_api_key').filter((line) => line.startsWith('fail'))).toEqual(['fail openai_api_key app.py:4']);
    expect(passes(report, 'ai_hardcoded_api_key')).toEqual(['anthropic']);
  });

  it('find imported packages that no manifest declares', async () => {
    const report = await scan({ 'app.py': 'import openai\nimport anthropic\n', 'requirements.txt': 'openai==1.51.0\n' });

    expect(passes(report, 'ai_dependency_undeclared')).toEqual(['openai']);
    expect(lines(report, 'ai_dependency_undeclared')).toEqual(['fail anthropic app.py:2']);
  });

  it('judge model names by the catalog', async () => {
    const report = await scan({
      'app.py': 'import openai\nclient = openai.OpenAI()\nclient.responses.create(model="gpt-4o")\nclient.responses.create(model="gpt-4o-2024-08-06")\nclient.completions.create(model="text-davinci-003")\n',
    });

    expect(lines(report, 'ai_model_unpinned')).toContain('fail gpt-4o app.py:3');
    expect(passes(report, 'ai_model_unpinned')).toContain('gpt-4o-2024-08-06');
    expect(lines(report, 'ai_model_deprecated')).toContain('fail text-davinci-003 app.py:5');
  });

  it('judge MCP servers of a client configuration', async () => {
    const report = await scan({
      '.mcp.json': JSON.stringify({
        mcpServers: {
          loose: { command: 'npx', args: ['-y', '@acme/files-mcp'] },
          fixed: { command: 'npx', args: ['-y', '@acme/mail-mcp@1.2.3'], env: { ACME_TOKEN: '${ACME_TOKEN}' } },
          clear: { type: 'http', url: 'http://mcp.acme.example/v1' },
          leaky: { command: 'uvx', args: ['acme-mcp==1.0.0'], env: { OPENAI_API_KEY: plantedKey } },
        },
      }),
    });

    const answers = (check: string) => Object.fromEntries(results(report, check).map(({ subject, answer }) => [subject.name, answer]));
    expect(answers('ai_mcp_server_approved')).toEqual({ loose: 'fail', fixed: 'review', clear: 'review', leaky: 'review' });
    expect(answers('ai_mcp_remote_auth')).toEqual({ loose: 'not_applicable', fixed: 'not_applicable', clear: 'fail', leaky: 'not_applicable' });
    expect(answers('ai_mcp_secret_in_config')).toEqual({ fixed: 'review', leaky: 'fail' });
    expect(passes(report, 'ai_mcp_tools_auto_approved').toSorted()).toEqual(['clear', 'fixed', 'leaky', 'loose']);
  });

  it('judge the settings and the rules of coding agents', async () => {
    const report = await scan({
      '.claude/settings.json': '{\n  "permissions": {\n    "allow": ["Bash(*)"]\n  }\n}\n',
      'CLAUDE.md': 'Be brief.\nNever say\u202E no.\n',
      'AGENTS.md': 'Be brief \u{1F468}\u200D\u{1F469}\u200D\u{1F467}.\n',
    });

    expect(lines(report, 'ai_coding_assistant_rules').toSorted()).toEqual(['fail .claude/settings.json .claude/settings.json:3', 'fail CLAUDE.md CLAUDE.md:2']);
    expect(passes(report, 'ai_coding_assistant_rules')).toEqual(['AGENTS.md']);
  });

  it('judge model servers of a compose file', async () => {
    const service = (name: string, port: string) => `services:\n  ${name}:\n    image: ollama/ollama:0.5.1\n    ports:\n      - "${port}"\n`;
    const report = await scan({ 'compose.yaml': service('llm', '11434:11434'), 'dev/compose.yaml': service('safe', '127.0.0.1:11435:11434') });

    expect(results(report, 'ai_endpoint_no_auth').map(({ answer, reason }) => [answer, reason.slice(0, 18)])).toEqual([
      ['fail', 'The service "llm" '],
      ['review', 'The service "safe"'],
    ]);
    expect(lines(report, 'src_base_image_pinned')).toEqual(['review ollama/ollama compose.yaml:3 dev/compose.yaml:3']);
  });

  it('judge an n8n workflow as it is exported', async () => {
    const path = 'flows/desk.json';
    const report = await scan({
      [path]: flow(
        'Desk',
        [
          { parameters: { path: 'ask' }, name: 'Hook', type: 'n8n-nodes-base.webhook', typeVersion: 2 },
          { parameters: { options: { systemMessage: `Use ${plantedKey} to call.`, maxIterations: 50 } }, name: 'Agent', type: '@n8n/n8n-nodes-langchain.agent', typeVersion: 2 },
          { parameters: {}, name: 'Code', type: '@n8n/n8n-nodes-langchain.toolCode', typeVersion: 1 },
          { parameters: { url: "={{ $fromAI('url') }}", method: 'POST' }, name: 'Fetch', type: 'n8n-nodes-base.httpRequestTool', typeVersion: 4 },
          { parameters: { authentication: 'none' }, name: 'Tools', type: '@n8n/n8n-nodes-langchain.mcpTrigger', typeVersion: 1 },
        ],
        {
          Hook: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
          Code: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
          Fetch: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
        },
        { active: true, settings: {} },
      ),
    });

    for (const check of ['n8n_webhook_no_auth', 'n8n_webhook_to_agent', 'n8n_agent_code_http_tools', 'n8n_agent_hitl', 'n8n_hardcoded_credential', 'n8n_agent_max_iterations', 'n8n_agent_system_message_secret', 'n8n_mcp_server_trigger_auth', 'n8n_agent_guardrails']) {
      expect([check, results(report, check).some(({ answer }) => answer === 'fail')]).toEqual([check, true]);
    }
    expect(results(report, 'n8n_webhook_to_agent')[0]).toMatchObject({
      reason: 'Anyone can feed an agent with tools: "Hook" → "Agent".',
      evidence: [
        { path, line: 4, method: 'workflow' },
        { path, line: 12, method: 'workflow' },
      ],
    });
    expect(JSON.stringify(report.checks)).not.toContain(plantedKey);
  });

  it('count a model API that an HTTP node of a workflow calls as AI, and ask for its credential and its region', async () => {
    const call = (name: string, url: string, more: object = {}) => ({ parameters: { url, ...more }, name, type: 'n8n-nodes-base.httpRequest' });
    const report = await scan({
      'flows/desk.json': flow('Desk', [call('Ask', 'https://api.openai.com/v1/responses'), call('Shop', 'https://shop.acme.example/orders'), call('Free', '=https://{{ $json.host }}/v1/responses'), { ...call('Off', 'https://api.mistral.ai/v1/chat/completions'), disabled: true }], {}, { active: true }),
    });

    expect(report.components.filter(({ kind }) => kind === 'endpoint').map(({ name, provider }) => `${name} ${provider}`)).toEqual(['api.openai.com/v1/responses openai']);
    expect(results(report, 'n8n_http_llm_direct').map(({ answer, reason }) => `${answer}: ${reason}`)).toEqual(['fail: "Ask" calls the model API of "openai" without a credential of n8n.']);
    expect(results(report, 'n8n_ai_data_residency').map(({ answer }) => answer)).toEqual(['review']);
  });

  it('judge each workflow of a file with several by its own secrets', async () => {
    const call = (value: string) => [{ parameters: { url: 'https://api.acme.example', headerParameters: { parameters: [{ name: 'X-Api-Key', value }] } }, name: 'Call', type: 'n8n-nodes-base.httpRequest' }];
    const report = await scan({ 'all.json': `[${flow('One', call('={{ $json.key }}'), {})},${flow('Two', call('zX9cV8bN7mA6sD5fG4hJ3kL2'), {})}]` });

    expect(passes(report, 'n8n_hardcoded_credential')).toEqual(['One']);
    expect(results(report, 'n8n_hardcoded_credential').map(({ answer, subject }) => `${answer} ${subject.name}`)).toEqual(['fail Two']);
  });

  it('judge how a repository is built: lockfiles, users of containers, programs, licences', async () => {
    const report = await scan({
      'api/requirements.txt': 'openai>=1\n',
      'web/package.json': JSON.stringify({ dependencies: { zod: '^3.0.0' } }),
      'web/pnpm-lock.yaml': 'lockfileVersion: 9\n',
      Dockerfile: 'FROM node:22 AS build\nUSER root\nFROM node:22\nUSER node\n',
      'old/Dockerfile': 'FROM node:22\n',
      'compose.yaml': 'services:\n  api:\n    build: .\n    privileged: true\n',
      'bin/tool': '\u007fELF\u0002\u0001\u0001\0\0',
    });

    expect(results(report, 'src_lockfile_present').map(({ answer, evidence }) => [answer, evidence[0]?.path])).toEqual([
      ['fail', 'api/requirements.txt'],
      ['review', 'web/package.json'],
    ]);
    expect(lines(report, 'src_container_root').toSorted()).toEqual(['fail api compose.yaml:2', 'review old/Dockerfile old/Dockerfile:1']);
    expect(passes(report, 'src_container_root')).toEqual(['Dockerfile']);
    expect(lines(report, 'src_binary_in_repo')).toEqual(['fail scan bin/tool:1']);
    expect(results(report, 'src_licence_policy').map(({ answer }) => answer)).toEqual(['unknown']);
  });

  it('find nothing to judge in an empty folder', async () => {
    const report = await scan({ 'notes.txt': 'nothing here\n' });

    // Nothing is known of the history of a directory; and that it holds no program is a pass.
    expect(results(report, 'src_secret_in_history').map(({ answer }) => answer)).toEqual(['unknown']);
    expect(results(report, 'src_binary_in_repo')).toEqual([]);
    const others = report.checks.filter(({ check }) => check !== 'src_secret_in_history');
    expect(new Set(others.flatMap((outcome) => outcome.results.map(({ answer }) => answer)))).toEqual(new Set(['not_applicable']));
  });
});
