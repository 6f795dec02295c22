/** The classes of LlamaIndex for Python that stand for models: a table of each kind, and the rules that are made of them. */
import type { CatalogExample, Give, UseRule } from '../catalog-entry.ts';
import { tableProof } from './table-proof.ts';

export interface Partner {
  /** Last part of the package and, with underscores, of the module. */
  readonly name: string;
  /** Last part of the module where it is another. */
  readonly module?: string;
  readonly classes: string;
  readonly provider?: string;
  /** Argument of an address that is not called as most have it. */
  readonly address?: string;
}

export const llms: readonly Partner[] = [
  { name: 'openai', classes: 'OpenAI,OpenAIResponses', provider: 'openai' },
  { name: 'azure-openai', classes: 'AzureOpenAI', provider: 'azure-openai' },
  { name: 'anthropic', classes: 'Anthropic', provider: 'anthropic' },
  { name: 'gemini', classes: 'Gemini', provider: 'google' },
  { name: 'google-genai', classes: 'GoogleGenAI', provider: 'google' },
  { name: 'vertex', classes: 'Vertex', provider: 'google' },
  { name: 'bedrock', classes: 'Bedrock', provider: 'aws-bedrock' },
  { name: 'bedrock-converse', classes: 'BedrockConverse', provider: 'aws-bedrock' },
  { name: 'mistralai', classes: 'MistralAI', provider: 'mistral' },
  { name: 'cohere', classes: 'Cohere', provider: 'cohere' },
  { name: 'ollama', classes: 'Ollama', provider: 'ollama' },
  { name: 'huggingface', classes: 'HuggingFaceLLM', provider: 'hugging-face' },
  { name: 'huggingface-api', classes: 'HuggingFaceInferenceAPI', provider: 'hugging-face' },
  { name: 'groq', classes: 'Groq', provider: 'groq' },
  { name: 'deepseek', classes: 'DeepSeek', provider: 'deepseek' },
  { name: 'together', classes: 'TogetherLLM', provider: 'together' },
  { name: 'fireworks', classes: 'Fireworks', provider: 'fireworks' },
  { name: 'perplexity', classes: 'Perplexity', provider: 'perplexity' },
  { name: 'openrouter', classes: 'OpenRouter', provider: 'openrouter' },
  { name: 'replicate', classes: 'Replicate', provider: 'replicate' },
  { name: 'cerebras', classes: 'Cerebras', provider: 'cerebras' },
  { name: 'sambanovasystems', classes: 'SambaNovaCloud,SambaStudio', provider: 'sambanova' },
  { name: 'nvidia', classes: 'NVIDIA', provider: 'nvidia' },
  { name: 'ai21', classes: 'AI21', provider: 'ai21' },
  { name: 'dashscope', classes: 'DashScope,DashScopeMultiModal', provider: 'alibaba-dashscope' },
  { name: 'zhipuai', classes: 'ZhipuAI', provider: 'zhipu' },
  { name: 'yi', classes: 'Yi', provider: 'zero-one-ai' },
  { name: 'qianfan', classes: 'Qianfan', provider: 'baidu-qianfan' },
  { name: 'siliconflow', classes: 'SiliconFlow', provider: 'siliconflow' },
  { name: 'novita', classes: 'NovitaAI', provider: 'novita' },
  { name: 'deepinfra', classes: 'DeepInfraLLM', provider: 'deepinfra' },
  { name: 'anyscale', classes: 'Anyscale', provider: 'anyscale' },
  { name: 'baseten', classes: 'Baseten', provider: 'baseten' },
  { name: 'octoai', classes: 'OctoAI', provider: 'octoai' },
  { name: 'friendli', classes: 'Friendli', provider: 'friendli' },
  { name: 'predibase', classes: 'PredibaseLLM', provider: 'predibase' },
  { name: 'nebius', classes: 'NebiusLLM', provider: 'nebius' },
  { name: 'ovhcloud', classes: 'OVHcloud', provider: 'ovhcloud' },
  { name: 'databricks', classes: 'Databricks', provider: 'databricks' },
  { name: 'cortex', classes: 'Cortex', provider: 'snowflake-cortex' },
  { name: 'ibm', classes: 'WatsonxLLM', provider: 'ibm-watsonx' },
  { name: 'oci-genai', classes: 'OCIGenAI', provider: 'oracle-oci-genai' },
  { name: 'alephalpha', classes: 'AlephAlpha', provider: 'aleph-alpha' },
  { name: 'upstage', classes: 'Upstage', provider: 'upstage' },
  { name: 'helicone', classes: 'Helicone' },
  // A router: whose model it is stands in the id.
  { name: 'litellm', classes: 'LiteLLM', provider: 'prefix' },
  { name: 'palm', classes: 'PaLM', provider: 'google' },
  { name: 'azure-inference', classes: 'AzureAICompletionsModel', provider: 'azure-openai', address: 'endpoint' },
  { name: 'watsonx', classes: 'WatsonX', provider: 'ibm-watsonx' },
  { name: 'oci-data-science', classes: 'OCIDataScience', provider: 'oracle-oci-genai', address: 'endpoint' },
  { name: 'sagemaker-endpoint', classes: 'SageMakerLLM', provider: 'aws-sagemaker' },
  { name: 'solar', classes: 'Solar', provider: 'upstage' },
  { name: 'gigachat', classes: 'GigaChatLLM', provider: 'sber-gigachat' },
  { name: 'reka', classes: 'RekaLLM', provider: 'reka' },
  { name: 'stepfun', classes: 'StepFun', provider: 'stepfun' },
  { name: 'minimax', classes: 'MiniMax', provider: 'minimax' },
  { name: 'meta', classes: 'LlamaLLM', provider: 'meta-llama' },
  { name: 'featherlessai', classes: 'FeatherlessLLM', provider: 'featherless' },
  { name: 'vercel-ai-gateway', classes: 'VercelAIGateway', provider: 'vercel-ai-gateway' },
  { name: 'unify', classes: 'Unify', provider: 'unify' },
  { name: 'lmstudio', classes: 'LMStudio', provider: 'lm-studio' },
  // Weights of the hub that run where the program does.
  { name: 'vllm', classes: 'Vllm,VllmServer', provider: 'hugging-face', address: 'api_url' },
  { name: 'mlx', classes: 'MLXLLM', provider: 'hugging-face' },
  { name: 'ipex-llm', classes: 'IpexLLM.from_model_id,IpexLLM.from_model_id_low_bit', provider: 'hugging-face' },
  { name: 'optimum-intel', classes: 'OptimumIntelLLM', provider: 'hugging-face' },
  { name: 'gaudi', classes: 'GaudiLLM', provider: 'hugging-face' },
  // Whoever answers at the address, and the weights that a program has as a file.
  { name: 'openai-like', classes: 'OpenAILike,OpenAILikeResponses' },
  { name: 'openvino', classes: 'OpenVINOLLM' },
  { name: 'openvino-genai', classes: 'OpenVINOGenAILLM' },
  { name: 'llama-cpp', classes: 'LlamaCPP' },
  { name: 'llamafile', classes: 'Llamafile' },
  { name: 'localai', classes: 'LocalAI' },
  { name: 'sglang', classes: 'SGLang', address: 'api_url' },
  { name: 'openllm', classes: 'OpenLLM,OpenLLMAPI' },
  { name: 'opea', classes: 'OPEA' },
  { name: 'xinference', classes: 'Xinference', address: 'endpoint' },
  { name: 'text-generation-inference', classes: 'TextGenerationInference', address: 'model_url' },
  { name: 'nvidia-tensorrt', classes: 'LocalTensorRTLLM' },
  { name: 'mistral-rs', classes: 'MistralRS' },
  { name: 'modelscope', classes: 'ModelScopeLLM' },
  // Hosts that are no vendors here.
  { name: 'asi', classes: 'ASI' },
  { name: 'cometapi', classes: 'CometAPI' },
  { name: 'everlyai', classes: 'EverlyAI' },
  { name: 'heroku', classes: 'Heroku' },
  { name: 'keywordsai', classes: 'KeywordsAI' },
  { name: 'konko', classes: 'Konko' },
  { name: 'maritalk', classes: 'Maritalk' },
  { name: 'netmind', classes: 'NetmindLLM' },
  { name: 'neutrino', classes: 'Neutrino' },
  { name: 'premai', classes: 'PremAI' },
];

