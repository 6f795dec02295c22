import { defineVendor, type UseRule } from './catalog-entry.ts';

const modelId = ['repo_id', 'pretrained_model_name_or_path', 'model_id', '#0'];

const embeddingTasks = ['feature-extraction', 'image-feature-extraction', 'sentence-similarity'];
const otherTasks = [
  'audio-classification', 'automatic-speech-recognition', 'conversational', 'depth-estimation', 'document-question-answering', 'fill-mask',
  'image-classification', 'image-segmentation', 'image-text-to-text', 'image-to-image', 'image-to-text', 'mask-generation', 'ner',
  'object-detection', 'question-answering', 'sentiment-analysis', 'summarization', 'table-question-answering', 'text-classification',
  'text-generation', 'text-to-audio', 'text-to-speech', 'text2text-generation', 'token-classification', 'translation', 'translation_en_to_de',
  'translation_en_to_fr', 'video-classification', 'visual-question-answering', 'zero-shot-classification', 'zero-shot-image-classification',
  'zero-shot-object-detection', 'background-removal', 'any-to-any',
];

/** A pipeline gives an embedding or another model by its task. */
function pipeline(ecosystem: 'npm' | 'pypi', call: string, argument: readonly string[]): UseRule[] {
  return [
    { ecosystem, call, when: { argument, equals: embeddingTasks }, gives: [{ kind: 'embedding_model', from: ['model', '#1'], provider: 'hugging-face' }] },
    { ecosystem, call, when: { argument, equals: otherTasks }, gives: [{ kind: 'model', from: ['model', '#1'], provider: 'hugging-face' }] },
  ];
}

const inferenceTasks =
  'chat_completion,text_generation,summarization,translation,question_answering,text_to_image,image_to_text,image_classification,text_classification,token_classification,automatic_speech_recognition,text_to_speech,zero_shot_classification,fill_mask,object_detection,visual_question_answering,chat.completions.create';
const inferenceTasksJs =
  'chatCompletion,chatCompletionStream,textGeneration,textGenerationStream,summarization,translation,questionAnswering,textToImage,imageToText,imageClassification,textClassification,tokenClassification,automaticSpeechRecognition,textToSpeech,zeroShotClassification,fillMask,objectDetection,visualQuestionAnswering';

/** What stands in place of a data set when files are loaded (datasets, packaged modules, read 2026-11-30). */
const fileFormats = ['csv', 'json', 'text', 'parquet', 'arrow', 'pandas', 'xml', 'sql', 'imagefolder', 'audiofolder', 'videofolder', 'pdffolder', 'webdataset', 'generator', 'spark'];

