/**
 * Judges what a pickle imports.
 * The rule: unpickling calls what it imports with arguments of the author's choice, so an import is dangerous when calling it,
 * or reaching through it, runs code, starts a process, opens a file or socket, or loads another pickle.
 * The list follows the Python library documentation ("pickle: Restricting Globals"), and the deny-lists that picklescan,
 * ModelScan and fickling publish with their reported bypasses (read 2026-11).
 * An import that is neither dangerous nor a known rebuild function is not called dangerous: classes of one's own code are normal
 * in scikit-learn and joblib files. Such imports are listed apart, for a person to judge.
 */

/** Modules in which anything is dangerous; submodules too. */
const dangerousModules = new Set([
  'os', 'posix', 'nt', 'posixpath', 'ntpath', 'subprocess', '_posixsubprocess', 'popen2', 'pty', 'platform', 'runpy', 'imp', 'importlib', 'pkgutil', 'zipimport',
  'socket', '_socket', 'ssl', 'socketserver', 'asyncio', 'http', 'httplib', 'urllib', 'urllib2', 'ftplib', 'smtplib', 'telnetlib', 'poplib', 'imaplib', 'xmlrpc', 'requests', 'httpx', 'aiohttp', 'paramiko',
  'shutil', 'tempfile', 'glob', 'fileinput', 'linecache', 'sys', 'ctypes', '_ctypes', 'cffi', 'multiprocessing', 'signal', 'webbrowser', 'antigravity',
  'pickle', '_pickle', 'cPickle', 'dill', 'cloudpickle', 'marshal', 'shelve', 'jsonpickle', 'inspect', 'gc', 'venv', 'ensurepip', 'pip', 'setuptools', 'distutils', 'pkg_resources',
  'bdb', 'pdb', 'cProfile', 'timeit', 'doctest', 'pydoc', 'idlelib', 'lib2to3', 'test.support', 'cgitb', 'tkinter', 'compileall', 'py_compile',
  'numpy.testing', 'numpy.f2py', 'numpy.distutils', 'numpy.ctypeslib', 'torch.hub', 'torch.utils.cpp_extension', 'torch.utils.bottleneck', 'torch.utils.collect_env', 'torch.utils.data.datapipes',
  'torch._dynamo', 'torch._inductor', 'torch.package', 'torch.distributed.rpc', 'torch.testing',
]);

/** Dangerous names of modules that are harmless otherwise. */
const dangerousNames: Readonly<Record<string, readonly string[]>> = {
  builtins: ['eval', 'exec', 'compile', '__import__', 'getattr', 'setattr', 'delattr', 'open', 'breakpoint', 'globals', 'locals', 'vars', 'input', 'execfile', 'apply', 'file', 'help'],
  operator: ['attrgetter', 'methodcaller'],
  io: ['open', 'FileIO', 'open_code', 'OpenWrapper'],
  _io: ['open', 'FileIO', 'open_code'],
  codecs: ['open'],
  types: ['CodeType', 'FunctionType', 'LambdaType'],
  code: ['interact', 'InteractiveInterpreter', 'InteractiveConsole', 'compile_command'],
  codeop: ['compile_command', 'Compile'],
  commands: ['getoutput', 'getstatusoutput', 'getstatus'],
  profile: ['Profile', 'run', 'runctx'],
  trace: ['Trace', 'main'],
  site: ['main', 'addsitedir', 'execsitecustomize'],
  _thread: ['start_new_thread', 'start_new'],
  logging: ['FileHandler'],
  'logging.config': ['fileConfig', 'dictConfig', 'listen', '_resolve'],
  numpy: ['load', 'fromfile', 'memmap', 'save', 'savez', 'loadtxt', 'genfromtxt'],
  'numpy.lib.npyio': ['load', 'DataSource'],
  pandas: ['read_pickle', 'eval'],
  'pandas.io.pickle': ['read_pickle'],
  'pandas.io.common': ['get_handle'],
  joblib: ['load'],
  'joblib.numpy_pickle': ['load'],
  torch: ['load', 'compile', 'save'],
  'torch.serialization': ['load'],
  'torch.jit': ['load', 'CompilationUnit'],
  'torch.jit._serialization': ['load'],
  'torch.fx.graph_module': ['reduce_graph_module', 'reduce_package_graph_module', '_forward_from_src', '_exec_with_source'],
  'torch.storage': ['_load_from_bytes'],
  'keras.models': ['load_model'],
  'keras.src.saving.saving_api': ['load_model'],
  'tensorflow.python.keras.models': ['load_model'],
};