export const embeddings: readonly Partner[] = [
  { name: 'openai', classes: 'OpenAIEmbedding', provider: 'openai' },
  { name: 'azure-openai', classes: 'AzureOpenAIEmbedding', provider: 'azure-openai' },
  { name: 'google-genai', classes: 'GoogleGenAIEmbedding', provider: 'google' },
  { name: 'gemini', classes: 'GeminiEmbedding', provider: 'google' },
  { name: 'bedrock', classes: 'BedrockEmbedding', provider: 'aws-bedrock' },
  { name: 'mistralai', classes: 'MistralAIEmbedding', provider: 'mistral' },
  { name: 'cohere', classes: 'CohereEmbedding', provider: 'cohere' },
  { name: 'ollama', classes: 'OllamaEmbedding', provider: 'ollama' },
  { name: 'huggingface', classes: 'HuggingFaceEmbedding', provider: 'hugging-face' },
  { name: 'together', classes: 'TogetherEmbedding', provider: 'together' },
  { name: 'fireworks', classes: 'FireworksEmbedding', provider: 'fireworks' },
  { name: 'nvidia', classes: 'NVIDIAEmbedding', provider: 'nvidia' },
  { name: 'dashscope', classes: 'DashScopeEmbedding', provider: 'alibaba-dashscope' },
  { name: 'zhipuai', classes: 'ZhipuAIEmbedding', provider: 'zhipu' },
  { name: 'siliconflow', classes: 'SiliconFlowEmbedding', provider: 'siliconflow' },
  { name: 'deepinfra', classes: 'DeepInfraEmbeddingModel', provider: 'deepinfra' },
  { name: 'anyscale', classes: 'AnyscaleEmbedding', provider: 'anyscale' },
  { name: 'cloudflare-workersai', classes: 'CloudflareEmbedding', provider: 'cloudflare-workers-ai' },
  { name: 'ibm', classes: 'WatsonxEmbeddings', provider: 'ibm-watsonx' },
  { name: 'oci-genai', classes: 'OCIGenAIEmbeddings', provider: 'oracle-oci-genai' },
  { name: 'upstage', classes: 'UpstageEmbedding', provider: 'upstage' },
  { name: 'voyageai', classes: 'VoyageEmbedding', provider: 'voyage' },
  { name: 'jinaai', classes: 'JinaEmbedding', provider: 'jina' },
  { name: 'nomic', classes: 'NomicEmbedding,NomicHFEmbedding', provider: 'nomic' },
  { name: 'mixedbreadai', classes: 'MixedbreadAIEmbedding', provider: 'mixedbread' },
  { name: 'litellm', classes: 'LiteLLMEmbedding', provider: 'prefix' },
  { name: 'huggingface-api', classes: 'HuggingFaceInferenceAPIEmbedding', provider: 'hugging-face' },
  { name: 'azure-inference', classes: 'AzureAIEmbeddingsModel', provider: 'azure-openai', address: 'endpoint' },
  { name: 'google', classes: 'GooglePaLMEmbedding', provider: 'google' },
  { name: 'vertex', classes: 'VertexTextEmbedding,VertexMultiModalEmbedding', provider: 'google' },
  { name: 'sagemaker-endpoint', classes: 'SageMakerEmbedding', provider: 'aws-sagemaker' },
  { name: 'alephalpha', classes: 'AlephAlphaEmbedding', provider: 'aleph-alpha' },
  { name: 'baseten', classes: 'BasetenEmbedding', provider: 'baseten' },
  { name: 'databricks', classes: 'DatabricksEmbedding', provider: 'databricks' },
  { name: 'gigachat', classes: 'GigaChatEmbedding', provider: 'sber-gigachat' },
  { name: 'nebius', classes: 'NebiusEmbedding', provider: 'nebius' },
  { name: 'octoai', classes: 'OctoAIEmbedding', provider: 'octoai' },
  { name: 'oci-data-science', classes: 'OCIDataScienceEmbedding', provider: 'oracle-oci-genai', address: 'endpoint' },
  { name: 'yandexgpt', classes: 'YandexGPTEmbedding', provider: 'yandexgpt' },
  // Weights of the hub that run where the program does.
  { name: 'fastembed', classes: 'FastEmbedEmbedding', provider: 'hugging-face' },
  { name: 'instructor', classes: 'InstructorEmbedding', provider: 'hugging-face' },
  { name: 'ipex-llm', classes: 'IpexLLMEmbedding', provider: 'hugging-face' },
  { name: 'gaudi', classes: 'GaudiEmbedding', provider: 'hugging-face' },
  { name: 'vllm', classes: 'VllmEmbedding', provider: 'hugging-face' },
  { name: 'huggingface-optimum', classes: 'OptimumEmbedding', provider: 'hugging-face' },
  { name: 'huggingface-optimum-intel', classes: 'IntelEmbedding', provider: 'hugging-face' },
  { name: 'openvino', module: 'huggingface_openvino', classes: 'OpenVINOEmbedding,OpenVINOClipEmbedding', provider: 'hugging-face' },
  { name: 'itrex', module: 'huggingface_itrex', classes: 'ItrexQuantizedBgeEmbedding', provider: 'hugging-face' },
  // Whoever answers at the address, and the weights that a program has as a file.
  { name: 'openai-like', classes: 'OpenAILikeEmbedding' },
  { name: 'openvino-genai', classes: 'OpenVINOGENAIEmbedding' },
  { name: 'text-embeddings-inference', classes: 'TextEmbeddingsInference' },
  { name: 'opea', classes: 'OPEAEmbedding' },
  { name: 'xinference', classes: 'XinferenceEmbedding' },
  { name: 'clip', classes: 'ClipEmbedding' },
  { name: 'modelscope', classes: 'ModelScopeEmbedding' },
  // Hosts that are no vendors here.
  { name: 'heroku', classes: 'HerokuEmbedding' },
  { name: 'isaacus', classes: 'IsaacusEmbedding' },
  { name: 'netmind', classes: 'NetmindEmbedding' },
  { name: 'premai', classes: 'PremAIEmbeddings' },
];

