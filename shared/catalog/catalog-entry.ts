/**
 * What the world knows about one vendor or framework.
 * One file for each, `<id>.vendor.ts`, with its proof inside: `examples` must be found, `nearMisses` must not. Where many languages have SDKs of
 * a vendor, the file puts the entry together from `<id>/<language>.ts`.
 */
import type { ComponentKind, RelationshipType } from '../model/component.ts';
import type { Ecosystem } from '../model/ecosystem.ts';
import type { IacLanguage } from '../model/fact.ts';

/** What a package is in the AI world; becomes `waybill:role`. */
export const roles = [
  'sdk',
  'framework',
  'gateway',
  'evaluation',
  'observability',
  'training',
  'serving',
  'vector-store',
  'protocol',
  'guardrail',
] as const;
export type Role = (typeof roles)[number];

/** A package and the modules it brings. */
export interface CatalogPackage {
  readonly ecosystem: Ecosystem;
  /** Canonical name; a trailing `*` matches any suffix: `@ai-sdk/*`, `llama-index-llms-*`. */
  readonly name: string;
  /**
   * Module roots that its code is imported by; a submodule belongs to it too.
   * Python `llama_index.llms.openai`, npm `@ai-sdk/openai`. A trailing `*` matches any suffix of the last segment. Default: the package name.
   * The longest matching root over the whole catalog wins.
   */
  readonly modules?: readonly string[];
  readonly role: Role;
  /** Importing it means that this hosted provider is used; a catalog id. Leave out for frameworks that can use any. */
  readonly provider?: string;
  /**
   * Names in it that stand for another provider than `provider`: `{ AzureOpenAI: 'azure-openai' }`. An import that takes only such names
   * gives only their providers; a whole-module import goes by the members that the file calls, or by `provider` when it calls none.
   */
  readonly providers?: Readonly<Record<string, string>>;
  /**
   * For module names that others use too (`agents`): an import counts only when it takes one of these names, or takes the whole module
   * and the file uses one of them. A module below counts when it is named here, or a name in it is: `extensions`, `mcp.MCPServerStdio`.
   */
  readonly names?: readonly string[];
}

/**
 * Where a value stands among a call's arguments. Forms, joined by `.` for members:
 * `model` a named argument, or a property of an options object; `#0` a positional one; `#0.model` a property of it;
 * `@assigned` the name the result is assigned to, `@variable` its last part; `@callee` the last name of the callee, `@class` its class; `@within`
 * the name of the function around; `&#0` as a name the last name of what is referred to; `tools[]` each item of a list;
 * `#1()` what a function in that place gives back; `:WithBaseURL` those among the arguments that are calls of this name;
 * `messages[role=system].content` the items whose property has that literal value, or a constant whose name ends so (`ChatMessageRoleSystem`);
 * a number is a place in a list or tuple:
 * `#0[0=system].1`. Several alternatives: an array, first hit wins.
 */
export type ArgumentPath = string | readonly string[];

