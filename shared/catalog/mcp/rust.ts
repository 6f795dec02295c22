/** The Model Context Protocol in Rust. */
import type { CatalogPackage, DefinitionRule, Give, UseRule } from '../catalog-entry.ts';
import type { EntryPart } from '../entry-part.ts';
import { built, prompt } from '../gives.ts';

const packages: CatalogPackage[] = ['rmcp', 'rust-mcp-sdk', 'mcp-server', 'mcp-client', 'mcp-core', 'poem-mcpserver'].map((name) => ({
  ecosystem: 'cargo',
  name,
  modules: [name.replaceAll('-', '_')],
  role: 'protocol',
}));

/** A transport is made for the one client that is served over it. */
const client: Give = { kind: 'mcp_client', name: ['@assigned', '@within'] };

const uses: UseRule[] = [
  { ecosystem: 'cargo', call: 'rmcp.**.TokioChildProcess.{new,builder}', gives: [client] },
  { ecosystem: 'cargo', call: 'rmcp.**.{SseTransport,SseClientTransport}.{start,start_with_client}', gives: [client, { kind: 'configured_server', url: '#0' }] },
  { ecosystem: 'cargo', call: 'rmcp.**.StreamableHttpClientTransport.{start,from_uri}', gives: [client, { kind: 'configured_server', url: '#0' }] },
  { ecosystem: 'cargo', call: 'rmcp.**.StreamableHttpClientTransport.{from_config,with_client,from_unix_socket,from_unix_socket_with_config}', gives: [client] },
  { ecosystem: 'cargo', call: 'rmcp.**.StreamableHttpClientWorker.new', gives: [client] },
  { ecosystem: 'cargo', call: 'rmcp.**.StreamableHttpClientWorker.new_simple', gives: [client, { kind: 'configured_server', url: '#0' }] },
  // The address stands in the configuration, whatever transport is made of it.
  { ecosystem: 'cargo', call: 'rmcp.**.{StreamableHttpClientTransportConfig,StreamableHttpClientTransportConfig.with_uri}', gives: [{ kind: 'configured_server', url: built('uri') }] },
  { ecosystem: 'cargo', call: 'rmcp.**.SseClientConfig', gives: [{ kind: 'configured_server', url: 'sse_endpoint' }] },
  // Tools and prompts that are listed as records.
  { ecosystem: 'cargo', call: 'rmcp.**.Tool.{new,new_with_raw}', gives: [{ kind: 'tool', name: '#0' }] },
  { ecosystem: 'cargo', call: 'mcp_core.**.Tool.new', gives: [{ kind: 'tool', name: '#0' }] },
  { ecosystem: 'cargo', call: 'rmcp.**.Tool', gives: [{ kind: 'tool', name: 'name' }] },
  { ecosystem: 'cargo', call: 'rmcp.**.Prompt.{new,from_raw}', when: { argument: '#0' }, gives: [{ kind: 'prompt', name: ['#0', '@assigned', '@within'] }] },
  // What a server tells the models of its clients, and what it asks them.
  { ecosystem: 'cargo', call: 'rmcp.**.{ServerInfo,InitializeResult}', gives: [prompt('instructions')] },
  { ecosystem: 'cargo', call: 'rmcp.**.{ServerInfo,InitializeResult}.**.with_instructions', gives: [prompt('#0')] },
  { ecosystem: 'cargo', call: 'rmcp.**.{CreateMessageRequestParam,CreateMessageRequestParams}', gives: [prompt('system_prompt')] },
  { ecosystem: 'cargo', call: 'rmcp.**.CreateMessageRequestParams.**.with_system_prompt', gives: [prompt('#0')] },
  { ecosystem: 'cargo', call: 'rust_mcp_sdk.**.server_runtime.create_server', gives: [{ kind: 'mcp_server', name: ['@assigned', '@within'] }] },
  { ecosystem: 'cargo', call: 'rust_mcp_sdk.**.client_runtime.create_client', gives: [client] },
  { ecosystem: 'cargo', call: 'poem_mcpserver.McpServer.new', gives: [{ kind: 'mcp_server', name: ['@assigned', '@within'] }] },
];

