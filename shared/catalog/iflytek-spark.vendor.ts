import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'iflytek-spark', base: 'https://spark-api-open.xf-yun.com/v1', model: 'generalv3.5', env: 'SPARKAI_API_KEY' });

export default defineVendor({
  id: 'iflytek-spark',
  name: 'iFLYTEK Spark',
  url: 'https://xinghuo.xfyun.cn',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'spark-ai-python', modules: ['sparkai'], role: 'sdk', provider: 'iflytek-spark' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'sparkai.**.ChatSparkLLM', gives: [{ kind: 'model', from: ['spark_llm_domain', 'model'], provider: 'iflytek-spark' }, { kind: 'endpoint', from: 'spark_api_url' }] },
  ],
  hosts: ['spark-api.xf-yun.com', 'spark-api-open.xf-yun.com', 'maas-api.cn-huabei-1.xf-yun.com'],
  env: ['SPARKAI_APP_ID', 'SPARKAI_API_KEY', 'SPARKAI_API_SECRET', 'SPARKAI_URL', 'IFLYTEK_SPARK_APP_ID', 'IFLYTEK_SPARK_API_KEY', 'SPARK_API_PASSWORD'],
  models: [
    { id: 'generalv3.5' },
    { id: 'generalv3' },
    { id: '4.0Ultra' },
    { id: 'max-32k' },
    { id: 'pro-128k' },
  ],
  // No id names a version of the weights.
  pinnedModel: /(?!)/,
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'chat.py',
      text: `from sparkai.llm.llm import ChatSparkLLM

llm = ChatSparkLLM(spark_api_url="wss://spark-api.xf-yun.com/v4.0/chat", spark_llm_domain="4.0Ultra")
`,
      finds: [
        { kind: 'sdk', name: 'spark-ai-python', line: 1 },
        { kind: 'endpoint', name: 'spark-api.xf-yun.com/v4.0/chat', line: 3, provider: 'iflytek-spark' },
        { kind: 'provider', name: 'iflytek-spark' },
        { kind: 'model', name: '4.0Ultra', line: 3, provider: 'iflytek-spark' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'spark-ai-python==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'spark-ai-python', line: 1 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'Apache Spark', path: 'a.py', text: 'from pyspark.sql import SparkSession\nSparkSession.builder.appName("spark-api").getOrCreate()\n' },
  ],
});