/** What a call gives when its path matches. */
export type Give =
  /**
   * A model id; `from` can be `@callee` where a function stands for one model (`resnet50()`); `provider` is a catalog id, or `prefix` when the id carries it (`openai/gpt-5`, `anthropic:claude-…`). Nothing is given when
   * the value is not a literal that can be followed.
   */
  | {
      readonly kind: 'model' | 'embedding_model';
      readonly from: ArgumentPath;
      readonly provider?: string | 'prefix';
      /** Argument that names the provider, by catalog id or prefix word; when it does, it wins over `provider`. */
      readonly providerFrom?: ArgumentPath;
      /** Argument that fixes the version: the model is pinned when it is a whole commit id. */
      readonly revision?: ArgumentPath;
    }
  /**
   * An agent; related to its model, tools, prompt and hand-offs, and to what `uses` holds of this file: memory, guardrails, servers, stores, datasets.
   */
  | {
      readonly kind: 'agent';
      readonly name: ArgumentPath;
      readonly model?: ArgumentPath;
      readonly tools?: ArgumentPath;
      readonly prompt?: ArgumentPath;
      readonly agents?: ArgumentPath;
      /** Items of lists of guardrails; each list counts. */
      readonly guardrails?: readonly ArgumentPath[];
      readonly uses?: readonly ArgumentPath[];
    }
  /** A name with `[]` in its path gives one for each item. */
  | { readonly kind: 'tool' | 'memory' | 'guardrail' | 'mcp_client'; readonly name: ArgumentPath }
  /** Each item of a list is a tool, without an agent around it: `ToolNode([search])`. */
  | { readonly kind: 'tools'; readonly from: ArgumentPath }
  /** An MCP server that this code implements. */
  | { readonly kind: 'mcp_server'; readonly name: ArgumentPath }
  /** MCP servers that a client is given, by name: `{ files: { command, args }, search: { url } }`. */
  | { readonly kind: 'mcp_servers'; readonly from: ArgumentPath }
  /** One MCP server that a client starts or reaches; nothing where neither a command nor an address can be followed. Without `args` they follow the command in its list. */
  | { readonly kind: 'configured_server'; readonly name?: ArgumentPath; readonly command?: ArgumentPath; readonly args?: ArgumentPath; readonly url?: ArgumentPath }
  /** A prompt that is registered by a name; its text stands elsewhere. */
  | { readonly kind: 'prompt'; readonly name: ArgumentPath; readonly from?: never }
  /** A system prompt or instruction; its text is hashed, not stored. `asConstant`: only a constant whose words are told a model. */
  | { readonly kind: 'prompt'; readonly from: ArgumentPath; readonly name?: never; readonly asConstant?: true }
  /** `@callee` as the name is the class that was called, `@assigned` what a declaration is called. */
  | { readonly kind: 'vector_store'; readonly name: string }
  /** `except` are names of formats, which name no data set. */
  | { readonly kind: 'dataset'; readonly from: ArgumentPath; readonly except?: readonly string[] }
  /**
   * An API address given to a client. Whoever serves it is the provider of what the client is asked for, whatever the rules of the calls say;
   * `@none` is a place that no call has: such a client always goes to the vendor. `isOwn` when the client only speaks to the vendor's own software, wherever that runs (Ollama, an Azure resource behind a proxy).
   */
  | { readonly kind: 'endpoint'; readonly from: ArgumentPath; readonly isOwn?: true }
  /** The call by itself means that this hosted provider is used; a catalog id. */
  | { readonly kind: 'provider'; readonly provider: string };

/**
 * Calls that mean something. `call` is matched against a call fact's whole path:
 * `*` is one name, `**` any number of names, `{a,b}` alternatives, everything else literal.
 * Python `openai.{OpenAI,AsyncOpenAI}().**.create`, npm `openai#{default,OpenAI}().chat.completions.create`.
 * An extension method, known by its name on whatever receiver: `?.AddOpenAIChatCompletion`, or `OpenAI.Chat.?.AsIChatClient` where only files that
 * use the namespace count.
 */
export interface UseRule {
  readonly ecosystem: Ecosystem;
  readonly call: string;
  /** The rule counts only when the argument is a literal and one of these: `boto3.client("bedrock-runtime")`; without `equals`, when it is given at all, or `absent`. */
  readonly when?: { readonly argument: ArgumentPath; readonly equals?: readonly string[]; readonly absent?: true };
  readonly gives: readonly Give[];
}

/** Definitions that mean something: a decorator or a base class. */
export interface DefinitionRule {
  readonly ecosystem: Ecosystem;
  /** Path pattern of a decorator; give this or `extends`. */
  readonly decorated?: string;
  /** Path pattern of a base class. */
  readonly extends?: string;
  readonly gives: 'tool' | 'agent' | 'prompt' | 'guardrail' | 'memory' | 'mcp_server' | 'mcp_client';
  /** Argument of the decorator that renames what it decorates; default: the name of the function or class. */
  readonly name?: ArgumentPath;
}

