import { at, expectObject, parseJson } from '../documents/json.ts';
import { reading, type Findings } from '../documents/reading.ts';
import { asTable, parseToml, tableAt, valueAt } from '../documents/toml.ts';
import { loadYaml, parseYaml } from '../documents/yaml.ts';
import { pathParts } from '../path-parts.ts';
import { defineReader } from '../reader.ts';
import { settingsFileAt, type SettingsFile } from './setting-files.ts';
import { jsonValue, tomlValue, yamlValue } from './setting-values.ts';

export default defineReader({
  id: 'agent-settings',
  title: 'Permissions and approvals of coding agents',
  version: 1,
  gate: 'always',
  prepare: loadYaml,
  // 1 MiB: settings are a few KiB; long lists of allowed commands reach 100 KiB.
  bytesMax: 1024 * 1024,
  accepts: (path) => settingsFileAt(path) !== undefined,

  read: reading((artifact, findings) => {
    const file = settingsFileAt(pathParts(artifact.path));
    if (!file) return;
    const readers = { json: readJson, toml: readToml, yaml: readYaml };
    readers[file.format](artifact.text(), file, findings);
  }),

  examples: [
    {
      why: 'what Claude Code may do, with its lines; commands lose the credentials pasted into them',
      path: '.claude/settings.local.json',
      text: `{
  "permissions": {
    "allow": ["Bash(*)", "Bash(curl -H 'Authorization: Bearer zX9cV8bN7mA6sD5fG4hJ' https://x.example.com)"],
    "deny": [],
    "defaultMode": "bypassPermissions"
  },
  "enableAllProjectMcpServers": true,
  "env": { "API_TIMEOUT_MS": "1000" }
}
`,
      facts: [
        {
          type: 'agent_setting',
          client: 'claude-code',
          key: 'permissions.allow',
          value: { kind: 'list', items: [{ kind: 'string', text: 'Bash(*)', line: 3 }, { kind: 'string', text: "Bash(curl -H 'Authorization: Bearer zX9c****hJ' https://x.example.com)" }] },
          line: 3,
        },
        { type: 'agent_setting', key: 'permissions.deny', value: { kind: 'list', items: [] }, line: 4 },
        { type: 'agent_setting', key: 'permissions.defaultMode', value: { kind: 'string', text: 'bypassPermissions' }, line: 5 },
        { type: 'agent_setting', key: 'enableAllProjectMcpServers', value: { kind: 'boolean', value: true }, line: 7 },
        { type: 'env', name: 'API_TIMEOUT_MS', access: 'set', line: 8 },
      ],
    },
    {
      why: 'approvals in editor settings, comments and trailing commas allowed',
      path: '.vscode/settings.json',
      text: '{\n  // yolo\n  "chat.tools.global.autoApprove": true,\n  "chat.tools.terminal.autoApprove": { "rm": false, "/.*/": true },\n}\n',
      facts: [
        { type: 'agent_setting', client: 'vscode', key: 'chat.tools.global.autoApprove', value: { kind: 'boolean', value: true }, line: 3 },
        { type: 'agent_setting', key: 'chat.tools.terminal.autoApprove', value: { kind: 'object', entries: { rm: { kind: 'boolean', value: false } } }, line: 4 },
      ],
    },
    {
      why: 'Codex profiles',
      path: 'home/.codex/config.toml',
      text: 'approval_policy = "never"\nsandbox_mode = "danger-full-access"\n\n[profiles.ci]\napproval_policy = "on-request"\n\n[projects."/srv/app"]\ntrust_level = "trusted"\n',
      facts: [
        { type: 'agent_setting', client: 'codex', key: 'approval_policy', value: { kind: 'string', text: 'never' }, line: 1 },
        { type: 'agent_setting', key: 'sandbox_mode', line: 2 },
        { type: 'agent_setting', key: 'profiles.ci.approval_policy', line: 5 },
        { type: 'agent_setting', key: 'projects./srv/app.trust_level', line: 8 },
      ],
    },
    { why: 'Aider answers yes to everything', path: '.aider.conf.yml', text: '# aider\nmodel: x\nyes-always: true\n', facts: [{ type: 'agent_setting', client: 'aider', key: 'yes-always', value: { kind: 'boolean', value: true }, line: 3 }] },
    {
      why: 'Gemini in its two forms',
      path: '.gemini/settings.json',
      text: '{"autoAccept": true, "general": {"defaultApprovalMode": "yolo"}}',
      facts: [
        { type: 'agent_setting', client: 'gemini', key: 'autoAccept' },
        { type: 'agent_setting', key: 'general.defaultApprovalMode', value: { text: 'yolo' } },
      ],
    },
    { why: 'editor settings that are not about agents', path: '.vscode/settings.json', text: '{"editor.formatOnSave": true, "terminal.autoApprove": true}', none: 'all' },
    { why: 'half a file', path: '.cursor/cli.json', text: '{"permissions": {"allow": ["Shell(ls)"]', facts: [{ type: 'agent_setting', client: 'cursor', key: 'permissions.allow' }], trouble: 'parse_error' },
  ],
});

