/** // It runs what one gives it: an import means a place where models run, and no hosted model. */
import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'modal',
  name: 'Modal',
  url: 'https://modal.com',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'modal', role: 'serving', names: ['App', 'Stub', 'Image', 'Volume', 'Secret', 'Sandbox', 'Function', 'Cls', 'gpu', 'method', 'enter', 'asgi_app', 'web_endpoint', 'fastapi_endpoint', 'wsgi_app', 'web_server', 'Dict', 'Queue', 'Mount'] },
    { ecosystem: 'npm', name: 'modal', role: 'serving', names: ['ModalClient', 'App', 'Image', 'Sandbox', 'Function_', 'Cls', 'Secret', 'Volume'] },
  ],
  keys: [
    {
      id: 'modal_token',
      title: 'Modal token secret',
      literals: ['MODAL_TOKEN_SECRET', 'MODAL_TOKEN_ID'],
      pattern: /(?<![A-Za-z0-9_])MODAL_TOKEN_(?:SECRET|ID)["']?\s{0,4}[=:]\s{0,4}["']?(a[ks]-[A-Za-z0-9]{22})(?![A-Za-z0-9])/,
      entropyMin: 3.6,
      examples: [`MODAL_TOKEN_SECRET=${'a'}s-uwfJdipWHsZXrhUdbePDJS`, `MODAL_TOKEN_ID: "${'a'}k-Mvb5Vd7PwA2CkYb3d2mSCs"`],
      nearMisses: ['MODAL_TOKEN_SECRET=', 'os.environ["MODAL_TOKEN_ID"]', `MODAL_TOKEN_SECRET=as-${'x'.repeat(22)}`],
    },
  ],
  examples: [
    {
      why: 'an app with a function on a graphics card',
      path: 'serve.py',
      text: `import modal

app = modal.App("llm")
image = modal.Image.debian_slim().pip_install("vllm")

@app.function(gpu="A100", image=image)
def generate(prompt):
    return prompt
`,
      finds: [{ kind: 'sdk', name: 'modal', line: 1 }],
    },
    {
      why: 'names taken from it',
      path: 'classes.py',
      text: 'from modal import App, gpu\n\napp = App("llm")\n',
      finds: [{ kind: 'sdk', name: 'modal', line: 1 }],
    },
    {
      why: 'the client in JavaScript',
      path: 'src/modal.ts',
      text: "import { ModalClient } from 'modal';\n\nexport const modal = new ModalClient();\n",
      finds: [{ kind: 'sdk', name: 'modal', line: 1 }],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'modal==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'modal', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "modal": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'modal', line: 3 }],
    },
  ],
  nearMisses: [
    { why: 'a dialog', path: 'a.ts', text: "import modal, { useModal } from 'modal';\nmodal.open(useModal());\n" },
    { why: 'a dialog of the project', path: 'b.tsx', text: 'import { Modal } from \'./modal\';\nexport const box = <Modal title="x" />;\n' },
    { why: 'modal logic', path: 'c.py', text: 'from modal import Box, Diamond\nBox(Diamond("p"))\n' },
    { why: 'a variable', path: 'd.py', text: 'modal = {"gpu": "A100"}\nprint(modal)\n' },
  ],
});