export const multiModalLlms: readonly Partner[] = [
  { name: 'openai', classes: 'OpenAIMultiModal', provider: 'openai' },
  { name: 'azure-openai', classes: 'AzureOpenAIMultiModal', provider: 'azure-openai' },
  { name: 'anthropic', classes: 'AnthropicMultiModal', provider: 'anthropic' },
  { name: 'gemini', classes: 'GeminiMultiModal', provider: 'google' },
  { name: 'bedrock', classes: 'BedrockMultiModal', provider: 'aws-bedrock' },
  { name: 'mistralai', classes: 'MistralAIMultiModal', provider: 'mistral' },
  { name: 'ollama', classes: 'OllamaMultiModal', provider: 'ollama' },
  { name: 'huggingface', classes: 'HuggingFaceMultiModal', provider: 'hugging-face' },
  { name: 'replicate', classes: 'ReplicateMultiModal', provider: 'replicate' },
  { name: 'dashscope', classes: 'DashScopeMultiModal', provider: 'alibaba-dashscope' },
  { name: 'nvidia', classes: 'NVIDIAMultiModal', provider: 'nvidia' },
  { name: 'zhipuai', classes: 'ZhipuAIMultiModal', provider: 'zhipu' },
  { name: 'nebius', classes: 'NebiusMultiModal', provider: 'nebius' },
  { name: 'reka', classes: 'RekaMultiModalLLM', provider: 'reka' },
  { name: 'openai-like', classes: 'OpenAILikeMultiModal' },
];

