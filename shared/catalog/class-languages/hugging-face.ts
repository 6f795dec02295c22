/** Hugging Face in Java: DJL's tokenizers. */
import type { EntryPart } from './part.ts';

export const huggingFace: EntryPart = {
  packages: [{ ecosystem: 'maven', name: 'ai.djl.huggingface:tokenizers', modules: ['ai.djl.huggingface'], role: 'sdk' }],
  uses: [{ ecosystem: 'maven', call: 'ai.djl.huggingface.tokenizers.HuggingFaceTokenizer.newInstance', gives: [{ kind: 'model', from: '#0', provider: 'hugging-face' }] }],
  definitions: [],
  constants: [],
  settings: [],
  examples: [
    {
      why: 'the tokenizer of a model',
      path: 'Tok.java',
      text: 'import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;\n\nclass Tok { HuggingFaceTokenizer t = HuggingFaceTokenizer.newInstance("sentence-transformers/all-MiniLM-L6-v2"); }\n',
      finds: [
        { kind: 'sdk', name: 'ai.djl.huggingface:tokenizers', line: 1 },
        { kind: 'embedding_model', name: 'sentence-transformers/all-MiniLM-L6-v2', line: 3 },
        { kind: 'provider', name: 'hugging-face' },
      ],
    },
  ],
  nearMisses: [{ why: 'another tokenizer', path: 'Tok.java', text: 'import java.util.StringTokenizer;\nclass Tok { StringTokenizer t = new StringTokenizer("bert-base-uncased"); }\n' }],
};
