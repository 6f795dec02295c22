import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'azure-ai-services',
  name: 'Azure AI services (speech, vision, language, documents)',
  url: 'https://azure.microsoft.com/products/ai-services',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'azure-cognitiveservices-speech', modules: ['azure.cognitiveservices.speech'], role: 'sdk', provider: 'azure-ai-services' },
    { ecosystem: 'pypi', name: 'azure-ai-vision-imageanalysis', modules: ['azure.ai.vision.imageanalysis'], role: 'sdk', provider: 'azure-ai-services' },
    { ecosystem: 'pypi', name: 'azure-ai-vision-face', modules: ['azure.ai.vision.face'], role: 'sdk', provider: 'azure-ai-services' },
    { ecosystem: 'pypi', name: 'azure-ai-textanalytics', modules: ['azure.ai.textanalytics'], role: 'sdk', provider: 'azure-ai-services' },
    { ecosystem: 'pypi', name: 'azure-ai-documentintelligence', modules: ['azure.ai.documentintelligence'], role: 'sdk', provider: 'azure-ai-services' },
    { ecosystem: 'pypi', name: 'azure-ai-formrecognizer', modules: ['azure.ai.formrecognizer'], role: 'sdk', provider: 'azure-ai-services' },
    { ecosystem: 'pypi', name: 'azure-ai-contentsafety', modules: ['azure.ai.contentsafety'], role: 'guardrail', provider: 'azure-ai-services' },
    { ecosystem: 'pypi', name: 'azure-ai-translation-text', modules: ['azure.ai.translation.text'], role: 'sdk', provider: 'azure-ai-services' },
    { ecosystem: 'pypi', name: 'azure-ai-language-conversations', modules: ['azure.ai.language.conversations'], role: 'sdk', provider: 'azure-ai-services' },
    { ecosystem: 'pypi', name: 'azure-ai-language-questionanswering', modules: ['azure.ai.language.questionanswering'], role: 'sdk', provider: 'azure-ai-services' },
    { ecosystem: 'pypi', name: 'azure-cognitiveservices-vision-computervision', modules: ['azure.cognitiveservices.vision.computervision'], role: 'sdk', provider: 'azure-ai-services' },
    { ecosystem: 'pypi', name: 'azure-cognitiveservices-vision-face', modules: ['azure.cognitiveservices.vision.face'], role: 'sdk', provider: 'azure-ai-services' },
    { ecosystem: 'pypi', name: 'azure-cognitiveservices-vision-customvision', modules: ['azure.cognitiveservices.vision.customvision'], role: 'sdk', provider: 'azure-ai-services' },
    { ecosystem: 'npm', name: 'microsoft-cognitiveservices-speech-sdk', role: 'sdk', provider: 'azure-ai-services' },
    { ecosystem: 'npm', name: '@azure-rest/ai-vision-image-analysis', role: 'sdk', provider: 'azure-ai-services' },
    { ecosystem: 'npm', name: '@azure-rest/ai-vision-face', role: 'sdk', provider: 'azure-ai-services' },
    { ecosystem: 'npm', name: '@azure/ai-text-analytics', role: 'sdk', provider: 'azure-ai-services' },
    { ecosystem: 'npm', name: '@azure/ai-language-text', role: 'sdk', provider: 'azure-ai-services' },
    { ecosystem: 'npm', name: '@azure-rest/ai-document-intelligence', role: 'sdk', provider: 'azure-ai-services' },
    { ecosystem: 'npm', name: '@azure/ai-form-recognizer', role: 'sdk', provider: 'azure-ai-services' },
    { ecosystem: 'npm', name: '@azure-rest/ai-content-safety', role: 'guardrail', provider: 'azure-ai-services' },
    { ecosystem: 'npm', name: '@azure-rest/ai-translation-text', role: 'sdk', provider: 'azure-ai-services' },
    { ecosystem: 'npm', name: '@azure/cognitiveservices-computervision', role: 'sdk', provider: 'azure-ai-services' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'azure.ai.{documentintelligence,formrecognizer}.**.{DocumentIntelligenceClient,DocumentAnalysisClient}().{begin_analyze_document,begin_analyze_document_from_url}', gives: [{ kind: 'model', from: ['model_id', '#0'], provider: 'azure-ai-services' }] },
    { ecosystem: 'pypi', call: 'azure.ai.{documentintelligence,formrecognizer,textanalytics,contentsafety,vision}.**.*Client', gives: [{ kind: 'endpoint', from: ['endpoint', '#0'], isOwn: true }] },
  ],
  hosts: ['*.cognitiveservices.azure.com', '*.api.cognitive.microsoft.com', 'api.cognitive.microsofttranslator.com', '*.tts.speech.microsoft.com', '*.stt.speech.microsoft.com', '*.cognitiveservices.azure.us'],
  env: ['AZURE_SPEECH_KEY', 'AZURE_SPEECH_REGION', 'AZURE_COGNITIVE_SERVICES_KEY', 'AZURE_COGS_KEY', 'AZURE_TRANSLATOR_KEY', 'AZURE_DOCUMENT_INTELLIGENCE_KEY', 'AZURE_DOCUMENT_INTELLIGENCE_ENDPOINT', 'AZURE_FORM_RECOGNIZER_KEY', 'AZURE_FORM_RECOGNIZER_ENDPOINT', 'AZURE_CONTENT_SAFETY_KEY', 'AZURE_CONTENT_SAFETY_ENDPOINT', 'AZURE_TEXT_ANALYTICS_KEY', 'CONTENT_SAFETY_ENDPOINT', 'DOCUMENTINTELLIGENCE_ENDPOINT', 'DOCUMENTINTELLIGENCE_API_KEY'],
  images: ['mcr.microsoft.com/azure-cognitive-services/*'],
  // What filters what models are told and say; the accounts for speech and for forms of older applications are many, and none of them is near a model.
  iac: [
    { language: 'terraform', resourceType: 'azurerm_cognitive_account', when: { attribute: 'kind', equals: ['ContentSafety'] } },
    { language: 'bicep', resourceType: 'Microsoft.CognitiveServices/accounts', when: { attribute: 'kind', equals: ['ContentSafety'] } },
    { language: 'arm', resourceType: 'Microsoft.CognitiveServices/accounts', when: { attribute: 'kind', equals: ['ContentSafety'] } },
    { language: 'pulumi', resourceType: 'azure-native:cognitiveservices:Account', when: { attribute: 'kind', equals: ['ContentSafety'] } },
  ],
  examples: [
    {
      why: 'a filter that Terraform makes',
      path: 'infra/filter.tf',
      text: 'resource "azurerm_cognitive_account" "filter" {\n  kind = "ContentSafety"\n}\n',
      finds: [
        { kind: 'iac_resource', name: 'azurerm_cognitive_account.filter', line: 1, provider: 'azure-ai-services' },
        { kind: 'provider', name: 'azure-ai-services' },
      ],
    },
    {
      why: 'a document with a prebuilt model',
      path: 'doc.py',
      text: `from azure.ai.documentintelligence import DocumentIntelligenceClient

client = DocumentIntelligenceClient(endpoint="https://acme.cognitiveservices.azure.com", credential=None)
client.begin_analyze_document("prebuilt-invoice", None)
`,
      finds: [
        { kind: 'sdk', name: 'azure-ai-documentintelligence', line: 1 },
        { kind: 'endpoint', name: 'acme.cognitiveservices.azure.com', line: 3, provider: 'azure-ai-services' },
        { kind: 'provider', name: 'azure-ai-services' },
        { kind: 'model', name: 'prebuilt-invoice', line: 4, provider: 'azure-ai-services' },
      ],
    },
    {
      why: 'speech',
      path: 'say.py',
      text: `import azure.cognitiveservices.speech as speechsdk

config = speechsdk.SpeechConfig(subscription="k", region="westeurope")
`,
      finds: [
        { kind: 'sdk', name: 'azure-cognitiveservices-speech', line: 1 },
        { kind: 'provider', name: 'azure-ai-services' },
      ],
    },
    {
      why: 'speech in JavaScript',
      path: 'src/s.ts',
      text: `import * as sdk from 'microsoft-cognitiveservices-speech-sdk';

export const config = sdk.SpeechConfig.fromSubscription('k', 'westeurope');
`,
      finds: [
        { kind: 'sdk', name: 'microsoft-cognitiveservices-speech-sdk', line: 1 },
        { kind: 'provider', name: 'azure-ai-services' },
      ],
    },
    {
      why: 'a translation without an SDK',
      path: 'src/t.ts',
      text: "await fetch('https://api.cognitive.microsofttranslator.com/translate?api-version=3.0', { method: 'POST' });\n",
      finds: [
        { kind: 'endpoint', name: 'api.cognitive.microsofttranslator.com/translate', line: 1, provider: 'azure-ai-services' },
        { kind: 'provider', name: 'azure-ai-services' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'azure-cognitiveservices-speech==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'azure-cognitiveservices-speech', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: `{
  "dependencies": {
    "microsoft-cognitiveservices-speech-sdk": "^1.0.0",
    "express": "^5.0.0"
  }
}
`,
      finds: [{ kind: 'dependency', name: 'microsoft-cognitiveservices-speech-sdk', line: 3 }],
    },
  ],
  nearMisses: [
    { why: 'storage of the same cloud', path: 'a.py', text: 'from azure.storage.blob import BlobServiceClient\nBlobServiceClient("https://acme.blob.core.windows.net")\n' },
    { why: 'another package of the same scope', path: 'b.ts', text: "import { BlobServiceClient } from '@azure/storage-blob';\nnew BlobServiceClient('https://acme.blob.core.windows.net');\n" },
    { why: 'identity', path: 'c.py', text: 'from azure.identity import DefaultAzureCredential\nDefaultAzureCredential()\n' },
    { why: 'a manifest without them', path: 'requirements.txt', text: 'azure-identity==1.17.0\nazure-storage-blob\n' },
  ],
});