export default defineVendor({
  id: 'hugging-face',
  name: 'Hugging Face',
  url: 'https://huggingface.co',
  type: 'vendor',
  packages: [
    { ecosystem: 'gem', name: 'hugging-face', modules: ['HuggingFace', 'hugging_face'], role: 'sdk', provider: 'hugging-face' },
    { ecosystem: 'gem', name: 'transformers-rb', modules: ['Transformers', 'transformers-rb'], role: 'framework' },
    { ecosystem: 'gem', name: 'tokenizers', modules: ['Tokenizers', 'tokenizers'], role: 'sdk' },
    { ecosystem: 'composer', name: 'kambo/huggingface-php', modules: ['Kambo.Huggingface'], role: 'sdk', provider: 'hugging-face' },
    { ecosystem: 'pypi', name: 'transformers', role: 'framework' },
    { ecosystem: 'pypi', name: 'huggingface-hub', modules: ['huggingface_hub'], role: 'sdk', provider: 'hugging-face' },
    {
      ecosystem: 'pypi',
      name: 'datasets',
      role: 'training',
      names: ['load_dataset', 'load_from_disk', 'Dataset', 'DatasetDict', 'IterableDataset', 'Features', 'concatenate_datasets', 'interleave_datasets', 'get_dataset_config_names', 'load_dataset_builder', 'ClassLabel', 'Audio', 'Sequence', 'disable_caching', 'DownloadConfig', 'arrow_dataset', 'dataset_dict', 'fingerprint', 'iterable_dataset', 'formatting'],
    },
    { ecosystem: 'pypi', name: 'sentence-transformers', modules: ['sentence_transformers'], role: 'framework' },
    { ecosystem: 'pypi', name: 'diffusers', role: 'framework' },
    { ecosystem: 'pypi', name: 'peft', role: 'training', names: ['LoraConfig', 'PeftModel', 'PeftConfig', 'get_peft_model', 'AutoPeftModelForCausalLM', 'prepare_model_for_kbit_training', 'TaskType', 'PeftModelForCausalLM', 'get_peft_model_state_dict', 'set_peft_model_state_dict', 'PromptTuningConfig', 'PrefixTuningConfig', 'IA3Config', 'AdaLoraConfig', 'LoraModel', 'AutoPeftModel', 'tuners', 'peft_model', 'mapping', 'utils.get_peft_model_state_dict', 'utils.set_peft_model_state_dict'] },
    { ecosystem: 'pypi', name: 'trl', role: 'training', names: ['SFTTrainer', 'SFTConfig', 'DPOTrainer', 'DPOConfig', 'PPOTrainer', 'PPOConfig', 'GRPOTrainer', 'GRPOConfig', 'RewardTrainer', 'RewardConfig', 'KTOTrainer', 'KTOConfig', 'ORPOTrainer', 'ORPOConfig', 'ModelConfig', 'ScriptArguments', 'TrlParser', 'AutoModelForCausalLMWithValueHead', 'DataCollatorForCompletionOnlyLM', 'setup_chat_format', 'get_peft_config', 'get_quantization_config', 'trainer', 'core', 'extras', 'rewards'] },
    { ecosystem: 'pypi', name: 'accelerate', role: 'training', names: ['Accelerator', 'init_empty_weights', 'load_checkpoint_and_dispatch', 'notebook_launcher', 'PartialState', 'dispatch_model', 'infer_auto_device_map', 'DistributedDataParallelKwargs', 'InitProcessGroupKwargs', 'load_checkpoint_in_model', 'init_on_device', 'utils.set_seed', 'utils.gather_object', 'utils.ProjectConfiguration', 'utils.DistributedType', 'utils.is_xpu_available', 'logging.get_logger', 'test_utils', 'big_modeling', 'hooks', 'state'] },
    { ecosystem: 'pypi', name: 'safetensors', role: 'sdk' },
    { ecosystem: 'pypi', name: 'text-generation', modules: ['text_generation'], role: 'sdk' },
    { ecosystem: 'cargo', name: 'hf-hub', modules: ['hf_hub'], role: 'sdk', provider: 'hugging-face' },
    { ecosystem: 'cargo', name: 'tokenizers', role: 'sdk' },
    { ecosystem: 'cargo', name: 'safetensors', role: 'sdk' },
    { ecosystem: 'golang', name: 'github.com/sugarme/tokenizer', role: 'sdk' },
    { ecosystem: 'golang', name: 'github.com/daulet/tokenizers', role: 'sdk' },
    { ecosystem: 'golang', name: 'github.com/knights-analytics/hugot', role: 'serving' },
    { ecosystem: 'npm', name: '@huggingface/inference', role: 'sdk', provider: 'hugging-face' },
    { ecosystem: 'npm', name: '@huggingface/hub', role: 'sdk', provider: 'hugging-face' },
    { ecosystem: 'npm', name: '@huggingface/transformers', role: 'framework' },
    { ecosystem: 'npm', name: '@huggingface/mcp-client', role: 'protocol' },
    { ecosystem: 'npm', name: '@xenova/transformers', role: 'framework' },
    { ecosystem: 'maven', name: 'ai.djl.huggingface:tokenizers', modules: ['ai.djl.huggingface'], role: 'sdk' },
  ],
  uses: [
    { ecosystem: 'gem', call: 'Transformers.pipeline', gives: [{ kind: 'model', from: ['model', '#1'], provider: 'hugging-face' }] },
    { ecosystem: 'gem', call: 'HuggingFace.InferenceApi().call', gives: [{ kind: 'model', from: 'model', provider: 'hugging-face' }] },
    { ecosystem: 'cargo', call: 'hf_hub.**.{Api,ApiBuilder,ApiRepo}.**.model', gives: [{ kind: 'model', from: '#0', provider: 'hugging-face' }] },
    { ecosystem: 'cargo', call: 'hf_hub.**.{Api,ApiBuilder}.**.dataset', gives: [{ kind: 'dataset', from: '#0' }] },
    { ecosystem: 'cargo', call: 'hf_hub.Repo.model', gives: [{ kind: 'model', from: '#0', provider: 'hugging-face' }] },
    { ecosystem: 'cargo', call: 'hf_hub.Repo.dataset', gives: [{ kind: 'dataset', from: '#0' }] },
    { ecosystem: 'cargo', call: 'hf_hub.Repo.{new,with_revision}', when: { argument: '#1', equals: ['Model'] }, gives: [{ kind: 'model', from: '#0', provider: 'hugging-face' }] },
    { ecosystem: 'golang', call: 'github.com/knights-analytics/hugot#DownloadModel', gives: [{ kind: 'model', from: '#0', provider: 'hugging-face' }] },
    ...pipeline('pypi', 'transformers.**.pipeline', ['task', '#0']),
    { ecosystem: 'pypi', call: 'transformers.**.from_pretrained', gives: [{ kind: 'model', from: modelId, provider: 'hugging-face', revision: 'revision' }] },
    { ecosystem: 'pypi', call: 'diffusers.**.{from_pretrained,from_single_file}', gives: [{ kind: 'model', from: modelId, provider: 'hugging-face', revision: 'revision' }] },
    { ecosystem: 'pypi', call: 'diffusers.**.load_lora_weights', gives: [{ kind: 'model', from: ['pretrained_model_name_or_path_or_dict', '#0'], provider: 'hugging-face' }] },
    { ecosystem: 'pypi', call: 'peft.**.from_pretrained', gives: [{ kind: 'model', from: ['model_id', '#1'], provider: 'hugging-face' }] },
    {
      ecosystem: 'pypi',
      call: 'sentence_transformers.**.{SentenceTransformer,SparseEncoder}',
      gives: [{ kind: 'embedding_model', from: ['model_name_or_path', '#0'], provider: 'hugging-face' }],
    },
    { ecosystem: 'pypi', call: 'sentence_transformers.**.CrossEncoder', gives: [{ kind: 'model', from: ['model_name_or_path', 'model_name', '#0'], provider: 'hugging-face' }] },
    { ecosystem: 'pypi', call: 'datasets.{load_dataset,load_dataset_builder}', gives: [{ kind: 'dataset', from: ['path', '#0'], except: fileFormats }] },
    // Of a format the files are the data set.
    { ecosystem: 'pypi', call: 'datasets.{load_dataset,load_dataset_builder}', when: { argument: ['path', '#0'], equals: fileFormats }, gives: [{ kind: 'dataset', from: ['data_files.train', 'data_files[]', 'data_files'] }] },
    {
      ecosystem: 'pypi',
      call: 'huggingface_hub.**.{InferenceClient,AsyncInferenceClient}',
      gives: [
        { kind: 'model', from: ['model', '#0'], provider: 'hugging-face' },
        { kind: 'endpoint', from: ['base_url', 'model', '#0'] },
      ],
    },
    {
      ecosystem: 'pypi',
      call: `huggingface_hub.**.{InferenceClient,AsyncInferenceClient}().{${inferenceTasks}}`,
      gives: [
        { kind: 'model', from: 'model', provider: 'hugging-face' },
        { kind: 'prompt', from: 'messages[role=system].content' },
      ],
    },
    {
      ecosystem: 'pypi',
      call: 'huggingface_hub.**.{InferenceClient,AsyncInferenceClient}().{feature_extraction,sentence_similarity}',
      gives: [{ kind: 'embedding_model', from: 'model', provider: 'hugging-face' }],
    },
    // Without `repo_type` these fetch a model; with it the kind is what it says.
    { ecosystem: 'pypi', call: 'huggingface_hub.**.{hf_hub_download,snapshot_download}', when: { argument: 'repo_type', equals: ['dataset'] }, gives: [{ kind: 'dataset', from: ['repo_id', '#0'] }] },
    { ecosystem: 'pypi', call: 'huggingface_hub.**.{hf_hub_download,snapshot_download}', when: { argument: 'repo_type', absent: true }, gives: [{ kind: 'model', from: ['repo_id', '#0'], provider: 'hugging-face', revision: 'revision' }] },
    ...pipeline('npm', '@huggingface/transformers#pipeline', ['#0']),
    ...pipeline('npm', '@xenova/transformers#pipeline', ['#0']),
    { ecosystem: 'npm', call: '@huggingface/transformers#*.from_pretrained', gives: [{ kind: 'model', from: '#0', provider: 'hugging-face' }] },
    { ecosystem: 'npm', call: '@xenova/transformers#*.from_pretrained', gives: [{ kind: 'model', from: '#0', provider: 'hugging-face' }] },
    {
      ecosystem: 'npm',
      call: `@huggingface/inference#{InferenceClient,HfInference}().{${inferenceTasksJs}}`,
      gives: [
        { kind: 'model', from: 'model', provider: 'hugging-face' },
        { kind: 'prompt', from: 'messages[role=system].content' },
      ],
    },
    {
      ecosystem: 'npm',
      call: '@huggingface/inference#{InferenceClient,HfInference}().{featureExtraction,sentenceSimilarity}',
      gives: [{ kind: 'embedding_model', from: 'model', provider: 'hugging-face' }],
    },
    { ecosystem: 'npm', call: `@huggingface/inference#{${inferenceTasksJs}}`, gives: [{ kind: 'model', from: 'model', provider: 'hugging-face' }] },
    { ecosystem: 'maven', call: 'ai.djl.huggingface.tokenizers.HuggingFaceTokenizer.newInstance', gives: [{ kind: 'model', from: '#0', provider: 'hugging-face' }] },
  ],
  hosts: ['router.huggingface.co', 'api-inference.huggingface.co', '*.endpoints.huggingface.cloud'],
  modelInUrl: /^(?:api-inference|router)\.huggingface\.co\/(?:hf-inference\/)?(?:models|pipeline\/[a-z-]+)\/([^/]+\/[^/]+)/,
  // Files of data sets and spaces have a word before the name.
  weightsInUrl: /^(?:huggingface\.co|hf\.co)\/(?!(?:datasets|spaces|api|docs|blog)\/)([\w.-]+\/[\w.-]+)\/resolve\/[^?#]*\.(?:gguf|safetensors|bin|onnx|pt|pth|ckpt|task|tflite)$/,
  marks: ['/resolve/main/', 'huggingface.co/'],
  env: ['HF_TOKEN', 'HF_HOME', 'HF_HUB_OFFLINE', 'HF_ENDPOINT', 'HF_API_TOKEN', 'HUGGING_FACE_HUB_TOKEN', 'HUGGINGFACEHUB_API_TOKEN', 'HUGGINGFACE_API_KEY', 'HUGGINGFACE_TOKEN'],
  keys: [
    {
      id: 'hugging_face_token',
      title: 'Hugging Face access token',
      literals: ['hf_', 'api_org_'],
      pattern: /(?<![A-Za-z0-9_])((?:hf_|api_org_)[A-Za-z]{34})(?![A-Za-z0-9_])/,
      entropyMin: 3.6,
      examples: [`HF_TOKEN=${'hf'}_qTvLwZkXbNcRmYdHsPgJfUeAoVtBiKxQyW`, `token="${'api_org'}_ZbXnKqWmLpRtYvHdGsJfCuEaOiTzNxBcVk"`],
      nearMisses: ['hf_hub_download(repo_id="x")', 'HF_TOKEN=hf_...', `hf_${'x'.repeat(34)}`, 'self.hf_model_configuration_and_tokenizer_path'],
    },
  ],
  models: [
    { id: 'sentence-transformers/all-MiniLM-L6-v2', aliases: ['all-MiniLM-L6-v2'], kind: 'embedding_model' },
    { id: 'sentence-transformers/all-mpnet-base-v2', aliases: ['all-mpnet-base-v2'], kind: 'embedding_model' },
    { id: 'BAAI/bge-small-en-v1.5', kind: 'embedding_model' },
    { id: 'BAAI/bge-base-en-v1.5', kind: 'embedding_model' },
    { id: 'BAAI/bge-large-en-v1.5', kind: 'embedding_model' },
    { id: 'BAAI/bge-m3', kind: 'embedding_model' },
    { id: 'intfloat/multilingual-e5-large', kind: 'embedding_model' },
    { id: 'openai-community/gpt2', aliases: ['gpt2'] },
    { id: 'google-bert/bert-base-uncased', aliases: ['bert-base-uncased'] },
    { id: 'distilbert/distilbert-base-uncased-finetuned-sst-2-english', aliases: ['distilbert-base-uncased-finetuned-sst-2-english'] },
  ],
  // A repository id follows its main branch; only the `revision` argument pins it, which no id shows.
  pinnedModel: /@[0-9a-f]{40}$/,
  serving: [
    { images: ['ghcr.io/huggingface/text-generation-inference'], options: ['--model-id'] },
    { images: ['ghcr.io/huggingface/text-embeddings-inference'], options: ['--model-id'], kind: 'embedding_model' },
  ],
  // Repositories of organizations that publish weights. Gateways spell the same models in lower case, so a capital or a digit of the hub's spelling decides.
  modelPattern:
    /^(?:(?:meta-llama|mistralai|Qwen|deepseek-ai|NousResearch|HuggingFaceH4|HuggingFaceTB|microsoft|nvidia|tiiuae|stabilityai|CohereForAI|CohereLabs|THUDM|zai-org|allenai|unsloth|TheBloke|bigcode|Salesforce|ibm-granite|moonshotai)\/[\w.-]*[A-Z][\w.-]*|(?:sentence-transformers|BAAI|intfloat|facebook|FacebookAI|distilbert|EleutherAI|bigscience|google-bert|openai-community|cross-encoder|cardiffnlp|Helsinki-NLP|runwayml|CompVis|black-forest-labs|nomic-ai|mixedbread-ai|thenlper|hkunlp|jinaai|Alibaba-NLP|Snowflake)\/[\w.-]+|google\/(?:flan|bert|vit|mt5|t5|pegasus|electra|gemma)[\w.-]*|openai\/(?:whisper|clip)-[\w.-]+)$/,
  modelBeginnings: ['meta-llama/', 'mistralai/', 'Qwen/', 'deepseek-ai/', 'NousResearch/', 'HuggingFace', 'stabilityai/', 'unsloth/', 'TheBloke/', 'sentence-transformers/', 'BAAI/', 'intfloat/', 'facebook/', 'EleutherAI/', 'google/flan', 'google/gemma', 'google/vit', 'openai/whisper', 'nomic-ai/', 'mixedbread-ai/', 'microsoft/Phi', 'microsoft/phi', 'all-MiniLM', 'all-mpnet'],
  prefixes: ['huggingface', 'hf', 'hugging_face'],
  images: ['ghcr.io/huggingface/text-generation-inference', 'ghcr.io/huggingface/text-embeddings-inference', 'huggingface/*'],
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.lmOpenHuggingFaceInference', role: 'model', model: 'model' },
    { type: '@n8n/n8n-nodes-langchain.embeddingsHuggingFaceInference', role: 'embedding_model', model: 'modelName' },
  ],
  examples: [
    {
      why: 'the gem of the inference API',
      path: 'lib/ask.rb',
      text: `require "hugging_face"

client = HuggingFace::InferenceApi.new(api_token: ENV["HUGGING_FACE_API_TOKEN"])
client.call(model: "distilbert-base-uncased-distilled-squad", input: {})
`,
      finds: [
        { kind: 'sdk', name: 'hugging-face', line: 1 },
        { kind: 'provider', name: 'hugging-face' },
        { kind: 'model', name: 'distilbert-base-uncased-distilled-squad', line: 4, provider: 'hugging-face' },
      ],
    },
    {
      why: 'Go: a model that is downloaded',
      path: 'hugot.go',
      text: `package main

import "github.com/knights-analytics/hugot"

func main() {
	hugot.DownloadModel("KnightsAnalytics/distilbert-NER", "./models/", hugot.NewDownloadOptions())
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/knights-analytics/hugot', line: 3 },
        { kind: 'model', name: 'KnightsAnalytics/distilbert-NER', line: 6, provider: 'hugging-face' },
        { kind: 'provider', name: 'hugging-face' },
      ],
    },
    {
      why: 'Rust: a revision of a repository of the hub',
      path: 'src/main.rs',
      text: `use hf_hub::{api::sync::Api, Repo, RepoType};
use tokenizers::Tokenizer;

fn main() -> anyhow::Result<()> {
    let repo = Repo::with_revision("sentence-transformers/all-MiniLM-L6-v2".to_string(), RepoType::Model, "refs/pr/21".to_string());
    let path = Api::new()?.repo(repo).get("tokenizer.json")?;
    Tokenizer::from_file(path).unwrap();
    Ok(())
}
`,
      finds: [
        { kind: 'sdk', name: 'hf-hub', line: 1 },
        { kind: 'sdk', name: 'tokenizers', line: 2 },
        { kind: 'provider', name: 'hugging-face' },
        { kind: 'embedding_model', name: 'sentence-transformers/all-MiniLM-L6-v2', line: 5, provider: 'hugging-face' },
      ],
    },
    {
      why: 'the model in the address of a request',
      path: 'rest.py',
      text: `import requests

API_URL = "https://api-inference.huggingface.co/models/facebook/bart-large-cnn"
requests.post(API_URL, json={"inputs": "long text"})
`,
      finds: [
        { kind: 'endpoint', name: 'api-inference.huggingface.co/models/facebook/bart-large-cnn', line: 3, provider: 'hugging-face' },
        { kind: 'provider', name: 'hugging-face', line: 3 },
        { kind: 'model', name: 'facebook/bart-large-cnn', line: 3, provider: 'hugging-face' },
      ],
    },
    {
      why: 'a pipeline and a model loaded by class',
      path: 'app.py',
      text: `from transformers import AutoModelForCausalLM, pipeline

generator = pipeline("text-generation", model="openai-community/gpt2")
model = AutoModelForCausalLM.from_pretrained("mistralai/Mistral-7B-v0.1")
`,
      finds: [
        { kind: 'sdk', name: 'transformers', line: 1 },
        { kind: 'provider', name: 'hugging-face' },
        { kind: 'model', name: 'openai-community/gpt2', line: 3, provider: 'hugging-face' },
        { kind: 'model', name: 'mistralai/Mistral-7B-v0.1', line: 4, provider: 'hugging-face' },
      ],
    },
    {
      why: 'a dataset and an embedding model',
      path: 'train.py',
      text: `from datasets import load_dataset
from sentence_transformers import SentenceTransformer

data = load_dataset("rajpurkar/squad", split="train")
encoder = SentenceTransformer("sentence-transformers/all-MiniLM-L6-v2")
`,
      finds: [
        { kind: 'sdk', name: 'datasets', line: 1 },
        { kind: 'sdk', name: 'sentence-transformers', line: 2 },
        { kind: 'provider', name: 'hugging-face' },
        { kind: 'dataset', name: 'rajpurkar/squad', line: 4 },
        { kind: 'embedding_model', name: 'sentence-transformers/all-MiniLM-L6-v2', line: 5, provider: 'hugging-face' },
      ],
    },
    {
      why: 'data sets of files, by their format',
      path: 'own.py',
      text: `from datasets import load_dataset

pairs = load_dataset("json", data_files="data/pairs.jsonl", split="train")
parts = load_dataset("csv", data_files={"train": "train.csv", "test": "test.csv"})
any_of_them = load_dataset("parquet", data_files=FILES)
squad = load_dataset("rajpurkar/squad", data_files="dev.json")
`,
      finds: [
        { kind: 'sdk', name: 'datasets', line: 1 },
        { kind: 'dataset', name: 'data/pairs.jsonl', line: 3 },
        { kind: 'dataset', name: 'train.csv', line: 4 },
        { kind: 'dataset', name: 'rajpurkar/squad', line: 6 },
      ],
    },
    {
      why: 'weights that are fetched from their address',
      path: 'weights.py',
      text: `URL = "https://huggingface.co/acme/small-chat-GGUF/resolve/main/small-chat.Q4_K_M.gguf?download=true"
CARD = "https://huggingface.co/acme/small-chat-GGUF"
ROWS = "https://huggingface.co/datasets/acme/rows/resolve/main/rows.parquet"
LOGO = "https://huggingface.co/acme/small-chat-GGUF/resolve/main/logo.png"
`,
      finds: [{ kind: 'model', name: 'acme/small-chat-GGUF', line: 1, provider: 'hugging-face' }, { kind: 'provider', name: 'hugging-face' }],
    },
    {
      why: 'hosted inference',
      path: 'infer.py',
      text: `from huggingface_hub import InferenceClient

client = InferenceClient()
client.chat_completion(model="meta-llama/Llama-3.1-8B-Instruct", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'huggingface-hub', line: 1 },
        { kind: 'provider', name: 'hugging-face' },
        { kind: 'model', name: 'meta-llama/Llama-3.1-8B-Instruct', line: 4, provider: 'hugging-face' },
      ],
    },
    {
      why: 'JavaScript inference',
      path: 'src/hf.ts',
      text: `import { InferenceClient } from '@huggingface/inference';

const hf = new InferenceClient(process.env.HF_TOKEN);
export const vector = await hf.featureExtraction({ model: 'BAAI/bge-m3', inputs: 'x' });
`,
      finds: [
        { kind: 'sdk', name: '@huggingface/inference', line: 1 },
        { kind: 'provider', name: 'hugging-face' },
        { kind: 'embedding_model', name: 'BAAI/bge-m3', line: 4, provider: 'hugging-face' },
      ],
    },
    {
      why: 'a model in the browser',
      path: 'src/local.js',
      text: `import { pipeline } from '@huggingface/transformers';

const classify = await pipeline('sentiment-analysis', 'Xenova/distilbert-base-uncased-finetuned-sst-2-english');
`,
      finds: [
        { kind: 'sdk', name: '@huggingface/transformers', line: 1 },
        { kind: 'provider', name: 'hugging-face' },
        { kind: 'model', name: 'Xenova/distilbert-base-uncased-finetuned-sst-2-english', line: 3, provider: 'hugging-face' },
      ],
    },
    {
      why: 'serving images, each told its model',
      path: 'compose.yml',
      text: 'services:\n  tgi:\n    image: ghcr.io/huggingface/text-generation-inference:2.4\n    command: --model-id HuggingFaceH4/zephyr-7b-beta\n  tei:\n    image: ghcr.io/huggingface/text-embeddings-inference:cpu-1.5\n    command: ["--model-id", "BAAI/bge-small-en-v1.5"]\n',
      finds: [
        { kind: 'container_image', name: 'ghcr.io/huggingface/text-generation-inference', line: 3 },
        { kind: 'model', name: 'HuggingFaceH4/zephyr-7b-beta', line: 3, provider: 'hugging-face' },
        { kind: 'provider', name: 'hugging-face' },
        { kind: 'container_image', name: 'ghcr.io/huggingface/text-embeddings-inference', line: 6 },
        { kind: 'embedding_model', name: 'BAAI/bge-small-en-v1.5', line: 6, provider: 'hugging-face' },
      ],
    },
    { why: 'requirements', path: 'requirements.txt', text: 'transformers==4.46.0\nsentence-transformers\n', finds: [{ kind: 'dependency', name: 'transformers', line: 1 }, { kind: 'dependency', name: 'sentence-transformers', line: 2 }] },
    {
      why: 'the tokenizer of a model',
      path: 'Tok.java',
      text: 'import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;\n\nclass Tok { HuggingFaceTokenizer t = HuggingFaceTokenizer.newInstance("sentence-transformers/all-MiniLM-L6-v2"); }\n',
      finds: [
        { kind: 'sdk', name: 'ai.djl.huggingface:tokenizers', line: 1 },
        { kind: 'embedding_model', name: 'sentence-transformers/all-MiniLM-L6-v2', line: 3 },
        { kind: 'provider', name: 'hugging-face' },
      ],
    },
  ],
  nearMisses: [
    { why: 'a project module called datasets', path: 'a.py', text: 'from datasets import ImageFolder, make_loader\nmake_loader("rajpurkar/squad")\n' },
    { why: 'a pipeline of a build', path: 'b.py', text: 'from builds.pipeline import make_pipeline as pipeline\npipeline("text-generation", model="gpt2")\n' },
    { why: 'a module whose name only starts alike', path: 'c.py', text: 'import transformers_js_py\nfrom electrical.transformers import Transformer\n' },
    { why: 'datasets of the project', path: 'd.py', text: 'from records.datasets import load_dataset\nload_dataset("iris")\n' },
    { why: 'a web page of the site', path: 'e.ts', text: "export const link = 'https://huggingface.co/docs';\n" },
    { why: 'another tokenizer', path: 'Tok.java', text: 'import java.util.StringTokenizer;\nclass Tok { StringTokenizer t = new StringTokenizer("bert-base-uncased"); }\n' },
  ],
});