/**
 * Constants of an SDK that stand for model ids, and functions that make a model id of a text. Of a constant the catalog's model is taken whose id
 * has the same letters and digits (`ChatModel.GPT_4O` is `gpt-4o`); of a function its first argument (`ChatModel.of("gpt-4o")`).
 */
export interface ModelConstantRule {
  readonly ecosystem: Ecosystem;
  /** Path pattern of the constant or function: `com.openai.models.**.ChatModel.*`. */
  readonly constant: string;
  /** Whose models they are; a catalog id. Default: this vendor. */
  readonly provider?: string;
  /** Constants that are spelled otherwise than the id. */
  readonly ids?: Readonly<Record<string, string>>;
  /** They stand for words and no models: the roles of messages. */
  readonly areWords?: true;
}

/**
 * A key of an application's configuration file that means something. The pattern is one over the key's path behind the name of the file's format,
 * in lower case and without `-` and `_`: `application.spring.ai.openai.chat.options.model`, `appsettings.**.openai.model`.
 */
export interface SettingRule {
  readonly key: string;
  readonly gives: 'model' | 'embedding_model' | 'endpoint' | 'vector_store';
  /** Of a vector store: the class that is made of these settings, and the package whose class it is. */
  readonly store?: { readonly ecosystem: Ecosystem; readonly package: string; readonly name: string };
  /** Whose model it is: a catalog id, or `prefix` when the id carries it; absent when only the id can tell. */
  readonly provider?: string | 'prefix';
}

/**
 * Entries of a configuration file that a reader of declarations knows by its form (`crewai-agent`, `promptfoo-provider`).
 * Paths of arguments go into the entry's values; `@assigned` is its name.
 */
export interface DeclarationRule {
  readonly format: string;
  readonly gives: readonly Give[];
}

/** How an image is told which model to serve. */
export interface ServingRule {
  /** Image repositories, as in `images`. */
  readonly images: readonly string[];
  /** Options of its command that take a model id: `--model-id`. */
  readonly options: readonly string[];
  /** Words of its command that a model id follows: `serve`. */
  readonly after?: readonly string[];
  readonly kind?: 'model' | 'embedding_model';
}

/** A program that is told which model to fetch or serve by the word behind a verb: `ollama pull llama3.2`. */
export interface ModelCommand {
  readonly program: string;
  readonly verbs: readonly string[];
  /** Whose models they are; a catalog id. Default: this vendor. */
  readonly provider?: string;
}

/** A credential format. The reader finds `literals` by bytes and then applies `pattern` at that place. */
export interface KeyFormat {
  /** Detector id, snake_case: `openai_api_key`. */
  readonly id: string;
  readonly title: string;
  /** Byte literals, one of which every key starts with (or holds, when `pattern` begins before it); at least 3 characters. */
  readonly literals: readonly string[];
  /** Sticky-matched where the literal starts; group 1, when there is one, is the key. Must be linear-time. */
  readonly pattern: RegExp;
  /** Least Shannon entropy of the key in bits a character; below it the value is a placeholder. */
  readonly entropyMin?: number;
  /** Whether the key's own check digits agree; false for what only looks like one. Absent: the format has none. */
  readonly isValid?: (key: string) => boolean;
  /** Set for a service that is no AI: its credential is found, and is no AI component. */
  readonly isAi?: false;
  readonly examples: readonly string[];
  readonly nearMisses: readonly string[];
}

/** One model with its lifecycle; dates ISO `YYYY-MM-DD`. */
export interface CatalogModel {
  /** The provider's own id. A trailing `*` makes it a family: it names the canonical id but no version. */
  readonly id: string;
  /** Other spellings of the same thing, and floating aliases that resolve to it. */
  readonly aliases?: readonly string[];
  readonly kind?: 'model' | 'embedding_model';
  /** Whether the id names one fixed set of weights. Default: decided by `pinnedModel`. */
  readonly isPinned?: boolean;
  readonly releasedOn?: string;
  readonly deprecatedOn?: string;
  /** The day it stops answering. */
  readonly retiresOn?: string;
  readonly replacement?: string;
  /** Where the dates are from; required when there is a date. */
  readonly source?: string;
}

