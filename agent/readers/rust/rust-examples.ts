/** Examples and near misses of the Rust reader; one long table. */
import type { ReaderExample } from '../reader.ts';

export const rustExamples: readonly ReaderExample[] = [
  {
    why: 'what the command line leaves out: attributes of a field, and a description of an option step by step',
    path: 'src/cli.rs',
    text: `use clap::{Arg, Parser};

#[derive(Parser)]
struct Cli {
    #[arg(long, env = "DESK_MODEL", default_value = "small-1")]
    model: String,
    #[arg(long, default_value_t = String::from("small-2"))]
    chat_model: String,
    #[arg(long, default_value = "small-3")]
    name: String,
}

fn option() -> Arg {
    Arg::new("model").long("model").default_value("small-4")
}
`,
    facts: [
      { type: 'named_text', name: 'Cli.model', value: { kind: 'string', text: 'small-1', line: 5 }, isDefault: true },
      { type: 'named_text', name: 'Cli.chat_model', value: { kind: 'string', text: 'small-2' }, isDefault: true },
      { type: 'named_text', name: 'model', value: { kind: 'string', text: 'small-4' }, isDefault: true },
    ],
  },
  {
    why: 'trees of use, with aliases, self and globs; extern crates; a path without a use',
    path: 'src/uses.rs',
    text: `use async_openai::{types::{self, Role as R, *}, Client};
use ::rig as r;
extern crate ort as o;

fn f() { tokenizers::Tokenizer::from_file("x"); }
`,
    facts: [
      { type: 'import', ecosystem: 'cargo', module: 'async_openai', names: ['types', 'Client'], line: 1 },
      { type: 'import', module: 'async_openai.types', names: ['Role', '*'], line: 1 },
      { type: 'import', module: 'rig', names: [], line: 2 },
      { type: 'import', module: 'ort', names: [], line: 3 },
      { type: 'import', module: 'tokenizers', names: [], line: 5 },
      { type: 'call', path: 'tokenizers.Tokenizer.from_file', within: 'f' },
    ],
  },
  {
    why: "modules of one's own are no crates, whichever way they come in",
    path: 'src/own.rs',
    text: `mod openai;
use openai::Client;
use crate::rig::Agent;
use super::ort::Session;
use self::burn::Module;

fn f() {
    openai::Client::new();
    use crate::tools::genai;
    genai::Client::default();
    Agent::new().run();
}
`,
    none: 'all',
  },
  {
    why: 'with a glob of the own crate, a name before a path may be a module of it',
    path: 'src/glob.rs',
    text: `use crate::prelude::*;
use anyhow::Result;

fn f() -> Result<()> {
    openai::Client::new();
    Ok(())
}
`,
    facts: [{ type: 'import', module: 'anyhow' }],
    none: ['call'],
  },
  {
    why: "the glob of a module of tests brings the file's own names only",
    path: 'src/tested.rs',
    text: `use rig::Agent;

#[cfg(test)]
mod tests {
    use super::*;

    fn t() { Agent::new(); ort::init(); }
}
`,
    facts: [{ type: 'import', module: 'rig' }, { type: 'call', path: 'rig.Agent.new', within: 'tests.t' }, { type: 'import', module: 'ort' }, { type: 'call', path: 'ort.init' }],
  },
  {
    why: 'builders; question marks, await, conversions and unwraps are looked through',
    path: 'src/chain.rs',
    text: `use async_openai::types::CreateChatCompletionRequestArgs as Args;
use async_openai::Client;

const MODEL: &str = "gpt-4o";

async fn f() -> anyhow::Result<()> {
    let client = Client::new();
    let request = Args::default().model(MODEL.to_string()).max_tokens(512u32).build()?;
    let answer = client.chat().create(request).await?.id.clone();
    Ok(())
}
`,
    facts: [
      { type: 'import' },
      { type: 'import' },
      { type: 'call', path: 'async_openai.Client.new', assigned: 'f.client', within: 'f' },
      { type: 'call', path: 'async_openai.types.CreateChatCompletionRequestArgs.default' },
      {
        type: 'call',
        path: 'async_openai.types.CreateChatCompletionRequestArgs.default().model',
        args: [{ value: { kind: 'string', text: 'gpt-4o', line: 4, name: 'MODEL' } }],
        line: 8,
      },
      { type: 'call', path: 'async_openai.types.CreateChatCompletionRequestArgs.default().model().max_tokens', args: [{ value: { kind: 'number', value: 512 } }] },
      { type: 'call', path: 'async_openai.types.CreateChatCompletionRequestArgs.default().model().max_tokens().build', assigned: 'f.request' },
      { type: 'call', path: 'async_openai.Client.new().chat' },
      { type: 'call', path: 'async_openai.Client.new().chat().create' },
    ],
  },
  {
    why: 'fields: by a literal of Self, by their type; a trait that is implemented is a base, with the constants of the implementation',
    path: 'src/fields.rs',
    text: `use rig::{agent::Agent, tool::Tool};
use std::sync::Arc;

pub struct Service { agent: Arc<Agent>, model: String }

impl Service {
    pub fn new() -> Self { Self { agent: Arc::new(Agent::open()), model: "m-1".into() } }
    async fn ask(&self) { self.agent.prompt(&self.model).await; }
}

impl Tool for Service {
    const NAME: &'static str = "service";
    fn call(&self) { self.agent.stop(); }
}
`,
    facts: [
      { type: 'import', module: 'rig.agent', names: ['Agent'] },
      { type: 'import', module: 'rig.tool', names: ['Tool'] },
      { type: 'import', module: 'std.sync' },
      { type: 'call', path: 'rig.agent.Agent.open', within: 'Service.new' },
      { type: 'call', path: 'rig.agent.Agent.open().prompt', args: [{ value: { kind: 'string', text: 'm-1', line: 7 } }] },
      { type: 'definition', what: 'class', name: 'Service', bases: ['rig.tool.Tool'], attributes: { NAME: { kind: 'string', text: 'service' } }, line: 11 },
      { type: 'call', path: 'rig.agent.Agent.open().stop' },
    ],
  },
  {
    why: 'attributes and derives are decorators, with their arguments',
    path: 'src/attributes.rs',
    text: `use rmcp::{tool, tool_router};
use schemars::JsonSchema;

#[derive(Debug, JsonSchema)]
struct Args { a: i32 }

struct Counter;

#[tool_router]
impl Counter {
    #[tool(name = "inc", description = "adds one")]
    async fn increment(&self) {}
}

#[rig_derive::rig_tool(description = "x")]
fn add() {}
`,
    facts: [
      { type: 'import' },
      { type: 'import' },
      { type: 'definition', what: 'class', name: 'Args', decorators: [{ path: 'schemars.JsonSchema' }] },
      { type: 'definition', what: 'class', name: 'Counter', decorators: [{ path: 'rmcp.tool_router', args: [] }] },
      {
        type: 'definition',
        what: 'function',
        name: 'Counter.increment',
        decorators: [{ path: 'rmcp.tool', args: [{ name: 'name', value: { kind: 'string', text: 'inc' } }, { name: 'description' }] }],
      },
      { type: 'import', module: 'rig_derive' },
      { type: 'definition', what: 'function', name: 'add', decorators: [{ path: 'rig_derive.rig_tool' }] },
    ],
  },
  {
    why: 'macros: JSON, lists, formats with names in them, and calls inside any macro',
    path: 'src/macros.rs',
    text: `use sdk::Client;

fn f(c: &Client) {
    let base = "https://api.example.com";
    let id = "m-1";
    c.post(format!("{base}/v1/{}", "chat"));
    c.body(json!({
        "model": id, // a comment, with a comma
        "n": 2,
        "nested": { "list": ["a", id.to_string()], "none": null },
    }));
    println!("{:?}", c.run(vec![1, 2]).unwrap());
    tokio::select! { x = c.first() => { c.second(x) } }
}
`,
    facts: [
      { type: 'import', module: 'sdk' },
      { type: 'url', url: 'https://api.example.com' },
      { type: 'request', urls: ['https://api.example.com/v1/chat'] },
      { type: 'call', path: 'sdk.Client().post', args: [{ value: { kind: 'string', text: 'https://api.example.com/v1/chat' } }] },
      { type: 'request', urls: [], models: [{ kind: 'string', text: 'm-1' }] },
      {
        type: 'call',
        path: 'sdk.Client().body',
        args: [
          {
            value: {
              kind: 'object',
              entries: {
                model: { kind: 'string', text: 'm-1', line: 5 },
                n: { kind: 'number', value: 2 },
                nested: { kind: 'object', entries: { list: { kind: 'list', items: [{ text: 'a' }, { text: 'm-1' }] }, none: { kind: 'null' } } },
              },
            },
          },
        ],
      },
      { type: 'call', path: 'sdk.Client().run', args: [{ value: { kind: 'list', items: [{ value: 1 }, { value: 2 }] } }] },
      { type: 'import', module: 'tokio' },
      { type: 'call', path: 'sdk.Client().first' },
      { type: 'call', path: 'sdk.Client().second' },
    ],
  },
  {
    why: 'the environment, with what is taken when it says nothing',
    path: 'src/environment.rs',
    text: `use std::env;
use sdk::Client;

static MODEL: LazyLock<String> = LazyLock::new(|| env::var("MODEL").unwrap_or_else(|_| "m-1".to_string()));

fn f() {
    let other = match std::env::var("OTHER") { Ok(value) => value, Err(_) => "m-2".into() };
    Client::new(&MODEL, other, env!("KEY"));
}
`,
    facts: [
      { type: 'import' },
      { type: 'import' },
      { type: 'call', path: 'std.env.var' },
      { type: 'env', name: 'MODEL', access: 'read', line: 4 },
      { type: 'import', module: 'std' },
      { type: 'call', path: 'std.env.var' },
      { type: 'env', name: 'OTHER', access: 'read' },
      {
        type: 'call',
        path: 'sdk.Client.new',
        args: [
          { value: { kind: 'env', name: 'MODEL', fallback: { kind: 'string', text: 'm-1' } } },
          { value: { kind: 'env', name: 'OTHER', fallback: { kind: 'string', text: 'm-2' } } },
          { value: { kind: 'env', name: 'KEY' } },
        ],
      },
      { type: 'env', name: 'KEY' },
    ],
  },
  {
    why: 'struct literals are calls of their type, objects as arguments; variants of enumerations are references, or the text they are renamed to',
    path: 'src/literals.rs',
    text: `use sdk::{Kind, Options, Request};

enum Model {
    #[serde(rename = "m-1")]
    Small,
}

fn f(name: String) {
    sdk::run(Request { model: Model::Small, kind: Kind::Big, name, ..Default::default() });
    let options = Options { level: 3 };
    options.apply();
}
`,
    facts: [
      { type: 'import' },
      { type: 'import', module: 'sdk', names: [] },
      {
        type: 'call',
        path: 'sdk.run',
        args: [{ value: { kind: 'object', entries: { model: { kind: 'string', text: 'm-1', line: 4 }, kind: { kind: 'ref', path: 'sdk.Kind.Big' }, name: { kind: 'unknown' } } } }],
      },
      { type: 'call', path: 'sdk.Request' },
      { type: 'call', path: 'sdk.Options', assigned: 'f.options', args: [{ value: { kind: 'object', entries: { level: { kind: 'number', value: 3 } } } }] },
      { type: 'call', path: 'sdk.Options().apply' },
    ],
  },
  {
    why: 'let-else, if-let, loops and closures bind names',
    path: 'src/binds.rs',
    text: `use sdk::Client;

fn f() {
    let Some(client) = Client::find() else { return };
    if let Ok(session) = client.open() { session.run(); }
    for item in client.items() { item.use_it(); }
    let go = |c: Client| c.close();
    go(Client::new());
}
`,
    facts: [
      { type: 'import' },
      { type: 'call', path: 'sdk.Client.find' },
      { type: 'call', path: 'sdk.Client.find().open' },
      { type: 'call', path: 'sdk.Client.find().open().run' },
      { type: 'call', path: 'sdk.Client.find().items' },
      { type: 'call', path: 'sdk.Client.find().items().use_it' },
      { type: 'call', path: 'sdk.Client().close' },
      { type: 'call', path: 'sdk.Client.new' },
    ],
  },
  {
    why: 'comments, strings and words are no code',
    path: 'src/words.rs',
    text: `//! use async_openai::Client;
/// async_openai::Client::new()
/* rig::providers::openai */
const WORDS: &[&str] = &["async_openai::Client", r#"use rig::Agent;"#];

fn rig(ort: u32) -> u32 { let burn = ort; burn }
macro_rules! openai { ($x:expr) => { async_openai::Client::new($x) } }
`,
    none: 'all',
  },
  { why: 'what is no Rust at all is trouble', path: 'src/broken.rs', text: '<html>\n<body>fn</body>\n', trouble: 'parse_error', none: 'all' },
  {
    why: 'constants, defaults, fields and small tables whose names say model or prompt are told, though another file uses them',
    path: 'src/settings.rs',
    text: `use acme_chat::Client;

const DEFAULT_MODEL: &str = "small-1";
static SYSTEM_PROMPT: &str = "You are a careful clerk, and you answer in one short sentence.";

fn default_model() -> String {
    "small-2".to_string()
}

impl Default for Settings {
    fn default() -> Self {
        Self { model: "small-3".into(), llm: Some(String::from("small-4")) }
    }
}

fn load() -> Settings {
    let model = std::env::var("MODEL").unwrap_or_else(|_| "small-5".to_string());
    Settings::builder().with_model("small-6").finish()
}
`,
    facts: [
      { type: 'named_text', name: 'DEFAULT_MODEL', value: { kind: 'string', text: 'small-1' }, isDefault: false },
      { type: 'named_text', name: 'SYSTEM_PROMPT', says: 'prompt' },
      { type: 'named_text', name: 'default_model', value: { kind: 'string', text: 'small-2' } },
      { type: 'named_text', name: 'model', value: { kind: 'string', text: 'small-3' } },
      { type: 'named_text', name: 'llm', value: { kind: 'string', text: 'small-4' } },
      { type: 'named_text', name: 'load.model', value: { kind: 'string', text: 'small-5' }, isDefault: true },
      { type: 'named_text', name: 'with_model', value: { kind: 'string', text: 'small-6' } },
    ],
  },
  {
    why: 'a label, a table of prices, a list of choices and a comparison set no model',
    path: 'src/near_settings.rs',
    text: `use acme_chat::Client;

const SUPPORTED_MODELS: &[&str] = &["small-1", "small-2"];
const MODEL_LABEL: &str = "small-3";

fn is_small(model: &str) -> bool {
    model == "small-4" || model.starts_with("small-5") || REGISTRY.has_model("small-6")
}
`,
    none: ['named_text'],
  },
  {
    why: 'what is pushed to a list stands in it',
    path: 'src/grow.rs',
    text: `use acme::Agent;

fn run() {
    let mut tools = vec!["search"];
    tools.push("read");
    Agent::new(tools);
}
`,
    facts: [{ type: 'call', path: 'acme.Agent.new', args: [{ value: { kind: 'list', items: [{ kind: 'string', text: 'search' }, { kind: 'string', text: 'read' }] } }] }],
  },
  {
    why: 'functions that are described to a model: a type by its methods, a struct with a schema',
    path: 'src/notes.rs',
    text: `struct Read;

impl Tool for Read {
    fn name(&self) -> &str {
        "read_note"
    }
    fn description(&self) -> String {
        "Reads a note".to_string()
    }
    fn parameters(&self) -> Value {
        json!({ "type": "object", "properties": { "id": { "type": "string" } } })
    }
}

fn write() -> Definition {
    Definition { name: "write_note".to_string(), description: "Writes a note".into(), parameters: json!({ "type": "object" }) }
}
`,
    facts: [
      { type: 'named_text', name: 'Read', shortName: 'read_note', says: 'tool', line: 5 },
      { type: 'named_text', name: 'write_note', says: 'tool', line: 16 },
    ],
  },
];
