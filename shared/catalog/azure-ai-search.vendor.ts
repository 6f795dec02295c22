import { defineVendor } from './catalog-entry.ts';

/** A search service of Azure; it is a vector store where a query or an index has vectors. */
export default defineVendor({
  id: 'azure-ai-search',
  name: 'Azure AI Search',
  url: 'https://learn.microsoft.com/azure/search/',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'azure-search-documents', modules: ['azure.search.documents'], role: 'vector-store' },
    { ecosystem: 'npm', name: '@azure/search-documents', role: 'vector-store' },
    { ecosystem: 'nuget', name: 'Azure.Search.Documents', role: 'vector-store' },
    { ecosystem: 'maven', name: 'com.azure:azure-search-documents', modules: ['com.azure.search.documents'], role: 'vector-store' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'azure.search.documents.**.SearchClient', gives: [{ kind: 'vector_store', name: 'SearchClient' }] },
    { ecosystem: 'pypi', call: 'azure.search.documents.**.AzureOpenAIVectorizerParameters', gives: [{ kind: 'embedding_model', from: ['deployment_name', 'model_name'], provider: 'azure-openai' }] },
    { ecosystem: 'nuget', call: 'Azure.Search.Documents.**.SearchClient', gives: [{ kind: 'vector_store', name: 'SearchClient' }] },
    { ecosystem: 'npm', call: '@azure/search-documents#SearchClient', gives: [{ kind: 'vector_store', name: 'SearchClient' }] },
  ],
  iac: [
    { language: 'terraform', resourceType: 'azurerm_search_service', properties: ['sku', 'semantic_search_sku'] },
    { language: 'bicep', resourceType: 'Microsoft.Search/searchServices' },
    { language: 'arm', resourceType: 'Microsoft.Search/searchServices' },
    { language: 'pulumi', resourceType: 'azure-native:search:Service' },
  ],
  examples: [
    { why: 'a service that Terraform makes', path: 'infra/search.tf', text: 'resource "azurerm_search_service" "docs" {\n  name = "docs"\n  sku  = "standard"\n}\n', finds: [{ kind: 'iac_resource', name: 'azurerm_search_service.docs', line: 1 }] },
    { why: 'a service in Bicep', path: 'infra/search.bicep', text: "resource docs 'Microsoft.Search/searchServices@2023-11-01' = {\n  name: 'docs'\n}\n", finds: [{ kind: 'iac_resource', name: 'Microsoft.Search/searchServices.docs', line: 1 }] },
    { why: 'a client in Python', path: 'search.py', text: 'from azure.search.documents import SearchClient\n\nclient = SearchClient(endpoint, "docs", credential)\n', finds: [{ kind: 'sdk', name: 'azure-search-documents', line: 1 }, { kind: 'vector_store', name: 'SearchClient', line: 3 }] },
    { why: 'asynchronous', path: 'later.py', text: 'from azure.search.documents.aio import SearchClient\n\nclient = SearchClient(endpoint=e, index_name="docs", credential=c)\n', finds: [{ kind: 'sdk', name: 'azure-search-documents', line: 1 }, { kind: 'vector_store', name: 'SearchClient', line: 3 }] },
    { why: 'the model that makes the vectors', path: 'index.py', text: 'from azure.search.documents.indexes.models import AzureOpenAIVectorizerParameters\n\nAzureOpenAIVectorizerParameters(resource_url=url, deployment_name="embed-prod", model_name="text-embedding-3-large")\n', finds: [{ kind: 'sdk', name: 'azure-search-documents', line: 1 }, { kind: 'embedding_model', name: 'embed-prod', line: 3, provider: 'azure-openai' }, { kind: 'provider', name: 'azure-openai' }] },
    { why: '.NET', path: 'Search.cs', text: 'using Azure.Search.Documents;\n\nvar client = new SearchClient(endpoint, "docs", credential);\n', finds: [{ kind: 'sdk', name: 'Azure.Search.Documents', line: 1 }, { kind: 'vector_store', name: 'SearchClient', line: 3 }] },
    { why: 'TypeScript', path: 'src/search.ts', text: "import { AzureKeyCredential, SearchClient } from '@azure/search-documents';\n\nexport const client = new SearchClient(url, 'docs', new AzureKeyCredential(key));\n", finds: [{ kind: 'sdk', name: '@azure/search-documents', line: 1 }, { kind: 'vector_store', name: 'SearchClient', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'azure-search-documents==11.5\nazure-storage-blob\n', finds: [{ kind: 'dependency', name: 'azure-search-documents', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a domain for logs, and a link to a service', path: 'infra/logs.tf', text: 'resource "aws_elasticsearch_domain" "search" {\n  domain_name = "logs"\n}\nresource "azurerm_search_shared_private_link_service" "docs" {\n  name = "docs"\n}\n' },
    { why: 'another service of Azure', path: 'a.py', text: 'from azure.storage.blob import BlobServiceClient\nBlobServiceClient(url)\n' },
    { why: 'maps', path: 'b.py', text: 'from azure.maps.search import MapsSearchClient\nMapsSearchClient(c)\n' },
    { why: 'a client of the project', path: 'c.ts', text: "import { SearchClient } from './search';\nnew SearchClient('x');\n" },
    { why: 'other packages', path: 'requirements.txt', text: 'azure-identity\nazure-mgmt-search\n' },
  ],
});
