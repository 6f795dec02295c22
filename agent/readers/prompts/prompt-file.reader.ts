import { isPromptText, isSentence, mayTell } from '#shared/catalog/recognise/prompt-text.ts';
import { sha256Hex } from '#shared/model/hash.ts';
import { reading } from '../documents/reading.ts';
import { pathParts } from '../path-parts.ts';
import { defineReader } from '../reader.ts';
import { isPromptPlace, isSystemPromptPlace, mayBePrompt } from './prompt-places.ts';

export default defineReader({
  id: 'prompt-file',
  title: 'Files of text that are prompts: in a folder for prompts, or named by code that speaks to a model',
  version: 2,
  gate: 'always',
  // 256 KiB: longer texts are what a model is asked about.
  bytesMax: 256 * 1024,
  accepts: mayBePrompt,
  mayHold: (bytes) => !bytes.subarray(0, 1024).includes(0),

  read: reading((artifact, findings) => {
    const text = artifact.text();
    const path = pathParts(artifact.path);
    // With settings in front it is of a format that has a reader of its own.
    if (path.extension === '.prompt' && text.startsWith('---')) return;
    const speaks = isPromptText(text);
    const isInPlace = isPromptPlace(path);
    if (!speaks && !(isInPlace && text.trim() !== '') && !isConversation(text)) return;
    const hasHoles = hole.test(text);
    const isSure = isInPlace && (speaks || mayTell(text, hasHoles) || (isSystemPromptPlace(path) && isSentence(text)));
    findings.add({ type: 'prompt_file', sha256: sha256Hex(text), characters: text.length, hasHoles, isSure, line: 1 });
  }),

  examples: [
    { why: 'a folder of prompts', path: 'app/prompts/reply.md', text: 'You are a clerk of the harbour.\nAnswer {{question}} in one line.\n', facts: [{ type: 'prompt_file', hasHoles: true, isSure: true, line: 1 }] },
    { why: 'the name says so', path: 'src/system_prompt.txt', text: 'Always answer in short sentences, and never name a user of ours.\n', facts: [{ type: 'prompt_file', isSure: true }] },
    { why: 'called after the system, in a language whose words say nothing here', path: 'prompts/system-prompt.txt', text: 'Je bent een medewerker van de haven.\nGeef korte antwoorden op vragen van kapiteins.\n', facts: [{ type: 'prompt_file', isSure: true }] },
    { why: 'a template whose words say little is one by its holes', path: 'prompts/headline.j2', text: 'Write a headline about {{ topic }} for our readers.\n', facts: [{ type: 'prompt_file', hasHoles: true, isSure: true }] },
    { why: 'elsewhere it speaks to a model, and code decides', path: 'src/assets/clerk.md', text: 'You are a clerk of the harbour. Answer briefly.\n', facts: [{ type: 'prompt_file', isSure: false }] },
    { why: 'in a folder of prompts it says little, and code decides', path: 'prompts/names.txt', text: 'anna bert carla\n', facts: [{ type: 'prompt_file', isSure: false }] },
    { why: 'a template of messages, wherever it stands', path: 'flow/shorten.jinja2', text: 'system:\nShort sentences.\n\nuser:\n{{ note }}\n', facts: [{ type: 'prompt_file', hasHoles: true, isSure: false }] },
    { why: 'a page', path: 'guide/start.md', text: '# Start\n\nInstall the tool and run it.\n', none: 'all' },
    { why: 'settings in front are of another format', path: 'prompts/menu.prompt', text: '---\nmodel: googleai/gemini-2.5-flash\n---\nYou are a cook. Name a dish.\n', none: 'all' },
    { why: 'an empty file', path: 'prompts/empty.txt', text: '\n', none: 'all' },
  ],
});

/** A template of messages: who speaks stands on a line before what is said. A file of settings may look so, too, and then code decides. */
function isConversation(text: string): boolean {
  const read = text.slice(0, conversationCharsMax);
  return /^(?:#[ \t]*)?system:[ \t]*\r?$/m.test(read) && /^(?:#[ \t]*)?user:[ \t]*\r?$/m.test(read);
}

/** What is looked at of a long text; characters. */
const conversationCharsMax = 8_000;

/** What a template leaves open: `{{ x }}`, `{x}`, `{% if %}`, `${x}`, `$x` is none. */
const hole = /\{[{%]?[ \t]*[A-Za-z_$][\w.$ |]{0,60}[ \t]*%?\}/;
