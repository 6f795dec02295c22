import type { ReaderExample } from '../reader.ts';

/** What the C# reader is held to. A table, so longer than other files. */
export const csharpExamples: readonly ReaderExample[] = [
  {
    why: 'usings are namespaces, and a name that one of them may bring stays open',
    path: 'src/App.cs',
    text: `using System;
using Acme.AI;
global using Acme.AI.Chat;
using static Acme.Names;
using Client = Acme.AI.AcmeClient;

namespace Shop;

public class App
{
    private const string Model = "m-1";
    private readonly ChatClient _client = new(model: Model, Environment.GetEnvironmentVariable("ACME_KEY") ?? "none");

    public string Ask(string text) => _client.Complete(text, new Client("k"));
}
`,
    facts: [
      { type: 'import', line: 1, ecosystem: 'nuget', module: 'System', names: [] },
      { type: 'import', line: 2, module: 'Acme.AI', names: [] },
      { type: 'import', line: 3, module: 'Acme.AI.Chat', names: [] },
      { type: 'import', line: 4, module: 'Acme.Names', names: [] },
      { type: 'import', line: 5, module: 'Acme.AI', names: ['AcmeClient'] },
      {
        type: 'call',
        line: 12,
        path: '*.ChatClient',
        assigned: 'App._client',
        args: [
          { name: 'model', value: { kind: 'string', text: 'm-1', name: 'Model', line: 11 } },
          { value: { kind: 'env', name: 'ACME_KEY', fallback: { kind: 'string', text: 'none' } } },
        ],
      },
      { type: 'env', name: 'ACME_KEY', access: 'read' },
      { type: 'call', line: 14, path: '*.ChatClient().Complete', within: 'App.Ask', args: [{ value: { kind: 'unknown' } }, { value: { kind: 'call', path: 'Acme.AI.AcmeClient' } }] },
      { type: 'call', path: 'Acme.AI.AcmeClient' },
    ],
  },
  {
    why: 'object initialisers and what is set later are named arguments, dictionaries and collections are what they hold',
    path: 'src/Options.cs',
    text: `using Acme;
var options = new ChatOptions { Model = "m-1", Tools = { Tool.Create("x") }, Stop = new[] { "a", "b" } };
client.Send(new Request("r") { Headers = new Dictionary<string, string> { ["k"] = "v" } }, ["x", "y"], new { model = "m-2" });
options.Temperature = 1;
`,
    facts: [
      { type: 'call', path: '*.ChatOptions', assigned: 'options', args: [{ name: 'Model', value: { text: 'm-1' } }, { name: 'Tools', value: { kind: 'list', items: [{ kind: 'call', path: '*.Tool.Create' }] } }, { name: 'Stop', value: { kind: 'list', items: [{ text: 'a' }, { text: 'b' }] } }, { name: 'Temperature' }] },
      { type: 'call', path: '*.client.Send', args: [{ value: { kind: 'call', path: '*.Request' } }, { value: { kind: 'list', items: [{ text: 'x' }, { text: 'y' }] } }, { value: { kind: 'object', entries: { model: { text: 'm-2' } } } }] },
      { type: 'call', path: '*.Request', args: [{ value: { text: 'r' } }, { name: 'Headers', value: { kind: 'object', entries: { k: { text: 'v' } } } }] },
      { type: 'call', path: '*.ChatOptions().set_Temperature', args: [{ value: { kind: 'number', value: 1 } }] },
    ],
  },
  {
    why: 'extension methods on whatever receiver, with type arguments and lambdas',
    path: 'src/Program.cs',
    text: `using Acme;
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAcmeChat("m-1", apiKey: builder.Configuration["Acme:Key"]);
builder.Plugins.AddFromType<MathPlugin>("math");
static void Register(IServiceCollection services) { services.AddAcme(o => { o.Model = "m-2"; }).Build(); }
foreach (var service in all) { service.AddAcme(); }
`,
    facts: [
      { type: 'call', line: 3, path: '*.WebApplication.CreateBuilder().Services.AddAcmeChat', args: [{ value: { text: 'm-1' } }, { name: 'apiKey' }] },
      { type: 'call', line: 4, path: '*.WebApplication.CreateBuilder().Plugins.AddFromType', args: [{ value: { text: 'math' } }, { name: 'T', value: { kind: 'ref', path: '*.MathPlugin' } }] },
      { type: 'call', line: 5, path: '*.IServiceCollection().AddAcme().Build' },
      { type: 'call', line: 5, path: '*.IServiceCollection().AddAcme', args: [{ value: { kind: 'unknown' } }, { name: 'Model', value: { text: 'm-2' } }] },
      { type: 'call', line: 5, path: '?.set_Model', args: [{ value: { text: 'm-2' } }] },
      { type: 'call', line: 6, path: '?.AddAcme' },
    ],
  },
  {
    why: 'attributes and base types',
    path: 'src/Plugin.cs',
    text: `using System.ComponentModel;
using Acme;

[Agent("helper")]
public sealed class Plugin(string key) : PluginBase(key), IPlugin
{
    [AcmeFunction("add"), Description("Adds.")]
    public int Add([Description("left")] int a, int b) => a + b;

    [AcmeFunction]
    public int Zero() => 0;
}
`,
    facts: [
      { type: 'call', path: '*.Agent', line: 4 },
      { type: 'definition', what: 'class', name: 'Plugin', line: 5, bases: ['*.PluginBase', '*.IPlugin'], decorators: [{ path: '*.Agent', args: [{ value: { text: 'helper' } }] }] },
      { type: 'call', path: '*.AcmeFunction', within: 'Plugin.Add', args: [{ value: { text: 'add' } }] },
      { type: 'definition', what: 'function', name: 'Plugin.Add', line: 8, decorators: [{ path: '*.AcmeFunction' }, { path: '*.Description', args: [{ value: { text: 'Adds.' } }] }] },
      { type: 'definition', what: 'function', name: 'Plugin.Zero', line: 11, decorators: [{ path: '*.AcmeFunction', args: [] }] },
    ],
  },
  {
    why: 'strings of every kind, properties, switches and formats',
    path: 'src/Text.cs',
    text: `using Acme;
class Text
{
    public string Small { get; set; } = "m-small";
    public string Large => "m-large";
    const string Raw = """
        You are brief.
          Very.
        """;
    void Run(int n, string name)
    {
        var c = new Client();
        c.One(Raw);
        c.Two(@"say ""hi""");
        c.Three($"m-{name}-x");
        c.Four(Small, this.Large);
        c.Five(n switch { 1 => "a", _ => "b" });
        c.Six(string.Format("m-{0}", name));
        c.Seven($"""
            Hello {name}!
            """);
    }
}
`,
    facts: [
      { type: 'call', path: '*.Client().One', args: [{ value: { kind: 'string', text: 'You are brief.\n  Very.', line: 6 } }] },
      { type: 'call', path: '*.Client().Two', args: [{ value: { text: 'say "hi"' } }] },
      { type: 'call', path: '*.Client().Three', args: [{ value: { kind: 'template', parts: ['m-', '-x'] } }] },
      { type: 'call', path: '*.Client().Four', args: [{ value: { text: 'm-small' } }, { value: { text: 'm-large' } }] },
      { type: 'call', path: '*.Client().Five', args: [{ value: { text: 'a' } }] },
      { type: 'call', path: '*.Client().Six', args: [{ value: { kind: 'template', parts: ['m-', ''] } }] },
      { type: 'call', path: '*.Client().Seven', args: [{ value: { kind: 'template', parts: ['Hello ', '!'] } }] },
    ],
  },
  {
    why: 'constructor parameters, fields set from them, awaiting and conditional access',
    path: 'src/Service.cs',
    text: `using Acme;
namespace A.B
{
    class Service
    {
        private readonly IClient client;
        public Service(IClient client) { this.client = client; }
        public async Task<string> Ask() { var reply = await client.SendAsync("x").ConfigureAwait(false); return reply?.Text.Get() ?? ""; }
    }
}
`,
    facts: [
      { type: 'call', path: '*.IClient().SendAsync', assigned: 'Service.Ask.reply' },
      { type: 'call', path: '*.IClient().SendAsync().Text.Get' },
    ],
  },
  {
    why: 'a qualified name, an address, and code between directives',
    path: 'src/Full.cs',
    text: `class Full
{
#if NET8_0
    Acme.AI.Client client = new Acme.AI.Client(new Uri("https://api.acme.example/v1"));
#endif
}
`,
    facts: [
      { type: 'call', path: '*.Acme.AI.Client', args: [{ value: { kind: 'string', text: 'https://api.acme.example/v1' } }] },
      { type: 'url', url: 'https://api.acme.example/v1' },
    ],
  },
  {
    why: 'comments, documentation and strings name nothing',
    path: 'src/Near.cs',
    text: `// using Acme.AI;
/// <summary>Uses <see cref="Acme.AI.Client"/>; new Client("m-1").</summary>
class Near
{
    string text = "using Acme.AI;";
    /* new Client("m-1"); */
}
`,
    none: 'all',
  },
  {
    why: 'a class of the file hides the same name of a namespace',
    path: 'src/Hidden.cs',
    text: `using Acme;
class Hidden { Client client = new Client("m-1"); string Run() => client.Ask("m-1"); }
class Client { public Client(string m) { } public string Ask(string m) => m; }
`,
    facts: [{ type: 'import', module: 'Acme' }],
    none: ['call', 'definition'],
  },
  { why: 'code that is broken off', path: 'src/Broken.cs', text: 'class {{{ ((( "', none: 'all', trouble: 'parse_error' },
  {
    why: 'constants, defaults, fields and small tables whose names say model or prompt are told, though another file uses them',
    path: 'src/Settings.cs',
    text: `using Acme.Chat;

class Settings
{
    const string DefaultModel = "small-1";
    const string SystemPrompt = "You are a careful clerk, and you answer in one short sentence.";
    public string Model { get; set; } = "small-2";
    public string ChatModel => "small-3";

    void Run(IConfiguration configuration, string model = "small-4")
    {
        var deployment = configuration["Chat:Deployment"] ?? "small-5";
        var body = new { model = "small-6", text = "x" };
        Send(new Options { ModelId = "small-7" }, modelName: "small-8");
    }
}
`,
    facts: [
      { type: 'named_text', name: 'Settings.DefaultModel', value: { kind: 'string', text: 'small-1' }, isDefault: false },
      { type: 'named_text', name: 'Settings.SystemPrompt', says: 'prompt' },
      { type: 'named_text', name: 'Settings.Model', value: { kind: 'string', text: 'small-2' } },
      { type: 'named_text', name: 'Settings.ChatModel', value: { kind: 'string', text: 'small-3' } },
      { type: 'named_text', name: 'model', value: { kind: 'string', text: 'small-4' } },
      { type: 'named_text', name: 'Settings.Run.deployment', value: { kind: 'string', text: 'small-5' }, isDefault: true },
      { type: 'named_text', name: 'model', value: { kind: 'string', text: 'small-6' } },
      { type: 'named_text', name: 'ModelId', value: { kind: 'string', text: 'small-7' } },
      { type: 'named_text', name: 'modelName', value: { kind: 'string', text: 'small-8' } },
    ],
  },
  {
    why: 'a label, a table of prices, a list of choices and a comparison set no model',
    path: 'near/Settings.cs',
    text: `using Acme.Chat;

class Settings
{
    const string ModelLabel = "small-1";
    static readonly string[] SupportedModels = { "small-2", "small-3" };

    bool IsSmall(string model) => model == "small-4" || registry.HasModel("small-5");
}
`,
    none: ['named_text'],
  },
  {
    why: 'what is made without a type is what its name was declared as',
    path: 'Desk.cs',
    text: `using Acme.Agents;

class Desk
{
    private readonly ChatAgent _agent;
    private ChatAgent? other;

    Desk(Thing given)
    {
        _agent = new() { Name = "desk" };
        this.other = new("b");
        given = new() { Name = "none" };
    }
}
`,
    facts: [
      { type: 'call', path: '*.ChatAgent', line: 10, assigned: 'Desk._agent', args: [{ name: 'Name', value: { kind: 'string', text: 'desk' } }] },
      { type: 'call', path: '*.ChatAgent', line: 11, assigned: 'Desk.other', args: [{ value: { kind: 'string', text: 'b' } }] },
      { type: 'call', path: '*.Thing', line: 12 },
    ],
  },
  {
    why: 'a field that is called as its type is',
    path: 'Search.cs',
    text: `using Acme.Search;

class Index
{
    public readonly SearchClient SearchClient;

    Index(string key)
    {
        SearchClient = new SearchClient(key);
        SearchClient.Find("a");
    }
}
`,
    facts: [
      { type: 'call', path: '*.SearchClient', line: 9 },
      { type: 'call', path: '*.SearchClient().Find', line: 10 },
    ],
  },
  {
    why: 'a class that describes itself to a model',
    path: 'Read.cs',
    text: `namespace Notes;

public class Read : ITool
{
    public string Name => "read_note";
    public string Description => "Reads a note";
    public object Parameters => new { type = "object", properties = new { id = new { type = "string" } } };
}
`,
    facts: [{ type: 'named_text', name: 'Read', shortName: 'read_note', says: 'tool', line: 5 }],
  },
];