/** Modules that harmless ones import themselves: protocol 4 allows dots in names, so `torch` gives `os.system` too. */
const reachedThrough = new Set(['os', 'sys', 'posix', 'nt', 'subprocess', 'shutil', 'importlib', 'socket', 'builtins', 'runpy', 'pty', '__builtins__', '__import__']);

/** Packages whose classes and rebuild functions ordinary model files consist of. */
const knownPackages = new Set(['torch', 'numpy', 'collections', 'copyreg', 'copy_reg', '_codecs', 'sklearn', 'scipy', 'pandas', 'xgboost', 'lightgbm', 'catboost', 'transformers', 'tokenizers', 'joblib', 'argparse', 'datetime', 'decimal', 'fractions', 'uuid', 're', 'enum', 'dataclasses', 'torchvision', 'torchaudio', 'pytorch_lightning', 'lightning', 'lightning_fabric', 'ultralytics', 'timm', 'diffusers', 'peft', 'accelerate', 'safetensors', 'omegaconf', 'array', 'string', 'math', 'random', 'typing', 'pathlib', 'functools', 'operator', 'itertools', 'types', 'threading']);
const knownBuiltins = new Set(['set', 'frozenset', 'list', 'dict', 'tuple', 'int', 'float', 'complex', 'bool', 'str', 'unicode', 'bytes', 'bytearray', 'object', 'slice', 'range', 'xrange', 'type', 'long', 'print', 'super', 'property', 'reversed', 'enumerate', 'zip', 'len', 'min', 'max', 'sum', 'abs', 'round', 'NotImplementedType', 'Ellipsis']);

export interface JudgedImports {
  /** Would run code on load; in order of appearance. */
  readonly dangerous: readonly string[];
  /** Neither dangerous nor known. */
  readonly other: readonly string[];
}

/** Sorts imports (`module.name`, possibly with dots in the name as protocol 4 allows) into dangerous and unknown ones. */
export function judgeImports(imports: readonly string[]): JudgedImports {
  const named = imports.map((path) => ({ path, plain: path.replace(/^(?:__builtin__|__builtins__)\./, 'builtins.') }));
  const dangerous = named.filter(({ plain }) => isDangerous(plain));
  const other = named.filter((item) => !dangerous.includes(item) && !isKnown(item.plain));
  return { dangerous: dangerous.map(({ path }) => path), other: other.map(({ path }) => path) };
}

function isDangerous(path: string): boolean {
  const parts = path.split('.');
  // `builtins.object.__reduce__`, `os.path`: every prefix may be the module, and an attribute with underscores reaches out of it.
  for (let length = 1; length <= parts.length; length += 1) {
    const module = parts.slice(0, length).join('.');
    if (dangerousModules.has(module)) return true;
    const names = Object.hasOwn(dangerousNames, module) ? dangerousNames[module] : undefined;
    if (names?.includes(parts[length] ?? '')) return true;
  }
  // A computed name hides what it is; no pickler writes one.
  if (parts.includes('?') || parts.slice(1).some((part) => reachedThrough.has(part))) return true;
  return parts.slice(1).some((part) => /^__(?:import|builtins|globals|getattribute|subclasses|code|loader|reduce)\w*__$/.test(part));
}

function isKnown(path: string): boolean {
  const [root = '', name = ''] = path.split('.');
  return root === 'builtins' ? knownBuiltins.has(name) || /(?:Error|Exception)$/.test(name) : knownPackages.has(root);
}
