import { defineVendor } from './catalog-entry.ts';

/** NLTK has no place here: most of it splits words by rules. */
export default defineVendor({
  id: 'spacy',
  name: 'spaCy and Stanza',
  url: 'https://spacy.io',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'spacy', role: 'framework' },
    { ecosystem: 'pypi', name: 'spacy-llm', modules: ['spacy_llm'], role: 'framework' },
    { ecosystem: 'pypi', name: 'spacy-transformers', modules: ['spacy_transformers'], role: 'framework' },
    { ecosystem: 'pypi', name: 'en-core-web-sm', modules: ['en_core_web_sm'], role: 'framework' },
    { ecosystem: 'pypi', name: 'en-core-web-md', modules: ['en_core_web_md'], role: 'framework' },
    { ecosystem: 'pypi', name: 'en-core-web-lg', modules: ['en_core_web_lg'], role: 'framework' },
    { ecosystem: 'pypi', name: 'stanza', role: 'framework', names: ['Pipeline', 'download', 'DownloadMethod', 'models', 'pipeline'] },
    { ecosystem: 'pypi', name: 'flair', role: 'framework', names: ['models', 'data', 'embeddings', 'nn', 'trainers', 'datasets'] },
    { ecosystem: 'pypi', name: 'allennlp', role: 'framework' },
    { ecosystem: 'pypi', name: 'thinc', role: 'training' },
    { ecosystem: 'pypi', name: 'fasttext', role: 'training' },
    { ecosystem: 'pypi', name: 'sentencepiece', role: 'training' },
    { ecosystem: 'pypi', name: 'keybert', role: 'framework' },
    { ecosystem: 'pypi', name: 'bertopic', role: 'framework' },
    { ecosystem: 'pypi', name: 'gliner', role: 'framework' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'spacy.load', gives: [{ kind: 'model', from: ['name', '#0'] }] },
    { ecosystem: 'pypi', call: 'spacy.cli.**.download', gives: [{ kind: 'model', from: ['model', '#0'] }] },
    { ecosystem: 'pypi', call: 'flair.models.**.{SequenceTagger,TextClassifier}.load', gives: [{ kind: 'model', from: ['model_path', '#0'] }] },
    { ecosystem: 'pypi', call: 'bertopic.BERTopic', gives: [{ kind: 'embedding_model', from: 'embedding_model', provider: 'hugging-face' }] },
    { ecosystem: 'pypi', call: 'keybert.KeyBERT', gives: [{ kind: 'embedding_model', from: ['model', '#0'], provider: 'hugging-face' }] },
    { ecosystem: 'pypi', call: 'gliner.GLiNER.from_pretrained', gives: [{ kind: 'model', from: '#0', provider: 'hugging-face' }] },
  ],
  examples: [
    { why: 'a pipeline of a model', path: 'nlp.py', text: 'import spacy\n\nnlp = spacy.load("en_core_web_sm")\n', finds: [{ kind: 'sdk', name: 'spacy', line: 1 }, { kind: 'model', name: 'en_core_web_sm', line: 3 }] },
    { why: 'a tagger of Flair', path: 'tag.py', text: 'from flair.models import SequenceTagger\n\ntagger = SequenceTagger.load("ner-large")\n', finds: [{ kind: 'sdk', name: 'flair', line: 1 }, { kind: 'model', name: 'ner-large', line: 3 }] },
    { why: 'topics', path: 'topics.py', text: 'from bertopic import BERTopic\n\ntopics = BERTopic(embedding_model="all-MiniLM-L6-v2")\n', finds: [{ kind: 'sdk', name: 'bertopic', line: 1 }, { kind: 'embedding_model', name: 'all-MiniLM-L6-v2', line: 3, provider: 'hugging-face' }, { kind: 'provider', name: 'hugging-face' }] },
    { why: 'entities of any kind', path: 'ner.py', text: 'from gliner import GLiNER\n\nmodel = GLiNER.from_pretrained("urchade/gliner_medium-v2.1")\n', finds: [{ kind: 'sdk', name: 'gliner', line: 1 }, { kind: 'model', name: 'urchade/gliner_medium-v2.1', line: 3, provider: 'hugging-face' }, { kind: 'provider', name: 'hugging-face' }] },
    { why: 'requirements', path: 'requirements.txt', text: 'spacy==3.8\nstanza\nnltk\n', finds: [{ kind: 'dependency', name: 'spacy', line: 1 }, { kind: 'dependency', name: 'stanza', line: 2 }] },
  ],
  nearMisses: [
    { why: 'words are split without a model', path: 'a.py', text: 'from nltk.tokenize import word_tokenize\nword_tokenize("x y")\n' },
    { why: 'space', path: 'b.py', text: 'import spacey\nspacey.load("en_core_web_sm")\n' },
    { why: 'talent', path: 'c.py', text: 'from people import flair\nflair.show()\n' },
    { why: 'a part of a poem', path: 'd.py', text: 'from poem import stanza\nstanza.Pipeline()\n' },
  ],
});
