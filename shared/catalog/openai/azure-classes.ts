/** The classes of OpenAI's own SDKs, in Python and JavaScript, that reach Azure instead. */
export const azureClasses = { AzureOpenAI: 'azure-openai', AsyncAzureOpenAI: 'azure-openai' };
