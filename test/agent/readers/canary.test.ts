/** Values of configuration are never in a fact, wherever they stand. */
import { expect, test } from 'vitest';
import { readBytes } from './format-readers.ts';

/** Long, random, under no telling form: it would be kept by a reader that only looks for known keys. */
const canary = 'Zq8Kw3Vt6Lm1Xp9Rb4Nd7Hs2';

const planted: readonly { id: string; path: string; text: string; facts: number }[] = [
  {
    id: 'mcp-config',
    path: '.mcp.json',
    text: JSON.stringify({
      inputs: [{ id: 'a', default: canary }],
      mcpServers: {
        a: {
          command: 'npx',
          args: ['-e', `PLAIN=${canary}`, '--env=B=' + canary, '--api-key', canary, `--secret=${canary}`, '-H', `X-Plain: ${canary}`, `https://u:${canary}@h/p?token=${canary}`],
          env: { PLAIN: canary, API_KEY: canary, MIXED: `\${A}-${canary}`, DEFAULTED: `\${KEY:-${canary}}`, NUMBER: 5 },
        },
        b: { url: `https://u:${canary}@mcp.example.com/mcp?plain=${canary}#${canary}`, headers: { Authorization: `Bearer ${canary}`, 'X-Plain': canary }, oauth: { clientSecret: canary } },
        c: { command: { path: 'x', args: [], env: { PLAIN: canary } }, env: [`LISTED=${canary}`] },
      },
      oauthAccount: { accessToken: canary },
      history: [canary],
    }),
    facts: 3,
  },
  {
    id: 'mcp-config',
    path: '.codex/config.toml',
    text: `[mcp_servers.a]\ncommand = "x"\nargs = ["--token", "${canary}"]\nenv = { PLAIN = "${canary}" }\n[mcp_servers.b]\nurl = "https://h/${'a'}?k=${canary}"\n[mcp_servers.b.http_headers]\nX-Plain = "${canary}"\n`,
    facts: 2,
  },
  { id: 'agent-settings', path: '.claude/settings.json', text: JSON.stringify({ env: { PLAIN: canary }, apiKeyHelper: `echo ${canary}`, permissions: { allow: [`Bash(X_API_KEY=${canary} run)`] } }), facts: 2 },
  { id: 'dotenv', path: '.env', text: `A=${canary}\nB="${canary}\nC=${canary}"\nexport D='${canary}' # ${canary}\nE: ${canary}\n`, facts: 4 },
  { id: 'dockerfile', path: 'Dockerfile', text: `ARG A=${canary}\nFROM alpine:3\nENV B=${canary} C="${canary}"\nENV D ${canary}\nRUN echo ${canary}\nLABEL x=${canary}\n`, facts: 5 },
  {
    id: 'compose',
    path: 'compose.yaml',
    text: `services:\n  a:\n    image: x\n    command: serve --api-key ${canary}\n    environment:\n      A: ${canary}\n      B: "\${C:-${canary}}"\n    labels: {x: ${canary}}\n  b:\n    image: y\n    environment: ["D=${canary}"]\n`,
    facts: 5,
  },
  { id: 'package-json', path: 'package.json', text: JSON.stringify({ config: { token: canary }, scripts: { a: canary }, dependencies: { a: `git+https://u:${canary}@h/x.git#main`, b: `https://h/x.tgz?token=${canary}` } }), facts: 2 },
  { id: 'package-lock', path: 'package-lock.json', text: JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0', resolved: `https://u:${canary}@h/a.tgz` } } }), facts: 1 },
  { id: 'package-lock', path: 'package-lock.json', text: JSON.stringify({ dependencies: { a: { version: `git+https://u:${canary}@h/x.git#abc` } } }), facts: 1 },
  { id: 'requirements', path: 'requirements.txt', text: `--index-url https://u:${canary}@h/simple\na @ https://u:${canary}@h/a.zip\nb @ git+https://${canary}@h/b.git\nc==1.0 --config-settings=k=${canary}\n# ${canary}\n`, facts: 3 },
  { id: 'pyproject', path: 'pyproject.toml', text: `[project]\ndependencies = ["a @ https://u:${canary}@h/a.zip"]\n[tool.poetry.dependencies]\nb = { git = "https://u:${canary}@h/b.git" }\n[[tool.poetry.source]]\nurl = "https://u:${canary}@h"\n[tool.x]\ntoken = "${canary}"\n`, facts: 2 },
  {
    id: 'n8n-workflow',
    path: 'flow.json',
    text: JSON.stringify({
      name: 'x',
      nodes: [
        {
          name: 'a',
          type: 'n8n-nodes-base.httpRequest',
          credentials: { httpHeaderAuth: { id: canary, name: canary } },
          notes: canary,
          parameters: {
            apiKey: canary,
            url: `https://u:${canary}@h/x?access_token=${canary}`,
            headerParameters: { parameters: [{ name: 'Authorization', value: `Bearer ${canary}` }, { name: 'x-api-key', value: `=${canary}` }] },
            jsonBody: `={"password":"${canary}","x":"{{ $json.x }}"}`,
            jsCode: `const apiKey = "${canary}"; fetch(u, { headers: { Authorization: 'Bearer ${canary}' } })`,
            assignments: { assignments: [{ name: 'secret', value: canary, type: 'string' }] },
          },
        },
      ],
      connections: {},
      pinData: { a: [{ json: { x: canary } }] },
      staticData: { x: canary },
      meta: { instanceId: canary },
      settings: { token: canary },
    }),
    facts: 7,
  },
];

test.each(planted)('$id on $path says nothing of a value', ({ id, path, text, facts }) => {
  expect(text).toContain(canary);

  const result = readBytes(id, path, text);

  expect(JSON.stringify(result)).not.toContain(canary);
  expect(JSON.stringify(result)).not.toContain(canary.slice(4, -2));
  expect(result.trouble).toBeUndefined();
  expect(result.facts.length).toBeGreaterThanOrEqual(facts);
});
