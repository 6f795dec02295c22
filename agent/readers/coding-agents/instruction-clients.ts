import type { PathParts } from '../reader.ts';

/** Names that are rules wherever they stand. Upper case matters: `docs/agents.md` is a page about agents. */
const byName: Readonly<Record<string, string>> = {
  'CLAUDE.md': 'claude-code',
  'CLAUDE.local.md': 'claude-code',
  'AGENTS.md': 'generic',
  'AGENTS.override.md': 'codex',
  'AGENT.md': 'generic',
  'GEMINI.md': 'gemini',
  '.cursorrules': 'cursor',
  '.windsurfrules': 'windsurf',
  '.clinerules': 'cline',
  '.roorules': 'roo',
  '.goosehints': 'goose',
  '.rules': 'zed',
};

/** Folders whose Markdown is rules, with the folder above them. */
const byFolder: Readonly<Record<string, string>> = {
  '.claude/rules': 'claude-code',
  '.claude/agents': 'claude-code',
  '.claude/commands': 'claude-code',
  '.cursor/rules': 'cursor',
  '.cursor/commands': 'cursor',
  '.windsurf/rules': 'windsurf',
  '.roo/rules': 'roo',
  '.github/instructions': 'github-copilot',
  '.github/prompts': 'github-copilot',
  '.github/agents': 'github-copilot',
  '.github/chatmodes': 'github-copilot',
  '.kiro/steering': 'kiro',
  '.junie': 'junie',
  '.amazonq/rules': 'amazon-q',
  '.continue/rules': 'continue',
};

/** The coding agent that reads this file as its rules; undefined for every other file. */
export function instructionClientOf({ name, lowerName, extension, folders }: PathParts): string | undefined {
  if (Object.hasOwn(byName, name)) return byName[name];
  if (lowerName === 'copilot-instructions.md') return folders.at(-1) === '.github' ? 'github-copilot' : undefined;
  if (extension !== '.md' && extension !== '.mdc') return undefined;
  if (name === 'SKILL.md' && folders.includes('skills')) return 'claude-code';
  if (folders.includes('.clinerules')) return 'cline';
  for (const [index, folder] of folders.entries()) {
    if (!folder.startsWith('.')) continue;
    const client = byFolder[`${folder}/${folders[index + 1] ?? ''}`] ?? (folder === '.junie' ? byFolder[folder] : undefined);
    if (client !== undefined) return client;
  }
  return undefined;
}