export const rerankers: readonly Partner[] = [
  { name: 'cohere-rerank', classes: 'CohereRerank', provider: 'cohere' },
  { name: 'jinaai-rerank', classes: 'JinaRerank', provider: 'jina' },
  { name: 'voyageai-rerank', classes: 'VoyageAIRerank', provider: 'voyage' },
  { name: 'nvidia-rerank', classes: 'NVIDIARerank', provider: 'nvidia' },
  { name: 'mixedbreadai-rerank', classes: 'MixedbreadAIRerank', provider: 'mixedbread' },
  { name: 'bedrock-rerank', classes: 'BedrockRerank,AWSBedrockRerank', provider: 'aws-bedrock' },
  { name: 'dashscope-rerank', classes: 'DashScopeRerank', provider: 'alibaba-dashscope' },
  { name: 'siliconflow-rerank', classes: 'SiliconFlowRerank', provider: 'siliconflow' },
  { name: 'flag-embedding-reranker', classes: 'FlagEmbeddingReranker', provider: 'hugging-face' },
  { name: 'colbert-rerank', classes: 'ColbertRerank', provider: 'hugging-face' },
  { name: 'sbert-rerank', classes: 'SentenceTransformerRerank', provider: 'hugging-face' },
  { name: 'xinference-rerank', classes: 'XinferenceRerank' },
];

