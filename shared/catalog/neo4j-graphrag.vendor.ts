import { defineVendor } from './catalog-entry.ts';

/** Retrieval over a graph. The database's own driver is not AI. */
export default defineVendor({
  id: 'neo4j-graphrag',
  name: 'Neo4j GraphRAG',
  url: 'https://neo4j.com/docs/neo4j-graphrag-python/',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'neo4j-graphrag', modules: ['neo4j_graphrag'], role: 'framework' },
    { ecosystem: 'pypi', name: 'neo4j-genai', modules: ['neo4j_genai'], role: 'framework' },
    { ecosystem: 'pypi', name: 'graphrag', role: 'framework' },
    { ecosystem: 'pypi', name: 'lightrag-hku', modules: ['lightrag'], role: 'framework' },
  ],
  uses: [
    { ecosystem: 'pypi', call: '{neo4j_graphrag,neo4j_genai}.**.{VectorRetriever,VectorCypherRetriever,HybridRetriever,HybridCypherRetriever}', gives: [{ kind: 'vector_store', name: '@callee' }] },
    { ecosystem: 'pypi', call: '{neo4j_graphrag,neo4j_genai}.**.OpenAILLM', gives: [{ kind: 'provider', provider: 'openai' }, { kind: 'model', from: ['model_name', '#0'], provider: 'openai' }] },
    { ecosystem: 'pypi', call: '{neo4j_graphrag,neo4j_genai}.**.AnthropicLLM', gives: [{ kind: 'provider', provider: 'anthropic' }, { kind: 'model', from: ['model_name', '#0'], provider: 'anthropic' }] },
    { ecosystem: 'pypi', call: '{neo4j_graphrag,neo4j_genai}.**.OpenAIEmbeddings', gives: [{ kind: 'provider', provider: 'openai' }, { kind: 'embedding_model', from: ['model', '#0'], provider: 'openai' }] },
    { ecosystem: 'pypi', call: '{neo4j_graphrag,neo4j_genai}.**.SentenceTransformerEmbeddings', gives: [{ kind: 'embedding_model', from: ['model', '#0'], provider: 'hugging-face' }] },
    { ecosystem: 'pypi', call: 'lightrag.**.LightRAG', gives: [{ kind: 'vector_store', name: 'LightRAG' }] },
  ],
  examples: [
    { why: 'a retriever with its models', path: 'rag.py', text: 'from neo4j_graphrag.embeddings import OpenAIEmbeddings\nfrom neo4j_graphrag.llm import OpenAILLM\nfrom neo4j_graphrag.retrievers import VectorRetriever\n\nretriever = VectorRetriever(driver, "docs", OpenAIEmbeddings(model="text-embedding-3-large"))\nllm = OpenAILLM(model_name="gpt-4o")\n', finds: [{ kind: 'sdk', name: 'neo4j-graphrag', line: 1 }, { kind: 'provider', name: 'openai' }, { kind: 'vector_store', name: 'VectorRetriever', line: 5 }, { kind: 'embedding_model', name: 'text-embedding-3-large', line: 5, provider: 'openai' }, { kind: 'model', name: 'gpt-4o', line: 6, provider: 'openai' }] },
    { why: 'the package of before', path: 'old.py', text: 'from neo4j_genai.retrievers import HybridRetriever\n\nHybridRetriever(driver, "v", "f")\n', finds: [{ kind: 'sdk', name: 'neo4j-genai', line: 1 }, { kind: 'vector_store', name: 'HybridRetriever', line: 3 }] },
    { why: 'LightRAG', path: 'light.py', text: 'from lightrag import LightRAG, QueryParam\n\nrag = LightRAG(working_dir="./data")\n', finds: [{ kind: 'sdk', name: 'lightrag-hku', line: 1 }, { kind: 'vector_store', name: 'LightRAG', line: 3 }] },
    { why: 'GraphRAG of Microsoft', path: 'graph.py', text: 'import graphrag.api as api\n\napi.build_index(config=c)\n', finds: [{ kind: 'sdk', name: 'graphrag', line: 1 }] },
    { why: 'requirements; the driver is not AI', path: 'requirements.txt', text: 'neo4j==5.26\nneo4j-graphrag\n', finds: [{ kind: 'dependency', name: 'neo4j-graphrag', line: 2 }] },
  ],
  nearMisses: [
    { why: 'the driver of the database', path: 'a.py', text: 'from neo4j import GraphDatabase\nGraphDatabase.driver("bolt://localhost")\n' },
    { why: 'its package', path: 'requirements.txt', text: 'neo4j\npy2neo\n' },
    { why: 'a retriever of a library of books', path: 'b.py', text: 'from books.retrievers import VectorRetriever\nVectorRetriever()\n' },
    { why: 'a relative module', path: 'c.py', text: 'from .lightrag import LightRAG\nLightRAG()\n' },
  ],
});
