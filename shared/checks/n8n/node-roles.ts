/**
 * One table: what n8n's own node types are for. Names are case-sensitive and stand without their package;
 * generated families (`gmailTool`, `slackHitlTool`) are taken apart before they are looked up, see `familyOf`.
 * From n8n-nodes-base 2.41.2 and @n8n/n8n-nodes-langchain 2.41.1 (`dist/types/nodes.json`: name, group, webhooks, usableAsTool, outputs, hidden; read 2026-11-21).
 * A type may have several roles; a type of these packages that is not here moves or reshapes data and is judged by its operation.
 */

export const nodeRoleNames = [
  'open_trigger',
  'content_trigger',
  'internal_trigger',
  'agent',
  'vendor_ai',
  'chat_model',
  'embedding',
  'vector_store',
  'retrieval',
  'memory',
  'tool',
  'mcp',
  'code',
  'http',
  'file',
  'data',
  'side_effect',
  'content_reader',
  'guard',
  'weak_guard',
  'control',
] as const;
export type NodeRole = (typeof nodeRoleNames)[number];

interface RoleRow {
  readonly role: NodeRole;
  /** Names in n8n-nodes-base. */
  readonly base?: string;
  /** Names in @n8n/n8n-nodes-langchain. */
  readonly ai?: string;
}

