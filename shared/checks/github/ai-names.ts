/** Names of secrets, variables and inputs that say whose key they hold: those of AI services and the software around them. */
const aiName = /openai|anthropic|claude|gemini|google_?ai|mistral|cohere|hugging_?face|^hf_|groq|perplexity|replicate|openrouter|deepseek|codex|copilot|langchain|langsmith|pinecone|bedrock|(?:^|_)llm(?:_|$)|(?:^|_)ai_?(?:api_?)?(?:key|token)/iu;

/** Whether a name says that its value opens an AI service. */
export function isAiName(name: string): boolean {
  return aiName.test(name);
}
