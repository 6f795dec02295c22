import { reading } from '../../documents/reading.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact, type Scope } from '../dependency-fact.ts';
import { exactGemVersion, isGemName, leadingTexts, rubyStatements } from './gem-names.ts';

const calls: Readonly<Record<string, Scope>> = { add_dependency: 'runtime', add_runtime_dependency: 'runtime', add_development_dependency: 'dev' };

export default defineReader({
  id: 'gemspec',
  title: 'Gems that a gemspec asks for',
  version: 1,
  gate: 'always',
  // 1 MiB: files are written by hand.
  bytesMax: 1024 * 1024,
  accepts: ({ extension }) => extension === '.gemspec',

  read: reading((artifact, findings) => {
    for (const tokens of rubyStatements(artifact.text())) {
      // `spec.name = "x"`
      const [, dot, member, equals, value] = tokens;
      if (dot?.text === '.' && member?.text === 'name' && equals?.text === '=' && value?.kind === 'string' && isGemName(value.text)) findings.add({ type: 'project', ecosystem: 'gem', name: value.text, line: value.line });
      const at = tokens.findIndex(({ kind, text }, index) => kind === 'name' && Object.hasOwn(calls, text) && tokens[index - 1]?.text === '.');
      const [gem, ...requirements] = at < 0 ? [] : leadingTexts(tokens, at + 1);
      if (!gem || !isGemName(gem.text)) continue;
      findings.add(
        dependencyFact({
          ecosystem: 'gem',
          name: gem.text,
          range: requirements.map(({ text }) => text).join(', '),
          version: requirements.length === 1 ? exactGemVersion(requirements[0]?.text ?? '') : undefined,
          scope: calls[tokens[at]?.text ?? ''] ?? 'runtime',
          isDirect: true,
          origin: 'manifest',
          line: gem.line,
        }),
      );
    }
  }),

  examples: [
    {
      why: 'both kinds, with and without parentheses, frozen texts, lists of requirements',
      path: 'shop.gemspec',
      text: 'Gem::Specification.new do |spec|\n  spec.name = "shop"\n  spec.add_dependency "ruby-openai", "~> 7.0"\n  spec.add_runtime_dependency(%q<x>)\n  s.add_runtime_dependency("faraday".freeze, ["= 2.9.0".freeze])\n  # spec.add_dependency "anthropic"\n  spec.add_development_dependency \'rspec\', \'>= 3\', \'< 4\'\nend\n',
      facts: [
        { type: 'project', ecosystem: 'gem', name: 'shop', line: 2 },
        { type: 'dependency', ecosystem: 'gem', name: 'ruby-openai', range: '~> 7.0', scope: 'runtime', isDirect: true, origin: 'manifest', line: 3 },
        { type: 'dependency', name: 'faraday', version: '2.9.0', line: 5 },
        { type: 'dependency', name: 'rspec', range: '>= 3, < 4', scope: 'dev', line: 7 },
      ],
    },
    { why: 'what the gem says of itself', path: 'openai.gemspec', text: 'Gem::Specification.new do |s|\n  s.name = "openai"\n  s.summary = "add_dependency \'ruby-openai\'"\nend\n', none: ['dependency'] },
  ],
});
