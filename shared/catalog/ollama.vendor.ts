import { defineVendor } from './catalog-entry.ts';
import { embeddingModel, endpoint, model, prompt } from './gives.ts';

const pythonRoots = 'ollama.{chat,generate,create,pull,push,show,Client().chat,Client().generate,Client().pull,Client().create,AsyncClient().chat,AsyncClient().generate,AsyncClient().pull,AsyncClient().create}';

const javaRoot = 'io.github.{ollama4j,amithkoujalgi.ollama4j}';

export default defineVendor({
  id: 'ollama',
  name: 'Ollama',
  url: 'https://ollama.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'gem', name: 'ollama-ai', modules: ['ollama-ai'], role: 'sdk', provider: 'ollama' },
    { ecosystem: 'composer', name: 'ardagnsrn/ollama-php', modules: ['ArdaGnsrn.Ollama'], role: 'sdk', provider: 'ollama' },
    { ecosystem: 'composer', name: 'cloudstudio/ollama-laravel', modules: ['Cloudstudio.Ollama'], role: 'sdk', provider: 'ollama' },
    { ecosystem: 'golang', name: 'github.com/ollama/ollama', modules: ['github.com/ollama/ollama', 'github.com/jmorganca/ollama'], role: 'sdk', provider: 'ollama' },
    { ecosystem: 'cargo', name: 'ollama-rs', modules: ['ollama_rs'], role: 'sdk', provider: 'ollama' },
    { ecosystem: 'pypi', name: 'ollama', role: 'sdk', provider: 'ollama' },
    { ecosystem: 'npm', name: 'ollama', role: 'sdk', provider: 'ollama' },
    { ecosystem: 'npm', name: 'ollama-ai-provider', role: 'sdk', provider: 'ollama' },
    { ecosystem: 'npm', name: 'ollama-ai-provider-v2', role: 'sdk', provider: 'ollama' },
    { ecosystem: 'maven', name: 'io.github.ollama4j:ollama4j', modules: ['io.github.ollama4j'], role: 'sdk', provider: 'ollama' },
    { ecosystem: 'maven', name: 'io.github.amithkoujalgi:ollama4j', modules: ['io.github.amithkoujalgi.ollama4j'], role: 'sdk', provider: 'ollama' },
    { ecosystem: 'nuget', name: 'OllamaSharp', modules: ['OllamaSharp'], role: 'sdk', provider: 'ollama' },
  ],
  uses: [
    {
      ecosystem: 'gem',
      call: 'Ollama().{generate,chat}',
      gives: [
        { kind: 'model', from: 'model', provider: 'ollama' },
        { kind: 'prompt', from: ['system', 'messages[role=system].content'] },
      ],
    },
    { ecosystem: 'gem', call: 'Ollama().embeddings', gives: [{ kind: 'embedding_model', from: 'model', provider: 'ollama' }] },
    {
      ecosystem: 'composer',
      call: 'ArdaGnsrn.Ollama.Ollama.client().{chat(),completions()}.{create,createStreamed}',
      gives: [
        { kind: 'model', from: 'model', provider: 'ollama' },
        { kind: 'prompt', from: ['system', 'messages[role=system].content'] },
      ],
    },
    { ecosystem: 'composer', call: 'Cloudstudio.Ollama.Facades.Ollama.**.model', gives: [{ kind: 'model', from: '#0', provider: 'ollama' }] },
    { ecosystem: 'composer', call: 'Cloudstudio.Ollama.Facades.Ollama.agent', gives: [{ kind: 'prompt', from: '#0' }] },
    { ecosystem: 'golang', call: 'github.com/ollama/ollama/api#{ChatRequest,GenerateRequest,PullRequest,ShowRequest}', gives: [{ kind: 'model', from: ['Model', 'Name'], provider: 'ollama' }, { kind: 'prompt', from: ['System', 'Messages[Role=system].Content'] }] },
    { ecosystem: 'golang', call: 'github.com/ollama/ollama/api#{EmbedRequest,EmbeddingRequest}', gives: [{ kind: 'embedding_model', from: 'Model', provider: 'ollama' }] },
    { ecosystem: 'cargo', call: 'ollama_rs.**.{GenerationRequest,ChatMessageRequest}.new', gives: [{ kind: 'model', from: '#0', provider: 'ollama' }] },
    { ecosystem: 'cargo', call: 'ollama_rs.**.{Coordinator.new,Ollama.**.pull_model}', gives: [{ kind: 'model', from: ['#1', '#0'], provider: 'ollama' }] },
    { ecosystem: 'cargo', call: 'ollama_rs.**.GenerateEmbeddingsRequest.new', gives: [{ kind: 'embedding_model', from: '#0', provider: 'ollama' }] },
    { ecosystem: 'cargo', call: 'ollama_rs.**.ChatMessage.system', gives: [{ kind: 'prompt', from: '#0' }] },
    {
      ecosystem: 'pypi',
      call: pythonRoots,
      gives: [
        { kind: 'model', from: ['model', '#0'], provider: 'ollama' },
        { kind: 'prompt', from: ['system', 'messages[role=system].content'] },
      ],
    },
    {
      ecosystem: 'pypi',
      call: 'ollama.{embed,embeddings,Client().embed,Client().embeddings,AsyncClient().embed,AsyncClient().embeddings}',
      gives: [{ kind: 'embedding_model', from: ['model', '#0'], provider: 'ollama' }],
    },
    { ecosystem: 'pypi', call: 'ollama.{Client,AsyncClient}', gives: [{ kind: 'endpoint', from: ['host', '#0'], isOwn: true }] },
    {
      ecosystem: 'npm',
      call: 'ollama#{default.chat,default.generate,default.pull,Ollama().chat,Ollama().generate,Ollama().pull}',
      gives: [
        { kind: 'model', from: 'model', provider: 'ollama' },
        { kind: 'prompt', from: ['system', 'messages[role=system].content'] },
      ],
    },
    {
      ecosystem: 'npm',
      call: 'ollama#{default.embed,default.embeddings,Ollama().embed,Ollama().embeddings}',
      gives: [{ kind: 'embedding_model', from: 'model', provider: 'ollama' }],
    },
    { ecosystem: 'npm', call: 'ollama#Ollama', gives: [{ kind: 'endpoint', from: 'host', isOwn: true }] },
    { ecosystem: 'npm', call: '{ollama-ai-provider,ollama-ai-provider-v2}#ollama', gives: [{ kind: 'model', from: '#0', provider: 'ollama' }] },
    { ecosystem: 'maven', call: `${javaRoot}.**.{OllamaAPI,Ollama}`, gives: [endpoint('#0')] },
    { ecosystem: 'maven', call: `${javaRoot}.**.{OllamaAPI,Ollama}().{generate,generateAsync,generateWithTools,generateWithImageFiles,pullModel,chat,ask,askAsync}`, gives: [model('#0', 'ollama')] },
    { ecosystem: 'maven', call: `${javaRoot}.**.{OllamaAPI,Ollama}().{embed,generateEmbeddings}`, gives: [embeddingModel('#0', 'ollama')] },
    { ecosystem: 'maven', call: `${javaRoot}.**.OllamaChatRequestBuilder.{getInstance,builder().**.withModel}`, gives: [model('#0', 'ollama')] },
    { ecosystem: 'nuget', call: 'OllamaSharp.OllamaApiClient', gives: [endpoint('uriString', 'uri', '#0'), model(['defaultModel', '#1'], 'ollama')] },
    { ecosystem: 'nuget', call: 'OllamaSharp.OllamaApiClient().set_SelectedModel', gives: [model('#0', 'ollama')] },
    { ecosystem: 'nuget', call: 'OllamaSharp.Chat', gives: [prompt('systemPrompt', '#1')] },
    { ecosystem: 'nuget', call: 'OllamaSharp.Models.**.{ChatRequest,GenerateRequest}', gives: [model('Model', 'ollama'), prompt('System')] },
    { ecosystem: 'nuget', call: 'OllamaSharp.Models.EmbedRequest', gives: [embeddingModel('Model', 'ollama')] },
  ],
  modelCommands: [{ program: 'ollama', verbs: ['pull', 'run'] }],
  hosts: ['localhost:11434', '127.0.0.1:11434', 'host.docker.internal:11434', 'ollama:11434'],
  env: ['OLLAMA_HOST', 'OLLAMA_BASE_URL', 'OLLAMA_MODELS', 'OLLAMA_API_KEY', 'OLLAMA_API_BASE_URL', 'OLLAMA_ORIGINS', 'OLLAMA_KEEP_ALIVE'],
  // A name with a tag can be pushed again, so no id is pinned; the registry knows digests but the API takes none.
  // A tag with a letter in it: `localhost:8080` is an address.
  taggedModel: /^(?!ollama:)(?:[A-Za-z0-9][\w.-]*\/)*[A-Za-z0-9][\w.-]*:[\w.-]*[A-Za-z][\w.-]*$/,
  marks: ['OLLAMA_MODEL', 'ollama_model', 'ollamaModel', 'provider: ollama', 'provider: "ollama"', 'provider": "ollama"', 'provider = "ollama"', 'PROVIDER=ollama'],
  images: ['ollama/ollama'],
  actions: [{ command: 'ollama', role: 'inference' }],
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.lmChatOllama', role: 'model', model: 'model' },
    { type: '@n8n/n8n-nodes-langchain.lmOllama', role: 'model', model: 'model' },
    { type: '@n8n/n8n-nodes-langchain.embeddingsOllama', role: 'embedding_model', model: 'model' },
    { type: '@n8n/n8n-nodes-langchain.ollama', role: 'action', model: 'modelId' },
  ],
  prefixes: ['ollama_chat'],
  settings: [
    { key: '{application,appsettings}.**.ollama.{model,modelid,modelname,chatmodel,chatmodelid,defaultmodel}', gives: 'model', provider: 'ollama' },
    { key: '{application,appsettings}.**.ollama.{embeddingmodel,embeddingmodelid}', gives: 'embedding_model', provider: 'ollama' },
    { key: '{application,appsettings}.**.ollama.{endpoint,baseurl,url,uri,host}', gives: 'endpoint' },
  ],
  examples: [
    {
      why: 'a script that starts the server and fetches models',
      path: 'scripts/up.sh',
      text: 'docker run -d -v ollama:/root/.ollama -p 11434:11434 --name ollama ollama/ollama\ndocker exec -it ollama ollama pull llama3.2\nollama pull nomic-embed-text\n',
      finds: [
        { kind: 'container_image', name: 'ollama/ollama', line: 1 },
        { kind: 'model', name: 'llama3.2', line: 2, provider: 'ollama' },
        { kind: 'embedding_model', name: 'nomic-embed-text', line: 3, provider: 'ollama' },
        { kind: 'provider', name: 'ollama' },
      ],
    },
    { why: 'a model that an image holds', path: 'Dockerfile', text: 'FROM ollama/ollama:0.6\nRUN ollama serve & sleep 5 && ollama pull qwen2.5:7b\n', finds: [{ kind: 'container_image', name: 'ollama/ollama', line: 1 }, { kind: 'model', name: 'qwen2.5:7b', line: 2, provider: 'ollama' }, { kind: 'provider', name: 'ollama' }] },
    {
      why: 'a tag in configuration that says who serves, by a word',
      path: 'config.yaml',
      text: 'llm:\n  provider: ollama\n  model: qwen2.5-coder:7b\n  embedding_model: nomic-embed-text:v1.5\n',
      finds: [
        { kind: 'model', name: 'qwen2.5-coder:7b', line: 3, provider: 'ollama' },
        { kind: 'embedding_model', name: 'nomic-embed-text:v1.5', line: 4, provider: 'ollama' },
        { kind: 'provider', name: 'ollama' },
      ],
    },
    {
      why: 'by an address, in TOML',
      path: 'settings.toml',
      text: '[chat]\nbase_url = "http://localhost:11434/v1"\nmodel = "llama3.1:8b"\n',
      finds: [
        { kind: 'endpoint', name: 'localhost:11434/v1', line: 2 },
        { kind: 'model', name: 'llama3.1:8b', line: 3, provider: 'ollama' },
        { kind: 'provider', name: 'ollama' },
      ],
    },
    {
      why: 'under a name with the vendor in it, in an environment file, also without a tag',
      path: '.env',
      text: 'OLLAMA_MODEL=mistral\nFAST_MODEL=llama3.2:1b\n',
      finds: [
        { kind: 'model', name: 'mistral', line: 1, provider: 'ollama' },
        { kind: 'model', name: 'llama3.2:1b', line: 2, provider: 'ollama' },
        { kind: 'provider', name: 'ollama' },
      ],
    },
    {
      why: 'the default of a setting in code that has the address',
      path: 'settings.py',
      text: 'class Settings:\n    base_url: str = "http://localhost:11434"\n    chat_model: str = "llama3.1:8b"\n',
      finds: [
        { kind: 'endpoint', name: 'localhost:11434', line: 2 },
        { kind: 'model', name: 'llama3.1:8b', line: 3, provider: 'ollama' },
        { kind: 'provider', name: 'ollama' },
      ],
    },
    {
      why: 'the gem, and the facade of Laravel',
      path: 'lib/ask.rb',
      text: `require 'ollama-ai'

client = Ollama.new(credentials: { address: 'http://localhost:11434' })
client.generate({ model: 'llama3.2', prompt: 'Hi!' })
`,
      finds: [
        { kind: 'sdk', name: 'ollama-ai', line: 1 },
        { kind: 'provider', name: 'ollama' },
        { kind: 'endpoint', name: 'localhost:11434', line: 3 },
        { kind: 'model', name: 'llama3.2', line: 4, provider: 'ollama' },
      ],
    },
    {
      why: 'the facade of Laravel',
      path: 'app/Ask.php',
      text: `<?php
namespace App;
use Cloudstudio\\Ollama\\Facades\\Ollama;

Ollama::agent('You know the weather.')->prompt('x')->model('llama3.2')->ask();
`,
      finds: [
        { kind: 'sdk', name: 'cloudstudio/ollama-laravel', line: 3 },
        { kind: 'provider', name: 'ollama' },
        { kind: 'prompt', name: 'agent', line: 5 },
        { kind: 'model', name: 'llama3.2', line: 5, provider: 'ollama' },
      ],
    },
    {
      why: 'Go: a request of the API package',
      path: 'local.go',
      text: `package main

import (
	"context"

	"github.com/ollama/ollama/api"
)

func main() {
	client, _ := api.ClientFromEnvironment()
	client.Chat(context.Background(), &api.ChatRequest{Model: "llama3.2"}, nil)
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/ollama/ollama', line: 6 },
        { kind: 'provider', name: 'ollama' },
        { kind: 'model', name: 'llama3.2', line: 11, provider: 'ollama' },
      ],
    },
    {
      why: 'Rust: a request with an owned string',
      path: 'src/main.rs',
      text: `use ollama_rs::{generation::completion::request::GenerationRequest, Ollama};

#[tokio::main]
async fn main() {
    let ollama = Ollama::default();
    let model = "llama3.2:latest".to_string();
    ollama.generate(GenerationRequest::new(model, "Why?")).await.unwrap();
}
`,
      finds: [
        { kind: 'sdk', name: 'ollama-rs', line: 1 },
        { kind: 'provider', name: 'ollama' },
        { kind: 'model', name: 'llama3.2:latest', line: 6, provider: 'ollama' },
      ],
    },
    {
      why: 'the module functions',
      path: 'app.py',
      text: `import ollama

response = ollama.chat(model="llama3.2:3b", messages=[{"role": "user", "content": "Hi"}])
ollama.embed(model="nomic-embed-text", input="x")
`,
      finds: [
        { kind: 'sdk', name: 'ollama', line: 1 },
        { kind: 'provider', name: 'ollama' },
        { kind: 'model', name: 'llama3.2:3b', line: 3, provider: 'ollama' },
        { kind: 'embedding_model', name: 'nomic-embed-text', line: 4, provider: 'ollama' },
      ],
    },
    {
      why: 'a client of another host, imported by name',
      path: 'remote.py',
      text: `from ollama import Client, chat

client = Client(host="http://gpu-box.internal:11434")
client.generate("qwen2.5", prompt="Hi")
`,
      finds: [
        { kind: 'sdk', name: 'ollama', line: 1 },
        { kind: 'provider', name: 'ollama' },
        { kind: 'endpoint', name: 'gpu-box.internal:11434', line: 3 },
        { kind: 'model', name: 'qwen2.5', line: 4, provider: 'ollama' },
      ],
    },
    {
      why: 'JavaScript, the default export',
      path: 'src/local.ts',
      text: `import ollama from 'ollama';

export const reply = await ollama.chat({ model: 'mistral', messages: [] });
`,
      finds: [
        { kind: 'sdk', name: 'ollama', line: 1 },
        { kind: 'provider', name: 'ollama' },
        { kind: 'model', name: 'mistral', line: 3, provider: 'ollama' },
      ],
    },
    {
      why: 'a compose service',
      path: 'compose.yaml',
      text: 'services:\n  llm:\n    image: ollama/ollama:0.5.4\n    ports:\n      - "127.0.0.1:11434:11434"\n',
      finds: [
        { kind: 'container_image', name: 'ollama/ollama', line: 3 },
      ],
    },
    {
      why: 'the local API without any SDK',
      path: 'call.py',
      text: 'import requests\nrequests.post("http://localhost:11434/api/generate", json={})\n',
      finds: [
        { kind: 'provider', name: 'ollama' },
        { kind: 'endpoint', name: 'localhost:11434/api/generate', line: 2 },
      ],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "ollama": "^0.5.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'ollama', line: 3 }],
    },
    {
      why: 'a .NET client whose model is set later',
      path: 'Ask.cs',
      text: 'using OllamaSharp;\n\nvar ollama = new OllamaApiClient(new Uri("http://localhost:11434"));\nollama.SelectedModel = "llama3.2";\n',
      finds: [
        { kind: 'sdk', name: 'OllamaSharp', line: 1 },
        { kind: 'provider', name: 'ollama' },
        { kind: 'endpoint', name: 'localhost:11434', line: 3 },
        { kind: 'model', name: 'llama3.2', line: 4, provider: 'ollama' },
      ],
    },
    {
      why: 'a Java client',
      path: 'Ask.java',
      text: 'import io.github.ollama4j.OllamaAPI;\n\nclass Ask {\n  void run() {\n    OllamaAPI api = new OllamaAPI("http://localhost:11434");\n    api.generate("llama3", "Hi", false, null);\n  }\n}\n',
      finds: [
        { kind: 'sdk', name: 'io.github.ollama4j:ollama4j', line: 1 },
        { kind: 'provider', name: 'ollama' },
        { kind: 'endpoint', name: 'localhost:11434', line: 5 },
        { kind: 'model', name: 'llama3', line: 6, provider: 'ollama' },
      ],
    },
    {
      why: 'what a script fetches and runs',
      path: 'entrypoint.sh',
      text: '#!/bin/sh\nollama serve &\nollama pull mistral\nollama run tinydolphin:latest "Say hello"\n',
      finds: [
        { kind: 'provider', name: 'ollama' },
        { kind: 'model', name: 'mistral', line: 3, provider: 'ollama' },
        { kind: 'model', name: 'tinydolphin:latest', line: 4, provider: 'ollama' },
      ],
    },
  ],
  nearMisses: [
    { why: 'a script that fetches other things, and one that only looks', path: 'scripts/look.sh', text: 'git pull origin main\nnpm run build:prod\ndocker pull postgres:16\nollama list\nollama pull "$MODEL"\necho "ollama pull llama3.2"\n' },
    { why: 'a tag that nobody is said to serve', path: 'config.yaml', text: 'printer:\n  provider: acme\n  model: laser:v2\n' },
    { why: 'an image with its tag, and an address under the name of a model', path: 'compose-values.yaml', text: 'model_server: registry.example.com:5000\nimage: acme/web:v2\nprovider: docker\n' },
    { why: "Go: somebody's own api package", path: 'a.go', text: 'package a\n\nimport "example.com/shop/api"\n\nvar r = api.ChatRequest{Model: "llama3.2"}\n' },
    { why: 'another port of this machine', path: 'a.ts', text: "fetch('http://localhost:3000/api/generate');\n" },
    { why: 'an image whose name only ends alike', path: 'compose.yaml', text: 'services:\n  web:\n    image: example/ollama-docs:1\n' },
    { why: 'a local module', path: 'b.ts', text: "import ollama from './ollama';\nollama.chat({ model: 'mistral' });\n" },
    { why: 'an import in a comment', path: 'c.py', text: '# import ollama\n"""ollama.chat(model="llama3")"""\n' },
    { why: 'the word in a log line', path: 'Near.java', text: 'class Near { void run() { System.out.println("ollama llama3.2"); } }\n' },
  ],
});
