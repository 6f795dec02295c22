import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'chutes', base: 'https://llm.chutes.ai/v1', model: 'deepseek-ai/DeepSeek-V3-0324', env: 'CHUTES_API_KEY' });

export default defineVendor({
  id: 'chutes',
  name: 'Chutes',
  url: 'https://chutes.ai',
  type: 'vendor',
  packages: [],
  hosts: ['llm.chutes.ai'],
  env: ['CHUTES_API_KEY', 'CHUTES_API_TOKEN'],
  examples: [
    ...proofs.examples,
    {
      why: 'a chat model of LangChain with its address',
      path: 'chain.py',
      text: `from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="deepseek-ai/DeepSeek-V3-0324", base_url="https://llm.chutes.ai/v1")
`,
      finds: [
        { kind: 'sdk', name: 'langchain-openai', line: 1 },
        { kind: 'endpoint', name: 'llm.chutes.ai/v1', line: 3, provider: 'chutes' },
        { kind: 'provider', name: 'chutes' },
        { kind: 'model', name: 'deepseek-ai/DeepSeek-V3-0324', line: 3, provider: 'chutes' },
      ],
    },
    {
      why: 'a table of its models, in a file that asks another vendor, too',
      path: 'both.py',
      text: `from openai import OpenAI

chutes = OpenAI(base_url="https://llm.chutes.ai/v1")
MODELS = {"deep": "deepseek-ai/DeepSeek-R1"}

def plain(question):
    return OpenAI().responses.create(model="gpt-5-mini", input=question)
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'endpoint', name: 'llm.chutes.ai/v1', line: 3 },
        { kind: 'provider', name: 'chutes' },
        { kind: 'model', name: 'deepseek-ai/DeepSeek-R1', line: 4, provider: 'chutes' },
        { kind: 'model', name: 'gpt-5-mini', line: 7, provider: 'openai' },
      ],
    },
    {
      why: 'Go: a branch for each server, with its address and its model',
      path: 'llm.go',
      text: `package llm

import (
	"github.com/tmc/langchaingo/llms/ollama"
	"github.com/tmc/langchaingo/llms/openai"
)

func settings(provider string) (endpoint, model string) {
	switch provider {
	case "local":
		endpoint = "http://localhost:11434"
		model = "llama2:13b"
	default:
		endpoint = "https://llm.chutes.ai/v1"
		model = "deepseek-ai/DeepSeek-R1"
	}
	return endpoint, model
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/tmc/langchaingo', line: 4 },
        { kind: 'endpoint', name: 'localhost:11434', line: 11 },
        { kind: 'model', name: 'llama2:13b', line: 12, provider: 'ollama' },
        { kind: 'provider', name: 'ollama' },
        { kind: 'endpoint', name: 'llm.chutes.ai/v1', line: 14 },
        { kind: 'provider', name: 'chutes' },
        { kind: 'model', name: 'deepseek-ai/DeepSeek-R1', line: 15, provider: 'chutes' },
      ],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: "the word as a name of one's own", path: 'word.py', text: 'chutes = {"chutes": "deepseek-ai/DeepSeek-V3-0324"}\nprint(chutes)\n' },
  ],
});
