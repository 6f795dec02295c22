/** The Model Context Protocol in .NET. */
import type { EntryPart } from '../entry-part.ts';

export const dotnet: EntryPart = {
  packages: [
    { ecosystem: 'nuget', name: 'ModelContextProtocol', modules: ['ModelContextProtocol'], role: 'protocol' },
    { ecosystem: 'nuget', name: 'ModelContextProtocol.*', modules: [], role: 'protocol' },
  ],
  uses: [
    { ecosystem: 'nuget', call: '?.AddMcpServer', gives: [{ kind: 'mcp_server', name: ['@variable', '@callee'] }] },
    { ecosystem: 'nuget', call: 'ModelContextProtocol.**.{McpClientFactory.CreateAsync,McpClient.CreateAsync}', gives: [{ kind: 'mcp_client', name: ['@variable', '@class'] }] },
    { ecosystem: 'nuget', call: 'ModelContextProtocol.**.StdioClientTransportOptions', gives: [{ kind: 'configured_server', name: 'Name', command: 'Command', args: 'Arguments' }] },
    { ecosystem: 'nuget', call: 'ModelContextProtocol.**.{SseClientTransportOptions,HttpClientTransportOptions}', gives: [{ kind: 'configured_server', name: 'Name', url: 'Endpoint' }] },
    { ecosystem: 'nuget', call: 'ModelContextProtocol.**.McpServerTool.Create', gives: [{ kind: 'tool', name: ['name', '@variable'] }] },
  ],
  definitions: [
    { ecosystem: 'nuget', decorated: 'ModelContextProtocol.Server.{McpServerTool,McpServerToolAttribute}', gives: 'tool', name: 'Name' },
    { ecosystem: 'nuget', decorated: 'ModelContextProtocol.Server.{McpServerPrompt,McpServerPromptAttribute}', gives: 'prompt', name: 'Name' },
  ],
  examples: [
    {
      why: 'a client in .NET with a server that it starts and one that it reaches',
      path: 'Client.cs',
      text: `using ModelContextProtocol.Client;

var started = new StdioClientTransport(new StdioClientTransportOptions { Name = "Files", Command = "npx", Arguments = ["-y", "@acme/mcp-files"] });
var reached = new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri("https://docs.acme.example/mcp") });
var client = await McpClient.CreateAsync(started);
`,
      finds: [
        { kind: 'sdk', name: 'ModelContextProtocol', line: 1 },
        { kind: 'mcp_server', name: 'Files', line: 3 },
        { kind: 'mcp_server', name: 'docs.acme.example', line: 4 },
        { kind: 'mcp_client', name: 'client', line: 5 },
      ],
    },
    {
      why: 'a server in .NET with a tool by attribute',
      path: 'Tools.cs',
      text: `using ModelContextProtocol.Server;

builder.Services.AddMcpServer().WithStdioServerTransport().WithToolsFromAssembly();

[McpServerToolType]
public static class Tools
{
    [McpServerTool(Name = "get_forecast"), Description("Tells the weather.")]
    public static string Forecast(string city) => city;
}
`,
      finds: [
        { kind: 'sdk', name: 'ModelContextProtocol', line: 1 },
        { kind: 'mcp_server', name: 'AddMcpServer', line: 3 },
        { kind: 'tool', name: 'get_forecast', line: 9 },
      ],
    },
  ],
  nearMisses: [{ why: 'an own attribute of the same name', path: 'Own.cs', text: 'using Acme.Server;\nclass A { [McpServerTool] public void Run() { } }\n' }],
};
