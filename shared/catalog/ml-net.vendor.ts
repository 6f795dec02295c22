import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'ml-net',
  name: 'ML.NET',
  url: 'https://dotnet.microsoft.com/apps/ai/ml-dotnet',
  type: 'framework',
  packages: [
    { ecosystem: 'nuget', name: 'Microsoft.ML', modules: ['Microsoft.ML'], role: 'training' },
    { ecosystem: 'nuget', name: 'Microsoft.ML.*', modules: [], role: 'training' },
    { ecosystem: 'nuget', name: 'TorchSharp', modules: ['TorchSharp'], role: 'training' },
    { ecosystem: 'nuget', name: 'TorchSharp-*', modules: [], role: 'training' },
    { ecosystem: 'nuget', name: 'TensorFlow.NET', modules: ['Tensorflow'], role: 'training' },
  ],
  examples: [
    {
      why: 'a context of ML.NET',
      path: 'Train.cs',
      text: 'using Microsoft.ML;\n\nvar context = new MLContext(seed: 1);\n',
      finds: [{ kind: 'sdk', name: 'Microsoft.ML', line: 1 }],
    },
    { why: 'Microsoft.ML.Data is enough', path: 'Use.cs', text: 'using Microsoft.ML.Data;\n\nclass Use { }\n', finds: [{ kind: 'sdk', name: 'Microsoft.ML', line: 1 }] },
    { why: 'TorchSharp is enough', path: 'Use.cs', text: 'using TorchSharp;\n\nclass Use { }\n', finds: [{ kind: 'sdk', name: 'TorchSharp', line: 1 }] },
    { why: 'Microsoft.ML.Trainers is enough', path: 'Use.cs', text: 'using Microsoft.ML.Trainers;\n\nclass Use { }\n', finds: [{ kind: 'sdk', name: 'Microsoft.ML', line: 1 }] },
    { why: 'Tensorflow is enough', path: 'Use.cs', text: 'using Tensorflow;\n\nclass Use { }\n', finds: [{ kind: 'sdk', name: 'TensorFlow.NET', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a namespace that only starts alike', path: 'Near.cs', text: 'using Microsoft.MLS;\nvar context = new MLContext();\n' },
    { why: 'an import in a comment', path: 'C.cs', text: '// using Microsoft.ML;\nclass C { }\n' },
    { why: 'a name in a text', path: 'T.cs', text: 'class T { string s = "Microsoft.ML"; }\n' },
    { why: 'a name in documentation', path: 'D.cs', text: '/* see Microsoft.ML.Thing */\nclass D { }\n' },
  ],
});
