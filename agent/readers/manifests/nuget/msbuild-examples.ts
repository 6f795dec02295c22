import type { ReaderExample } from '../../reader.ts';

export const msbuildExamples: readonly ReaderExample[] = [
  {
    why: 'attributes and elements, properties, ranges, conditions, what the build alone needs',
    path: 'src/Shop/Shop.csproj',
    text: `<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup><SkVersion>1.30.0</SkVersion></PropertyGroup>
  <ItemGroup>
    <!-- <PackageReference Include="Anthropic.SDK" Version="1.0.0" /> -->
    <PackageReference Include="Microsoft.SemanticKernel" Version="$(SkVersion)" />
    <PackageReference Include="OpenAI">
      <Version>[2.1.0]</Version>
    </PackageReference>
    <PackageReference Include="StyleCop.Analyzers" Version="1.2.0-beta.556" PrivateAssets="All" />
    <PackageReference Include="Azure.AI.OpenAI" />
    <PackageReference Include="Serilog" Version="4.*" />
    <PackageReference Remove="Gone" />
    <ProjectReference Include="..\\OpenAI\\OpenAI.csproj" />
  </ItemGroup>
  <Choose><When Condition="'$(X)' == '1'"><ItemGroup><PackageReference Include="Polly" Version="8.5.0" /></ItemGroup></When></Choose>
</Project>
`,
    facts: [
      { type: 'dependency', ecosystem: 'nuget', name: 'Microsoft.SemanticKernel', version: '1.30.0', scope: 'runtime', isDirect: true, origin: 'manifest', line: 5 },
      { type: 'dependency', name: 'OpenAI', version: '2.1.0', range: '[2.1.0]', line: 6 },
      { type: 'dependency', name: 'StyleCop.Analyzers', version: '1.2.0-beta.556', scope: 'dev', line: 9 },
      { type: 'dependency', name: 'Azure.AI.OpenAI', line: 10 },
      { type: 'dependency', name: 'Serilog', range: '4.*', line: 11 },
      { type: 'dependency', name: 'Polly', version: '8.5.0', line: 15 },
    ],
  },
  {
    why: 'central versions ask for nothing',
    path: 'Directory.Packages.props',
    text: '<Project>\n  <ItemGroup>\n    <PackageVersion Include="Azure.AI.OpenAI" Version="2.1.0" />\n    <GlobalPackageReference Include="Nerdbank.GitVersioning" Version="3.7.0" />\n  </ItemGroup>\n</Project>\n',
    facts: [
      { type: 'dependency', name: 'Azure.AI.OpenAI', version: '2.1.0', isDirect: false, line: 3 },
      { type: 'dependency', name: 'Nerdbank.GitVersioning', scope: 'dev', isDirect: true, line: 4 },
    ],
  },
  {
    why: 'what a test project uses is for tests; an old file has a namespace',
    path: 'Tests.csproj',
    text: '<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003"><ItemGroup><PackageReference Include="Microsoft.NET.Test.Sdk" Version="17.0.0" /><PackageReference Include="xunit" Version="2.9.0" /></ItemGroup></Project>',
    facts: [{ type: 'dependency', name: 'Microsoft.NET.Test.Sdk' }, { type: 'dependency', name: 'xunit', scope: 'dev' }],
  },
  { why: 'projects, framework assemblies, usings and comments are no packages', path: 'A.csproj', text: '<Project><ItemGroup><ProjectReference Include="OpenAI" /><Reference Include="OpenAI" /><Using Include="OpenAI" /><Compile Include="OpenAI.cs" /><PackageReference Update="OpenAI" /></ItemGroup><PropertyGroup><PackageId>OpenAI</PackageId></PropertyGroup></Project>', none: 'all' },
  { why: 'what stands before the break is kept', path: 'A.csproj', text: '<Project><ItemGroup><PackageReference Include="OpenAI" Version="2.1.0" />\n<PackageRef', facts: [{ type: 'dependency', name: 'OpenAI' }], trouble: 'parse_error' },
];
