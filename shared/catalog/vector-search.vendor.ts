import { defineVendor, type UseRule } from './catalog-entry.ts';

const client = { ecosystem: 'pypi', gives: [{ kind: 'vector_store', name: 'Elasticsearch' }] } as const;
const openSearch = { ecosystem: 'pypi', gives: [{ kind: 'vector_store', name: 'OpenSearch' }] } as const;

/** Places where a query says that it compares vectors. */
const queries = ['knn', 'body.knn', 'body.query.knn', 'query.knn', 'body.query.script_score', 'query.script_score'];
/** Places where an index says that it holds them. */
const settings = ['body.settings.index.knn', 'body.settings.index\\.knn', 'settings.index.knn'];

/** Search engines and databases that are used for anything, and are vector stores only where vectors are asked for. Their packages are not AI. */
export default defineVendor({
  id: 'vector-search',
  name: 'Vector search of general databases',
  url: 'https://www.elastic.co/guide/en/elasticsearch/reference/current/knn-search.html',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'elasticsearch-llm-cache', modules: ['elasticsearch_llm_cache'], role: 'framework' },
    { ecosystem: 'pypi', name: 'eland', role: 'framework', names: ['ml'] },
  ],
  uses: [
    ...queries.map((argument): UseRule => ({ ...client, call: 'elasticsearch.**.{Elasticsearch,AsyncElasticsearch}().{search,knn_search}', when: { argument } })),
    { ...client, call: 'elasticsearch.**.DenseVector' },
    { ...client, call: 'elasticsearch_dsl.DenseVector' },
    ...queries.slice(1).map((argument): UseRule => ({ ...openSearch, call: 'opensearchpy.**.{OpenSearch,AsyncOpenSearch}().search', when: { argument } })),
    ...settings.slice(0, 1).map((argument): UseRule => ({ ...openSearch, call: 'opensearchpy.**.{OpenSearch,AsyncOpenSearch}().indices.create', when: { argument } })),
    ...['knn', 'query.knn', 'body.knn', 'body.query.knn'].flatMap((argument): UseRule[] => [
      { ecosystem: 'npm', call: '@elastic/elasticsearch#Client().search', when: { argument }, gives: [{ kind: 'vector_store', name: 'Elasticsearch' }] },
      { ecosystem: 'npm', call: '@opensearch-project/opensearch#Client().search', when: { argument }, gives: [{ kind: 'vector_store', name: 'OpenSearch' }] },
    ]),
    { ecosystem: 'pypi', call: 'pymongo.**.SearchIndexModel', when: { argument: 'type', equals: ['vectorSearch'] }, gives: [{ kind: 'vector_store', name: 'MongoDB Atlas Vector Search' }] },
    { ecosystem: 'pypi', call: 'pymongo.**.aggregate', when: { argument: ['#0[].$vectorSearch', 'pipeline[].$vectorSearch'] }, gives: [{ kind: 'vector_store', name: 'MongoDB Atlas Vector Search' }] },
    { ecosystem: 'npm', call: 'mongodb#**.aggregate', when: { argument: '#0[].$vectorSearch' }, gives: [{ kind: 'vector_store', name: 'MongoDB Atlas Vector Search' }] },
    { ecosystem: 'pypi', call: 'redis.commands.search.**.VectorField', gives: [{ kind: 'vector_store', name: 'Redis' }] },
  ],
  iac: [
    { language: 'terraform', resourceType: 'aws_opensearchserverless_collection', when: { attribute: 'type', equals: ['VECTORSEARCH'] } },
    { language: 'cloudformation', resourceType: 'AWS::OpenSearchServerless::Collection', when: { attribute: 'Type', equals: ['VECTORSEARCH'] } },
    { language: 'terraform', resourceType: 'aws_s3vectors_*' },
    { language: 'cloudformation', resourceType: 'AWS::S3Vectors::*' },
  ],
  examples: [
    { why: 'a collection of vectors', path: 'infra/docs.tf', text: 'resource "aws_opensearchserverless_collection" "docs" {\n  name = "docs"\n  type = "VECTORSEARCH"\n}\n', finds: [{ kind: 'iac_resource', name: 'aws_opensearchserverless_collection.docs', line: 1 }] },
    { why: 'a collection of vectors in CloudFormation', path: 'docs.yaml', text: 'Resources:\n  Docs:\n    Type: AWS::OpenSearchServerless::Collection\n    Properties:\n      Name: docs\n      Type: VECTORSEARCH\n', finds: [{ kind: 'iac_resource', name: 'AWS::OpenSearchServerless::Collection.Docs', line: 2 }] },
    { why: 'a bucket of vectors', path: 'infra/vectors.tf', text: 'resource "aws_s3vectors_index" "docs" {\n  index_name = "docs"\n  dimension  = 1024\n}\n', finds: [{ kind: 'iac_resource', name: 'aws_s3vectors_index.docs', line: 1 }] },
    { why: 'a search for neighbours', path: 'search.py', text: 'from elasticsearch import Elasticsearch\n\nes = Elasticsearch("http://localhost:9200")\nes.search(index="docs", knn={"field": "v", "query_vector": [1, 2], "k": 3})\n', finds: [{ kind: 'vector_store', name: 'Elasticsearch', line: 4 }] },
    { why: 'a query of OpenSearch', path: 'open.py', text: 'from opensearchpy import OpenSearch\n\nclient = OpenSearch()\nclient.search(index="docs", body={"query": {"knn": {"v": {"vector": [1], "k": 2}}}})\n', finds: [{ kind: 'vector_store', name: 'OpenSearch', line: 4 }] },
    { why: 'a pipeline of MongoDB', path: 'mongo.py', text: 'from pymongo import MongoClient\n\ndocs = MongoClient(url).shop.docs\ndocs.aggregate([{"$vectorSearch": {"index": "v", "queryVector": [1]}}])\n', finds: [{ kind: 'vector_store', name: 'MongoDB Atlas Vector Search', line: 4 }] },
    { why: 'a field of vectors in Redis', path: 'redis_index.py', text: 'from redis.commands.search.field import TextField, VectorField\n\nschema = [TextField("t"), VectorField("v", "HNSW", {"DIM": 3})]\n', finds: [{ kind: 'vector_store', name: 'Redis', line: 3 }] },
    { why: 'a search for neighbours in TypeScript', path: 'src/search.ts', text: "import { Client } from '@elastic/elasticsearch';\n\nconst es = new Client({ node: 'http://localhost:9200' });\nawait es.search({ index: 'docs', knn: { field: 'v', k: 3 } });\n", finds: [{ kind: 'vector_store', name: 'Elasticsearch', line: 4 }] },
    { why: 'a cache for answers of models', path: 'requirements.txt', text: 'elasticsearch==8.15\nelasticsearch-llm-cache\n', finds: [{ kind: 'dependency', name: 'elasticsearch-llm-cache', line: 2 }] },
  ],
  nearMisses: [
    { why: 'a collection of log lines, and a policy', path: 'infra/logs.tf', text: 'resource "aws_opensearchserverless_collection" "logs" {\n  name = "logs"\n  type = "TIMESERIES"\n}\nresource "aws_opensearchserverless_security_policy" "logs" {\n  name = "logs"\n  type = "encryption"\n}\n' },
    { why: 'a search for words', path: 'a.py', text: 'from elasticsearch import Elasticsearch\n\nes = Elasticsearch()\nes.search(index="docs", query={"match": {"title": "x"}})\n' },
    { why: 'a pipeline that counts', path: 'b.py', text: 'from pymongo import MongoClient\n\nMongoClient(url).shop.docs.aggregate([{"$group": {"_id": "$kind"}}])\n' },
    { why: 'the clients in a manifest', path: 'requirements.txt', text: 'elasticsearch\nopensearch-py\npymongo\nredis\n' },
    { why: 'a field of text in Redis', path: 'c.py', text: 'from redis.commands.search.field import TextField\n\nTextField("t")\n' },
    { why: 'a search for words in TypeScript', path: 'd.ts', text: "import { Client } from '@elastic/elasticsearch';\n\nawait new Client({}).search({ index: 'docs', query: {} });\n" },
  ],
});