function readJson(text: string, file: SettingsFile, findings: Findings): void {
  const document = parseJson(text, findings, { comments: true });
  if (!expectObject(document, findings)) return;
  const root = file.under ? at(document.root, ...file.under) : document.root;
  const found = file.keys
    .flatMap((pattern) => expand(pattern, (...keys) => document.members(at(root, ...keys)).map(({ key }) => key)))
    .flatMap((keys) => {
      const member = document.members(at(root, ...keys.slice(0, -1))).find(({ key }) => key === keys.at(-1));
      return member ? [{ key: keys.join('.'), member }] : [];
    });
  for (const { key, member } of found.sort((a, b) => a.member.value.offset - b.member.value.offset)) {
    findings.add({ type: 'agent_setting', client: file.client, key, value: jsonValue(document, member.value), line: member.line });
  }
  for (const { key, line } of file.env ? document.members(at(root, ...file.env)) : []) findings.add({ type: 'env', name: key, access: 'set', line });
}

function readToml(text: string, file: SettingsFile, findings: Findings): void {
  const document = parseToml(text);
  const found = file.keys
    .flatMap((pattern) => expand(pattern, (...keys) => Object.keys(tableAt(document.root, ...keys) ?? {})))
    .flatMap((keys) => {
      const value = valueAt(document.root, ...keys);
      return value === undefined ? [] : [{ keys, value, line: document.lineOf(keys) }];
    });
  for (const { keys, value, line } of found.sort((a, b) => a.line - b.line)) {
    findings.add({ type: 'agent_setting', client: file.client, key: keys.join('.'), value: tomlValue(document, value, keys), line });
  }
  const env = file.env ? asTable(valueAt(document.root, ...file.env)) : undefined;
  for (const name of Object.keys(env ?? {})) findings.add({ type: 'env', name, access: 'set', line: document.lineOf([...(file.env ?? []), name]) });
}

function readYaml(text: string, file: SettingsFile, findings: Findings): void {
  const document = parseYaml(text, findings);
  const wanted = new Set(file.keys.map((keys) => keys.join('.')));
  for (const { key, value, line } of document.members(document.root)) {
    if (wanted.has(key) && value) findings.add({ type: 'agent_setting', client: file.client, key, value: yamlValue(document, value), line });
  }
}

/** The chains that a pattern stands for, `*` replaced by each key of the table there. */
function expand(pattern: readonly string[], keysAt: (...keys: readonly string[]) => readonly string[]): string[][] {
  let chains: string[][] = [[]];
  for (const part of pattern) {
    chains = chains.flatMap((chain) => (part === '*' ? keysAt(...chain).map((key) => chain.concat(key)) : [chain.concat(part)]));
  }
  return chains;
}
