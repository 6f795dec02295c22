import { reading } from '../documents/reading.ts';
import { defineReader } from '../reader.ts';
import { settingAddresses, settingLines } from '../settings/setting-lines.ts';
import { dotenvNames } from './dotenv-names.ts';

/** Endings behind `.env.` that make a file source code or a page about it. */
const otherFormats = new Set(['.ts', '.js', '.mjs', '.cjs', '.py', '.rb', '.go', '.md', '.json', '.yml', '.yaml', '.gpg', '.age', '.enc', '.html', '.png', '.zip']);

/** A sample that is committed without its dot: `env.sample`, `env-example.txt`, `dotenv.tpl`. */
const samples = /^(?:dot)?env[._-](?:sample|example|template|tpl|tmpl|dist|default|defaults|local|dev|development|prod|production|staging|test)(?:\.txt)?$/;

export default defineReader({
  id: 'dotenv',
  title: 'Names of the environment variables in .env files, and the models and prompts that they set',
  version: 5,
  gate: 'always',
  // 1 MiB: a .env file holds some hundred lines.
  bytesMax: 1024 * 1024,
  accepts: ({ lowerName, extension }) => lowerName === '.env' || extension === '.env' || (/^\.env[.-]/.test(lowerName) && !otherFormats.has(extension)) || samples.test(lowerName),

  read: reading((artifact, findings) => {
    const { names, brokenLine, brokenCount } = dotenvNames(artifact.text());
    for (const { name, line } of names) findings.add({ type: 'env', name, access: 'set', line });
    for (const setting of settingLines(artifact.text())) findings.add(setting);
    // Which of them are of AI the catalog knows; the code takes the model from elsewhere as often as from here.
    for (const url of settingAddresses(artifact.text())) findings.add(url);
    // Stray words are common in hand-kept files; only a file that is mostly something else is worth a word.
    if (brokenLine !== undefined && brokenCount > names.length) findings.note('parse_error', `Not an assignment at line ${brokenLine}.`);
  }),

  examples: [
    {
      why: 'names with their lines, whatever the values look like',
      path: '.env',
      text: '# settings\nOPENAI_API_KEY=abc\nexport MODEL = "gpt"\nEMPTY=\nYAML_LIKE: yes\n',
      facts: [
        { type: 'env', name: 'OPENAI_API_KEY', access: 'set', line: 2 },
        { type: 'env', name: 'MODEL', line: 3 },
        { type: 'env', name: 'EMPTY', line: 4 },
        { type: 'env', name: 'YAML_LIKE', line: 5 },
      ],
    },
    {
      why: 'an address beside a model',
      path: '.env.sample',
      text: 'CHAT_MODEL=gpt-4o\nCHAT_URL=https://llm.example.com/v1\n',
      facts: [
        { type: 'env', name: 'CHAT_MODEL' },
        { type: 'env', name: 'CHAT_URL' },
        { type: 'named_text', name: 'CHAT_MODEL', says: 'model', line: 1 },
        { type: 'url', url: 'https://llm.example.com/v1', line: 2 },
      ],
    },
    { why: 'an address beside no model; whose it is the catalog knows', path: 'shop.env', text: 'SHOP_URL=https://shop.example.com\n', facts: [{ type: 'env', name: 'SHOP_URL' }, { type: 'url', url: 'https://shop.example.com', line: 1 }] },
    {
      why: 'what looks like an assignment inside a quoted value is a part of it',
      path: 'config/.env.production',
      text: 'PRIVATE_KEY="-----BEGIN\nFAKE=inside\n-----END"\nREAL=1\n',
      facts: [{ type: 'env', name: 'PRIVATE_KEY', line: 1 }, { type: 'env', name: 'REAL', line: 4 }],
    },
    { why: 'a quote that never closes ends with its line', path: 'prod.env', text: "A='open\nB=2\n", facts: [{ type: 'env', name: 'A' }, { type: 'env', name: 'B', line: 2 }] },
    {
      why: 'a sample without its dot; models with the address of who serves them, and a prompt',
      path: 'deploy/env.sample',
      text: '# who answers\nMODEL=small-1\nSERVER=http://localhost:9000\nSYSTEM_PROMPT="You are a careful clerk. Answer briefly."\n',
      facts: [
        { type: 'env', name: 'MODEL', line: 2 },
        { type: 'env', name: 'SERVER', line: 3 },
        { type: 'env', name: 'SYSTEM_PROMPT', line: 4 },
        { type: 'named_text', name: 'MODEL', says: 'model', line: 2, value: { text: 'small-1' } },
        { type: 'named_text', name: 'SYSTEM_PROMPT', says: 'prompt', line: 4, value: { text: 'You are a careful clerk. Answer briefly.' } },
        { type: 'url', url: 'http://localhost:9000', line: 3 },
      ],
    },
    { why: 'models that may be picked', path: '.env', text: 'CHAT_MODELS=small-1, small-2\nMODEL_NOTE=small, and cheap at that\n', facts: [{ type: 'env', name: 'CHAT_MODELS' }, { type: 'env', name: 'MODEL_NOTE' }, { type: 'named_text', name: 'CHAT_MODELS', says: 'model', line: 1, value: { text: 'small-2' } }, { type: 'named_text', name: 'CHAT_MODELS', line: 1, value: { text: 'small-1' } }] },
    { why: 'an address in a comment', path: '.env', text: '# SERVER=http://localhost:9000\nSERVER=\n', facts: [{ type: 'env', name: 'SERVER' }], none: ['url', 'named_text'] },
    { why: 'comments name nothing', path: '.env.example', text: '# OPENAI_API_KEY=\n\n', none: 'all' },
    { why: 'a page with the name of an environment file', path: '.env', text: 'This is not\nan environment file\nat all.\n', none: 'all', trouble: 'parse_error' },
  ],
});
