/** Proof of the Python reader: what it must see, and what it must not. A long file: it is one list. */
import type { ReaderExample } from '../reader.ts';

const string = (text: string, more: { line?: number; name?: string } = {}) => ({ kind: 'string', text, ...more }) as const;

export const pythonExamples: readonly ReaderExample[] = [
  {
    why: 'tools that a word stands for, and a server of MCP with its headers; a literal credential is masked, what the code computes is a reference',
    path: 'hosted.py',
    text: `import sdk

sdk.ask(tools=[
    {"type": "search_20250305", "name": "search"},
    {"type": "mcp", "server_label": "docs", "server_url": "https://mcp.example.com/mcp?key=k3j5h7g9f1d2s4a6", "headers": {"Authorization": "Bearer zX9cV8bN7mA6sD5fG4hJ", "X-Key": KEY}},
], parts=[{"type": "text", "text": "Hi"}])
`,
    facts: [
      { type: 'call', path: 'sdk.ask' },
      { type: 'hosted_tool', word: 'search_20250305', name: 'search', line: 4 },
      { type: 'mcp_server', name: 'docs', client: 'code', url: 'https://mcp.example.com/mcp', headers: [{ name: 'Authorization', value: 'literal', secret: { masked: 'zX9c****hJ' } }, { name: 'X-Key', value: 'reference' }] },
    ],
  },
  {
    why: 'files of text that the code names; what leads to their folder is left out, and other files are none',
    path: 'files.py',
    text: `from pathlib import Path
import json

SYSTEM_PROMPT = Path("../prompts/system.md").read_text()
with open("./notes.txt") as file:
    notes = file.read()
settings = json.load(open("settings.json"))
print("see notes.txt for more")
`,
    facts: [{ type: 'text_file', path: 'prompts/system.md', isNamedPrompt: true, line: 4 }, { type: 'text_file', path: 'notes.txt', isNamedPrompt: false, line: 5 }],
  },
  {
    why: 'what is set on a thing after it was made is as if it had been made with it; what is set on a module is told as a call',
    path: 'set.py',
    text: `import sdk
import os

sdk.api_base = "https://llm.example.com/v1"
client = sdk.Client(retries=2)
client.base_url = "https://other.example.com/v1"
client.chat.ask("Hi")
thing.base_url = "https://third.example.com/v1"
`,
    facts: [
      { type: 'call', path: 'sdk.set_api_base', args: [{ value: { text: 'https://llm.example.com/v1' } }], line: 4 },
      { type: 'call', path: 'sdk.Client', args: [{ name: 'retries' }, { name: 'base_url', value: { text: 'https://other.example.com/v1' } }], line: 5 },
      { type: 'call', path: 'sdk.Client().chat.ask', madeBy: [{ path: 'sdk.Client', args: [{ name: 'retries' }, { name: 'base_url' }] }] },
    ],
  },
  {
    why: 'a script says in a comment what it needs; a comment that only looks like it says nothing',
    path: 'scripts/ask.py',
    text: '#!/usr/bin/env -S uv run\n# /// script\n# requires-python = ">=3.11"\n# dependencies = [\n#   "openai>=1.0",\n#   # "anthropic",\n#   "rich==13.9.0",\n# ]\n# ///\nfrom openai import OpenAI\n# dependencies = ["cohere"]\n',
    facts: [
      { type: 'dependency', ecosystem: 'pypi', name: 'openai', range: '>=1.0', scope: 'runtime', isDirect: true, origin: 'manifest', line: 5 },
      { type: 'dependency', name: 'rich', version: '13.9.0', line: 7 },
      { type: 'import', module: 'openai' },
    ],
  },
  { why: 'a block without an end is no metadata', path: 'scripts/ask.py', text: 'import json\n# /// script\n# dependencies = ["openai"]\nprint(1)\n', none: ['dependency'] },
  {
    why: 'a cell script of Databricks keeps its magics in comments',
    path: 'job.py',
    text: '# Databricks notebook source\n# MAGIC %pip install openai==1.51.0\n\n# COMMAND ----------\n\n# MAGIC %md import anthropic\nimport openai\n',
    facts: [
      { type: 'dependency', name: 'openai', version: '1.51.0', line: 2 },
      { type: 'import', module: 'openai', line: 7 },
    ],
  },
  { why: 'in any other file that is only a comment', path: 'job.py', text: 'x = 1\n# MAGIC %pip install openai\n# !pip install openai\n', none: 'all' },
  {
    why: 'a default after something computed, a default of the environment within a text, and a table read by a key with a default',
    path: 'defaults.py',
    text: `import os
from tools import send, settings

URL = os.getenv("LLM_URL", "http://localhost:11434")
TABLE = {"small": {"model": "tiny"}, "large": {"model": "huge"}}

def ask(size="small"):
    chosen = TABLE[size]
    send(f"{URL}/api/chat", settings.load() or "fallback", chosen["model"])
`,
    facts: [
      {
        type: 'call',
        path: 'tools.send',
        line: 9,
        args: [
          { value: { kind: 'string', text: 'http://localhost:11434/api/chat', line: 9 } },
          { value: { kind: 'string', text: 'fallback', line: 9 } },
          { value: { kind: 'string', text: 'tiny', line: 5 } },
        ],
      },
    ],
  },
  {
    why: 'functions of this file in a list that is called tools, and a prompt behind a default of the environment; other lists and methods say nothing',
    path: 'kit.py',
    text: 'import os\nfrom elsewhere import fetch\n\ndef find(number: str) -> str:\n    return number\n\ndef show(number: str) -> None: ...\n\nclass Clerk:\n    ROLE = os.getenv("ROLE_PROMPT", "You are a clerk who answers in one sentence.")\n\nDESK_TOOLS = [find, fetch, find]\nTOOLS = ["hammer"]\nVIEWS = [show]\n',
    facts: [
      { type: 'named_text', name: 'find', says: 'listed_tool', line: 4 },
      { type: 'named_text', name: 'Clerk.ROLE', shortName: 'ROLE', says: 'prompt', isDefault: true, line: 10 },
    ],
  },
  {
    why: 'what only looks like a list of tools',
    path: 'kit.py',
    text: 'def find(number: str) -> str:\n    return number\n\nVIEWS = [find]\nTOOLS = find\nMORE_TOOLS = ["find"]\n',
    none: 'all',
  },
  {
    why: 'a call knows the calls that made what it is made on, the last one first',
    path: 'made.py',
    text: `from openai import OpenAI

URL = "https://llm.example/v1"

class Chat:
    def __init__(self):
        self.client = OpenAI(base_url=URL).with_options(timeout=3)

    def ask(self):
        return self.client.chat.completions.create(stream=True)
`,
    facts: [
      {
        type: 'call',
        path: 'openai.OpenAI().with_options().chat.completions.create',
        line: 10,
        madeBy: [
          { path: 'openai.OpenAI().with_options', args: [{ name: 'timeout', value: { kind: 'number', value: 3 } }] },
          { path: 'openai.OpenAI', args: [{ name: 'base_url', value: { kind: 'string', text: 'https://llm.example/v1', line: 3, name: 'URL' } }] },
        ],
      },
    ],
  },
  {
    why: 'texts under names that say model or prompt: constants, defaults of parameters, fields, environment and arguments, a small table',
    path: 'settings.py',
    text: `DEFAULT_MODEL = "gpt-4o"
SYSTEM_PROMPT = """You are a careful reviewer of contracts, and you answer briefly."""

class Settings(BaseSettings):
    chat_model: str = Field(default="small-1", description="which model")
    llm = os.getenv("LLM", "small-2")

def ask(question, model_name="small-3"):
    return call(model=config.get("model", "small-4"))

MODELS = {"fast": "small-5", "smart": "small-6"}
parser.add_argument("--model", type=str, default="small-7")
model = args.model or "small-8"
`,
    facts: [
      { type: 'named_text', name: 'DEFAULT_MODEL', says: 'model', value: string('gpt-4o', { line: 1 }), isDefault: false },
      { type: 'named_text', name: 'SYSTEM_PROMPT', says: 'prompt', line: 2 },
      { type: 'named_text', name: 'Settings.chat_model', value: string('small-1'), isDefault: true, line: 5 },
      { type: 'named_text', name: 'Settings.llm', value: string('small-2'), isDefault: true },
      { type: 'named_text', name: 'model_name', value: string('small-3') },
      { type: 'named_text', name: 'model', value: string('small-4'), isDefault: true },
      { type: 'named_text', name: 'MODELS.fast', value: string('small-5') },
      { type: 'named_text', name: 'MODELS.smart', value: string('small-6') },
      { type: 'named_text', name: '--model', value: string('small-7') },
      { type: 'named_text', name: 'model', value: string('small-8'), isDefault: true },
    ],
  },
  {
    why: 'what a function gives whose name says model or prompt, also one of several and trimmed; a name around it says nothing',
    path: 'results.py',
    text: `class Shop:
    def default_model(self):
        return "small-1"

class PromptStore:
    def title(self):
        return "A text of some length that is shown above the list of what is stored."

def build_system_prompt(shop):
    try:
        return read(shop)
    except OSError:
        return f"You are a careful clerk of {shop}. Answer from the books.\\n".strip()
`,
    facts: [
      { type: 'named_text', name: 'Shop.default_model', says: 'model', value: string('small-1'), line: 3 },
      { type: 'named_text', name: 'build_system_prompt', says: 'prompt', line: 13 },
    ],
  },
  {
    why: 'what a message of the system says, whatever sends it; not what others say, nor a text that stands elsewhere',
    path: 'messages.py',
    text: `def ask(shop, text):
    messages = [
        {"role": "system", "content": f"You are a careful clerk of {shop}. Answer from the books."},
        {"role": "user", "content": "A question of some length that a person has typed into the page."},
        {"role": "developer", "content": NOTES},
        {"role": "developer", "content": RULES},
    ]
    return post(messages)

RULES = "Name the shelf."
`,
    facts: [
      { type: 'named_text', name: 'system_message', says: 'system_message', line: 3 },
      { type: 'named_text', name: 'RULES', says: 'system_message', line: 10 },
    ],
  },
  {
    why: 'tables of what exists, names of lists, comparisons, texts with spaces and other names set no model',
    path: 'near_settings.py',
    text: `MODEL_PRICES = {"gpt-4o": 5, "gpt-4": 30}
SUPPORTED_MODELS = ["gpt-4", "gpt-4o"]
LIMITS = {"model": 3}
title = "gpt-4o"
if model == "gpt-4o":
    pass
model_description = "the gpt-4o of a vendor"
prompt = "> "
MODEL_MAP = {"gpt-4-turbo": "gpt-4", "gpt-3.5": "gpt-3.5-turbo"}
`,
    none: ['named_text'],
  },
  {
    why: 'an aliased import, a constant followed to its use, a client in a variable',
    path: 'app.py',
    text: `from openai import OpenAI as Client

MODEL = "gpt-4o"
client = Client()
client.chat.completions.create(model=MODEL, temperature=0.5)
`,
    facts: [
      { type: 'import', module: 'openai', names: ['OpenAI'], line: 1, ecosystem: 'pypi' },
      { type: 'call', path: 'openai.OpenAI', assigned: 'client', line: 4, args: [] },
      {
        type: 'call',
        path: 'openai.OpenAI().chat.completions.create',
        line: 5,
        args: [
          { name: 'model', value: string('gpt-4o', { line: 3, name: 'MODEL' }) },
          { name: 'temperature', value: { kind: 'number', value: 0.5 } },
        ],
      },
    ],
  },
  {
    why: 'an import in a docstring, in a comment and in a string is no import',
    path: 'near.py',
    text: `"""
import openai
client = openai.OpenAI(base_url="https://api.openai.com/v1")
"""
# import openai
# openai.OpenAI()
TEXT = "import openai"
def f():
    'from openai import OpenAI'
    f"import openai {TEXT}"
`,
    none: 'all',
  },
  {
    why: 'a module is what it is called, not what it starts with',
    path: 'names.py',
    text: 'import mcpherson\nmcpherson.run()\n',
    facts: [
      { type: 'import', module: 'mcpherson', names: [] },
      { type: 'call', path: 'mcpherson.run' },
    ],
    none: ['definition', 'url', 'env'],
  },
  {
    why: 'dotted, aliased, listed and wildcard imports, also in functions',
    path: 'imports.pyw',
    text: `import os.path, llama_index.llms.openai as lo
from langchain.chat_models import (
    ChatOpenAI as Chat,  # the old one
    ChatAnthropic,
)
from transformers import *

def late():
    import anthropic
    return lo.OpenAI(), Chat(), pipeline("text-generation"), os.path.join("a")
`,
    facts: [
      { type: 'import', module: 'os.path', names: [], line: 1 },
      { type: 'import', module: 'llama_index.llms.openai', names: [], line: 1 },
      { type: 'import', module: 'langchain.chat_models', names: ['ChatOpenAI', 'ChatAnthropic'], line: 2 },
      { type: 'import', module: 'transformers', names: ['*'], line: 6 },
      { type: 'import', module: 'anthropic', line: 9 },
      { type: 'call', path: 'llama_index.llms.openai.OpenAI', within: 'late' },
      { type: 'call', path: 'langchain.chat_models.ChatOpenAI' },
      { type: 'call', path: 'transformers.pipeline', args: [{ value: string('text-generation') }] },
      { type: 'call', path: 'os.path.join' },
    ],
  },
  {
    why: 'relative imports are the project itself, builtins are nobody',
    path: 'pkg/near.py',
    text: `from . import openai
from .openai import OpenAI
from ..a.b import c as d
from __future__ import annotations
openai.run()
OpenAI(model="x").go()
print(len("openai"))
`,
    none: 'all',
  },
  {
    why: 'modules imported by function',
    path: 'dynamic.py',
    text: `import importlib
from importlib import import_module
m = importlib.import_module("openai")
m.OpenAI()
n = __import__("anthropic.types")
n.Anthropic()
import_module(".local")
`,
    facts: [
      { type: 'import', module: 'importlib' },
      { type: 'import', module: 'importlib', names: ['import_module'] },
      { type: 'import', module: 'openai', line: 3 },
      { type: 'call', path: 'openai.OpenAI' },
      { type: 'import', module: 'anthropic.types', line: 5 },
      { type: 'call', path: 'anthropic.Anthropic' },
    ],
  },
  {
    why: 'imports for type checking name types, and are no imports when the code runs',
    path: 'typing_only.py',
    text: `from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from openai import OpenAI

def ask(client: "OpenAI"):
    client.responses.create(model="gpt-5")
`,
    facts: [
      { type: 'import', module: 'typing', names: ['TYPE_CHECKING'] },
      { type: 'call', path: 'openai.OpenAI().responses.create', within: 'ask' },
    ],
  },
  {
    why: 'only for types: nothing else is imported, so nothing is',
    path: 'near_typing.py',
    text: `import typing
if typing.TYPE_CHECKING:
    import openai
`,
    facts: [{ type: 'import', module: 'typing' }],
    none: ['call', 'definition', 'url', 'env'],
  },
  {
    why: 'attributes of the instance, set in one method and used in others, also through a property and a base class of the file',
    path: 'service.py',
    text: `import openai

class Base:
    def __init__(self, client: openai.OpenAI | None = None):
        self._client = client or openai.AsyncOpenAI()

    @property
    def client(self):
        return self._client

class Search(Base):
    async def embed(self, text):
        response = await self.client.embeddings.create(input=text, model="text-embedding-3-small")
        return response.data[0].embedding
`,
    facts: [
      { type: 'call', path: 'openai.AsyncOpenAI', assigned: 'Base._client', within: 'Base.__init__' },
      {
        type: 'call',
        path: 'openai.OpenAI().embeddings.create',
        assigned: 'Search.embed.response',
        within: 'Search.embed',
        args: [{ name: 'input', value: { kind: 'unknown' } }, { name: 'model', value: string('text-embedding-3-small', { line: 13 }) }],
      },
    ],
  },
  {
    why: 'annotated parameters, variables and dataclass fields',
    path: 'typed.py',
    text: `from dataclasses import dataclass
from typing import Annotated, Optional
from anthropic import Anthropic, AsyncAnthropic

@dataclass
class Deps:
    client: Anthropic
    other: Optional[AsyncAnthropic] = None

def a(deps: Deps, late: Annotated[AsyncAnthropic, "x"], *rest: Anthropic):
    deps.client.messages.create()
    deps.other.messages.stream()
    late.messages.count_tokens()

later: Anthropic = make()
later.completions.create()
`,
    facts: [
      { type: 'definition', what: 'class', name: 'Deps', decorators: [{ path: 'dataclasses.dataclass', args: [], line: 5 }], bases: [] },
      { type: 'call', path: 'anthropic.Anthropic().messages.create' },
      { type: 'call', path: 'anthropic.AsyncAnthropic().messages.stream' },
      { type: 'call', path: 'anthropic.AsyncAnthropic().messages.count_tokens' },
      { type: 'call', path: 'anthropic.Anthropic().completions.create' },
    ],
  },
  {
    why: 'what a with statement, a walrus, a choice or a tuple gives a name to',
    path: 'given.py',
    text: `import mcp
from openai import OpenAI, AzureOpenAI as Azure

async def run(flag):
    async with mcp.ClientSession(1, 2) as session, OpenAI() as one:
        await session.list_tools()
        one.models.list()
    if (two := Azure()).models:
        two.beta.threads.create()
    three = Azure() if flag else OpenAI()
    three.responses.create()
    four, five = OpenAI(), Azure()
    five.images.generate()
    six = flag and OpenAI()
    six.audio.speech.create()
`,
    facts: [
      { type: 'call', path: 'mcp.ClientSession', assigned: 'run.session' },
      { type: 'call', path: 'openai.OpenAI', assigned: 'run.one' },
      { type: 'call', path: 'mcp.ClientSession().list_tools' },
      { type: 'call', path: 'openai.OpenAI().models.list' },
      { type: 'call', path: 'openai.AzureOpenAI', assigned: 'run.two', line: 8 },
      { type: 'call', path: 'openai.AzureOpenAI().beta.threads.create' },
      { type: 'call', path: 'openai.AzureOpenAI', assigned: 'run.three' },
      { type: 'call', path: 'openai.OpenAI', assigned: 'run.three' },
      { type: 'call', path: 'openai.AzureOpenAI().responses.create' },
      { type: 'call', path: 'openai.OpenAI', assigned: 'run.four' },
      { type: 'call', path: 'openai.AzureOpenAI', assigned: 'run.five' },
      { type: 'call', path: 'openai.AzureOpenAI().images.generate' },
      { type: 'call', path: 'openai.OpenAI().audio.speech.create' },
    ],
  },
  {
    why: 'functions of the file that give a client, also declared and generated ones',
    path: 'factories.py',
    text: `from openai import OpenAI
from contextlib import contextmanager

_client = None

def get_client():
    global _client
    if _client is None:
        _client = OpenAI()
    return _client

@contextmanager
def session():
    yield OpenAI()

def declared() -> OpenAI: ...

def use():
    get_client().chat.completions.create(model="a")
    _client.chat.completions.create(model="b")
    declared().chat.completions.create(model="c")
    with session() as s:
        s.chat.completions.create(model="d")
`,
    facts: [
      { type: 'call', path: 'openai.OpenAI', assigned: '_client', within: 'get_client' },
      { type: 'definition', what: 'function', name: 'session', decorators: [{ path: 'contextlib.contextmanager' }] },
      { type: 'call', path: 'openai.OpenAI().chat.completions.create', args: [{ value: string('a') }], line: 19 },
      { type: 'call', path: 'openai.OpenAI().chat.completions.create', args: [{ value: string('b') }] },
      { type: 'call', path: 'openai.OpenAI().chat.completions.create', args: [{ value: string('c') }] },
      { type: 'call', path: 'openai.OpenAI().chat.completions.create', args: [{ value: string('d') }] },
    ],
  },
  {
    why: 'a parameter, variable, function, class, loop or comprehension of the same name is not the import',
    path: 'shadow.py',
    text: `from openai import OpenAI

def a(OpenAI):
    OpenAI()

def b():
    OpenAI = 3
    OpenAI()

def c():
    class OpenAI: pass
    OpenAI()

def d():
    def OpenAI(): pass
    OpenAI()

def e():
    for OpenAI in []: OpenAI()
    return [OpenAI() for OpenAI in []]

lambda OpenAI: OpenAI()
[OpenAI() for OpenAI in []]
`,
    facts: [{ type: 'import', module: 'openai' }],
    none: ['call', 'definition'],
  },
  {
    why: 'a class body does not lend its names to its methods',
    path: 'class_scope.py',
    text: `from openai import OpenAI

class A:
    OpenAI = None
    def f(self):
        return OpenAI()
`,
    facts: [{ type: 'call', path: 'openai.OpenAI', within: 'A.f' }],
  },
  {
    why: 'a task queue has tasks, too, and a local Task is nobody at all',
    path: 'celery_app.py',
    text: `from celery import Celery, Task as CeleryTask

app = Celery("x", broker="redis://localhost")

class Task:
    pass

Task("x")

@app.task
def add(x, y):
    return x + y
`,
    facts: [
      { type: 'import', module: 'celery', names: ['Celery', 'Task'] },
      { type: 'call', path: 'celery.Celery', assigned: 'app' },
      { type: 'definition', what: 'function', name: 'add', decorators: [{ path: 'celery.Celery().task', line: 10 }], line: 11 },
    ],
    none: ['url', 'env'],
  },
  {
    why: 'constants of the module, of classes, enumerations and dictionaries, and defaults of parameters',
    path: 'constants.py',
    text: `import openai
from enum import Enum

MODEL = "m1"
ALIAS = MODEL
CONFIG = {"model": "m2", "deep": {"model": "m3"}}

class Config:
    MODEL = "m4"
    name: str = "m5"

class Models(str, Enum):
    SMALL = "m6"

def call(model="m7", size: int = 3):
    local = "m8"
    openai.f(ALIAS, CONFIG["model"], CONFIG["deep"]["model"], Config.MODEL, Config().name, Models.SMALL, Models.SMALL.value, model, local, CONFIG.get("model"), CONFIG.get("none", "m9"))
`,
    facts: [
      {
        type: 'call',
        path: 'openai.f',
        args: [
          { value: string('m1', { line: 4, name: 'MODEL' }) },
          { value: string('m2', { line: 6, name: 'CONFIG.model' }) },
          { value: string('m3', { name: 'CONFIG.deep.model' }) },
          { value: string('m4', { line: 9, name: 'Config.MODEL' }) },
          { value: string('m5', { name: 'Config.name' }) },
          { value: string('m6', { name: 'Models.SMALL' }) },
          { value: string('m6', { name: 'Models.SMALL' }) },
          { value: string('m7', { name: 'call.model' }) },
          { value: string('m8', { name: 'call.local', line: 16 }) },
          { value: string('m2') },
          { value: string('m9') },
        ],
      },
    ],
  },
  {
    why: 'text that is put together',
    path: 'text.py',
    text: `import x
from textwrap import dedent
PREFIX = "gpt"
x.f(PREFIX + "-4o", "a" "b", f"{PREFIX}-{n}!", f"{PREFIX}", "%s is %(b)d" % (1, 2), "a {} b".format(1), dedent("""
  text
""").strip(), r"\\d", "tab\\t\\u00e9", b"bytes", ", ".join(["a", "b"]), PREFIX * 2)
`,
    facts: [
      {
        type: 'call',
        path: 'x.f',
        args: [
          { value: string('gpt-4o') },
          { value: string('ab') },
          { value: { kind: 'template', parts: ['gpt-', '!'] } },
          { value: string('gpt') },
          { value: { kind: 'template', parts: ['', ' is ', ''] } },
          { value: { kind: 'template', parts: ['a ', ' b'] } },
          { value: string('\n  text\n', { line: 4 }) },
          { value: string('\\d') },
          { value: string('tab\té') },
          { value: string('bytes') },
          { value: string('a, b') },
          { value: { kind: 'unknown' } },
        ],
      },
    ],
  },
  {
    why: 'the environment, read in every usual way, with the default that the code gives, and set',
    path: 'environment.py',
    text: `import os
from os import environ as env, getenv
import x
NAME = "FIFTH"
x.f(os.environ["FIRST"], os.environ.get("SECOND", "b"), getenv("THIRD") or "c", env.get("FOURTH"), env[NAME])
os.environ["SIXTH"] = "d"
os.environ.setdefault("SEVENTH", "e")
`,
    facts: [
      {
        type: 'call',
        path: 'x.f',
        args: [
          { value: { kind: 'env', name: 'FIRST', line: 5 } },
          { value: { kind: 'env', name: 'SECOND', fallback: string('b') } },
          { value: { kind: 'env', name: 'THIRD', fallback: string('c') } },
          { value: { kind: 'env', name: 'FOURTH' } },
          { value: { kind: 'env', name: 'FIFTH' } },
        ],
      },
      { type: 'env', name: 'FIRST', access: 'read', line: 5 },
      { type: 'env', name: 'SECOND', access: 'read' },
      { type: 'env', name: 'THIRD', access: 'read' },
      { type: 'env', name: 'FOURTH', access: 'read' },
      { type: 'env', name: 'FIFTH', access: 'read' },
      { type: 'env', name: 'SIXTH', access: 'set', line: 6 },
      { type: 'env', name: 'SEVENTH', access: 'set' },
    ],
  },
  {
    why: 'a dictionary of one’s own called environ is not the environment',
    path: 'near_environment.py',
    text: `environ = {"A": "b"}
environ["A"]
environ.get("B")
getenv("C")
`,
    none: 'all',
  },
  {
    why: 'spread arguments are put in their place',
    path: 'spread.py',
    text: `import x
COMMON = {"temperature": 0, "model": "m"}
MORE = dict(COMMON, top_p=1)
ITEMS = ["a", "b"]
x.f(*ITEMS, "c", **MORE)
x.g({**COMMON, "model": "n"}, [*ITEMS, True, None, -1, 1_000, 0x10], COMMON | {"k": "v"})
`,
    facts: [
      {
        type: 'call',
        path: 'x.f',
        args: [
          { value: string('a') },
          { value: string('b') },
          { value: string('c') },
          { name: 'temperature', value: { kind: 'number', value: 0 } },
          { name: 'model', value: string('m') },
          { name: 'top_p', value: { kind: 'number', value: 1 } },
        ],
      },
      {
        type: 'call',
        path: 'x.g',
        args: [
          { value: { kind: 'object', entries: { temperature: { kind: 'number', value: 0 }, model: string('n') } } },
          {
            value: {
              kind: 'list',
              items: [string('a'), string('b'), { kind: 'boolean', value: true }, { kind: 'null' }, { kind: 'number', value: -1 }, { kind: 'number', value: 1000 }, { kind: 'number', value: 16 }],
            },
          },
          { value: { kind: 'object', entries: { model: string('m'), k: string('v') } } },
        ],
      },
    ],
  },
  {
    why: 'decorated functions and derived classes, with their literal attributes',
    path: 'tools.py',
    text: `from langchain_core.tools import tool, BaseTool
from mcp.server.fastmcp import FastMCP

server = FastMCP("weather")

@server.tool(name="forecast", description="Tomorrow")
async def forecast(city: str) -> str:
    """Says how it will be."""

class Search(BaseTool):
    """Finds."""
    name: str = "search"
    retries = 3
    args_schema = forecast

    @tool
    def helper(self): ...

class Plain:
    name = "plain"
`,
    facts: [
      { type: 'call', path: 'mcp.server.fastmcp.FastMCP', assigned: 'server', args: [{ value: string('weather') }] },
      { type: 'call', path: 'mcp.server.fastmcp.FastMCP().tool', line: 6 },
      {
        type: 'definition',
        what: 'function',
        name: 'forecast',
        line: 7,
        decorators: [{ path: 'mcp.server.fastmcp.FastMCP().tool', line: 6, args: [{ name: 'name', value: string('forecast') }, { name: 'description', value: string('Tomorrow') }] }],
        bases: [],
      },
      { type: 'definition', what: 'class', name: 'Search', bases: ['langchain_core.tools.BaseTool'], attributes: { name: string('search', { line: 12 }), retries: { kind: 'number', value: 3 } } },
      { type: 'definition', what: 'function', name: 'Search.helper', decorators: [{ path: 'langchain_core.tools.tool', args: [] }] },
    ],
  },
  {
    why: 'decorators and bases of the file itself define nothing that others know',
    path: 'near_tools.py',
    text: `def tool(f): return f
class BaseTool: pass

@tool
def a(): ...

class B(BaseTool): ...
`,
    none: 'all',
  },
  {
    why: 'calls and definitions as arguments, in the order of the text',
    path: 'nested.py',
    text: `from crewai import Agent, Crew, Task
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="gpt-4o")

def search(q): ...
class Fetch: ...

researcher = Agent(role="r", llm=llm, tools=[search, Fetch()])
AGENTS = {"writer": Agent(role="w")}
crew = Crew(agents=[researcher, Agent(role="x", llm=ChatOpenAI(model="b"))], kind=Agent)
`,
    facts: [
      { type: 'call', path: 'langchain_openai.ChatOpenAI', assigned: 'llm' },
      {
        type: 'call',
        path: 'crewai.Agent',
        assigned: 'researcher',
        args: [
          { name: 'role', value: string('r') },
          { name: 'llm', value: { kind: 'call', path: 'langchain_openai.ChatOpenAI', line: 4, name: 'llm', args: [{ name: 'model', value: string('gpt-4o') }] } },
          { name: 'tools', value: { kind: 'list', items: [{ kind: 'ref', path: '.search', line: 9 }, { kind: 'call', path: '.Fetch', args: [] }] } },
        ],
      },
      { type: 'call', path: 'crewai.Agent', assigned: 'AGENTS.writer' },
      {
        type: 'call',
        path: 'crewai.Crew',
        assigned: 'crew',
        args: [
          { name: 'agents', value: { kind: 'list', items: [{ kind: 'call', path: 'crewai.Agent', name: 'researcher' }, { kind: 'call', path: 'crewai.Agent' }] } },
          { name: 'kind', value: { kind: 'ref', path: 'crewai.Agent', line: 11 } },
        ],
      },
      { type: 'call', path: 'crewai.Agent', args: [{ value: string('x') }, { name: 'llm', value: { kind: 'call' } }] },
      { type: 'call', path: 'langchain_openai.ChatOpenAI', args: [{ value: string('b') }] },
    ],
  },
  {
    why: 'addresses that stand alone in a string, up to the first hole',
    path: 'addresses.py',
    text: `import requests
# https://comment.example/
"""https://docstring.example/"""
requests.post("https://api.openai.com/v1/chat/completions")
requests.get(f"https://api.mistral.ai/v1/models/{name}")
requests.get("https://api.cohere.ai/v1/{}".format(x))
requests.get("https://a.example" "/b")
requests.get(f"https://{host}/v1")
requests.get("see https://text.example/ for more")
requests.get("https://")
`,
    facts: [
      { type: 'url', url: 'https://api.openai.com/v1/chat/completions', line: 4 },
      { type: 'url', url: 'https://api.mistral.ai/v1/models/', line: 5 },
      { type: 'url', url: 'https://api.cohere.ai/v1/', line: 6 },
      { type: 'url', url: 'https://a.example/b', line: 7 },
    ],
  },
  {
    why: 'strings that only mention an address are none',
    path: 'near_addresses.py',
    text: `"""See https://api.openai.com/v1."""
X = "see https://api.openai.com/v1"
Y = "http:// and https://"
Z = "ftp://a.example/"
W = f"https://{X}/v1"
V = f"https://api.{X}"
U = "https://*.openai.azure.com"
`,
    none: 'all',
  },
  {
    why: 'a hole in the host of an address whose last names are written',
    path: 'regional.py',
    text: `def runtime(region, port):
    return f"https://bedrock-runtime.{region}.amazonaws.com/model/{port}"

REGIONAL = "https://%s-aiplatform.googleapis.com"
`,
    facts: [
      { type: 'url', url: 'https://bedrock-runtime.*.amazonaws.com/model/', line: 2 },
      { type: 'url', url: 'https://*-aiplatform.googleapis.com', line: 4 },
    ],
  },
  {
    why: 'the import that is meant to work, not the one that steps in',
    path: 'fallback.py',
    text: `try:
    from langchain_openai import ChatOpenAI
except ImportError:
    from langchain.chat_models import ChatOpenAI

try:
    import tiktoken
except ImportError:
    tiktoken = None

ChatOpenAI()
tiktoken.get_encoding("x")
`,
    facts: [
      { type: 'import', module: 'langchain_openai' },
      { type: 'import', module: 'langchain.chat_models' },
      { type: 'import', module: 'tiktoken' },
      { type: 'call', path: 'langchain_openai.ChatOpenAI' },
      { type: 'call', path: 'tiktoken.get_encoding' },
    ],
  },
  {
    why: 'a receiver that nobody can know, when enough names follow',
    path: 'unknown.py',
    text: `from .clients import client

class A:
    def f(self, other):
        self.client.chat.completions.create(model="a")
        other.messages.create()
        other.beta.messages.create()

client.chat.completions.create(model="b")
undeclared.chat.completions.create(model="c")
"x".a.b.c()
`,
    facts: [
      { type: 'call', path: '?.chat.completions.create', within: 'A.f', args: [{ value: string('a') }] },
      { type: 'call', path: '?.beta.messages.create' },
      { type: 'call', path: '?.chat.completions.create', args: [{ value: string('b') }], line: 9 },
    ],
  },
  {
    why: 'settings of another object, and a table that is asked with a default',
    path: 'settings.py',
    text: `import os
from typing import Dict
from llama_index.core import Settings
from llama_index.llms.openai import OpenAI

MODELS = {"small": "m1", "large": "m2"}

def config() -> Dict:
    values = {"model": MODELS[os.getenv("SIZE") or "large"]}
    return values

def setup(given: Dict):
    Settings.llm = OpenAI(**config())
    given.a.b.c()
`,
    facts: [
      { type: 'env', name: 'SIZE' },
      { type: 'call', path: 'llama_index.llms.openai.OpenAI', assigned: 'Settings.llm', args: [{ name: 'model', value: string('m2', { name: 'MODELS.large', line: 6 }) }] },
      { type: 'call', path: '?.a.b.c' },
    ],
  },
  {
    why: 'too few names after an unknown receiver say nothing',
    path: 'near_unknown.py',
    text: `def f(client):
    client.create(model="gpt-4o")
    client.messages.create(model="x")
    "a".b.c.d()
    undeclared.chat.completions.create()
`,
    none: ['import', 'call', 'definition', 'url', 'env'],
  },
  {
    why: 'what a derived class hands to the imported base, and what it inherits from it',
    path: 'derived.py',
    text: `from agents import Agent

class Support(Agent):
    def __init__(self):
        super().__init__(name="support", model="m")
        self.run_step(1)

Support().start()
`,
    facts: [
      { type: 'definition', what: 'class', name: 'Support', bases: ['agents.Agent'] },
      { type: 'call', path: 'agents.Agent', within: 'Support.__init__', args: [{ name: 'name' }, { name: 'model', value: string('m') }] },
      { type: 'call', path: 'agents.Agent().run_step' },
      { type: 'call', path: 'agents.Agent().start' },
    ],
  },
  {
    why: 'the definition before the use counts, and each branch that may have run',
    path: 'flow.py',
    text: `import a, b

x = a.A()
x.one()
x = b.B()
x.two()
if y:
    x = unknown(x)
x.three()

def f():
    x.four()

def g():
    z.five()

z = a.A()
`,
    facts: [
      { type: 'call', path: 'a.A', assigned: 'x' },
      { type: 'call', path: 'a.A().one' },
      { type: 'call', path: 'b.B', assigned: 'x' },
      { type: 'call', path: 'b.B().two' },
      { type: 'call', path: 'b.B().three' },
      { type: 'call', path: 'b.B().four', within: 'f' },
      { type: 'call', path: 'a.A().five', within: 'g' },
    ],
  },
  {
    why: 'generic classes, casts, subscripts and class methods',
    path: 'generic.py',
    text: `from typing import cast, Type
from pydantic_ai import Agent
import openai

agent = Agent[Deps, str]("m")
agent.run_sync("x")

def f(x, kind: Type[openai.OpenAI]):
    cast(openai.OpenAI, x).models.list()
    cast("Agent", x).run()
    kind().files.create()

class A(Agent[int]):
    client = openai.OpenAI()

    @classmethod
    def make(cls):
        cls.client.models.list()
`,
    facts: [
      { type: 'call', path: 'pydantic_ai.Agent', assigned: 'agent' },
      { type: 'call', path: 'pydantic_ai.Agent().run_sync' },
      { type: 'call', path: 'openai.OpenAI().models.list' },
      { type: 'call', path: 'pydantic_ai.Agent().run' },
      { type: 'call', path: 'openai.OpenAI().files.create' },
      { type: 'definition', name: 'A', bases: ['pydantic_ai.Agent'] },
      { type: 'call', path: 'openai.OpenAI', assigned: 'A.client', within: 'A' },
      { type: 'call', path: 'openai.OpenAI().models.list', within: 'A.make' },
    ],
  },
  {
    why: 'a broken line loses itself, not the file',
    path: 'broken.py',
    text: `import openai
client = openai.OpenAI()
def f(:
    pass
client.models.list()
`,
    facts: [
      { type: 'import', module: 'openai' },
      { type: 'call', path: 'openai.OpenAI', assigned: 'client' },
    ],
  },
  { why: 'what is no Python at all', path: 'garbage.py', text: '}{ )( %% import\n<<<<<<< from\n@@ ?\n', none: 'all', trouble: 'parse_error' },
  {
    why: 'brackets nested past the limit are left out, the rest stays',
    path: 'deep.py',
    text: `import openai\nx = ${'['.repeat(10_000)}${']'.repeat(10_000)}\nopenai.OpenAI()\n`,
    facts: [{ type: 'call', path: 'openai.OpenAI', line: 3 }],
    trouble: 'too_deep',
  },
  {
    why: 'a line of data past the limit is left out, the rest stays where it is',
    path: 'long.py',
    text: `import openai\nDATA = "${'A'.repeat(100_001)}"\nopenai.OpenAI()\n`,
    facts: [{ type: 'call', path: 'openai.OpenAI', line: 3 }],
    trouble: 'line_too_long',
  },
  {
    why: 'code after a string that opened on a line left out may be inside the string',
    path: 'long_string.py',
    text: `DATA = """${'A'.repeat(100_001)}\nimport openai\nopenai.OpenAI()\n"""\n`,
    none: 'all',
    trouble: 'line_too_long',
  },
  {
    why: 'a byte order mark, Windows line ends, a match statement and a lambda',
    path: 'windows.pyi',
    text: '\uFEFFimport openai\r\nmatch x:\r\n    case {"a": openai_}:\r\n        openai.OpenAI()\r\nmake = lambda: openai.OpenAI()\r\nmake().models.list()\r\n',
    facts: [
      { type: 'import', module: 'openai', line: 1, column: 8 },
      { type: 'call', path: 'openai.OpenAI', line: 4 },
      { type: 'call', path: 'openai.OpenAI', line: 5 },
      { type: 'call', path: 'openai.OpenAI().models.list', line: 6 },
    ],
  },
  {
    why: 'what is added to a list stands in it, in a function and on an instance, too; a list that is given is another',
    path: 'tools_grow.py',
    text: `from acme import Agent

tools = [add]
tools.append(fetch)
tools.extend([read, "built_in"])

def make(given):
    given.append(lost)
    tools.append(late)
    return Agent(tools=tools, rest=given)

class Box:
    def __init__(self):
        self.parts = []

    def fill(self):
        self.parts.append("a")
        return Agent(parts=self.parts)

def fetch(url):
    return url
`,
    facts: [
      { type: 'call', path: 'acme.Agent', line: 10, args: [{ name: 'tools', value: { kind: 'list', items: [{ kind: 'unknown' }, { kind: 'ref', path: '.fetch' }, { kind: 'unknown' }, string('built_in'), { kind: 'unknown' }] } }, { name: 'rest', value: { kind: 'unknown' } }] },
      { type: 'call', path: 'acme.Agent', line: 18, args: [{ name: 'parts', value: { kind: 'list', items: [string('a')] } }] },
      { type: 'named_text', name: 'fetch', says: 'listed_tool', line: 20 },
    ],
  },
  {
    why: 'functions that are described to a model: classes by their attributes or properties, a dictionary with a schema',
    path: 'notes.py',
    text: `class Tool:
    name = ""
    description = ""
    parameters = {}

    def told(self):
        return {"type": "function", "function": {"name": self.name, "description": self.description, "parameters": self.parameters}}

class Read(Tool):
    name = "read_note"
    description = "Reads a note"
    parameters = {"type": "object", "properties": {"id": {"type": "string"}}}

class Write(Tool):
    @property
    def name(self):
        return "write_note"

    @property
    def description(self):
        return "Writes a note"

    def get_parameters(self):
        return {"type": "object", "properties": {}}

ROWS = {"type": "object", "properties": {"row": {"type": "integer"}}}
FIND = {"name": "find_note", "description": "Finds a note", "parameters": ROWS}
REPLY = {"name": "reply", "description": "What is answered", "schema": ROWS}
ROUTE = {"name": "notes", "description": "All notes", "parameters": ["page"]}
`,
    facts: [
      { type: 'named_text', name: 'Read', shortName: 'read_note', says: 'tool', line: 10 },
      { type: 'named_text', name: 'Write', shortName: 'write_note', says: 'tool', line: 17 },
      { type: 'named_text', name: 'FIND', shortName: 'find_note', says: 'tool', line: 27 },
    ],
  },
  {
    why: 'of a form of an answer, a route, and what a loop describes nothing is told',
    path: 'no_tools.py',
    text: `REPLY = {"name": "reply", "description": "What is answered", "schema": {"type": "object"}}
ROUTE = {"name": "notes", "description": "All notes", "parameters": [{"name": "page", "in": "query"}]}

def told(tools):
    return [{"name": tool.name, "description": tool.description, "parameters": {"type": "object"}} for tool in tools]

class Report:
    name = "monthly"
    description = "What was sold"
    parameters = ["month", "year"]
`,
    none: ['named_text'],
  },
  {
    why: 'a message of the system that is made by a class; what a person says is none',
    path: 'said.py',
    text: `from chat import Message, Role

start = [Message(role="system", content="Keep to the notes."), Message(type=Role.SYSTEM, text="Say less."), Message(role="user", content="Hello there")]
`,
    facts: [
      { type: 'named_text', name: 'system_message', says: 'system_message', value: string('Keep to the notes.') },
      { type: 'named_text', name: 'system_message', says: 'system_message', value: string('Say less.') },
    ],
  },
  {
    why: 'what is handed on as a system prompt is one, whatever it is called; of an answer the model is none that is asked',
    path: 'handed.py',
    text: `from shop.agents import Desk

def desk():
    told = "Answer in one line, and in the language of the question."
    return Desk(system_prompt=told)

RECORDED = {"model": "small-1", "usage": {"input": 5}}
`,
    facts: [{ type: 'named_text', name: 'system_prompt', says: 'prompt', line: 4 }],
  },
  {
    why: 'a text that casts a model in a role is told, whatever it is kept under; a letter to a person is not',
    path: 'spoken.py',
    text: `TEMPLATES = {
    "review": "You are a careful reviewer of pull requests. Name what would break, and where, and leave out what is a matter of taste.",
    "letter": "You are invited to the yearly meeting of our members. Bring your card, and tell the desk when you bring somebody along.",
}
`,
    facts: [{ type: 'named_text', name: 'review', says: 'spoken', line: 2 }],
  },
  {
    why: 'tools that the vendor runs, put into a body by its key',
    path: 'hosted.py',
    text: `def body(data):
    data["tools"] = [{"google_search": {}}]
    data.setdefault("tools", []).append({"type": "web_search"})
    data["rows"].append({"type": "web_search"})
`,
    facts: [{ type: 'hosted_tool', word: 'google_search', line: 2 }, { type: 'hosted_tool', word: 'web_search', line: 3 }],
  },
  {
    why: 'a table that the environment picks from holds all that may be picked, the default first',
    path: 'picked.py',
    text: `import os
from acme import Client

SIZES = {"s": "small-1", "m": "middle-1"}
Client(model=SIZES[os.environ.get("SIZE", "m")])
Client(model=SIZES[os.environ["SIZE"]])
`,
    facts: [
      { type: 'call', path: 'acme.Client', line: 5, args: [{ name: 'model', value: { kind: 'string', text: 'middle-1', others: [string('small-1')] } }] },
      { type: 'call', path: 'acme.Client', line: 6, args: [{ name: 'model', value: { kind: 'string', text: 'small-1', others: [string('middle-1')] } }] },
    ],
  },
];