/** An n8n node type of this vendor. */
export interface CatalogNode {
  /** Full type; a trailing `*` is a prefix: `@n8n/n8n-nodes-langchain.lmChatOpenAi`. */
  readonly type: string;
  readonly role: 'model' | 'embedding_model' | 'agent' | 'tool' | 'vector_store' | 'memory' | 'mcp_client' | 'mcp_server' | 'guardrail' | 'action' | 'chain';
  /** Parameter that holds the model id; resource-locator objects are followed to `value`. */
  readonly model?: string;
}

/** A kind of resource that is AI itself, or that names AI. Paths of attributes are names joined by dots; a list is taken item by item. */
export interface ResourceRule {
  /** Kind of the resource: `aws.bedrock_agent`. */
  readonly kind: string;
  /** The rule counts only when the attribute is one of these: the slug of an app. */
  readonly when?: { readonly attribute: string; readonly equals: readonly string[] };
  /** What component the resource also is, known by its provider id; absent when it only names others. */
  readonly gives?: ComponentKind;
  /** Attributes that become properties of the component, under their last name. */
  readonly properties?: readonly string[];
  /** Properties that every such component has. */
  readonly always?: Readonly<Record<string, string>>;
  /**
   * Attributes that hold model ids; the component uses each of them. `provider` is a catalog id, or `prefix` when the id carries it;
   * `properties` are attributes that say something about the model itself.
   */
  readonly models?: readonly { readonly attribute: string; readonly kind: 'model' | 'embedding_model'; readonly provider: string; readonly properties?: readonly string[] }[];
  /** Attributes that hold provider ids of other resources, and the edge to the components that those are. */
  readonly edges?: readonly { readonly attribute: string; readonly type: RelationshipType; readonly to: ComponentKind }[];
}

/** A kind of resource of infrastructure code that is AI. Paths of attributes are names joined by dots; a list is taken item by item. */
export interface IacRule {
  readonly language: IacLanguage;
  /** Type as in `IacResourceFact.resourceType`; a trailing `*` matches any suffix: `aws_bedrockagent_*`, `AWS::Bedrock::*`. */
  readonly resourceType: string;
  /** The rule counts only when the attribute is one of these: the `kind` of an Azure account. */
  readonly when?: { readonly attribute: string; readonly equals: readonly string[] };
  /** Attributes that hold model ids; the resource uses each of them. `provider` is a catalog id, or `prefix` when the id carries it. */
  readonly models?: readonly { readonly attribute: string; readonly kind: 'model' | 'embedding_model'; readonly provider: string }[];
  /** Attributes that hold what a model is told; the resource uses each as a prompt. */
  readonly prompts?: readonly string[];
  /** Attributes that become properties of the component, under their last name. */
  readonly properties?: readonly string[];
}

/** An action of a pipeline, or a program that its scripts start, that uses AI. */
export interface CatalogAction {
  /** `owner/repository` or `owner/repository/path` in lower case, without a version: `openai/codex-action`. Give this or `command`. */
  readonly action?: string;
  /** Name of a program, or of the package that `npx` and its like start: `claude`, `@openai/codex`. */
  readonly command?: string;
  /** `agent` acts with tools; `inference` only answers. */
  readonly role: 'agent' | 'inference';
  /** Input that holds the model id. */
  readonly model?: string;
  /** Provider of that model: a catalog id, or `prefix` when the id carries it; default: this vendor. */
  readonly modelProvider?: string;
  /** Inputs that name the tools it may use without asking, or the sandbox around it; without one of them it has its defaults. */
  readonly limits?: readonly string[];
  /** Set when it refuses by itself whoever may not write to the repository: the inputs that lift this when they hold anything but `false`. */
  readonly admits?: readonly string[];
  /** Inputs with the words in them that take its limits away: `{ 'safety-strategy': ['unsafe'] }`. */
  readonly unlimited?: Readonly<Record<string, readonly string[]>>;
}

