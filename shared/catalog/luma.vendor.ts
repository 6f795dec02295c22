import { defineVendor } from './catalog-entry.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'luma', url: 'https://api.lumalabs.ai/dream-machine/v1/generations', env: 'LUMAAI_API_KEY', model: 'ray-2' });

export default defineVendor({
  id: 'luma',
  name: 'Luma AI',
  url: 'https://lumalabs.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'lumaai', role: 'sdk', provider: 'luma' },
    { ecosystem: 'npm', name: 'lumaai', role: 'sdk', provider: 'luma' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'lumaai.{LumaAI,AsyncLumaAI}().generations.**.create', gives: [{ kind: 'model', from: 'model', provider: 'luma' }] },
    { ecosystem: 'npm', call: 'lumaai#{default,LumaAI}().generations.**.create', gives: [{ kind: 'model', from: 'model', provider: 'luma' }] },
  ],
  hosts: ['api.lumalabs.ai'],
  env: ['LUMAAI_API_KEY', 'LUMA_API_KEY'],
  keys: [
    {
      id: 'luma_api_key',
      title: 'Luma API key',
      literals: ['luma-'],
      pattern: /(?<![A-Za-z0-9_-])(luma-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?:-[0-9a-f-]{8,60})?)(?![0-9a-z-])/,
      entropyMin: 3.0,
      examples: [`LUMAAI_API_KEY=${'lu'}ma-7c1e9a3f-5b2d-8046-e1a7-c3f9b5d20846`, `luma_api_key: "${'lu'}ma-04f8b2d6-a1c3-e597-0f8b-4d2a6c1e3579"`],
      nearMisses: ['LUMAAI_API_KEY=luma-...', '<link rel="stylesheet" href="luma-theme-dark.css">', 'luma-00000000-0000-0000-0000-000000000000'],
    },
  ],
  models: [
    { id: 'ray-2' },
    { id: 'ray-flash-2' },
    { id: 'ray-1-6' },
    { id: 'photon-1' },
    { id: 'photon-flash-1' },
  ],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'v.py',
      text: `from lumaai import LumaAI

client = LumaAI()
client.generations.create(model="ray-flash-2", prompt="a boat")
`,
      finds: [
        { kind: 'sdk', name: 'lumaai', line: 1 },
        { kind: 'provider', name: 'luma' },
        { kind: 'model', name: 'ray-flash-2', line: 4, provider: 'luma' },
      ],
    },
    {
      why: 'its own SDK in JavaScript',
      path: 'src/l.ts',
      text: `import { LumaAI } from 'lumaai';

export const image = await new LumaAI().generations.image.create({ model: 'photon-1', prompt: 'a boat' });
`,
      finds: [
        { kind: 'sdk', name: 'lumaai', line: 1 },
        { kind: 'provider', name: 'luma' },
        { kind: 'model', name: 'photon-1', line: 3, provider: 'luma' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'lumaai==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'lumaai', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "lumaai": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'lumaai', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'screens and devices of this name', path: 'a.py', text: `from luma.core.interface.serial import i2c
from luma.oled.device import ssd1306
ssd1306(i2c())
` },
    { why: 'the brightness of a pixel', path: 'b.ts', text: 'export const luma = (r: number, g: number, b: number) => 0.2126 * r + 0.7152 * g + 0.0722 * b;\n' },
  ],
});