export const nodeRoles: readonly RoleRow[] = [
  // Anyone who can reach the instance starts or resumes these, unless they ask for credentials.
  { role: 'open_trigger', base: 'webhook formTrigger wait form', ai: 'chatTrigger mcpTrigger manualChatTrigger microsoftAgent365Trigger' },
  // What they deliver was written by people outside.
  {
    role: 'content_trigger',
    base: 'emailReadImap gmailTrigger microsoftOutlookTrigger slackTrigger telegramTrigger whatsAppTrigger microsoftTeamsTrigger githubTrigger gitlabTrigger jiraTrigger linearTrigger zendeskTrigger hubspotTrigger helpScoutTrigger typeformTrigger jotFormTrigger surveyMonkeyTrigger rssFeedReadTrigger googleDriveTrigger googleSheetsTrigger notionTrigger airtableTrigger twilioTrigger shopifyTrigger stripeTrigger facebookTrigger kafkaTrigger mqttTrigger rabbitmqTrigger amqpTrigger redisTrigger awsSnsTrigger postgresTrigger localFileTrigger sseTrigger',
  },
  { role: 'internal_trigger', base: 'manualTrigger scheduleTrigger cron interval executeWorkflowTrigger errorTrigger workflowTrigger n8nTrigger evaluationTrigger' },
  { role: 'agent', base: 'messageAnAgent aiTransform', ai: 'agent agentTool openAiAssistant chainLlm chainRetrievalQa chainSummarization informationExtractor textClassifier sentimentAnalysis toolExecutor' },
  {
    role: 'vendor_ai',
    base: 'openAi mistralAi perplexity jinaAi humanticAi deepL awsComprehend awsRekognition awsTextract awsTranscribe googleCloudNaturalLanguage googlePerspective googleTranslate airtop phantombuster mindee',
    ai: 'openAi anthropic googleGemini ollama alibabaCloud minimax moonshot',
  },
  {
    role: 'chat_model',
    ai: 'lmChatAlibabaCloud lmChatAnthropic lmChatAwsBedrock lmChatAzureOpenAi lmChatCohere lmChatDatabricks lmChatDeepSeek lmChatGoogleGemini lmChatGoogleVertex lmChatGroq lmChatLemonade lmChatMinimax lmChatMistralCloud lmChatMoonshot lmChatNvidia lmChatOllama lmChatOpenAi lmChatOpenRouter lmChatVercelAiGateway lmChatXAiGrok lmOpenAi lmCohere lmLemonade lmOllama lmOpenHuggingFaceInference modelSelector',
  },
  {
    role: 'embedding',
    ai: 'embeddingsAwsBedrock embeddingsAzureOpenAi embeddingsCohere embeddingsDatabricks embeddingsGoogleGemini embeddingsGoogleVertex embeddingsHuggingFaceInference embeddingsLemonade embeddingsMistralCloud embeddingsNvidia embeddingsOllama embeddingsOpenAi embeddingsOracleDb',
  },
  {
    role: 'vector_store',
    ai: 'vectorStoreAzureAISearch vectorStoreChromaDB vectorStoreInMemory vectorStoreInMemoryInsert vectorStoreInMemoryLoad vectorStoreMilvus vectorStoreMongoDBAtlas vectorStoreOracleDBVector vectorStorePGVector vectorStorePinecone vectorStorePineconeInsert vectorStorePineconeLoad vectorStoreQdrant vectorStoreRedis vectorStoreSupabase vectorStoreSupabaseInsert vectorStoreSupabaseLoad vectorStoreWeaviate vectorStoreZep vectorStoreZepInsert vectorStoreZepLoad chatHubVectorStorePGVector chatHubVectorStorePinecone chatHubVectorStoreQdrant',
  },
  {
    role: 'retrieval',
    ai: 'retrieverVectorStore retrieverMultiQuery retrieverContextualCompression retrieverWorkflow rerankerCohere documentDefaultDataLoader documentGithubLoader documentBinaryInputLoader documentJsonInputLoader textSplitterCharacterTextSplitter textSplitterRecursiveCharacterTextSplitter textSplitterTokenSplitter',
  },
  { role: 'memory', ai: 'memoryBufferWindow memoryPostgresChat memoryRedisChat memoryMongoDbChat memoryXata memoryZep memoryMotorhead memoryManager memoryChatRetriever' },
  { role: 'tool', ai: 'toolCalculator toolCode toolHttpRequest toolSearXng toolSerpApi toolThink toolVectorStore toolWikipedia toolWolframAlpha toolWorkflow agentTool' },
  { role: 'mcp', ai: 'mcpTrigger mcpClientTool mcpClient mcpRegistryClientTool' },
  { role: 'code', base: 'code function functionItem executeCommand ssh git npm aiTransform', ai: 'code toolCode' },
  { role: 'http', base: 'httpRequest graphql ftp respondToWebhook ldap awsLambda', ai: 'toolHttpRequest' },
  { role: 'file', base: 'readWriteFile readBinaryFile readBinaryFiles writeBinaryFile readPDF spreadsheetFile localFileTrigger convertToFile extractFromFile compression' },
  {
    role: 'data',
    base: 'postgres mySql microsoftSql oracleDatabase snowflake googleBigQuery databricks crateDb questDb timescaleDb mongoDb redis elasticsearch supabase dataTable awsDynamoDb azureCosmosDb airtable googleSheets notion nocoDb baserow',
  },
  {
    role: 'side_effect',
    base: 'gmail emailSend microsoftOutlook sendGrid mailgun awsSes slack microsoftTeams discord telegram whatsApp twilio mattermost googleChat twitter linkedIn facebookGraphApi github gitlab jira linear zendesk serviceNow hubspot salesforce stripe payPal wise shopify quickbooks xero okta microsoftEntra gSuiteAdmin awsIam awsCognito jenkins cloudflare s3 awsS3 googleDrive microsoftOneDrive microsoftSharePoint wordpress webflow',
  },
  // Give back what people outside wrote, when they read: mail, chats, tickets, documents, feeds, the web.
  {
    role: 'content_reader',
    base: 'gmail microsoftOutlook slack microsoftTeams discord telegram googleChat mattermost twitter facebookGraphApi github gitlab jira linear zendesk serviceNow hubspot helpScout freshdesk intercom salesforce googleDrive googleDocs googleSheets microsoftOneDrive microsoftSharePoint notion airtable rssFeedRead httpRequest hackerNews reddit youTube wordpress disqus airtop phantombuster perplexity jinaAi',
    ai: 'toolHttpRequest toolSearXng toolSerpApi toolWikipedia mcpClientTool mcpClient mcpRegistryClientTool documentGithubLoader',
  },
  { role: 'guard', ai: 'guardrails outputParserStructured outputParserAutofixing outputParserItemList chat' },
  // They stop nothing by themselves: a condition about the content is not a judgement of it.
  { role: 'weak_guard', base: 'wait form if switch filter' },
  { role: 'control', base: 'executeWorkflow executeWorkflowTrigger splitInBatches stopAndError n8n dynamicCredentialCheck' },
];
