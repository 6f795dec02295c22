import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { exporterIds } from '#shared/exporters/exporters.ts';
import { plantedKey } from '../harness/tree.ts';
import { freePort, run, tempDir } from './processes.ts';

/** Every way a credential can stand in a tree: code, prompts, URLs, names, arguments, settings, broken files. */
const files: Readonly<Record<string, string>> = {
  'app.py': `from openai import OpenAI
client = OpenAI(api_key="${plantedKey}", base_url="https://user:${plantedKey}@llm.example/v1?key=${plantedKey}")
client.responses.create(model="gpt-4o", instructions="Use ${plantedKey} when asked.")
`,
  'app.ts': `import OpenAI from 'openai';\nexport const client = new OpenAI({ apiKey: '${plantedKey}' });\n`,
  '.env': `OPENAI_API_KEY=${plantedKey}\n`,
  '.mcp.json': JSON.stringify({ mcpServers: { [plantedKey]: { command: 'npx', args: ['server', '--api-key', plantedKey], env: { API_KEY: plantedKey } }, web: { url: `https://x.example/${plantedKey}/mcp`, headers: { Authorization: `Bearer ${plantedKey}` } } } }),
  'flow.json': JSON.stringify({ name: `flow ${plantedKey}`, nodes: [{ name: 'n', type: 'n8n-nodes-base.httpRequest', typeVersion: 4, parameters: { url: `https://x.example/?k=${plantedKey}`, headerParameters: { parameters: [{ name: 'Authorization', value: `Bearer ${plantedKey}` }] } } }], connections: {}, pinData: { n: [{ json: { key: plantedKey } }] } }),
  'compose.yaml': `services:\n  llm:\n    image: ollama/ollama\n    environment:\n      KEY: ${plantedKey}\n    command: serve --key ${plantedKey}\n`,
  Dockerfile: `FROM ollama/ollama\nENV KEY=${plantedKey}\n`,
  'CLAUDE.md': `The key is ${plantedKey}.\n`,
  '.claude/settings.json': JSON.stringify({ permissions: { allow: [`Bash(curl ${plantedKey})`] } }),
  'broken.json': `{"n8n": "${plantedKey}", "nodes": [`,
  'pyproject.toml': `[project]\nname = "${plantedKey}\n`,
  [`${plantedKey}.py`]: 'import openai\n',
};

test('a planted credential is in no export, log, database page, frame or error', { timeout: 120_000 }, async () => {
  const [tree, data, port] = [await tempDir(), join(await tempDir(), 'data'), await freePort()];
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(tree, path)), { recursive: true });
    await writeFile(join(tree, path), text);
  }
  const server = run('start.js', ['--data', data, '--port', String(port)], { env: { CI: 'true', WAYBILL_LOG_LEVEL: 'debug' } });
  await server.line((line) => line.startsWith('Serving at'));
  const api = `http://127.0.0.1:${port}/api/v1`;
  const authorization = `Bearer ${(await readFile(join(data, 'operator.key'), 'utf8')).trim()}`;
  const seen: string[] = [];
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(api + path, { method, headers: { authorization, 'content-type': 'application/json' }, ...(body !== undefined && { body: JSON.stringify(body) }) });
    const text = await response.text();
    seen.push(text);
    return { status: response.status, text };
  };
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/ws`, { headers: { authorization } });
  onTestFinished(() => socket.terminate());
  await new Promise((resolve) => socket.once('open', resolve));
  const completed = new Promise<void>((resolve) =>
    socket.on('message', (message) => {
      seen.push(String(message));
      if (String(message).includes('scan.completed')) resolve();
    }),
  );
  socket.send(JSON.stringify({ subscribe: ['*'] }));

  const { id } = JSON.parse((await call('POST', '/scans', { target: `dir:${tree}` })).text) as { id: string };
  await completed;
  for (const part of ['', '/components?limit=100', '/graph', '/violations', '/evaluations']) expect((await call('GET', `/scans/${id}${part}`)).status, part).toBe(200);
  for (const format of exporterIds) expect((await call('POST', `/scans/${id}/export`, { format })).status, format).toBe(200);
  await call('POST', `/scans/${id}/export`, { format: 'nonsense' });
  server.child.kill('SIGTERM');
  await server.ended;

  expect(seen.filter((text) => text.includes(plantedKey))).toEqual([]);
  expect([...server.out, ...server.err].filter((line) => line.includes(plantedKey))).toEqual([]);
  // The server masks what an agent let through; here it must have had nothing to mask.
  expect([...server.out, ...server.err].filter((line) => line.includes('held raw credentials'))).toEqual([]);
  const stored = (await readdir(data, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const holding: string[] = [];
  for (const entry of stored) {
    const file = join(entry.parentPath, entry.name);
    const bytes = await readFile(file);
    // Blobs are kept as they came, so what is inside the compression is searched too.
    const inside = bytes[0] === 0x1f && bytes[1] === 0x8b ? (await import('node:zlib')).gunzipSync(bytes) : bytes;
    if (bytes.includes(plantedKey) || inside.includes(plantedKey)) holding.push(file);
  }
  expect(holding).toEqual([]);
  // The scan did find it, masked.
  expect(seen.some((text) => text.includes('openai_api_key'))).toBe(true);
});
