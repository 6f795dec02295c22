/** The Model Context Protocol in Rust. */
import type { CatalogPackage, DefinitionRule, UseRule } from '../catalog-entry.ts';
import type { EntryPart } from '../entry-part.ts';

const packages: CatalogPackage[] = ['rmcp', 'rust-mcp-sdk', 'mcp-server', 'mcp-client', 'mcp-core', 'poem-mcpserver'].map((name) => ({
  ecosystem: 'cargo',
  name,
  modules: [name.replaceAll('-', '_')],
  role: 'protocol',
}));

const uses: UseRule[] = [
  { ecosystem: 'cargo', call: 'rmcp.**.TokioChildProcess.**.new', gives: [{ kind: 'mcp_client', name: ['@assigned', '@within'] }] },
  { ecosystem: 'cargo', call: 'rmcp.**.{SseClientTransport,StreamableHttpClientTransport}.{start,from_uri}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@within'] }, { kind: 'configured_server', url: '#0' }] },
  { ecosystem: 'cargo', call: 'rust_mcp_sdk.**.server_runtime.create_server', gives: [{ kind: 'mcp_server', name: ['@assigned', '@within'] }] },
  { ecosystem: 'cargo', call: 'rust_mcp_sdk.**.client_runtime.create_client', gives: [{ kind: 'mcp_client', name: ['@assigned', '@within'] }] },
  { ecosystem: 'cargo', call: 'poem_mcpserver.McpServer.new', gives: [{ kind: 'mcp_server', name: ['@assigned', '@within'] }] },
];

const definitions: DefinitionRule[] = [
  { ecosystem: 'cargo', extends: 'rmcp.**.ServerHandler', gives: 'mcp_server' },
  { ecosystem: 'cargo', decorated: 'rmcp.**.tool', gives: 'tool', name: 'name' },
  { ecosystem: 'cargo', decorated: 'rust_mcp_sdk.**.mcp_tool', gives: 'tool' },
  { ecosystem: 'cargo', extends: 'mcp_server.**.Router', gives: 'mcp_server' },
];

export const rust: EntryPart = {
  packages,
  uses,
  definitions,
  examples: [
    {
      why: 'Rust: attributes make tools, an implemented trait makes the server',
      path: 'src/counter.rs',
      text: `use rmcp::{model::ServerInfo, tool, tool_handler, tool_router, ServerHandler};

pub struct Counter;

#[tool_router]
impl Counter {
    #[tool(description = "Increment the counter by 1")]
    async fn increment(&self) -> String {
        "1".into()
    }

    #[tool(name = "reset_counter", description = "Back to nothing")]
    async fn reset(&self) {}
}

#[tool_handler]
impl ServerHandler for Counter {
    fn get_info(&self) -> ServerInfo {
        ServerInfo::default()
    }
}
`,
      finds: [
        { kind: 'sdk', name: 'rmcp', line: 1 },
        { kind: 'tool', name: 'increment', line: 8 },
        { kind: 'tool', name: 'reset_counter', line: 13 },
        { kind: 'mcp_server', name: 'Counter', line: 17 },
      ],
    },
  ],
  nearMisses: [
    { why: "Rust: attributes and traits of one's own", path: 'src/a.rs', text: 'use crate::rpc::{tool, ServerHandler};\n\nstruct Counter;\n\n#[tool(description = "x")]\nfn increment() {}\n\nimpl ServerHandler for Counter {}\n' },
  ],
};
