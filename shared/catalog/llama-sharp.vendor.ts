import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'llama-sharp',
  name: 'LLamaSharp',
  url: 'https://github.com/SciSharp/LLamaSharp',
  type: 'framework',
  packages: [
    { ecosystem: 'nuget', name: 'LLamaSharp', modules: ['LLama', 'LLamaSharp'], role: 'serving' },
    { ecosystem: 'nuget', name: 'LLamaSharp.*', modules: [], role: 'serving' },
    { ecosystem: 'maven', name: 'de.kherud:llama', modules: ['de.kherud.llama'], role: 'serving' },
  ],
  examples: [
    {
      why: 'weights that are loaded in the process',
      path: 'Run.cs',
      text: 'using LLama;\nusing LLama.Common;\n\nvar parameters = new ModelParams("model.gguf") { ContextSize = 1024 };\n',
      finds: [{ kind: 'sdk', name: 'LLamaSharp', line: 1 }],
    },
    { why: 'LLama.Common is enough', path: 'Use.cs', text: 'using LLama.Common;\n\nclass Use { }\n', finds: [{ kind: 'sdk', name: 'LLamaSharp', line: 1 }] },
    { why: 'LLama.Native is enough', path: 'Use.cs', text: 'using LLama.Native;\n\nclass Use { }\n', finds: [{ kind: 'sdk', name: 'LLamaSharp', line: 1 }] },
    { why: 'LLamaSharp.SemanticKernel is enough', path: 'Use.cs', text: 'using LLamaSharp.SemanticKernel;\n\nclass Use { }\n', finds: [{ kind: 'sdk', name: 'LLamaSharp', line: 1 }] },
    { why: 'the binding for Java', path: 'Run.java', text: 'import de.kherud.llama.LlamaModel;\n\nclass Run { LlamaModel m; }\n', finds: [{ kind: 'sdk', name: 'de.kherud:llama', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a namespace of a project about animals', path: 'Near.cs', text: 'using Zoo.LLama;\nnamespace Zoo;\nclass LLama { string name = "LLama"; }\n' },
    { why: 'an import in a comment', path: 'C.cs', text: '// using LLama;\nclass C { }\n' },
    { why: 'a name in a text', path: 'T.cs', text: 'class T { string s = "LLama"; }\n' },
    { why: 'a name in documentation', path: 'D.cs', text: '/* see LLama.Thing */\nclass D { }\n' },
  ],
});
