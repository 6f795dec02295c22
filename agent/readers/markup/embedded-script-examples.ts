/** Proof of the reader of embedded scripts. */
import type { ReaderExample } from '../reader.ts';

export const embeddedScriptExamples: readonly ReaderExample[] = [
  {
    why: 'both scripts of a Vue component share their names, and the template is not read',
    path: 'src/Chat.vue',
    text: `<template>
  <p title="import x from 'y'">{{ openai.chat() }}</p>
</template>

<script lang="ts">
export const MODEL = 'gpt-4o';
</script>

<script setup lang="ts" generic="T extends Record<string, number>">
import OpenAI from 'openai';
const props = defineProps<{ question: string }>();
const openai = new OpenAI();
openai.responses.create({ model: MODEL, input: props.question });
</script>

<style>p { color: red }</style>
`,
    facts: [
      { type: 'import', module: 'openai', names: ['default'], line: 10, column: 1 },
      { type: 'call', path: 'openai#default', line: 12, assigned: 'openai' },
      { type: 'call', path: 'openai#default().responses.create', line: 13, args: [{ value: { kind: 'object', entries: { model: { kind: 'string', text: 'gpt-4o', line: 6, name: 'MODEL' } } } }] },
    ],
  },
  {
    why: 'a Svelte component in JavaScript, with reactive statements',
    path: 'src/App.svelte',
    text: `<script context="module">
  export const prerender = false;
</script>
<script>
  import { Chat } from '@ai-sdk/svelte';
  const chat = new Chat({});
  $: messages = chat.messages;
</script>

{#each messages as message}<p>{message}</p>{/each}
`,
    facts: [
      { type: 'import', module: '@ai-sdk/svelte', line: 5, column: 3 },
      { type: 'call', path: '@ai-sdk/svelte#Chat', line: 6 },
    ],
  },
  {
    why: 'the front matter of an Astro page is TypeScript, and it may return',
    path: 'src/pages/index.astro',
    text: `---
import OpenAI from 'openai';
const client: OpenAI = new OpenAI();
if (!Astro.props.ok) return Astro.redirect('/');
---
<p>{client.name}</p>
<script>import { pipeline } from '@huggingface/transformers';</script>
`,
    facts: [
      { type: 'import', module: 'openai', line: 2 },
      { type: 'call', path: 'openai#default' },
      { type: 'import', module: '@huggingface/transformers', line: 7, column: 9 },
    ],
  },
  {
    why: 'a module of a page, and a tag that loads a package',
    path: 'public/index.html',
    text: `<!doctype html>
<script src="https://cdn.jsdelivr.net/npm/@mlc-ai/web-llm@0.2.46/lib/index.js"></script>
<script type="module">
  import { pipeline } from 'https://cdn.jsdelivr.net/npm/@xenova/transformers@2.6.0';
  await pipeline('summarization', 'Xenova/t5-small');
</script>
`,
    facts: [
      { type: 'import', module: '@mlc-ai/web-llm', line: 2 },
      { type: 'import', module: '@xenova/transformers', line: 4, column: 3 },
      { type: 'call', path: '@xenova/transformers#pipeline', line: 5 },
    ],
  },
  {
    why: 'a commented script, data, a template, and text that looks like code',
    path: 'public/near.html',
    text: `<!-- <script type="module">import 'openai';</script> -->
<script type="application/json">{"a": "import 'openai'"}</script>
<script type="text/template">import 'openai';</script>
<style>script { content: "<script>import 'openai';" }</style>
<pre>import OpenAI from 'openai';</pre>
<script src="/assets/openai.js"></script>
`,
    none: 'all',
  },
  { why: 'only the types of a package', path: 'src/Types.vue', text: "<script setup lang=\"ts\">\nimport type OpenAI from 'openai';\ndefineProps<{ client: OpenAI }>();\n</script>\n", none: ['import'] },
  { why: 'a script that never ends', path: 'cut.html', text: "<script>\nimport 'openai';\n", facts: [{ type: 'import', module: 'openai', line: 2 }] },
];
