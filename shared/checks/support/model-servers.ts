/**
 * Container images that serve models, with what switches their authentication on.
 * From the servers' own documentation, read 2026-11: vLLM `--api-key`, text-generation-inference `--api-key` (3.x), llama.cpp server `--api-key`,
 * SGLang `--api-key`, LocalAI `API_KEY`, Open WebUI (signs people in unless WEBUI_AUTH is false), LiteLLM `LITELLM_MASTER_KEY`. Ollama, Triton, TorchServe and TEI have none.
 */
export interface ModelServer {
  readonly title: string;
  /** The last segments of the repository, or the whole of it. */
  readonly image: RegExp;
  /** Environment names that switch authentication on by being set. */
  readonly env: readonly string[];
  /** Command-line options that do. */
  readonly option?: RegExp;
}

const apiKeyOption = /(?:^|[\s"'[,])--api-key(?:-file)?(?=[\s"'=,]|$)/;

const modelServers: readonly ModelServer[] = [
  { title: 'Ollama', image: /(?:^|\/)ollama\/ollama$/, env: [] },
  { title: 'vLLM', image: /(?:^|\/)vllm\/vllm-openai$|(?:^|\/)vllm-openai$/, env: ['VLLM_API_KEY'], option: apiKeyOption },
  { title: 'text-generation-inference', image: /(?:^|\/)huggingface\/text-generation-inference$/, env: ['API_KEY'], option: apiKeyOption },
  { title: 'text-embeddings-inference', image: /(?:^|\/)huggingface\/text-embeddings-inference$/, env: ['API_KEY'], option: apiKeyOption },
  { title: 'llama.cpp', image: /(?:^|\/)(?:ggml-org|ggerganov)\/llama\.cpp$/, env: ['LLAMA_API_KEY', 'LLAMA_ARG_API_KEY'], option: apiKeyOption },
  { title: 'SGLang', image: /(?:^|\/)lmsysorg\/sglang$/, env: [], option: apiKeyOption },
  { title: 'LocalAI', image: /(?:^|\/)(?:localai\/localai|go-skynet\/local-ai)$/, env: ['API_KEY', 'LOCALAI_API_KEY'], option: /--api-keys?\b/ },
  { title: 'LiteLLM', image: /(?:^|\/)(?:berriai\/)?litellm(?:-database|-non_root)?$/, env: ['LITELLM_MASTER_KEY'] },
  { title: 'Triton Inference Server', image: /(?:^|\/)tritonserver$/, env: [] },
  { title: 'TorchServe', image: /(?:^|\/)pytorch\/torchserve(?:-nightly)?$/, env: [] },
  { title: 'TensorFlow Serving', image: /(?:^|\/)tensorflow\/serving$/, env: [] },
];

/** The model server behind an image repository, or nothing. */
export function modelServerOf(repository: string): ModelServer | undefined {
  return modelServers.find(({ image }) => image.test(repository));
}
