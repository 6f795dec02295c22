/** Stores that one run fills and another reads: vector stores, and chat memories under one fixed key. */
import type { WorkflowNode } from '../../../model/fact.ts';
import { ai, hasRole } from '../node-types.ts';
import { isExpression, located, parameter, textOf } from '../parameters.ts';
import { sessionKeyOf } from '../session-key.ts';
import type { Vertex } from './flow-graph.ts';

interface Store {
  /** The kind of store. */
  readonly type: string;
  /** The same for two nodes that use the same store; nothing when its name is computed at run time. */
  readonly key?: string;
  readonly isRead: boolean;
  readonly isWritten: boolean;
}

/** Parameters that name the store, by type without a trailing Insert or Load. Credentials are known by type only, so the host is not told apart. */
const nameParameters: Readonly<Record<string, readonly string[]>> = {
  vectorStoreAzureAISearch: ['indexName'],
  vectorStoreChromaDB: ['chromaCollection'],
  vectorStoreInMemory: ['memoryKey'],
  vectorStoreMilvus: ['milvusCollection'],
  vectorStoreMongoDBAtlas: ['mongoCollection', 'options.namespace'],
  vectorStoreOracleDBVector: ['tableName'],
  vectorStorePGVector: ['tableName', 'options.collection.values.collectionName'],
  vectorStorePinecone: ['pineconeIndex', 'options.pineconeNamespace'],
  vectorStoreQdrant: ['qdrantCollection'],
  vectorStoreRedis: ['redisIndex'],
  vectorStoreSupabase: ['tableName'],
  vectorStoreWeaviate: ['weaviateCollection', 'options.tenant'],
  vectorStoreZep: ['collectionName'],
};

/** Memories in a database that several workflows can use, with the parameter that names the place beside the session; a buffer window belongs to one workflow. */
const sharedMemories: Readonly<Record<string, readonly string[]>> = { memoryPostgresChat: ['tableName'], memoryRedisChat: [], memoryMongoDbChat: ['databaseName', 'collectionName'], memoryXata: [], memoryZep: [], memoryMotorhead: [] };

/** The store behind a node, or nothing when it has none. */
export function storeOf({ node, plain, graph }: Pick<Vertex, 'node' | 'plain' | 'graph'>): Store | undefined {
  if (hasRole(plain, 'vector_store')) return vectorStore(node, plain);
  const places = sharedMemories[plain.slice(ai('').length)];
  // A memory that nothing uses is neither filled nor read, and one that is keyed by who comes in is another one for each.
  if (places === undefined || graph.next(node, 'ai_memory').length === 0) return undefined;
  const session = sessionKeyOf(node);
  if (session === undefined || isExpression(session)) return undefined;
  const place = keyOf(plain, node, places);
  return { type: plain, ...(place === undefined ? {} : { key: JSON.stringify([place, session]) }), isRead: true, isWritten: true };
}

function vectorStore(node: WorkflowNode, plain: string): Store {
  const type = plain.replace(/(?:Insert|Load)$/, '');
  const mode = plain.endsWith('Insert') ? 'insert' : plain.endsWith('Load') ? 'load' : (parameter(node.parameters, 'mode') ?? 'retrieve');
  const key = keyOf(type, node, nameParameters[type.slice(ai('').length).replace(/^chatHubV/, 'v')] ?? []);
  const isWritten = mode === 'insert' || mode === 'update';
  return { type, ...(key === undefined ? {} : { key }), isRead: !isWritten, isWritten };
}

/** Names that n8n gives a store when nobody does. */
const defaultNames: Readonly<Record<string, string>> = {
  [`${ai('vectorStorePGVector')} tableName`]: 'n8n_vectors',
  [`${ai('vectorStoreInMemory')} memoryKey`]: 'vector_store_key',
  [`${ai('vectorStoreOracleDBVector')} tableName`]: 'n8n_vectors',
  [`${ai('vectorStoreAzureAISearch')} indexName`]: 'n8n-vectorstore',
  [`${ai('memoryPostgresChat')} tableName`]: 'n8n_chat_histories',
  [`${ai('memoryMongoDbChat')} collectionName`]: 'n8n_chat_histories',
};

function keyOf(type: string, node: WorkflowNode, names: readonly string[]): string | undefined {
  const values = names.map((name) => {
    const value = located(parameter(node.parameters, name));
    // An equals sign in front of a text without a hole is no part of the name.
    return isExpression(value) ? value : (textOf(value) ?? defaultNames[`${type} ${name}`] ?? null);
  });
  return values.some((value) => isExpression(value ?? undefined)) ? undefined : JSON.stringify([type, ...values]);
}
