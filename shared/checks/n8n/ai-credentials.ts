/** Types of credentials that open a hosted model. From the credential types of n8n-nodes-base 2.41.2 and @n8n/n8n-nodes-langchain 2.41.1 (read 2026-11-30). */
export const aiCredentials: ReadonlySet<string> = new Set(
  'alibabaCloudApi anthropicApi azureOpenAiApi azureEntraCognitiveServicesOAuth2Api cohereApi databricks deepSeekApi googlePalmApi groqApi huggingFaceApi lemonadeApi minimaxApi mistralCloudApi moonshotApi nvidiaApi ollamaApi openAiApi openRouterApi perplexityApi jinaAiApi vercelAiGatewayApi xAiApi pineconeApi qdrantApi weaviateApi milvusApi'.split(' '),
);
