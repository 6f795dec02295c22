import type { NamedTextFact } from '#shared/model/fact.ts';
import { reading } from '../documents/reading.ts';
import { parseTree, treeAt, type TreeNode } from '../documents/tree.ts';
import { defineReader } from '../reader.ts';
import { mayBeModelId, saysModel, saysPrompt } from '../setting-names.ts';

/** Settings of one extension; more were written by a program. */
const settingsMax = 2_000;

export default defineReader({
  id: 'extension-settings',
  title: 'What an editor extension is set to by itself, and the tools that it has for models',
  version: 1,
  gate: 'always',
  // 2 MiB: the manifest of an editor's own extension for a language reaches 400 KB.
  bytesMax: 2 * 1024 * 1024,
  accepts: ({ lowerName }) => lowerName === 'package.json',
  mayHold: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('"contributes"'),

  read: reading((artifact, findings) => {
    const contributes = treeAt(parseTree(artifact.text(), '.json', findings), 'contributes');
    const configuration = treeAt(contributes, 'configuration');
    const groups = configuration ? [configuration, ...configuration.items()] : [];
    const settings = groups.flatMap((group) => treeAt(group, 'properties')?.members() ?? []).slice(0, settingsMax);
    for (const { key, value } of settings) {
      const fact = settingOf(key, treeAt(value, 'default'));
      if (fact) findings.add(fact);
    }
    for (const tool of treeAt(contributes, 'languageModelTools')?.items().slice(0, settingsMax) ?? []) {
      const name = treeAt(tool, 'name');
      const text = name?.text();
      if (name && text) findings.add({ type: 'named_text', says: 'tool', name: text, value: { kind: 'string', text, line: name.line }, isDefault: false, line: name.line });
    }
  }),

  // @see https://vscode-docs.readthedocs.io/en/latest/extensionAPI/extension-points/ for `configuration` (read 2026-11-30).
  examples: [
    {
      why: 'defaults of settings that say model or prompt, in one group and in several, and a tool',
      path: 'extension/package.json',
      text: '{\n  "name": "desk",\n  "contributes": {\n    "configuration": [\n      { "properties": {\n        "desk.model": { "type": "string", "default": "gpt-4o", "enum": ["gpt-4o", "gpt-4o-mini"] },\n        "desk.systemPrompt": { "type": "string", "default": "You are a clerk of the harbour." }\n      } }\n    ],\n    "languageModelTools": [{ "name": "desk_berths", "modelDescription": "Lists the berths" }]\n  }\n}\n',
      facts: [
        { type: 'named_text', says: 'model', name: 'desk.model', value: { text: 'gpt-4o' }, isDefault: true, line: 6 },
        { type: 'named_text', says: 'prompt', name: 'desk.systemPrompt', line: 7 },
        { type: 'named_text', says: 'tool', name: 'desk_berths', line: 10 },
      ],
    },
    { why: 'settings without a default, and of something else', path: 'package.json', text: '{"contributes": {"configuration": {"properties": {"desk.model": {"type": "string", "default": ""}, "desk.theme": {"default": "gpt-4o"}, "desk.models": {"default": ["gpt-4o"]}}}}}', none: 'all' },
    { why: 'a package with such a key elsewhere', path: 'package.json', text: '{"config": {"contributes": {"configuration": {"properties": {"a.model": {"default": "gpt-4o"}}}}}}', none: 'all' },
    { why: 'a break is said', path: 'package.json', text: '{"contributes": {"configuration": ', none: 'all', trouble: 'parse_error' },
  ],
});

function settingOf(key: string, standard: TreeNode | undefined): NamedTextFact | undefined {
  const text = standard?.text();
  if (!standard || text === undefined || text.trim() === '') return undefined;
  const says = saysModel(key) && mayBeModelId(text) ? 'model' : saysPrompt(key) && /\s/.test(text) ? 'prompt' : undefined;
  if (says === undefined) return undefined;
  const shortName = key.slice(key.lastIndexOf('.') + 1);
  return { type: 'named_text', says, name: key, ...(says === 'prompt' && shortName !== key && { shortName }), value: { kind: 'string', text, line: standard.line }, isDefault: true, line: standard.line };
}
