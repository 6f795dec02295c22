import { reading } from '../documents/reading.ts';
import { pathParts } from '../path-parts.ts';
import { defineReader } from '../reader.ts';
import { hiddenCharacters, hiddenMax } from './hidden-characters.ts';
import { instructionClientOf } from './instruction-clients.ts';

export default defineReader({
  id: 'instruction-files',
  title: 'Rules for coding agents, and characters hidden in them',
  version: 1,
  gate: 'always',
  // 1 MiB: more than any model is given as rules.
  bytesMax: 1024 * 1024,
  accepts: (path) => instructionClientOf(path) !== undefined,

  read: reading((artifact, findings) => {
    const client = instructionClientOf(pathParts(artifact.path)) ?? 'generic';
    const { hidden, isCut } = hiddenCharacters(artifact.text());
    if (isCut) findings.note('too_many_facts', `More than ${hiddenMax} hidden characters; the rest was left out.`);
    findings.add({ type: 'instruction_file', client, hidden, line: 1 });
  }),

  examples: [
    {
      why: 'hidden characters of each kind, with line and code point',
      path: 'CLAUDE.md',
      text: '# Rules\nBe kind.\u200b\nabc\u202edef\u202c\ntag\u{e0041}\u{e0042}\nselector a\ufe01\n',
      facts: [
        {
          type: 'instruction_file',
          client: 'claude-code',
          hidden: [
            { line: 2, codePoint: 'U+200B' },
            { line: 3, codePoint: 'U+202E' },
            { line: 3, codePoint: 'U+202C' },
            { line: 4, codePoint: 'U+E0041' },
            { line: 4, codePoint: 'U+E0042' },
            { line: 5, codePoint: 'U+FE01' },
          ],
          line: 1,
        },
      ],
    },
    {
      why: 'emoji sequences, flags, keycaps, joiners of Persian and a byte order mark are seen by everyone',
      path: '.cursor/rules/style.mdc',
      text: '\ufeffFamily 👨‍👩‍👧 heart ❤️ flag 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} key 1️⃣ می\u200cخواهم\n',
      facts: [{ type: 'instruction_file', client: 'cursor', hidden: [] }],
    },
    {
      why: 'a flag cannot carry a message, and selectors cannot be stacked',
      path: 'AGENTS.md',
      text: '🏴\u{e0068}\u{e0069}\u{e0074}\u{e0068}\u{e0065}\u{e0072}\u{e0065}\u{e007f} 😀\ufe0f\ufe01\n',
      facts: [
        {
          type: 'instruction_file',
          client: 'generic',
          hidden: [
            { codePoint: 'U+E0068' },
            { codePoint: 'U+E0069' },
            { codePoint: 'U+E0074' },
            { codePoint: 'U+E0068' },
            { codePoint: 'U+E0065' },
            { codePoint: 'U+E0072' },
            { codePoint: 'U+E0065' },
            { codePoint: 'U+E007F' },
            { codePoint: 'U+FE01' },
          ],
        },
      ],
    },
    { why: 'path-scoped rules of Copilot', path: '.github/instructions/api/python.instructions.md', text: 'Use types.\n', facts: [{ type: 'instruction_file', client: 'github-copilot', hidden: [] }] },
    { why: 'rules are a file, nothing in them is a setting or a secret of its own', path: '.windsurfrules', text: 'enableAllProjectMcpServers: true\n', none: ['agent_setting', 'secret'] },
  ],
});
