import type { Dialect } from '../tree-sitter/dialect.ts';

/** What every Ruby file has without requiring it. Constants that a file does not define are import paths, so `ENV` is one here, too. */
export const rubyDialect: Dialect = {
  ecosystem: 'gem',
  loaders: new Set(),
  builtins: new Set(),
  environment: {
    objects: new Set(['ENV']),
    readers: new Set(['ENV.fetch', 'ENV.dig', 'ENV.delete']),
    writers: new Set(['ENV.store']),
  },
  transparent: new Set(['JSON.generate', 'JSON.dump', ':String', ':Array', ':Hash', ':Integer', ':Float']),
  // These stand without arguments in Ruby; the lowering sees through them itself.
  trimming: new Set(['delete_suffix', 'delete_prefix', 'force_encoding', 'encode']),
  objectMakers: new Set(),
};

/** Constants of the language and its standard library; they say nothing of packages. */
export const coreConstants: ReadonlySet<string> = new Set(
  `ARGF ARGV Array BasicObject Benchmark BigDecimal Binding CGI CSV Class Comparable Complex Data Date DateTime Digest Dir ENV ERB Encoding Enumerable Enumerator Exception
  FalseClass Fiber File FileUtils Find Float Forwardable GC Gem Hash IO IOError Integer Interrupt JSON Kernel Logger Marshal MatchData Math Method Minitest Module Monitor Mutex
  NameError Net NilClass NoMethodError NotImplementedError Numeric OpenSSL OpenStruct OptionParser Open3 Pathname Proc Process Psych Queue RUBY_VERSION Ractor Rails Random Range Rational
  Regexp RuntimeError SecureRandom Set Shellwords Signal Singleton Socket StandardError StopIteration String StringIO StringScanner Struct Symbol SystemExit TCPSocket Tempfile
  Thread Time Timeout TracePoint TrueClass TypeError URI UnboundMethod YAML Zlib ArgumentError KeyError IndexError RangeError EncodingError LoadError ScriptError SecurityError
  ActiveRecord ActiveSupport ActiveModel ActionController ActionView ApplicationRecord ApplicationController ApplicationJob`.split(/\s+/),
);
