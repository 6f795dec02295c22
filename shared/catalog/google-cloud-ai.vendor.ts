import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'google-cloud-ai',
  name: 'Google Cloud AI services (speech, vision, language, documents)',
  url: 'https://cloud.google.com/products/ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'google-cloud-speech', modules: ['google.cloud.speech', 'google.cloud.speech_v1', 'google.cloud.speech_v1p1beta1', 'google.cloud.speech_v2'], role: 'sdk', provider: 'google-cloud-ai' },
    { ecosystem: 'pypi', name: 'google-cloud-texttospeech', modules: ['google.cloud.texttospeech', 'google.cloud.texttospeech_v1'], role: 'sdk', provider: 'google-cloud-ai' },
    { ecosystem: 'pypi', name: 'google-cloud-vision', modules: ['google.cloud.vision', 'google.cloud.vision_v1'], role: 'sdk', provider: 'google-cloud-ai' },
    { ecosystem: 'pypi', name: 'google-cloud-videointelligence', modules: ['google.cloud.videointelligence', 'google.cloud.videointelligence_v1'], role: 'sdk', provider: 'google-cloud-ai' },
    { ecosystem: 'pypi', name: 'google-cloud-translate', modules: ['google.cloud.translate', 'google.cloud.translate_v2', 'google.cloud.translate_v3'], role: 'sdk', provider: 'google-cloud-ai' },
    { ecosystem: 'pypi', name: 'google-cloud-language', modules: ['google.cloud.language', 'google.cloud.language_v1', 'google.cloud.language_v2'], role: 'sdk', provider: 'google-cloud-ai' },
    { ecosystem: 'pypi', name: 'google-cloud-documentai', modules: ['google.cloud.documentai', 'google.cloud.documentai_v1'], role: 'sdk', provider: 'google-cloud-ai' },
    { ecosystem: 'pypi', name: 'google-cloud-dialogflow', modules: ['google.cloud.dialogflow', 'google.cloud.dialogflow_v2'], role: 'sdk', provider: 'google-cloud-ai' },
    { ecosystem: 'pypi', name: 'google-cloud-dialogflow-cx', modules: ['google.cloud.dialogflowcx', 'google.cloud.dialogflowcx_v3'], role: 'sdk', provider: 'google-cloud-ai' },
    { ecosystem: 'pypi', name: 'google-cloud-discoveryengine', modules: ['google.cloud.discoveryengine', 'google.cloud.discoveryengine_v1'], role: 'sdk', provider: 'google-cloud-ai' },
    { ecosystem: 'pypi', name: 'google-cloud-automl', modules: ['google.cloud.automl', 'google.cloud.automl_v1'], role: 'sdk', provider: 'google-cloud-ai' },
    { ecosystem: 'pypi', name: 'google-cloud-recommendations-ai', modules: ['google.cloud.recommendationengine'], role: 'sdk', provider: 'google-cloud-ai' },
    { ecosystem: 'pypi', name: 'google-cloud-modelarmor', modules: ['google.cloud.modelarmor_v1'], role: 'guardrail', provider: 'google-cloud-ai' },
    { ecosystem: 'npm', name: '@google-cloud/speech', role: 'sdk', provider: 'google-cloud-ai' },
    { ecosystem: 'npm', name: '@google-cloud/text-to-speech', role: 'sdk', provider: 'google-cloud-ai' },
    { ecosystem: 'npm', name: '@google-cloud/vision', role: 'sdk', provider: 'google-cloud-ai' },
    { ecosystem: 'npm', name: '@google-cloud/video-intelligence', role: 'sdk', provider: 'google-cloud-ai' },
    { ecosystem: 'npm', name: '@google-cloud/translate', role: 'sdk', provider: 'google-cloud-ai' },
    { ecosystem: 'npm', name: '@google-cloud/language', role: 'sdk', provider: 'google-cloud-ai' },
    { ecosystem: 'npm', name: '@google-cloud/documentai', role: 'sdk', provider: 'google-cloud-ai' },
    { ecosystem: 'npm', name: '@google-cloud/dialogflow', role: 'sdk', provider: 'google-cloud-ai' },
    { ecosystem: 'npm', name: '@google-cloud/dialogflow-cx', role: 'sdk', provider: 'google-cloud-ai' },
    { ecosystem: 'npm', name: '@google-cloud/discoveryengine', role: 'sdk', provider: 'google-cloud-ai' },
    { ecosystem: 'npm', name: '@google-cloud/automl', role: 'sdk', provider: 'google-cloud-ai' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'google.cloud.{speech,speech_v1,speech_v1p1beta1,speech_v2}.**.RecognitionConfig', gives: [{ kind: 'model', from: 'model', provider: 'google-cloud-ai' }] },
  ],
  hosts: ['speech.googleapis.com', '*-speech.googleapis.com', 'texttospeech.googleapis.com', 'vision.googleapis.com', 'videointelligence.googleapis.com', 'translation.googleapis.com', 'translate.googleapis.com/language', 'language.googleapis.com', 'documentai.googleapis.com', '*-documentai.googleapis.com', 'dialogflow.googleapis.com', '*-dialogflow.googleapis.com', 'discoveryengine.googleapis.com', 'automl.googleapis.com', 'modelarmor.*.rep.googleapis.com'],
  nodes: [
    { type: 'n8n-nodes-base.googleCloudNaturalLanguage', role: 'action' },
    { type: 'n8n-nodes-base.googlePerspective', role: 'action' },
    { type: 'n8n-nodes-base.googleTranslate', role: 'action' },
  ],
  examples: [
    {
      why: 'speech with a model',
      path: 'stt.py',
      text: `from google.cloud import speech

client = speech.SpeechClient()
config = speech.RecognitionConfig(language_code="en-US", model="latest_long")
`,
      finds: [
        { kind: 'sdk', name: 'google-cloud-speech', line: 1 },
        { kind: 'provider', name: 'google-cloud-ai' },
        { kind: 'model', name: 'latest_long', line: 4, provider: 'google-cloud-ai' },
      ],
    },
    {
      why: 'labels of a picture',
      path: 'img.py',
      text: `from google.cloud import vision_v1 as vision

vision.ImageAnnotatorClient().label_detection(image={})
`,
      finds: [
        { kind: 'sdk', name: 'google-cloud-vision', line: 1 },
        { kind: 'provider', name: 'google-cloud-ai' },
      ],
    },
    {
      why: 'documents in JavaScript',
      path: 'src/doc.ts',
      text: `import { DocumentProcessorServiceClient } from '@google-cloud/documentai';

export const client = new DocumentProcessorServiceClient();
`,
      finds: [
        { kind: 'sdk', name: '@google-cloud/documentai', line: 1 },
        { kind: 'provider', name: 'google-cloud-ai' },
      ],
    },
    {
      why: 'an address',
      path: 'src/u.ts',
      text: "await fetch('https://vision.googleapis.com/v1/images:annotate', { method: 'POST' });\n",
      finds: [
        { kind: 'endpoint', name: 'vision.googleapis.com/v1/images:annotate', line: 1, provider: 'google-cloud-ai' },
        { kind: 'provider', name: 'google-cloud-ai' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'google-cloud-speech==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'google-cloud-speech', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@google-cloud/speech": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: '@google-cloud/speech', line: 3 }],
    },
  ],
  nearMisses: [
    { why: 'storage of the same cloud', path: 'a.py', text: 'from google.cloud import storage\nstorage.Client().bucket("vision")\n' },
    { why: 'a store in JavaScript', path: 'b.ts', text: "import { Storage } from '@google-cloud/storage';\nnew Storage().bucket('speech');\n" },
    { why: 'another API', path: 'c.ts', text: "await fetch('https://www.googleapis.com/drive/v3/files');\n" },
    { why: 'a view on a page', path: 'd.ts', text: "export const vision = 'google.cloud.vision';\n" },
  ],
});
