import type { Dialect } from '../tree-sitter/dialect.ts';

/** What every Python file has without importing it. */
export const pythonDialect: Dialect = {
  ecosystem: 'pypi',
  loaders: new Set(['importlib.import_module', ':__import__']),
  builtins: new Set(
    `abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate eval exec filter float
    format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow
    print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip __import__ __name__ __file__ __doc__ NotImplemented
    Ellipsis BaseException Exception ArithmeticError AssertionError AttributeError EOFError FileNotFoundError ImportError IndexError KeyError KeyboardInterrupt LookupError
    ModuleNotFoundError NameError NotImplementedError OSError OverflowError PermissionError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemExit
    TimeoutError TypeError UnicodeDecodeError UnicodeError ValueError ZeroDivisionError ConnectionError IOError Warning UserWarning DeprecationWarning`.split(/\s+/),
  ),
  environment: {
    objects: new Set(['os.environ']),
    readers: new Set(['os.getenv', 'os.environ.get', 'os.environ.pop', 'os.environ.__getitem__']),
    writers: new Set(['os.environ.setdefault', 'os.putenv', 'os.environ.__setitem__']),
  },
  transparent: new Set([':str', ':bool', ':int', ':float', ':tuple', ':list', 'textwrap.dedent', 'inspect.cleandoc', 'types.MappingProxyType', 'json.dumps', 'orjson.dumps', 'ujson.dumps']),
  trimming: new Set(['strip', 'lstrip', 'rstrip', 'encode', 'decode', 'copy']),
  objectMakers: new Set([':dict']),
};
