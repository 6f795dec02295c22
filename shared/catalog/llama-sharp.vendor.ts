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
  ],
  nearMisses: [{ why: 'a namespace of a project about animals', path: 'Near.cs', text: 'using Zoo.LLama;\nnamespace Zoo;\nclass LLama { string name = "LLama"; }\n' }],
});
