import { reading } from '../../documents/reading.ts';
import type { Token } from '../../documents/tokens.ts';
import { cleanUrl } from '../../documents/urls.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact, type Scope } from '../dependency-fact.ts';
import { exactGemVersion, isGemName, leadingTexts, optionOf, rubyStatements } from './gem-names.ts';

export default defineReader({
  id: 'gemfile',
  title: 'Gems of a Gemfile, with their groups',
  version: 1,
  gate: 'always',
  // 1 MiB: files are written by hand.
  bytesMax: 1024 * 1024,
  accepts: ({ name, extension }) => name === 'Gemfile' || name === 'gems.rb' || extension === '.gemfile',

  read: reading((artifact, findings) => {
    /** What is open: groups, folders, conditions; each ends with `end`. */
    const open: { readonly groups: readonly string[]; readonly isFolder: boolean }[] = [];
    for (const tokens of rubyStatements(artifact.text())) {
      const [first] = tokens;
      if (first?.kind !== 'name') continue;
      if (first.text === 'end') open.pop();
      else if (isOpening(tokens)) open.push({ groups: first.text === 'group' ? namesOf(tokens.slice(1)) : [], isFolder: first.text === 'path' });
      if (first.text !== 'gem' || open.some(({ isFolder }) => isFolder)) continue;
      const [gem, ...requirements] = leadingTexts(tokens, 1);
      if (!gem || !isGemName(gem.text) || optionOf(tokens, 'path') !== undefined) continue;
      const groups = [...open.flatMap((block) => block.groups), ...(optionOf(tokens, 'group') ?? optionOf(tokens, 'groups') ?? [])];
      findings.add(dependencyFact({ ecosystem: 'gem', name: gem.text, range: rangeOf(requirements, tokens), version: requirements.length === 1 ? exactGemVersion(requirements[0]?.text ?? '') : undefined, scope: scopeOf(groups), isDirect: true, origin: 'manifest', line: gem.line }));
    }
  }),

  examples: [
    {
      why: 'requirements, groups as blocks and options, addresses, lines that go on',
      path: 'Gemfile',
      text: `source "https://rubygems.example.com"
ruby "3.3.0"

gem "rails", "~> 7.1", ">= 7.1.3"
gem 'ruby-openai', '7.0.1', require: "openai"
# gem "anthropic"
gem "langchainrb",
    "~> 0.19"
gem "fork", git: "https://user:hunter2secret@git.example.com/fork.git", branch: "main"
gem("tty", :group => [:development, :test])

group :development, :test do
  gem "rspec-rails" # tests
  if ENV["X"]
    gem "debug", group: :test
  end
end
gem "pg" if true
gem "sidekiq", group: :jobs
`,
      facts: [
        { type: 'dependency', ecosystem: 'gem', name: 'rails', range: '~> 7.1, >= 7.1.3', scope: 'runtime', isDirect: true, origin: 'manifest', line: 4 },
        { type: 'dependency', name: 'ruby-openai', version: '7.0.1', line: 5 },
        { type: 'dependency', name: 'langchainrb', range: '~> 0.19', line: 7 },
        { type: 'dependency', name: 'fork', range: 'https://git.example.com/fork.git', line: 9 },
        { type: 'dependency', name: 'tty', scope: 'dev', line: 10 },
        { type: 'dependency', name: 'rspec-rails', scope: 'dev', line: 13 },
        { type: 'dependency', name: 'debug', scope: 'dev', line: 15 },
        { type: 'dependency', name: 'pg', scope: 'runtime', line: 18 },
        { type: 'dependency', name: 'sidekiq', scope: 'runtime', line: 19 },
      ],
    },
    { why: 'folders, comments and other calls are no gems', path: 'Gemfile', text: '=begin\ngem "ruby-openai"\n=end\ngemspec\nplugin "ruby-openai"\ngem "core", path: "../core"\npath "engines" do\n  gem "ruby-openai"\nend\nputs "gem \'ruby-openai\'"\n', none: 'all' },
  ],
});

/** A statement that is closed by an `end`: a block, or a condition that begins it. */
function isOpening(tokens: readonly Token[]): boolean {
  const [first, last] = [tokens[0]?.text ?? '', tokens.at(-1)?.text ?? ''];
  return ['if', 'unless', 'case', 'def', 'begin', 'while'].includes(first) || tokens.some(({ kind, text }) => kind === 'name' && text === 'do') || last === 'do';
}

/** `:development, :test`, as texts too. */
function namesOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ kind, text }) => (kind !== 'mark' && text !== 'do' ? [text] : []));
}

/** A gem that stands in a group for production, too, is needed there. */
function scopeOf(groups: readonly string[]): Scope {
  return groups.length > 0 && groups.every((group) => /^(?:development|test|dev|ci|lint|rubocop|docs?|doc|debug)$/.test(group)) ? 'dev' : 'runtime';
}

function rangeOf(requirements: readonly Token[], tokens: readonly Token[]): string | undefined {
  if (requirements.length > 0) return requirements.map(({ text }) => text).join(', ');
  const [address] = optionOf(tokens, 'git') ?? [];
  const [repository] = optionOf(tokens, 'github') ?? [];
  return address !== undefined ? cleanUrl(address).url : repository !== undefined ? `github:${repository}` : undefined;
}
