import type { ReaderExample } from '../reader.ts';

/** What the Java reader is held to. A table, so longer than other files. */
export const javaExamples: readonly ReaderExample[] = [
  {
    why: 'a builder chain gives each of its calls, and its end all of their arguments by name',
    path: 'src/App.java',
    text: `package com.acme;

import dev.acme.model.ChatModel;

public class App {
  private static final String MODEL = "m-" + "1";

  void run() {
    var model = ChatModel.builder().apiKey(System.getenv("ACME_KEY")).modelName(MODEL).stop("a", "b").build();
    model.chat("hello");
  }
}
`,
    facts: [
      { type: 'import', line: 3, ecosystem: 'maven', module: 'dev.acme.model', names: ['ChatModel'] },
      {
        type: 'call',
        path: 'dev.acme.model.ChatModel.builder().apiKey().modelName().stop().build',
        assigned: 'App.run.model',
        within: 'App.run',
        args: [{ name: 'apiKey' }, { name: 'modelName', value: { kind: 'string', text: 'm-1' } }, { name: 'stop', value: { kind: 'list' } }],
      },
      { type: 'call', line: 9, path: 'dev.acme.model.ChatModel.builder', args: [] },
      { type: 'call', path: 'dev.acme.model.ChatModel.builder().apiKey', args: [{ value: { kind: 'env', name: 'ACME_KEY' } }] },
      { type: 'env', name: 'ACME_KEY', access: 'read' },
      { type: 'call', path: 'dev.acme.model.ChatModel.builder().apiKey().modelName', args: [{ value: { kind: 'string', text: 'm-1', line: 6, name: 'MODEL' } }] },
      { type: 'call', line: 10, path: 'dev.acme.model.ChatModel.builder().apiKey().modelName().stop().build().chat' },
    ],
  },
  {
    why: 'fields, constructor parameters and what is set through `this` are followed',
    path: 'src/Service.java',
    text: `import dev.acme.Client;
import dev.acme.Options;

class Service {
  private final Client client;
  private Options options = new Options("fast");

  Service(Client client) { this.client = client; }

  String ask() { return client.ask(options) + this.client.close(); }
}
`,
    facts: [
      { type: 'call', line: 6, path: 'dev.acme.Options', assigned: 'Service.options', args: [{ value: { kind: 'string', text: 'fast' } }] },
      { type: 'call', line: 10, path: 'dev.acme.Client().ask', args: [{ value: { kind: 'call', path: 'dev.acme.Options' } }] },
      { type: 'call', path: 'dev.acme.Client().close' },
    ],
  },
  {
    why: 'annotations are calls of their own and make their declaration a definition',
    path: 'src/Tools.java',
    text: `import dev.acme.Tool;
import dev.acme.Service;

@Service(tools = {Tools.class})
class Tools {
  @Tool("Adds two numbers")
  int add(int a, int b) { return a + b; }

  @Tool
  int zero() { return 0; }
}
`,
    facts: [
      { type: 'call', path: 'dev.acme.Service', line: 4, args: [{ name: 'tools', value: { kind: 'list', items: [{ kind: 'ref', path: '.Tools' }] } }] },
      { type: 'definition', what: 'class', name: 'Tools', decorators: [{ path: 'dev.acme.Service' }] },
      { type: 'call', path: 'dev.acme.Tool', line: 6, within: 'Tools.add' },
      { type: 'definition', what: 'function', name: 'Tools.add', line: 7, decorators: [{ path: 'dev.acme.Tool', args: [{ value: { kind: 'string', text: 'Adds two numbers' } }] }] },
      { type: 'definition', what: 'function', name: 'Tools.zero', line: 10, decorators: [{ path: 'dev.acme.Tool', args: [] }] },
    ],
  },
  {
    why: 'a name that a star import may bring stays open; one that the file declares does not',
    path: 'src/Star.java',
    text: `import dev.acme.*;
import static dev.acme.Names.*;

class Star {
  void run(Client client) { client.ask(FAST); new Local().ask(); }
}
class Local { void ask() {} }
`,
    facts: [
      { type: 'import', module: 'dev.acme', names: [] },
      { type: 'import', module: 'dev.acme.Names', names: [] },
      { type: 'call', path: '*.Client().ask', args: [{ value: { kind: 'ref', path: '*.FAST' } }] },
    ],
  },
  {
    why: 'text blocks, formats, sums, lists, ternaries and enumerations',
    path: 'src/Text.java',
    text: `import dev.acme.Client;
import java.util.List;

class Text {
  enum Size { SMALL("m-small"), LARGE("m-large"); final String id; Size(String id) { this.id = id; } String getId() { return id; } }
  static final String PROMPT = """
      You are brief.
        Very.
      """;

  void run(boolean big, String name) {
    var c = new Client();
    c.one(PROMPT);
    c.two(String.format("m-%s", name));
    c.three("m-" + name + "-x");
    c.four(List.of("a", "b"));
    c.five(big ? "x" : "y");
    c.six(Size.LARGE.getId());
    c.seven(Size.SMALL.id);
  }
}
`,
    facts: [
      { type: 'call', path: 'dev.acme.Client().one', args: [{ value: { kind: 'string', text: 'You are brief.\n  Very.\n', line: 6 } }] },
      { type: 'call', path: 'dev.acme.Client().two', args: [{ value: { kind: 'template', parts: ['m-', ''] } }] },
      { type: 'call', path: 'dev.acme.Client().three', args: [{ value: { kind: 'template', parts: ['m-', '-x'] } }] },
      { type: 'call', path: 'dev.acme.Client().four', args: [{ value: { kind: 'list', items: [{ text: 'a' }, { text: 'b' }] } }] },
      { type: 'call', path: 'dev.acme.Client().five', args: [{ value: { kind: 'string', text: 'x' } }] },
      { type: 'call', path: 'dev.acme.Client().six', args: [{ value: { kind: 'string', text: 'm-large' } }] },
      { type: 'call', path: 'dev.acme.Client().seven', args: [{ value: { kind: 'string', text: 'm-small' } }] },
    ],
  },
  {
    why: 'what configuration injects has the default that stands in the annotation',
    path: 'src/Configured.java',
    text: `import dev.acme.Client;
import org.springframework.beans.factory.annotation.Value;

class Configured {
  @Value("\${acme.model:m-1}") private String model;
  @Value("\${acme.key}") private String key;

  Client client() { return new Client(model, key); }
}
`,
    facts: [
      { type: 'call', path: 'dev.acme.Client', args: [{ value: { kind: 'env', name: 'acme.model', fallback: { kind: 'string', text: 'm-1', line: 5 } } }, { value: { kind: 'env', name: 'acme.key' } }] },
    ],
    none: ['env'],
  },
  {
    why: 'what a function sets on what it is handed is given to the call; what a method gives is called after it',
    path: 'src/Given.java',
    text: `import dev.acme.Client;

class Given {
  Client client;
  Client acme() { return Client.builder().name("m-1").build(); }
  void run() { client.converse(request -> request.modelId("m-2").limit(3)); }
}
`,
    facts: [
      { type: 'call', path: 'dev.acme.Client.builder().name().build', assigned: 'Given.acme' },
      { type: 'call', path: 'dev.acme.Client().converse', args: [{ value: { kind: 'unknown' } }, { name: 'modelId', value: { text: 'm-2' } }, { name: 'limit' }] },
    ],
  },
  {
    why: 'base types, and an interface that a framework implements',
    path: 'src/Assistant.java',
    text: `import dev.acme.*;
import dev.acme.Base;

interface Assistant extends Base {
  String chat(String message);
}
class Mine implements Handler, Base { }
`,
    facts: [
      { type: 'definition', what: 'class', name: 'Assistant', bases: ['dev.acme.Base'] },
      { type: 'definition', what: 'class', name: 'Mine', bases: ['*.Handler', 'dev.acme.Base'] },
    ],
  },
  {
    why: 'a fully qualified name is open, too, and an address is a fact',
    path: 'src/Full.java',
    text: `class Full {
  Object run() { return dev.acme.Client.create("https://api.acme.example/v1"); }
}
`,
    facts: [
      { type: 'call', path: '*.dev.acme.Client.create', args: [{ value: { kind: 'string', text: 'https://api.acme.example/v1' } }] },
      { type: 'url', url: 'https://api.acme.example/v1' },
    ],
  },
  {
    why: 'comments, Javadoc and strings name nothing',
    path: 'src/Near.java',
    text: `// import dev.acme.Client;
/** Uses {@code new dev.acme.Client("m-1")}, see https://api.acme.example. */
class Near {
  String text = "import dev.acme.Client;";
  /* new Client("m-1"); */
}
`,
    none: 'all',
  },
  {
    why: 'a class of the file hides the same name of a star import',
    path: 'src/Hidden.java',
    text: `import dev.acme.*;

class Hidden { Client client = new Client("m-1"); String run() { return client.ask("m-1"); } }
class Client { Client(String m) {} String ask(String m) { return m; } }
`,
    facts: [{ type: 'import', module: 'dev.acme' }],
    none: ['call', 'definition'],
  },
  { why: 'code that is broken off', path: 'src/Broken.java', text: 'public class {{{ ((( "', none: 'all', trouble: 'parse_error' },
  {
    why: 'constants, defaults, fields and small tables whose names say model or prompt are told, though another file uses them',
    path: 'src/Settings.java',
    text: `import dev.acme.Client;

class Settings {
  static final String DEFAULT_MODEL = "small-1";
  static final String SYSTEM_PROMPT = """
      You are a careful clerk, and you answer in one short sentence.
      """;
  private String model = System.getenv().getOrDefault("CHAT_MODEL", "small-2");
  @Value("\${app.model:small-3}")
  private String chatModel;

  String modelName() {
    return "small-4";
  }

  void run(Options options) {
    this.model = "small-5";
    options.setModel("small-6");
  }
}
`,
    facts: [
      { type: 'named_text', name: 'Settings.DEFAULT_MODEL', value: { kind: 'string', text: 'small-1' }, isDefault: false },
      { type: 'named_text', name: 'Settings.SYSTEM_PROMPT', says: 'prompt' },
      { type: 'named_text', name: 'Settings.model', value: { kind: 'string', text: 'small-2' }, isDefault: true },
      { type: 'named_text', name: 'Settings.chatModel', value: { kind: 'string', text: 'small-3' }, isDefault: true },
      { type: 'named_text', name: 'Settings.modelName', value: { kind: 'string', text: 'small-4' } },
      { type: 'named_text', name: 'Settings.model', value: { kind: 'string', text: 'small-5' } },
      { type: 'named_text', name: 'setModel', value: { kind: 'string', text: 'small-6' } },
    ],
  },
  {
    why: 'a label, a table of prices, a list of choices and a comparison set no model',
    path: 'near/Settings.java',
    text: `import dev.acme.Client;

class Settings {
  static final String MODEL_LABEL = "small-1";
  static final Map<String, Integer> MODEL_PRICES = Map.of("small-2", 5);
  String title = "small-3";

  boolean isSmall(String model) {
    return model.equals("small-4") || registry.hasModel("small-5") || registry.deleteModel("small-6");
  }
}
`,
    none: ['named_text'],
  },
  {
    why: 'what is added to a list that is written out stands in it',
    path: 'src/Grow.java',
    text: `import com.acme.Agent;
import java.util.ArrayList;
import java.util.List;

class Grow {
  void run() {
    String[] parts = {"a"};
    parts.add("b");
    new Agent(parts);
  }
}
`,
    facts: [{ type: 'call', path: 'com.acme.Agent', args: [{ value: { kind: 'list', items: [{ kind: 'string', text: 'a' }, { kind: 'string', text: 'b' }] } }] }],
  },
  {
    why: 'a class that describes itself to a model, its schema as text; one whose parameters are no schema is none',
    path: 'Read.java',
    text: `package notes;

class Read implements Tool {
  public String getName() { return "read_note"; }
  public String getDescription() { return "Reads a note"; }
  public String getParameters() { return "{\\"type\\": \\"object\\", \\"properties\\": {}}"; }
}

class Report {
  public String getName() { return "monthly"; }
  public String getDescription() { return "What was sold"; }
  public String getParameters() { return "month, year"; }
}
`,
    facts: [{ type: 'named_text', name: 'Read', shortName: 'read_note', says: 'tool', line: 4 }],
  },
];