/** Providers that are one's own server or resource, wherever it stands. */
const ownServers = new Set(['ollama', 'lm-studio', 'azure-openai', 'aws-bedrock']);

const modelArgument = ['engine', 'deployment_name', 'model', 'model_name', 'model_id', 'model_id_or_path', 'model_path', 'model_uid'];

/** A table with the area of its packages and what its classes are. */
interface Table {
  readonly area: string;
  readonly partners: readonly Partner[];
  readonly kind: 'model' | 'embedding_model';
  /** Module around those of the partners, where the core has some of them, too. */
  readonly module?: string;
  readonly from: readonly string[];
}

const tables: readonly Table[] = [
  // Positional: the id comes first in most classes and nothing else there looks like one.
  { area: 'llms', partners: llms, kind: 'model', from: [...modelArgument, '#0'] },
  { area: 'multi-modal-llms', partners: multiModalLlms, kind: 'model', from: [...modelArgument, '#0'] },
  { area: 'embeddings', partners: embeddings, kind: 'embedding_model', from: [...modelArgument, '#0'] },
  { area: 'postprocessor', partners: rerankers, kind: 'model', module: '{postprocessor,core.postprocessor}', from: modelArgument },
];

/** Rules at the module of today and at the one from before the split into packages. */
export const partnerRules: readonly UseRule[] = tables.flatMap((table) => table.partners.map((partner) => ruleOf(partner, table)));

export const partnerExamples: readonly CatalogExample[] = tables.map(({ area, partners, kind }) =>
  tableProof({
    why: `each row of the table of ${area}`,
    path: `${moduleOf(area)}.py`,
    kind,
    rows: partners.map(({ name, module = moduleOf(name), classes, provider }) => {
      const [made = ''] = classes.split(',');
      return {
        sdk: `llama-index-${area}-${name}`,
        imports: `from llama_index.${moduleOf(area)}.${module} import ${made.split('.')[0]}`,
        call: [`${made}(${name === 'azure-openai' ? 'engine' : 'model'}="`, '")'] as const,
        provider: provider === 'prefix' ? undefined : provider,
      };
    }),
  }),
);

/** A name of a package as a module has it. */
export function moduleOf(name: string): string {
  return name.replaceAll('-', '_');
}

function ruleOf({ classes, provider, address }: Partner, { area, module = moduleOf(area), kind, from }: Table): UseRule {
  const model: Give = { kind, from: provider === 'azure-openai' && address === undefined ? ['engine', 'deployment_name', 'azure_deployment'] : from, ...(provider !== undefined && { provider }) };
  const isOwn = provider !== undefined && ownServers.has(provider);
  return {
    ecosystem: 'pypi',
    call: `llama_index.${module}.**.{${classes}}`,
    gives: [
      ...(provider === undefined || provider === 'prefix' ? [] : [{ kind: 'provider' as const, provider }]),
      model,
      { kind: 'endpoint', from: ['api_base', 'base_url', 'azure_endpoint', ...(address === undefined ? [] : [address])], ...(isOwn && { isOwn }) },
    ],
  };
}