const definitions: DefinitionRule[] = [
  { ecosystem: 'cargo', extends: 'rmcp.**.ServerHandler', gives: 'mcp_server' },
  // Stands on the same implementation, and can give the server its name.
  { ecosystem: 'cargo', decorated: 'rmcp.**.tool_handler', gives: 'mcp_server', name: 'name' },
  { ecosystem: 'cargo', decorated: 'rmcp.**.tool', gives: 'tool', name: 'name' },
  { ecosystem: 'cargo', extends: 'rmcp.**.ToolBase', gives: 'tool' },
  { ecosystem: 'cargo', decorated: 'rmcp.**.prompt', gives: 'prompt', name: 'name' },
  { ecosystem: 'cargo', decorated: 'rust_mcp_sdk.**.mcp_tool', gives: 'tool', name: 'name' },
  { ecosystem: 'cargo', extends: 'rmcp.**.ClientHandler', gives: 'mcp_client' },
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
    {
      why: 'Rust: attributes make prompts and name a server; a tool that is a type of its own',
      path: 'src/desk.rs',
      text: `use rmcp::handler::server::router::tool::ToolBase;
use rmcp::{model::PromptMessage, prompt_router, tool_handler, ServerHandler};

pub struct Desk;

#[prompt_router]
impl Desk {
    #[rmcp::prompt(name = "order-letter", description = "A letter about an order")]
    async fn letter(&self) -> Vec<PromptMessage> {
        vec![]
    }

    #[rmcp::prompt]
    async fn complaint(&self) -> Vec<PromptMessage> {
        vec![]
    }
}

#[tool_handler(name = "order-desk", version = "2.0.0")]
impl ServerHandler for Desk {}

pub struct FindOrder;

impl ToolBase for FindOrder {
    fn name() -> std::borrow::Cow<'static, str> {
        "find_order".into()
    }
}
`,
      finds: [
        { kind: 'sdk', name: 'rmcp', line: 1 },
        { kind: 'prompt', name: 'order-letter', line: 9 },
        { kind: 'prompt', name: 'complaint', line: 14 },
        { kind: 'mcp_server', name: 'order-desk', line: 20 },
        { kind: 'tool', name: 'FindOrder', line: 24 },
      ],
    },
    {
      why: 'Rust: tools and prompts as records; instructions step by step',
      path: 'src/depot.rs',
      text: `use rmcp::model::*;
use rmcp::ServerHandler;

struct Depot;

impl ServerHandler for Depot {
    fn get_info(&self) -> ServerInfo {
        ServerInfo::new(ServerCapabilities::default()).with_instructions("Look parcels up by their number.")
    }
}

fn tools(schema: JsonObject) -> Vec<Tool> {
    vec![
        Tool::new("find_parcel", "Finds a parcel", schema.clone()),
        Tool::new_with_raw("send_parcel", None, schema.clone()),
        Tool { name: "lose_parcel".into(), input_schema: schema.into(), ..Default::default() },
    ]
}

fn prompts() -> Vec<Prompt> {
    vec![Prompt::new("parcel_note", Some("A note to the receiver"), None)]
}

fn passed_on(name: &str) -> Prompt {
    Prompt::new(name, None::<String>, None)
}

fn request() -> CreateMessageRequestParams {
    CreateMessageRequestParams::new(vec![], 100).with_system_prompt("Answer in one line.")
}
`,
      finds: [
        { kind: 'sdk', name: 'rmcp', line: 1 },
        { kind: 'mcp_server', name: 'Depot', line: 6 },
        { kind: 'prompt', name: 'Depot.get_info.with_instructions', line: 8 },
        { kind: 'tool', name: 'find_parcel', line: 14 },
        { kind: 'tool', name: 'send_parcel', line: 15 },
        { kind: 'tool', name: 'lose_parcel', line: 16 },
        { kind: 'prompt', name: 'parcel_note', line: 21 },
        { kind: 'prompt', name: 'request.with_system_prompt', line: 29 },
      ],
    },
    {
      why: 'Rust: instructions and a system prompt as fields',
      path: 'src/fields.rs',
      text: `use rmcp::model::{CreateMessageRequestParam, ServerInfo};

fn info() -> ServerInfo {
    ServerInfo { instructions: Some("Look parcels up by their number.".into()), ..Default::default() }
}

fn request() -> CreateMessageRequestParam {
    CreateMessageRequestParam { messages: vec![], system_prompt: Some("Answer in one line.".to_string()), ..Default::default() }
}
`,
      finds: [
        { kind: 'sdk', name: 'rmcp', line: 1 },
        { kind: 'prompt', name: 'info.instructions', line: 4 },
        { kind: 'prompt', name: 'request.system_prompt', line: 8 },
      ],
    },
    {
      why: 'Rust: clients of servers that are started, or reached in all the ways of the SDK',
      path: 'src/clients.rs',
      text: `use rmcp::transport::sse_client::{SseClientConfig, SseClientTransport};
use rmcp::transport::streamable_http_client::{StreamableHttpClientTransportConfig, StreamableHttpClientWorker};
use rmcp::transport::{SseTransport, StreamableHttpClientTransport, TokioChildProcess};
use tokio::process::Command;

async fn start() -> anyhow::Result<()> {
    let (process, errors) = TokioChildProcess::builder(Command::new("parcel-server")).spawn()?;
    let plain = TokioChildProcess::new(Command::new("order-server"))?;
    Ok(())
}

async fn reach(http: reqwest::Client) -> anyhow::Result<()> {
    let direct = StreamableHttpClientTransport::from_uri("https://direct.example.com/mcp");
    let keyed = StreamableHttpClientTransport::from_config(StreamableHttpClientTransportConfig::with_uri("https://keyed.example.com/mcp").auth_header("x"));
    let own = StreamableHttpClientTransport::with_client(http, StreamableHttpClientTransportConfig { uri: "https://own.example.com/mcp".into(), ..Default::default() });
    let local = StreamableHttpClientTransport::from_unix_socket("/run/parcels.sock", "http://localhost/mcp");
    let simple = StreamableHttpClientWorker::<reqwest::Client>::new_simple("https://simple.example.com/mcp");
    Ok(())
}

async fn older(http: reqwest::Client) -> anyhow::Result<()> {
    let oldest = SseTransport::start("https://oldest.example.com/sse").await?;
    let events = SseClientTransport::start("https://events.example.com/sse").await?;
    let given = SseClientTransport::start_with_client(http, SseClientConfig { sse_endpoint: "https://given.example.com/sse".into(), ..Default::default() }).await?;
    Ok(())
}

fn worker(http: reqwest::Client, config: StreamableHttpClientTransportConfig) -> StreamableHttpClientWorker<reqwest::Client> {
    StreamableHttpClientWorker::new(http, config)
}
`,
      finds: [
        { kind: 'sdk', name: 'rmcp', line: 1 },
        { kind: 'mcp_client', name: 'start', line: 7 },
        { kind: 'mcp_client', name: 'plain', line: 8 },
        { kind: 'mcp_client', name: 'direct', line: 13 },
        { kind: 'mcp_server', name: 'direct.example.com', line: 13 },
        { kind: 'mcp_client', name: 'keyed', line: 14 },
        { kind: 'mcp_server', name: 'keyed.example.com', line: 14 },
        { kind: 'mcp_client', name: 'own', line: 15 },
        { kind: 'mcp_server', name: 'own.example.com', line: 15 },
        { kind: 'mcp_client', name: 'local', line: 16 },
        { kind: 'mcp_client', name: 'simple', line: 17 },
        { kind: 'mcp_server', name: 'simple.example.com', line: 17 },
        { kind: 'mcp_client', name: 'oldest', line: 22 },
        { kind: 'mcp_server', name: 'oldest.example.com', line: 22 },
        { kind: 'mcp_client', name: 'events', line: 23 },
        { kind: 'mcp_server', name: 'events.example.com', line: 23 },
        { kind: 'mcp_client', name: 'given', line: 24 },
        { kind: 'mcp_server', name: 'given.example.com', line: 24 },
        { kind: 'mcp_client', name: 'worker', line: 29 },
      ],
    },
    {
      why: 'Rust: a client that answers what its servers ask',
      path: 'src/asked.rs',
      text: 'use rmcp::ClientHandler;\n\n#[derive(Clone)]\nstruct Asked;\n\nimpl ClientHandler for Asked {}\nimpl<C: ClientHandler> ClientHandler for Logged<C> {}\n',
      finds: [
        { kind: 'sdk', name: 'rmcp', line: 1 },
        { kind: 'mcp_client', name: 'Asked', line: 6 },
        { kind: 'mcp_client', name: 'Logged', line: 7 },
      ],
    },
    {
      why: 'Rust: the other crates name their tools in an attribute, or list them',
      path: 'src/others.rs',
      text: `use mcp_core::tool::Tool;
use rust_mcp_sdk::macros::mcp_tool;

#[mcp_tool(name = "find_parcel", description = "Finds a parcel")]
struct FindParcel {}

fn tools() -> Vec<Tool> {
    vec![Tool::new("send_parcel", "Sends a parcel", serde_json::json!({}))]
}
`,
      finds: [
        { kind: 'sdk', name: 'mcp-core', line: 1 },
        { kind: 'sdk', name: 'rust-mcp-sdk', line: 2 },
        { kind: 'tool', name: 'find_parcel', line: 5 },
        { kind: 'tool', name: 'send_parcel', line: 8 },
      ],
    },
  ],
  nearMisses: [
    { why: "Rust: attributes and traits of one's own", path: 'src/a.rs', text: 'use crate::rpc::{tool, ServerHandler};\n\nstruct Counter;\n\n#[tool(description = "x")]\nfn increment() {}\n\nimpl ServerHandler for Counter {}\n' },
    {
      why: "Rust: tools, prompts, configurations and transports of one's own",
      path: 'src/b.rs',
      text: `use crate::desk::{prompt, ServerInfo, Tool, TokioChildProcess, StreamableHttpClientTransport, StreamableHttpClientTransportConfig, ToolBase};

struct Saw;

#[prompt(name = "name of the saw")]
fn ask() {}

impl ToolBase for Saw {}

fn f() {
    Tool::new("saw", "Cuts wood", 3);
    ServerInfo::new().with_instructions("Keep your fingers away.");
    TokioChildProcess::builder(std::process::Command::new("saw"));
    StreamableHttpClientTransport::from_config(StreamableHttpClientTransportConfig::with_uri("https://saw.example.com"));
}
`,
    },
  ],
};
