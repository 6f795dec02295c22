/**
 * Facts: what stands in an artifact, without judgement.
 * Readers make them, the catalog gives them meaning. A fact names no vendor. One list, so that whoever adds a reader sees what there is to say.
 */

import type { Ecosystem } from './ecosystem.ts';

/** What the syntax says about an argument or an assigned value. Constants are followed within the file. */
export type Value =
  /**
   * `name` is the constant that held the text, when there was one; `line` is where the text stands; `others` are what it may be as well, when
   * branches set it (`"a" if fast else "b"`, a switch); absent when there is one.
   */
  | { readonly kind: 'string'; readonly text: string; readonly line: number; readonly name?: string; readonly others?: readonly Value[] }
  /** A template or f-string: the literal parts, holes between them (`parts.length` = holes + 1); `holdsConstant` when a constant is among what it is put together of. */
  | { readonly kind: 'template'; readonly parts: readonly string[]; readonly line: number; readonly name?: string; readonly holdsConstant?: true }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'object'; readonly entries: Readonly<Record<string, Value>> }
  /** A name: resolved to an import (`langchain_openai.ChatOpenAI`, `openai#OpenAI`) or a local qualified name (`.search_tool`, with a leading dot). */
  | {
      readonly kind: 'ref';
      readonly path: string;
      readonly line: number;
      /** Line of the definition, for a function or class of this file. */
      readonly definedAt?: number;
      readonly others?: readonly Value[];
    }
  /** The result of a call, with the call itself. */
  | { readonly kind: 'call'; readonly path: string; readonly line: number; readonly args: readonly Argument[]; readonly name?: string; readonly others?: readonly Value[] }
  /** Read from the environment, with the default that the code gives, if any. */
  | { readonly kind: 'env'; readonly name: string; readonly line: number; readonly fallback?: Value }
  /** A function written in place, with what it gives back. */
  | { readonly kind: 'function'; readonly line: number; readonly returns: Value }
  | { readonly kind: 'unknown' };

/** One argument; positional ones have no name. A JavaScript options object is a positional `object`. */
export interface Argument {
  readonly name?: string;
  readonly value: Value;
}

interface At {
  /** 1-based line in the file. */
  readonly line: number;
  /** 1-based column in UTF-16 code units, when known. */
  readonly column?: number;
}

/**
 * A module is imported. `module` as written, with `.` between its names where paths are dotted: `langchain_openai.chat_models`, `@ai-sdk/openai`,
 * `node:http`, `github.com/sashabaranov/go-openai`, `dev.langchain4j.model.openai`. Relative imports are not facts.
 */
export interface ImportFact extends At {
  readonly type: 'import';
  readonly ecosystem: Ecosystem;
  readonly module: string;
  /** Names taken from it; empty when the whole module is imported. */
  readonly names: readonly string[];
}

/**
 * A call whose callee resolves to an import of this file.
 * Path grammar: `module.attr.attr`, for JavaScript and Go `specifier#export.member` (see `ecosystem.ts`); the result of a call or `new` is marked `()`:
 * `openai.OpenAI().chat.completions.create`, `@ai-sdk/openai#createOpenAI()`, `openai#default().responses.create`.
 * A default import is `#default`; a namespace or required module that is called itself is also `#default`.
 * A receiver that cannot be resolved is `?`: `?.chat.completions.create`. A name that one of the file's whole-namespace imports may bring begins with
 * `*`: `*.ChatClient().CompleteChat`; recognition settles which, when the catalog can say. A class of the file that is called an agent is `.` and its name,
 * one of another file of the project `./file#Name`.
 */
export interface CallFact extends At {
  readonly type: 'call';
  readonly ecosystem: Ecosystem;
  readonly path: string;
  readonly args: readonly Argument[];
  /**
   * The calls of this file that made what is called, the last one first: of `OpenAI(base_url=…).chat.completions.create` the call of `OpenAI`.
   * Calls without arguments are left out; absent when there is none.
   */
  readonly madeBy?: readonly MadeBy[];
  /** Qualified name of what the result is assigned to: `agent`, `Service.client`; absent when it is not assigned. */
  readonly assigned?: string;
  /** Qualified name of the function or class around the call; absent at module level. */
  readonly within?: string;
}

/** A call that gave what another one is made on. */
export interface MadeBy {
  readonly path: string;
  readonly args: readonly Argument[];
}

