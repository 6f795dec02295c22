import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'djl',
  name: 'Deep Java Library',
  url: 'https://djl.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'maven', name: 'ai.djl:api', modules: ['ai.djl'], role: 'serving' },
    { ecosystem: 'maven', name: 'ai.djl.pytorch:*', modules: [], role: 'serving' },
    { ecosystem: 'maven', name: 'ai.djl.onnxruntime:*', modules: [], role: 'serving' },
    { ecosystem: 'maven', name: 'org.deeplearning4j:deeplearning4j-core', modules: ['org.deeplearning4j'], role: 'training' },
    { ecosystem: 'maven', name: 'org.deeplearning4j:*', modules: [], role: 'training' },
    { ecosystem: 'maven', name: 'org.tensorflow:tensorflow-lite', modules: ['org.tensorflow.lite'], role: 'serving' },
    { ecosystem: 'maven', name: 'org.tensorflow:tensorflow-core-api', modules: ['org.tensorflow'], role: 'training' },
    { ecosystem: 'maven', name: 'org.pytorch:pytorch_android', modules: ['org.pytorch'], role: 'serving' },
    { ecosystem: 'maven', name: 'org.pytorch:*', modules: [], role: 'serving' },
  ],
  examples: [
    {
      why: 'criteria for a model',
      path: 'Run.java',
      text: 'import ai.djl.repository.zoo.Criteria;\n\nclass Run { Criteria<String, float[]> criteria = Criteria.builder().setTypes(String.class, float[].class).build(); }\n',
      finds: [{ kind: 'sdk', name: 'ai.djl:api', line: 1 }],
    },
    { why: 'ai.djl.inference is enough', path: 'Use.java', text: 'import ai.djl.inference.Thing;\n\nclass Use { Thing thing; }\n', finds: [{ kind: 'sdk', name: 'ai.djl:api', line: 1 }] },
    { why: 'org.deeplearning4j.nn is enough', path: 'Use.java', text: 'import org.deeplearning4j.nn.Thing;\n\nclass Use { Thing thing; }\n', finds: [{ kind: 'sdk', name: 'org.deeplearning4j:deeplearning4j-core', line: 1 }] },
    { why: 'org.tensorflow.lite is enough', path: 'Use.java', text: 'import org.tensorflow.lite.Thing;\n\nclass Use { Thing thing; }\n', finds: [{ kind: 'sdk', name: 'org.tensorflow:tensorflow-lite', line: 1 }] },
    { why: 'org.pytorch is enough', path: 'Use.java', text: 'import org.pytorch.Thing;\n\nclass Use { Thing thing; }\n', finds: [{ kind: 'sdk', name: 'org.pytorch:pytorch_android', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a name that only starts alike', path: 'Near.java', text: 'import ai.djlx.Criteria;\nclass Near { }\n' },
    { why: 'an import in a comment', path: 'C.java', text: '// import ai.djl;\nclass C { }\n' },
    { why: 'a name in a text', path: 'T.java', text: 'class T { String s = "ai.djl"; }\n' },
    { why: 'a name in documentation', path: 'D.java', text: '/* see ai.djl.Thing */\nclass D { }\n' },
  ],
});
