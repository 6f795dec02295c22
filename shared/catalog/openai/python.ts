/** OpenAI in Python. */
import type { EntryPart } from '../entry-part.ts';
import { azureClasses } from './azure-classes.ts';

export const python: EntryPart = {
  packages: [
    { ecosystem: 'pypi', name: 'openai', role: 'sdk', provider: 'openai', providers: azureClasses },
    { ecosystem: 'pypi', name: 'tiktoken', role: 'sdk' },
  ],
  uses: [
    {
      ecosystem: 'pypi',
      call: 'openai.{OpenAI,AsyncOpenAI}',
      gives: [{ kind: 'endpoint', from: 'base_url' }],
    },
    // The client that the module itself is.
    { ecosystem: 'pypi', call: 'openai.{set_api_base,set_base_url}', gives: [{ kind: 'endpoint', from: '#0' }] },
    {
      ecosystem: 'pypi',
      call: 'openai.{chat.completions,completions,responses,images,audio.speech,audio.transcriptions,moderations}.{create,parse,generate,edit}',
      gives: [
        { kind: 'model', from: 'model', provider: 'openai' },
        { kind: 'prompt', from: ['instructions', 'messages[role=system].content', 'messages[role=developer].content', 'input[role=system].content', 'input[role=developer].content'] },
      ],
    },
    { ecosystem: 'pypi', call: 'openai.embeddings.create', gives: [{ kind: 'embedding_model', from: 'model', provider: 'openai' }] },
    {
      ecosystem: 'pypi',
      call: 'openai.{OpenAI,AsyncOpenAI}().**.{chat,beta,responses,completions,audio,images,moderations,batches,fine_tuning,jobs,realtime,assistants,threads,runs,with_raw_response,with_streaming_response}.**.{create,parse,stream,generate,edit,connect,create_and_run}',
      gives: [
        { kind: 'model', from: 'model', provider: 'openai' },
        { kind: 'prompt', from: ['instructions', 'messages[role=system].content', 'messages[role=developer].content', 'input[role=system].content', 'input[role=developer].content'] },
      ],
    },
    {
      ecosystem: 'pypi',
      call: 'openai.{OpenAI,AsyncOpenAI}().**.embeddings.create',
      gives: [{ kind: 'embedding_model', from: 'model', provider: 'openai' }],
    },
    {
      ecosystem: 'pypi',
      call: 'openai.{ChatCompletion,Completion}.{create,acreate}',
      gives: [
        { kind: 'model', from: ['model', 'engine'], provider: 'openai' },
        { kind: 'prompt', from: 'messages[role=system].content' },
      ],
    },
    { ecosystem: 'pypi', call: 'openai.Audio.{transcribe,atranscribe,translate,atranslate}', gives: [{ kind: 'model', from: ['model', '#0'], provider: 'openai' }] },
    { ecosystem: 'pypi', call: 'openai.Embedding.{create,acreate}', gives: [{ kind: 'embedding_model', from: ['model', 'engine'], provider: 'openai' }] },
  ],
  examples: [
    {
      why: 'tools that the vendor runs, and a server of MCP that it calls; the function among them is a tool of ours',
      path: 'research.py',
      text: `from openai import OpenAI

client = OpenAI()
search = {"type": "web_search_preview", "search_context_size": "low"}
client.responses.create(
    model="gpt-5.5",
    tools=[
        search,
        {"type": "code_interpreter", "container": {"type": "auto"}},
        {"type": "mcp", "server_label": "tides", "server_url": "https://tides.example.com/mcp", "require_approval": "never"},
        {"type": "function", "name": "dock", "parameters": {"type": "object"}},
    ],
    input=[{"role": "user", "content": [{"type": "input_text", "text": "When?"}]}],
)
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-5.5', line: 6 },
        { kind: 'tool', name: 'web_search_preview', line: 4 },
        { kind: 'tool', name: 'code_interpreter', line: 9 },
        { kind: 'mcp_server', name: 'tides', line: 10 },
        { kind: 'tool', name: 'dock', line: 11 },
      ],
    },
    {
      why: 'Python: the address is set on the module or on the client, and whoever answers there serves the model',
      path: 'pointed.py',
      text: `import openai

openai.api_base = "https://api.groq.com/openai/v1"
openai.ChatCompletion.create(model="llama-3.3-70b-versatile", messages=[])

client = openai.OpenAI()
client.base_url = "https://api.groq.com/openai/v1"
client.chat.completions.create(model="llama-3.1-8b-instant", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'endpoint', name: 'api.groq.com/openai/v1', line: 3, provider: 'groq' },
        { kind: 'provider', name: 'groq' },
        { kind: 'model', name: 'llama-3.3-70b-versatile', line: 4, provider: 'groq' },
        { kind: 'model', name: 'llama-3.1-8b-instant', line: 8, provider: 'groq' },
      ],
    },
    {
      why: 'a cell of a notebook',
      path: 'demo.ipynb',
      text: `{
 "cells": [
  {
   "cell_type": "code",
   "source": [
    "from openai import OpenAI\\n",
    "OpenAI().responses.create(model=\\"gpt-4o\\", input=\\"x\\")"
   ]
  }
 ],
 "nbformat": 4
}
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 6 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 7, provider: 'openai' },
      ],
    },
    {
      why: 'the client, a constant followed to its use, and a system prompt',
      path: 'app.py',
      text: `from openai import OpenAI as Client

MODEL = "gpt-4o-2024-08-06"
SYSTEM_PROMPT = "You answer briefly."
client = Client()

def ask(question):
    return client.chat.completions.create(
        model=MODEL,
        messages=[{"role": "system", "content": SYSTEM_PROMPT}, {"role": "user", "content": question}],
    )
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o-2024-08-06', line: 3, provider: 'openai' },
        { kind: 'prompt', name: 'SYSTEM_PROMPT', line: 4 },
      ],
    },
    {
      why: 'the client in an instance attribute, used by another method',
      path: 'service.py',
      text: `import openai

class Search:
    def __init__(self):
        self.client = openai.AsyncOpenAI(base_url="https://llm.internal.example/v1")

    async def embed(self, text):
        return await self.client.embeddings.create(input=text, model="text-embedding-3-small")
`,
      finds: [
        { kind: 'sdk', name: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'endpoint', name: 'llm.internal.example/v1', line: 5 },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 8, provider: 'openai' },
      ],
    },
    {
      why: 'a server of one\'s own that speaks the same API is no service of the vendor',
      path: 'local.py',
      text: `from openai import OpenAI

client = OpenAI(base_url="http://localhost:8000/v1", api_key="none")
client.chat.completions.create(model="my-llama", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'endpoint', name: 'localhost:8000/v1', line: 3 },
        { kind: 'model', name: 'my-llama', line: 4 },
      ],
    },
    {
      why: 'a client that comes as a parameter is the one that the file makes',
      path: 'parameter.py',
      text: `from openai import OpenAI

def ask(client: OpenAI, text: str):
    return client.chat.completions.create(model="grok-4", messages=[{"role": "user", "content": text}])

print(ask(OpenAI(base_url="https://api.x.ai/v1"), "Hi"))
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'endpoint', name: 'api.x.ai/v1', line: 6, provider: 'xai' },
        { kind: 'provider', name: 'xai' },
        { kind: 'model', name: 'grok-4', line: 4, provider: 'xai' },
      ],
    },
    {
      why: 'a raw HTTP call to the API host, without any SDK',
      path: 'call.py',
      text: `import requests

requests.post("https://api.openai.com/v1/chat/completions", timeout=10)
`,
      finds: [
        { kind: 'provider', name: 'openai' },
        { kind: 'endpoint', name: 'api.openai.com/v1/chat/completions', line: 3 },
      ],
    },
    {
      why: 'a body that is posted to the API host, built before the call',
      path: 'raw.py',
      text: `import json
import requests

URL = "https://api.openai.com/v1/chat/completions"

def ask(question):
    payload = {"model": "gpt-4o-mini", "messages": [{"role": "user", "content": question}]}
    return requests.post(URL, data=json.dumps(payload), timeout=30)
`,
      finds: [
        { kind: 'provider', name: 'openai' },
        { kind: 'endpoint', name: 'api.openai.com/v1/chat/completions', line: 4 },
        { kind: 'model', name: 'gpt-4o-mini', line: 7, provider: 'openai' },
      ],
    },
    {
      why: 'a body that a helper sends, with the address of the file; a model of something else beside it is none',
      path: 'helper.py',
      text: `import httpx

BASE = "https://api.openai.com/v1"

class Api:
    def __init__(self, transport):
        self.transport = transport

    def ask(self, question):
        return self.transport.send("chat/completions", {"model": "gpt-4.1-mini", "messages": [question]})

    def car(self):
        return self.transport.send("cars", {"model": "golf", "text": "blue"})
`,
      finds: [
        { kind: 'provider', name: 'openai' },
        { kind: 'endpoint', name: 'api.openai.com/v1', line: 3 },
        { kind: 'model', name: 'gpt-4.1-mini', line: 10, provider: 'openai' },
      ],
    },
    {
      why: 'a body for another host in a file that asks the API too, and data for nobody',
      path: 'cars.py',
      text: `import requests

def known():
    return requests.get("https://api.openai.com/v1/models", timeout=10)

def offer(db):
    db.insert({"model": "gpt-4o", "text": "blue"})
    requests.post("https://cars.example.com/v1/offers", json={"model": "gpt-4o", "messages": ["blue"]})
`,
      finds: [
        { kind: 'provider', name: 'openai' },
        { kind: 'endpoint', name: 'api.openai.com/v1/models', line: 4 },
      ],
    },
    {
      why: 'a requirement is an AI dependency',
      path: 'requirements.txt',
      text: 'openai==1.51.0\nrequests>=2\n',
      finds: [{ kind: 'dependency', name: 'openai', line: 1 }],
    },
  ],
  nearMisses: [
    { why: 'the output of a notebook', path: 'j.ipynb', text: '{"cells": [{"cell_type": "code", "source": ["print(1)"], "outputs": [{"text": ["from openai import OpenAI\\n"]}]}]}' },
    { why: 'a body with a model for another host', path: 'raw.py', text: 'import requests\n\nrequests.post("https://cars.example.com/v1/parts", json={"model": "gpt-4o", "messages": []})\n' },
    {
      why: 'data with a model of something else, in a function that has another host',
      path: 'cars.py',
      text: 'import requests\n\ndef offer(db):\n    db.insert({"model": "golf", "text": "blue"})\n    requests.post("https://cars.example.com/v1/offers", json={"model": "golf", "prompt": "blue"})\n',
    },
    { why: 'an import in a comment', path: 'a.py', text: '# import openai\nx = 1\n' },
    { why: 'an import in a docstring', path: 'b.py', text: '"""\nimport openai\nclient = openai.OpenAI()\n"""\n' },
    { why: 'a module whose name only starts alike', path: 'c.py', text: 'import openairo\nopenairo.OpenAI()\n' },
  ],
};
