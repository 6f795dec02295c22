import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'chainlit',
  name: 'Chainlit',
  url: 'https://docs.chainlit.io',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'chainlit', role: 'framework' },
    { ecosystem: 'npm', name: '@chainlit/react-client', role: 'framework' },
  ],
  examples: [
    { why: 'a chat', path: 'app.py', text: 'import chainlit as cl\n\n@cl.on_message\nasync def main(message: cl.Message):\n    await cl.Message(content="hi").send()\n', finds: [{ kind: 'sdk', name: 'chainlit', line: 1 }] },
    { why: 'from the module', path: 'start.py', text: 'from chainlit import on_chat_start\n\n@on_chat_start\ndef start():\n    pass\n', finds: [{ kind: 'sdk', name: 'chainlit', line: 1 }] },
    { why: 'the client', path: 'src/chat.ts', text: 'import { useChatSession } from \'@chainlit/react-client\';\n\nexport const use = useChatSession;\n', finds: [{ kind: 'sdk', name: '@chainlit/react-client', line: 1 }] },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "@chainlit/react-client": "^1.0.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: '@chainlit/react-client', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'chainlit==2.0\nstreamlit\n', finds: [{ kind: 'dependency', name: 'chainlit', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a page without a model', path: 'a.py', text: 'import streamlit as st\nst.chat_message("user")\n' },
    { why: 'a chain with a light', path: 'b.py', text: 'from lamps.chainlit import on_message\non_message(1)\n' },
    { why: 'packages of interfaces', path: 'requirements.txt', text: 'streamlit\ndash\n' },
    { why: 'a relative module', path: 'c.py', text: 'from .chainlit import Message\nMessage()\n' },
  ],
});
