import { defineVendor } from './catalog-entry.ts';
import { semanticKernel as classLanguages } from './class-languages/semantic-kernel.ts';

export default defineVendor({
  id: 'semantic-kernel',
  name: 'Semantic Kernel',
  url: 'https://learn.microsoft.com/semantic-kernel/',
  type: 'framework',
  packages: [...classLanguages.packages],
  uses: [...classLanguages.uses],
  definitions: [...classLanguages.definitions],
  examples: [...classLanguages.examples],
  nearMisses: [...classLanguages.nearMisses],
});
