import type { ReaderExample } from '../reader.ts';

/** What the Kotlin reader is held to. A table, so longer than other files. */
export const kotlinExamples: readonly ReaderExample[] = [
  {
    why: 'imports with aliases and stars, named arguments, constants and the environment',
    path: 'src/App.kt',
    text: `package shop

import dev.acme.client.Acme as Client
import dev.acme.api.*

const val MODEL = "m-1"

class App(private val key: String = System.getenv("ACME_KEY") ?: "none") {
    private val client = Client(token = key, name = MODEL)

    suspend fun ask(text: String): String {
        val request = ChatRequest(model = ModelId(MODEL), messages = listOf("a", text))
        return client.chat(request).text
    }
}
`,
    facts: [
      { type: 'import', line: 3, ecosystem: 'maven', module: 'dev.acme.client', names: ['Acme'] },
      { type: 'import', line: 4, module: 'dev.acme.api', names: [] },
      { type: 'env', line: 8, name: 'ACME_KEY', access: 'read' },
      {
        type: 'call',
        line: 9,
        path: 'dev.acme.client.Acme',
        assigned: 'App.client',
        args: [{ name: 'token', value: { kind: 'env', name: 'ACME_KEY', fallback: { text: 'none' } } }, { name: 'name', value: { kind: 'string', text: 'm-1', line: 6 } }],
      },
      { type: 'call', line: 12, path: '*.ChatRequest', assigned: 'App.ask.request', args: [{ name: 'model', value: { kind: 'call', path: '*.ModelId', args: [{ value: { text: 'm-1' } }] } }, { name: 'messages', value: { kind: 'list' } }] },
      { type: 'call', line: 12, path: '*.ModelId' },
      { type: 'call', line: 13, path: 'dev.acme.client.Acme().chat', within: 'App.ask', args: [{ value: { kind: 'call', path: '*.ChatRequest' } }] },
    ],
  },
  {
    why: 'a block sets members of what its call makes; `apply`, `lazy` and `run` are looked through',
    path: 'src/Blocks.kt',
    text: `import dev.acme.agent
import dev.acme.Client

val client by lazy { Client("m-1") }
val other = Client("m-2").apply { timeout = 3 }

fun build() = agent("helper") {
    model = "m-3"
    tool(Search::class)
}
fun use() { client.ask(); other.ask() }
`,
    facts: [
      { type: 'call', line: 4, path: 'dev.acme.Client', assigned: 'client' },
      { type: 'call', line: 5, path: 'dev.acme.Client', args: [{ value: { text: 'm-2' } }] },
      {
        type: 'call',
        line: 7,
        path: 'dev.acme.agent',
        within: 'build',
        args: [{ value: { text: 'helper' } }, { name: 'model', value: { text: 'm-3' } }, { name: 'tool', value: { kind: 'ref', path: '*.Search' } }, { value: { kind: 'unknown' } }],
      },
      { type: 'call', line: 9, path: 'dev.acme.agent().tool', args: [{ value: { kind: 'ref', path: '*.Search' } }] },
      { type: 'call', line: 11, path: 'dev.acme.Client().ask' },
      { type: 'call', line: 11, path: 'dev.acme.Client().ask' },
    ],
  },
  {
    why: 'companions, objects, enumerations, string templates, when and if',
    path: 'src/Text.kt',
    text: `import dev.acme.Client

class Text(val c: Client) {
    companion object { const val SMALL = "m-small" }
    enum class Size(val id: String) { LARGE("m-large") }
    fun run(n: Int, name: String) {
        c.one(SMALL, Config.MODEL)
        c.two("m-$name-x", "a \${n} b")
        c.three(when (n) { 1 -> "a" else -> "b" }, if (n > 1) "c" else "d")
        c.four(Size.LARGE.id)
        c.five("""
            You are brief.
        """.trimIndent())
        c.six(mapOf("model" to "m-1"))
    }
}
object Config { val MODEL = "m-config" }
`,
    facts: [
      { type: 'call', path: 'dev.acme.Client().one', args: [{ value: { text: 'm-small' } }, { value: { text: 'm-config' } }] },
      { type: 'call', path: 'dev.acme.Client().two', args: [{ value: { kind: 'template', parts: ['m-', '-x'] } }, { value: { kind: 'template', parts: ['a ', ' b'] } }] },
      { type: 'call', path: 'dev.acme.Client().three', args: [{ value: { text: 'a' } }, { value: { text: 'c' } }] },
      { type: 'call', path: 'dev.acme.Client().four', args: [{ value: { text: 'm-large' } }] },
      { type: 'call', path: 'dev.acme.Client().five', args: [{ value: { kind: 'string' } }] },
      { type: 'call', path: 'dev.acme.Client().six', args: [{ value: { kind: 'object', entries: { model: { text: 'm-1' } } } }] },
    ],
  },
  {
    why: 'annotations, base types and builder chains',
    path: 'src/Tools.kt',
    text: `import dev.acme.Tool
import dev.acme.ToolSet
import dev.acme.Model

class Tools : ToolSet {
    @Tool("adds")
    fun add(a: Int, b: Int): Int = a + b

    val model: Model = Model.builder().name("m-1").build()
}
`,
    facts: [
      { type: 'definition', what: 'class', name: 'Tools', bases: ['dev.acme.ToolSet'] },
      { type: 'call', path: 'dev.acme.Tool', line: 6 },
      { type: 'definition', what: 'function', name: 'Tools.add', line: 7, decorators: [{ path: 'dev.acme.Tool', args: [{ value: { text: 'adds' } }] }] },
      { type: 'call', path: 'dev.acme.Model.builder().name().build', assigned: 'Tools.model', args: [{ name: 'name', value: { text: 'm-1' } }] },
      { type: 'call', path: 'dev.acme.Model.builder' },
      { type: 'call', path: 'dev.acme.Model.builder().name' },
    ],
  },
  {
    why: 'comments, documentation and strings name nothing',
    path: 'src/Near.kt',
    text: `// import dev.acme.Client
/** Uses [dev.acme.Client]: Client("m-1") */
val text = "import dev.acme.Client"
/* Client("m-1") */
`,
    none: 'all',
  },
  {
    why: 'a class of the file hides the same name of a star import',
    path: 'src/Hidden.kt',
    text: `import dev.acme.*

class Client(val m: String) { fun ask(m: String) = m }
val client = Client("m-1")
fun run() = client.ask("m-1")
`,
    facts: [{ type: 'import', module: 'dev.acme' }],
    none: ['call', 'definition'],
  },
  { why: 'code that is broken off', path: 'src/Broken.kt', text: 'class {{{ ((( "', none: 'all', trouble: 'parse_error' },
  {
    why: 'constants, defaults, fields and small tables whose names say model or prompt are told, though another file uses them',
    path: 'src/Settings.kt',
    text: `import dev.acme.Client

const val DEFAULT_MODEL = "small-1"

class Settings(private val model: String = "small-2") {
  val chatModel = System.getenv("CHAT_MODEL") ?: "small-3"
  val modelName: String
    get() = "small-4"

  fun ask(llm: String = "small-5") = client.send(Request(model = "small-6", text = "x"))
}
`,
    facts: [
      { type: 'named_text', name: 'DEFAULT_MODEL', value: { kind: 'string', text: 'small-1' }, isDefault: false },
      { type: 'named_text', name: 'model', value: { kind: 'string', text: 'small-2' } },
      { type: 'named_text', name: 'Settings.chatModel', value: { kind: 'string', text: 'small-3' }, isDefault: true },
      { type: 'named_text', name: 'Settings.modelName', value: { kind: 'string', text: 'small-4' } },
      { type: 'named_text', name: 'llm', value: { kind: 'string', text: 'small-5' } },
      { type: 'named_text', name: 'model', value: { kind: 'string', text: 'small-6' } },
    ],
  },
  {
    why: 'a label, a table of prices, a list of choices and a comparison set no model',
    path: 'near/Settings.kt',
    text: `import dev.acme.Client

const val MODEL_LABEL = "small-1"
val modelPrices = mapOf("small-2" to 5)

fun isSmall(model: String) = model == "small-3" || registry.hasModel("small-4")
`,
    none: ['named_text'],
  },
  {
    why: 'classes that describe themselves to a model, with a schema as a map and as text',
    path: 'Notes.kt',
    text: `package notes

class Read : Tool {
    override val name = "read_note"
    override val description = "Reads a note"
    override val parameters = mapOf("type" to "object", "properties" to mapOf("id" to "string"))
}

class Write : Tool {
    override val name: String get() = "write_note"
    override val description: String get() = "Writes a note"
    override val parameters: String get() = """{"type": "object", "properties": {}}"""
}
`,
    facts: [
      { type: 'named_text', name: 'Read', shortName: 'read_note', says: 'tool', line: 4 },
      { type: 'named_text', name: 'Write', shortName: 'write_note', says: 'tool', line: 10 },
    ],
  },
  {
    why: 'a call with a type argument, and a comparison of numbers',
    path: 'Typed.kt',
    text: `package notes

import com.acme.Ai

fun letter(ai: Ai, a: Int, b: Int) {
    ai.with("x").create<Letter>("Write a letter")
    val isBetween = a < b && b > (a)
}
`,
    facts: [
      { type: 'call', path: 'com.acme.Ai().with', line: 6 },
      { type: 'call', path: 'com.acme.Ai().with().create', line: 6, args: [{ value: { kind: 'string', text: 'Write a letter' } }] },
    ],
  },
];
