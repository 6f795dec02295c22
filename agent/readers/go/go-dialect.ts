import type { Dialect } from '../tree-sitter/dialect.ts';

/** What every Go file has, and what its standard library passes through. */
export const goDialect: Dialect = {
  ecosystem: 'golang',
  loaders: new Set(),
  builtins: new Set(),
  environment: {
    objects: new Set(),
    readers: new Set(['os#Getenv', 'os#LookupEnv', 'syscall#Getenv']),
    writers: new Set(['os#Setenv', 'syscall#Setenv']),
  },
  transparent: new Set([
    ':string',
    'strings#TrimSpace',
    'strings#NewReader',
    'bytes#NewBuffer',
    'bytes#NewBufferString',
    'bytes#NewReader',
    'io#NopCloser',
    'encoding/json#Marshal',
    'encoding/json#MarshalIndent',
    'encoding/json#RawMessage',
    'fmt#Sprint',
  ]),
  // A literal has no address in Go, so every SDK brings a function that gives one a pointer or wraps it into an optional field.
  wrappers: new Set(['F', 'Ptr', 'ToPtr', 'Pointer', 'String', 'StringPtr', 'NewOpt', 'Opt', 'To']),
  trimming: new Set(),
  objectMakers: new Set(),
  formats: new Set(['fmt#Sprintf']),
};
