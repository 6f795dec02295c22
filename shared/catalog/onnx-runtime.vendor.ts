import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'onnx-runtime',
  name: 'ONNX Runtime',
  url: 'https://onnxruntime.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'maven', name: 'com.microsoft.onnxruntime:onnxruntime', modules: ['ai.onnxruntime'], role: 'serving' },
    { ecosystem: 'maven', name: 'com.microsoft.onnxruntime:*', modules: [], role: 'serving' },
    { ecosystem: 'nuget', name: 'Microsoft.ML.OnnxRuntime', modules: ['Microsoft.ML.OnnxRuntime'], role: 'serving' },
    { ecosystem: 'nuget', name: 'Microsoft.ML.OnnxRuntime.*', modules: [], role: 'serving' },
    { ecosystem: 'nuget', name: 'Microsoft.ML.OnnxRuntimeGenAI', modules: ['Microsoft.ML.OnnxRuntimeGenAI'], role: 'serving' },
    { ecosystem: 'nuget', name: 'Microsoft.ML.OnnxRuntimeGenAI.*', modules: [], role: 'serving' },
  ],
  examples: [
    {
      why: 'a session in Java',
      path: 'Run.java',
      text: 'import ai.onnxruntime.OrtEnvironment;\n\nclass Run { OrtEnvironment env = OrtEnvironment.getEnvironment(); }\n',
      finds: [{ kind: 'sdk', name: 'com.microsoft.onnxruntime:onnxruntime', line: 1 }],
    },
    {
      why: 'a session in .NET',
      path: 'Run.cs',
      text: 'using Microsoft.ML.OnnxRuntime;\n\nusing var session = new InferenceSession("model.onnx");\n',
      finds: [{ kind: 'sdk', name: 'Microsoft.ML.OnnxRuntime', line: 1 }],
    },
    { why: 'Microsoft.ML.OnnxRuntime.Tensors is enough', path: 'Use.cs', text: 'using Microsoft.ML.OnnxRuntime.Tensors;\n\nclass Use { }\n', finds: [{ kind: 'sdk', name: 'Microsoft.ML.OnnxRuntime', line: 1 }] },
    { why: 'Microsoft.ML.OnnxRuntimeGenAI is enough', path: 'Use.cs', text: 'using Microsoft.ML.OnnxRuntimeGenAI;\n\nclass Use { }\n', finds: [{ kind: 'sdk', name: 'Microsoft.ML.OnnxRuntimeGenAI', line: 1 }] },
    { why: 'a session in Kotlin', path: 'Run.kt', text: 'import ai.onnxruntime.OrtSession\n\nval options = OrtSession.SessionOptions()\n', finds: [{ kind: 'sdk', name: 'com.microsoft.onnxruntime:onnxruntime', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a file name', path: 'Near.java', text: 'class Near { String path = "ai.onnxruntime/model.onnx"; }\n' },
    { why: 'an import in a comment', path: 'C.cs', text: '// using Microsoft.ML.OnnxRuntime;\nclass C { }\n' },
    { why: 'a name in a text', path: 'T.cs', text: 'class T { string s = "Microsoft.ML.OnnxRuntime"; }\n' },
    { why: 'a name in documentation', path: 'D.cs', text: '/* see Microsoft.ML.OnnxRuntime.Thing */\nclass D { }\n' },
  ],
});
