import { reading } from '../../documents/reading.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact } from '../dependency-fact.ts';
import { goDirectives, type GoDirective } from './go-mod-lines.ts';
import { goVersion, isGoModule } from './go-names.ts';
import { replaced, replacementOf } from './go-replace.ts';

export default defineReader({
  id: 'go-mod',
  title: 'Modules of go.mod, with replacements and tools',
  version: 1,
  gate: 'always',
  // 4 MiB: the files of the largest projects have 100 KiB.
  bytesMax: 4 * 1024 * 1024,
  accepts: ({ name }) => name === 'go.mod',

  read: reading((artifact, findings) => {
    const directives = goDirectives(artifact.text());
    const of = (verb: string): readonly GoDirective[] => directives.filter((directive) => directive.verb === verb);
    const tools = of('tool').flatMap(({ words }) => words);
    const replacements = of('replace').flatMap(({ words }) => replacementOf(words) ?? []);
    for (const { words: [name = ''], line } of of('module')) if (isGoModule(name)) findings.add({ type: 'project', ecosystem: 'golang', name, line });

    const broken: number[] = [];
    for (const { words: [name = '', written], comment, line } of of('require')) {
      const version = goVersion(written);
      if (!isGoModule(name) || version === undefined) {
        broken.push(line);
        continue;
      }
      const isDirect = !/^indirect\b/.test(comment);
      const isTool = !isDirect && tools.some((tool) => tool === name || tool.startsWith(`${name}/`));
      const replacement = replacements.find((candidate) => candidate.of === name && (candidate.version ?? version) === version);
      findings.add(
        dependencyFact({
          ecosystem: 'golang',
          ...(replacement === undefined ? { name, version } : replaced(name, replacement)),
          scope: isTool ? 'dev' : 'runtime',
          isDirect: isDirect || isTool,
          origin: 'manifest',
          line,
        }),
      );
    }
    if (broken[0] !== undefined) findings.note('parse_error', `Not a module and a version at line ${broken[0]}.`);
  }),

  examples: [
    {
      why: 'blocks and single lines, indirect modules, tools, versions as they are',
      path: 'go.mod',
      text: `module github.com/acme/shop

go 1.24

tool golang.org/x/tools/cmd/stringer

require github.com/sashabaranov/go-openai v1.36.1 // the client

require (
	github.com/Azure/azure-sdk-for-go v68.0.0+incompatible
	golang.org/x/net v0.0.0-20240101000000-0123456789ab // indirect
	golang.org/x/tools v0.30.0 // indirect; for go generate
	// github.com/tmc/langchaingo v0.1.0
)
`,
      facts: [
        { type: 'project', ecosystem: 'golang', name: 'github.com/acme/shop', line: 1 },
        { type: 'dependency', ecosystem: 'golang', name: 'github.com/sashabaranov/go-openai', version: 'v1.36.1', scope: 'runtime', isDirect: true, origin: 'manifest', line: 7 },
        { type: 'dependency', name: 'github.com/Azure/azure-sdk-for-go', version: 'v68.0.0+incompatible', line: 10 },
        { type: 'dependency', name: 'golang.org/x/net', version: 'v0.0.0-20240101000000-0123456789ab', isDirect: false, line: 11 },
        { type: 'dependency', name: 'golang.org/x/tools', scope: 'dev', isDirect: true, line: 12 },
      ],
    },
    {
      why: 'a replaced module is the one that takes its place; a folder in its place fixes no version',
      path: 'go.mod',
      text: 'module x.example/m\nrequire (\n\ta.example/a v1.0.0\n\tb.example/b v1.0.0\n\tc.example/c v1.0.0\n)\nreplace a.example/a => fork.example/a v1.0.1\nreplace (\n\tb.example/b v1.0.0 => ../b\n\tc.example/c v0.9.0 => fork.example/c v0.9.1\n)\n',
      facts: [
        { type: 'dependency', name: 'fork.example/a', version: 'v1.0.1', line: 3 },
        { type: 'dependency', name: 'b.example/b', range: '../b', line: 4 },
        { type: 'dependency', name: 'c.example/c', version: 'v1.0.0', line: 5 },
      ],
    },
    { why: 'excluded and retracted versions, and comments, are no modules', path: 'go.mod', text: '// require github.com/sashabaranov/go-openai v1.0.0\nmodule m\nexclude github.com/sashabaranov/go-openai v1.0.0\nretract v1.0.0\ngo 1.22\ntoolchain go1.22.1\n', none: ['dependency'] },
    { why: 'a line that is none', path: 'go.mod', text: 'require (\n\tgithub.com/sashabaranov/go-openai latest\n\ta.example/a v1.0.0\n', facts: [{ type: 'dependency', name: 'a.example/a' }], trouble: 'parse_error' },
  ],
});
