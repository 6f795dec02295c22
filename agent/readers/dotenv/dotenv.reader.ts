import { reading } from '../documents/reading.ts';
import { defineReader } from '../reader.ts';
import { settingAddresses, settingLines } from '../settings/setting-lines.ts';
import { dotenvNames } from './dotenv-names.ts';

/** Endings behind `.env.` that make a file source code or a page about it. */
const otherFormats = new Set(['.ts', '.js', '.mjs', '.cjs', '.py', '.rb', '.go', '.md', '.json', '.yml', '.yaml', '.gpg', '.age', '.enc', '.html', '.png', '.zip']);

export default defineReader({
  id: 'dotenv',
  title: 'Names of the environment variables in .env files, the model ids that they set, and the addresses beside these',
  version: 4,
  gate: 'always',
  // 1 MiB: a .env file holds some hundred lines.
  bytesMax: 1024 * 1024,
  accepts: ({ lowerName, extension }) => lowerName === '.env' || extension === '.env' || (lowerName.startsWith('.env.') && !otherFormats.has(extension)),

  read: reading((artifact, findings) => {
    const { names, brokenLine, brokenCount } = dotenvNames(artifact.text());
    for (const { name, line } of names) findings.add({ type: 'env', name, access: 'set', line });
    const settings = settingLines(artifact.text()).filter(({ says }) => says === 'model' || says === 'provider');
    for (const setting of settings) findings.add(setting);
    // An address says who serves the models that stand beside it; by itself it may be of anything.
    if (settings.some(({ says }) => says === 'model')) for (const url of settingAddresses(artifact.text())) findings.add(url);
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
    { why: 'an address beside no model', path: 'shop.env', text: 'SHOP_URL=https://shop.example.com\n', facts: [{ type: 'env', name: 'SHOP_URL' }], none: ['url'] },
    {
      why: 'what looks like an assignment inside a quoted value is a part of it',
      path: 'config/.env.production',
      text: 'PRIVATE_KEY="-----BEGIN\nFAKE=inside\n-----END"\nREAL=1\n',
      facts: [{ type: 'env', name: 'PRIVATE_KEY', line: 1 }, { type: 'env', name: 'REAL', line: 4 }],
    },
    { why: 'a quote that never closes ends with its line', path: 'prod.env', text: "A='open\nB=2\n", facts: [{ type: 'env', name: 'A' }, { type: 'env', name: 'B', line: 2 }] },
    { why: 'comments name nothing', path: '.env.example', text: '# OPENAI_API_KEY=\n\n', none: 'all' },
    { why: 'a page with the name of an environment file', path: '.env', text: 'This is not\nan environment file\nat all.\n', none: 'all', trouble: 'parse_error' },
  ],
});