/** A function or class definition that has a decorator or base that resolves to an import. */
export interface DefinitionFact extends At {
  readonly type: 'definition';
  readonly ecosystem: Ecosystem;
  readonly what: 'function' | 'class';
  /** Qualified name in the file: `Search.run`. */
  readonly name: string;
  readonly decorators: readonly { readonly path: string; readonly args: readonly Argument[]; readonly line: number }[];
  /** Resolved base classes. */
  readonly bases: readonly string[];
  /** Class attributes and fields with a literal value: `name = "search"`. */
  readonly attributes: Readonly<Record<string, Value>>;
}

/**
 * An entry of a configuration file that declares something by a format of its own: an agent of a crew, a model under test, the card of an agent.
 * `format` says which, and the catalog what it means.
 */
export interface DeclarationFact extends At {
  readonly type: 'declaration';
  readonly format: string;
  /** What the entry is called; the file's stem where an entry has no name. */
  readonly name: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** A string literal that is a URL (http, https, ws, wss) in code or configuration. */
export interface UrlFact extends At {
  readonly type: 'url';
  readonly url: string;
}

/** The configuration of a router or gateway names a model that it sends requests to. */
export interface ModelRouteFact extends At {
  readonly type: 'model_route';
  /** As written, with the router's prefix if it has one: `azure/gpt-4o-eu`. */
  readonly model: string;
  /** The word for the provider, where it stands apart from the id. */
  readonly provider?: string;
  /** The address that the requests go to, when the file says one. */
  readonly url?: string;
  /** Where the address stands, when there is one. */
  readonly urlLine?: number;
  readonly isEmbedding?: boolean;
}

/**
 * A call that is given an address, or data with a model's name in it: how code asks an API without an SDK. Only of files that hold a URL.
 * What the data is built of (objects, structs, JSON as text) is looked through.
 */
export interface RequestFact extends At {
  readonly type: 'request';
  readonly ecosystem: Ecosystem;
  /** What is called, as in `CallFact.path`; absent when it cannot be resolved. */
  readonly path?: string;
  /** Addresses among the arguments, as far as they can be followed; the last part may be missing. */
  readonly urls: readonly string[];
  /** Values under `model`. */
  readonly models: readonly Value[];
  /** Objects that hold a model's name: what else the request says. */
  readonly bodies: readonly Value[];
  /** The data also holds what a model is asked: messages, a prompt, input. */
  readonly asks: boolean;
  /** Qualified name of what the result is assigned to; absent when it is not assigned. */
  readonly assigned?: string;
  /** Qualified name of the function around the call; absent at module level. */
  readonly within?: string;
}

/** An environment variable is read or set by name. */
export interface EnvFact extends At {
  readonly type: 'env';
  readonly name: string;
  /** `set` when the artifact gives it a value (compose, Dockerfile ENV, .env). */
  readonly access: 'read' | 'set';
}

/**
 * A text that stands under a name which says what it may be: a constant, the default of a parameter or of the environment, a property,
 * a named argument, an entry of a configuration file. Readers tell those whose name says model or prompt.
 */
export interface NamedTextFact extends At {
  readonly type: 'named_text';
  /** As written, with what it is a part of: `DEFAULT_MODEL`, `Settings.model`, `MODELS.fast`, `--model`. */
  readonly name: string;
  /** The same without the functions and classes around it, where there are any: `model` of `Settings.model`. */
  readonly shortName?: string;
  /**
   * `tool`: the name in an object of the shape by which models are told a function; `listed_tool`: a function of this file in a list that is called tools;
   * `spoken`: a text that casts a model in a role, whatever it is kept under; `named_prompt`: the name that a prompt is registered under; `system_message`: what a message of the system says, or the constant in it; `provider`: a word for who serves the models that the file sets.
   */
  readonly says: 'model' | 'provider' | 'prompt' | 'spoken' | 'tool' | 'listed_tool' | 'named_prompt' | 'system_message';
  /** A text, or a template with holes. */
  readonly value: Extract<Value, { kind: 'string' | 'template' }>;
  /** Whether the value only holds until something else is set. */
  readonly isDefault: boolean;
}

/** A command of a script that may fetch or serve something by its name: `ollama pull llama3.2`. */
export interface CommandFact extends At {
  readonly type: 'command';
  /** As the shell parts them, from the program on; a quoted text with spaces is one word that says nothing. */
  readonly words: readonly string[];
}

/** A constant of an imported module that code keeps under a name of its own, to be used elsewhere: `const fast = openai.GPT4oMini`. */
export interface StoredConstantFact extends At {
  readonly type: 'stored_constant';
  readonly ecosystem: Ecosystem;
  /** As in `NamedTextFact.name`. */
  readonly name: string;
  /** Of the constant, as in `CallFact.path`. */
  readonly path: string;
}

/** A string literal in code that names a file of text, which may be a prompt that is kept apart from the code. */
export interface TextFileFact extends At {
  readonly type: 'text_file';
  /** As written, without what leads up to the folder: `prompts/system.md`; `*` where a pattern names several. */
  readonly path: string;
  /** It stands on the line of something whose name says prompt. */
  readonly isNamedPrompt: boolean;
}

/** An object in a list of tools that names a tool by a word alone: whoever serves the model runs it. */
export interface HostedToolFact extends At {
  readonly type: 'hosted_tool';
  /** `web_search_preview`, `bash_20250124`. */
  readonly word: string;
  /** What the model sees it as, where that is written. */
  readonly name?: string;
}

/** A file that may be a prompt as a whole. Its text is hashed where it is read. */
export interface PromptFileFact extends At {
  readonly type: 'prompt_file';
  readonly sha256: string;
  readonly characters: number;
  readonly hasHoles: boolean;
  /** Its place is one for prompts, and its words speak to a model; else it is one only when code says so. */
  readonly isSure: boolean;
}

/** A key of an application's configuration file that names a model or an address, with its literal value. Other keys are no facts. */
export interface ApplicationSettingFact extends At {
  readonly type: 'application_setting';
  /** `application`: Spring and Quarkus properties or YAML; `appsettings`: .NET. */
  readonly format: 'application' | 'appsettings';
  /** Names joined by `.`, each in lower case and without `-` and `_`: `spring.ai.openai.chat.options.model`. */
  readonly key: string;
  /** Of `${NAME:default}` the default. Credentials in an address are cut. */
  readonly value: string;
}

/** One package of a manifest or lockfile. */
export interface DependencyFact extends At {
  readonly type: 'dependency';
  readonly ecosystem: Ecosystem;
  /** As the ecosystem spells it canonically: PEP 503 normalised for pypi, with scope for npm, `group:artifact` for maven, `vendor/package` for composer. */
  readonly name: string;
  /** A part of the package that is asked for, where a package has parts that are used by themselves: `init` of `github/codeql-action`. */
  readonly subpath?: string;
  /** Exact version, when the artifact fixes one. */
  readonly version?: string;
  /** The requirement as written: `^4.0.0`, `>=1,<2`. */
  readonly range?: string;
  /** Absent when the format does not say: a `yarn.lock` has all packages in one list. */
  readonly scope?: 'runtime' | 'dev' | 'optional' | 'peer';
  /** Stated in a manifest (or as a root dependency of a lockfile), not brought by another package. */
  readonly isDirect: boolean;
  /** `checksum`: a hash for whoever asks for this very version, by which nobody asks for it: a line of `go.sum`. */
  readonly origin: 'manifest' | 'lockfile' | 'checksum';
  /** Lockfile edges: the packages this one needs, with the version resolved. */
  readonly requires?: readonly { readonly name: string; readonly version?: string }[];
  /** Integrity as the lockfile states it, lower-case hex. */
  readonly hashes?: readonly { readonly algorithm: 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512'; readonly hex: string }[];
  readonly licence?: string;
}

/** A manifest names the package that it is the manifest of. */
export interface ProjectFact extends At {
  readonly type: 'project';
  readonly ecosystem: Ecosystem;
  /** Spelled as in `DependencyFact`. */
  readonly name: string;
}

/** An environment or header entry. Its value never leaves the reader: only what kind of value it is. */
export interface NamedSetting {
  readonly name: string;
  /** `literal`: written out; `reference`: `${VAR}`, `{{…}}`, input prompt; `empty`. */
  readonly value: 'literal' | 'reference' | 'empty';
  /** Set when a literal is a credential: by detector, or by name and entropy. */
  readonly secret?: { readonly detector: string; readonly masked: string };
  readonly line: number;
}

/** A server entry of an MCP client configuration. */
export interface McpServerFact extends At {
  readonly type: 'mcp_server';
  readonly name: string;
  readonly transport: 'stdio' | 'http' | 'sse';
  /** Which client's file this is: `claude-desktop`, `claude-code`, `cursor`, `vscode`, `windsurf`, `generic`; `code` when code gives it to a model's vendor, `application` for any other, and then of `args` only the package is kept. */
  readonly client: string;
  readonly command?: string;
  readonly args?: readonly string[];
  /** Without credentials, query and fragment. */
  readonly url?: string;
  readonly env: readonly NamedSetting[];
  readonly headers: readonly NamedSetting[];
  /** Credentials written into the command line or the address: masked in `args`, cut from `url`. Absent when there are none. */
  readonly secrets?: readonly { readonly where: 'args' | 'url'; readonly name: string; readonly detector: string; readonly masked: string }[];
  readonly isDisabled: boolean;
  /** Tools that run without asking: names, or `*`. */
  readonly autoApproved: readonly string[];
}

/** A container image reference, with the service around it when it is a compose service. */
export interface ImageFact extends At {
  readonly type: 'image';
  /** Without tag and digest, default registry and `library/` left out: `ollama/ollama`. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
  readonly service?: {
    readonly name: string;
    readonly ports: readonly { readonly published?: string; readonly hostIp?: string; readonly target: string }[];
    readonly env: readonly NamedSetting[];
    readonly command?: string;
    readonly isPrivileged: boolean;
  };
}

/** A setting of a coding agent or assistant: `permissions.allow` of `claude-code`. */
export interface AgentSettingFact extends At {
  readonly type: 'agent_setting';
  readonly client: string;
  readonly key: string;
  readonly value: Value;
}

/** A file of rules for a coding agent: CLAUDE.md, AGENTS.md, .cursor/rules. */
export interface InstructionFileFact extends At {
  readonly type: 'instruction_file';
  readonly client: string;
  /** Invisible or direction-changing characters, each with its line and code point (`U+200B`). */
  readonly hidden: readonly { readonly line: number; readonly codePoint: string }[];
}

/** Weights on disk, known by header. */
export interface ModelFileFact extends At {
  readonly type: 'model_file';
  readonly format: 'gguf' | 'safetensors' | 'onnx' | 'pytorch' | 'pickle' | 'keras' | 'hdf5' | 'tflite' | 'numpy';
  readonly sizeBytes: number;
  /** SHA-256 of the content, lower-case hex; absent when the file is over the hashing limit. */
  readonly sha256?: string;
  /** Pickle globals that would run code on load, such as `posix.system`; empty when none; absent when the format has none. */
  readonly dangerousImports?: readonly string[];
  /** What the header says: architecture, quantisation, licence, name. */
  readonly header: Readonly<Record<string, string>>;
}

/** A node of an n8n workflow. Parameters are as stored (non-default ones only), secrets already masked. */
export interface WorkflowNode {
  readonly name: string;
  readonly type: string;
  readonly typeVersion?: number;
  readonly isDisabled: boolean;
  readonly parameters: JsonObject;
  /** Credential types it uses, sorted: `openAiApi`. */
  readonly credentials: readonly string[];
  readonly line: number;
}

/** One edge of a workflow graph: `from` feeds `to` over a connection kind such as `main` or `ai_tool`. */
export interface WorkflowEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  /** Which of several outputs of `from` it leaves by, counted from 0; absent for the first: a guardrail passes on output 0 and refuses on output 1. */
  readonly output?: number;
}

/** A whole n8n workflow. */
export interface WorkflowFact extends At {
  readonly type: 'workflow';
  readonly platform: 'n8n';
  readonly name: string;
  readonly id?: string;
  /** Absent when the file does not say. */
  readonly isActive?: boolean;
  readonly settings: JsonObject;
  readonly nodes: readonly WorkflowNode[];
  readonly edges: readonly WorkflowEdge[];
  /** Data that people pinned to nodes for tests, by node: how many texts look like credentials, which kinds of personal data there are; never a value. Absent when the file has no such part. */
  readonly pinned?: readonly { readonly node: string; readonly items: number; readonly credentials: number; readonly personal: readonly string[] }[];
  /** The same of what the workflow keeps between runs. */
  readonly staticData?: { readonly isKept: boolean; readonly credentials: number; readonly personal: readonly string[] };
}

/** A step of a pipeline: an action that it uses, or programs that its script starts. It becomes a component only when the catalog knows one of them. */
export interface CiStepFact extends At {
  readonly type: 'ci_step';
  readonly platform: 'github-actions';
  readonly job: string;
  /** Unlike that of every other step of the job. */
  readonly name: string;
  /** `anthropics/claude-code-action`, without its version, in lower case; absent for a script. */
  readonly action?: string;
  /** What stands behind the `@`. */
  readonly ref?: string;
  /** Programs of the script, sorted. */
  readonly commands: readonly string[];
  /** Inputs as written, credentials masked; prompts and scripts left out. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** A thing as an API or a file states it; becomes a `Resource`, and a component only when the catalog says that it is AI itself. */
export interface ResourceFact extends At {
  readonly type: 'resource';
  /** `github.repo`, `aws.s3_bucket`: the source's scheme, a dot, a noun. */
  readonly kind: string;
  /** The platform's own id: an ARN, `acme/shop`. */
  readonly providerId: string;
  readonly name: string;
  /** ISO 8601 UTC, when an API was asked; absent for files. */
  readonly observedAt?: string;
  /** In snake_case. What could not be read is named in `unread`, with the reason. */
  readonly attributes: JsonObject;
}

/** Languages that declare infrastructure, by the tool that reads them. */
export const iacLanguages = ['terraform', 'cloudformation', 'pulumi', 'bicep', 'arm', 'kubernetes'] as const;
export type IacLanguage = (typeof iacLanguages)[number];

/** A resource that infrastructure code declares. It becomes a component only when the catalog says that it is AI, or when it runs an AI image. */
export interface IacResourceFact extends At {
  readonly type: 'iac_resource';
  readonly language: IacLanguage;
  /** As the language writes it: `aws_bedrockagent_agent`, `AWS::Bedrock::Agent`, `Microsoft.CognitiveServices/accounts`, `Deployment`. */
  readonly resourceType: string;
  /** As it is declared, unlike that of every other resource of its type in the file: `main`, `ChatAgent`. */
  readonly name: string;
  /** What is written out, nested as it is written; variables with a default in the file are followed, credentials masked, everything computed left out. */
  readonly attributes: JsonObject;
  /** Where something computed was left out of `attributes`: dotted names without the places of lists, `ingress.cidr_blocks`, sorted; absent when all is written out. */
  readonly computed?: readonly string[];
  /** Lines of the attributes whose names say model, instruction or prompt, by dotted names without the places of lists; absent when there are none. */
  readonly modelLines?: Readonly<Record<string, readonly number[]>>;
  /** Other resources of the file that it refers to, as `type.name`, sorted. */
  readonly references: readonly string[];
  /** Containers that it runs; repositories as in `ImageFact`. */
  readonly images?: readonly string[];
}

/** A credential. Its value is masked here and nowhere else exists. */
export interface SecretFact extends At {
  readonly type: 'secret';
  readonly detector: string;
  /** Catalog id of the provider whose key it is, when the detector knows. */
  readonly provider?: string;
  /** First 4 and last 2 characters, none when shorter than 12. */
  readonly masked: string;
  /** HMAC-SHA-256 with the organization's key, hex; absent without a key. */
  readonly fingerprint?: string;
  /** 0–1; test and documentation files and placeholders lower it. */
  readonly confidence: number;
  /** `placeholder` values are test or documentation samples by their own form. */
  readonly context: 'code' | 'test' | 'documentation' | 'placeholder';
}

export type Fact =
  | ImportFact
  | CallFact
  | DefinitionFact
  | DeclarationFact
  | UrlFact
  | RequestFact
  | EnvFact
  | ApplicationSettingFact
  | ModelRouteFact
  | NamedTextFact
  | StoredConstantFact
  | CommandFact
  | TextFileFact
  | PromptFileFact
  | HostedToolFact
  | DependencyFact
  | ProjectFact
  | McpServerFact
  | ImageFact
  | AgentSettingFact
  | InstructionFileFact
  | ModelFileFact
  | WorkflowFact
  | CiStepFact
  | ResourceFact
  | IacResourceFact
  | SecretFact;

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}
