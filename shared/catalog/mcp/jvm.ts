/** The Model Context Protocol in Java and Kotlin. */
import type { EntryPart } from '../entry-part.ts';

export const jvm: EntryPart = {
  packages: [
    { ecosystem: 'maven', name: 'io.modelcontextprotocol.sdk:mcp', modules: ['io.modelcontextprotocol'], role: 'protocol' },
    { ecosystem: 'maven', name: 'io.modelcontextprotocol.sdk:*', modules: [], role: 'protocol' },
    { ecosystem: 'maven', name: 'io.modelcontextprotocol:kotlin-sdk', modules: ['io.modelcontextprotocol.kotlin.sdk'], role: 'protocol' },
    { ecosystem: 'maven', name: 'io.modelcontextprotocol:*', modules: [], role: 'protocol' },
    { ecosystem: 'maven', name: 'io.quarkiverse.mcp:quarkus-mcp-server-sse', modules: ['io.quarkiverse.mcp.server'], role: 'protocol' },
    { ecosystem: 'maven', name: 'io.quarkiverse.mcp:*', modules: [], role: 'protocol' },
    { ecosystem: 'maven', name: 'org.springaicommunity:mcp-annotations', modules: ['org.springaicommunity.mcp'], role: 'protocol' },
  ],
  uses: [
    { ecosystem: 'maven', call: 'io.modelcontextprotocol.server.McpServer.{sync,async}().**.build', gives: [{ kind: 'mcp_server', name: ['serverInfo.0', 'serverInfo', '@variable'] }] },
    { ecosystem: 'maven', call: 'io.modelcontextprotocol.client.McpClient.{sync,async}().**.build', gives: [{ kind: 'mcp_client', name: ['@variable', '@class'] }] },
    { ecosystem: 'maven', call: 'io.modelcontextprotocol.spec.McpSchema.Tool', gives: [{ kind: 'tool', name: ['#0', '@variable'] }] },
    { ecosystem: 'maven', call: 'io.modelcontextprotocol.spec.McpSchema.Tool.builder().**.build', gives: [{ kind: 'tool', name: ['name', '@variable'] }] },
    { ecosystem: 'maven', call: 'io.modelcontextprotocol.kotlin.sdk.server.Server', gives: [{ kind: 'mcp_server', name: ['serverInfo.name', '#0.name', '@variable', '@class'] }] },
    { ecosystem: 'maven', call: 'io.modelcontextprotocol.kotlin.sdk.server.Server().addTool', gives: [{ kind: 'tool', name: ['name', '#0'] }] },
    { ecosystem: 'maven', call: 'io.modelcontextprotocol.kotlin.sdk.client.Client', gives: [{ kind: 'mcp_client', name: ['clientInfo.name', '#0.name', '@variable', '@class'] }] },
  ],
  definitions: [
    { ecosystem: 'maven', decorated: 'io.quarkiverse.mcp.server.Tool', gives: 'tool', name: 'name' },
    { ecosystem: 'maven', decorated: 'io.quarkiverse.mcp.server.Prompt', gives: 'prompt', name: 'name' },
    { ecosystem: 'maven', decorated: 'org.{springaicommunity,springframework.ai}.mcp.annotation.McpTool', gives: 'tool', name: 'name' },
    { ecosystem: 'maven', decorated: 'org.{springaicommunity,springframework.ai}.mcp.annotation.McpPrompt', gives: 'prompt', name: 'name' },
  ],
  examples: [
    {
      why: 'a server in Java with its name among the arguments of the chain',
      path: 'Server.java',
      text: `import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.spec.McpSchema;

class Server {
  void run(Object transport) {
    var server = McpServer.sync(transport).serverInfo("weather", "1.0").build();
    var tool = new McpSchema.Tool("forecast", "Tells the weather", "{}");
  }
}
`,
      finds: [
        { kind: 'sdk', name: 'io.modelcontextprotocol.sdk:mcp', line: 1 },
        { kind: 'mcp_server', name: 'weather', line: 6 },
        { kind: 'tool', name: 'forecast', line: 7 },
      ],
    },
    {
      why: 'a server in Kotlin, named by what it is made with',
      path: 'Server.kt',
      text: `import io.modelcontextprotocol.kotlin.sdk.Implementation
import io.modelcontextprotocol.kotlin.sdk.server.Server

fun main() {
    val server = Server(serverInfo = Implementation(name = "calendar", version = "1"), options = opts)
    server.addTool(name = "free_slots", description = "Tells free slots") { request -> slots(request) }
}
`,
      finds: [
        { kind: 'sdk', name: 'io.modelcontextprotocol:kotlin-sdk', line: 1 },
        { kind: 'mcp_server', name: 'calendar', line: 5 },
        { kind: 'tool', name: 'free_slots', line: 6 },
      ],
    },
  ],
  nearMisses: [],
};