/** A catalog proof: one artifact and what must (or must not) be found in it. */
export interface CatalogExample {
  /** Why this example is here. */
  readonly why: string;
  /** Decides the reader: `app.py`, `src/a.ts`, `compose.yaml`. */
  readonly path: string;
  readonly text: string;
  /** Components that must be found, each once, exactly these of AI kinds (dependencies that are not AI do not count). */
  readonly finds: readonly { readonly kind: ComponentKind; readonly name: string; readonly line?: number; readonly provider?: string }[];
}

export interface CatalogNearMiss {
  readonly why: string;
  readonly path: string;
  readonly text: string;
}

export interface CatalogEntry {
  /** Equal to the file stem: `openai`, `aws-bedrock`. */
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** `vendor` hosts models and can be a provider component; `framework` and `protocol` cannot. */
  readonly type: 'vendor' | 'framework' | 'protocol';
  /** Set for a vendor whose service is no model: a search engine for agents. */
  readonly servesModels?: false;
  readonly packages: readonly CatalogPackage[];
  readonly uses?: readonly UseRule[];
  readonly definitions?: readonly DefinitionRule[];
  readonly constants?: readonly ModelConstantRule[];
  readonly settings?: readonly SettingRule[];
  readonly declarations?: readonly DeclarationRule[];
  /**
   * API hosts; a leading `*.` matches one or more labels, any other `*` characters of one label; `localhost:11434` with the port that it must have;
   * `openrouter.ai/api` with the beginning of the path where the host has pages for people, too (`*` there is one segment).
   */
  readonly hosts?: readonly string[];
  /** The model id in host and path of such an address, as its first group: `/\/models\/([^/:]+):/`. Must be linear-time. */
  readonly modelInUrl?: RegExp;
  /** The id of a model whose weights are fetched from such an address, in its host and path as the first group; no API is there. Must be linear-time. */
  readonly weightsInUrl?: RegExp;
  /** Other texts that nothing but this vendor's use has, so that a source file with one is read: `@cf/`. At least 4 characters. */
  readonly marks?: readonly string[];
  /** Words for tools that it runs itself, where code lists them by a word alone (`{ type: "web_search" }`). Must be linear-time. */
  readonly hostedTool?: RegExp;
  /** Environment variables that only this vendor's software reads. */
  readonly env?: readonly string[];
  readonly keys?: readonly KeyFormat[];
  readonly models?: readonly CatalogModel[];
  /** Ids that name one fixed set of weights, by form: `/-\d{4}-\d{2}-\d{2}$/`. Absent: the provider has no pinned ids. */
  readonly pinnedModel?: RegExp;
  /** Ids that are this vendor's models though not listed: `/^(gpt-|o\d)/`. Used where the call does not say the provider. */
  readonly modelPattern?: RegExp;
  /** Ids of models that anybody may serve, by name and tag: `llama3.1:8b`. They are this vendor's where the file says that it serves. Must be linear-time. */
  readonly taggedModel?: RegExp;
  /** What this vendor's model ids begin with where they are written, at least four characters: `gpt-`. Source code and configuration that holds one is read. Default: taken from `models`. */
  readonly modelBeginnings?: readonly string[];
  /** Words that stand for this provider before a model id (`bedrock/…`, `google_genai:…`); its own id always does. */
  readonly prefixes?: readonly string[];
  /** Image repositories as in `ImageFact.repository`; a trailing `*` is a prefix. */
  readonly images?: readonly string[];
  readonly serving?: readonly ServingRule[];
  /** Commands of scripts that name a model. */
  readonly modelCommands?: readonly ModelCommand[];
  readonly nodes?: readonly CatalogNode[];
  /** Steps of pipelines. */
  readonly actions?: readonly CatalogAction[];
  /** Resources of infrastructure code. */
  readonly iac?: readonly IacRule[];
  /** Resources of API sources. */
  readonly resources?: readonly ResourceRule[];
  readonly examples: readonly CatalogExample[];
  readonly nearMisses: readonly CatalogNearMiss[];
}

/** Types a catalog entry; checks nothing at run time (the harness does). */
export function defineVendor(entry: CatalogEntry): CatalogEntry {
  return entry;
}
