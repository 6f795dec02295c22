import { defineVendor } from './catalog-entry.ts';

/** Finds personal data with models of language and rules, before a text goes to a model: a guardrail. */
export default defineVendor({
  id: 'presidio',
  name: 'Presidio',
  url: 'https://microsoft.github.io/presidio/',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'presidio-analyzer', modules: ['presidio_analyzer'], role: 'guardrail' },
    { ecosystem: 'pypi', name: 'presidio-anonymizer', modules: ['presidio_anonymizer'], role: 'guardrail' },
    { ecosystem: 'pypi', name: 'presidio-image-redactor', modules: ['presidio_image_redactor'], role: 'guardrail' },
  ],
  uses: [
    { ecosystem: 'pypi', call: '{presidio_analyzer,presidio_anonymizer,presidio_image_redactor}.**.{AnalyzerEngine,AnonymizerEngine,ImageRedactorEngine,BatchAnalyzerEngine}', gives: [{ kind: 'guardrail', name: ['@assigned', '@callee'] }] },
  ],
  images: ['mcr.microsoft.com/presidio-*'],
  examples: [
    { why: 'the analyzer and the anonymizer', path: 'pii.py', text: 'from presidio_analyzer import AnalyzerEngine\nfrom presidio_anonymizer import AnonymizerEngine\n\nanalyzer = AnalyzerEngine()\nanonymizer = AnonymizerEngine()\n', finds: [{ kind: 'sdk', name: 'presidio-analyzer', line: 1 }, { kind: 'sdk', name: 'presidio-anonymizer', line: 2 }, { kind: 'guardrail', name: 'analyzer', line: 4 }, { kind: 'guardrail', name: 'anonymizer', line: 5 }] },
    { why: "a recognizer of one's own", path: 'own.py', text: 'from presidio_analyzer import PatternRecognizer\n\nclass Badge(PatternRecognizer):\n    pass\n', finds: [{ kind: 'sdk', name: 'presidio-analyzer', line: 1 }] },
    { why: 'pictures', path: 'picture.py', text: 'from presidio_image_redactor import ImageRedactorEngine\n\nengine = ImageRedactorEngine()\n', finds: [{ kind: 'sdk', name: 'presidio-image-redactor', line: 1 }, { kind: 'guardrail', name: 'engine', line: 3 }] },
    { why: 'the servers', path: 'compose.yaml', text: 'services:\n  s0:\n    image: mcr.microsoft.com/presidio-analyzer:latest\n', finds: [{ kind: 'container_image', name: 'mcr.microsoft.com/presidio-analyzer', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'presidio-analyzer==2.2\npresidio-anonymizer\n', finds: [{ kind: 'dependency', name: 'presidio-analyzer', line: 1 }, { kind: 'dependency', name: 'presidio-anonymizer', line: 2 }] },
  ],
  nearMisses: [
    { why: 'a garrison', path: 'a.py', text: 'from forts.presidio import AnalyzerEngine\nAnalyzerEngine()\n' },
    { why: 'an engine of analysis', path: 'b.py', text: 'from reports import AnalyzerEngine\nAnalyzerEngine()\n' },
    { why: 'a relative module', path: 'c.py', text: 'from .presidio_analyzer import AnalyzerEngine\nAnalyzerEngine()\n' },
    { why: 'other images', path: 'compose.yaml', text: 'services:\n  s0:\n    image: mcr.microsoft.com/dotnet/sdk:9.0\n' },
  ],
});
