/** Where people keep prompts as files, by the path alone. */
import { instructionClientOf } from '../coding-agents/instruction-clients.ts';
import type { PathParts } from '../reader.ts';

const extensions = new Set(['.md', '.mdx', '.markdown', '.txt', '.prompt', '.jinja', '.jinja2', '.j2', '.tmpl', '.tpl', '.mustache', '.hbs', '.st', '.liquid']);
/** Pages for people, and lists for machines, also in a folder of prompts. */
const others = /^(?:readme|license|licence|copying|notice|authors|contributors|contributing|changelog|changes|history|security|code_of_conduct|index|todo|requirements|constraints|robots|humans|llms|cmakelists|manifest|skprompt|version|output|log)\b/;
const folderOfPrompts = /(?:^|[-_.])(?:prompts?|prompt[-_]?templates?|system[-_]?(?:messages?|instructions?)|personas?)$/;
const nameOfPrompt = /(?:^|[-_.])(?:prompts?|system[-_]?(?:message|instructions?))(?=[-_.]|\d|$)/;

/** Whether a file of this name can hold a prompt; rules of coding agents are something else. */
export function mayBePrompt(path: PathParts): boolean {
  return extensions.has(path.extension) && !others.test(path.lowerName) && instructionClientOf(path) === undefined;
}

/** Whether a file is called after what only a model is told, in whatever language it speaks. */
export function isSystemPromptPlace({ lowerName }: PathParts): boolean {
  return /(?:^|[-_.])system[-_]?(?:prompt|message|instructions?)(?=[-_.]|$)/.test(lowerName.replace(/\.[^.]*$/, ''));
}

/** Whether a path says that prompts are kept there: `prompts/ask.md`, `src/system_prompt.txt`. */
export function isPromptPlace({ folders, lowerName }: PathParts): boolean {
  return nameOfPrompt.test(lowerName.replace(/\.[^.]*$/, '')) || lowerName.endsWith('.prompt') || folders.some((folder) => folderOfPrompts.test(folder.toLowerCase()));
}
