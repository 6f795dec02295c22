import type { Dialect } from '../tree-sitter/dialect.ts';

/** What every JavaScript file has without importing it. */
export const typescriptDialect: Dialect = {
  ecosystem: 'npm',
  loaders: new Set([':require', 'module#createRequire()', 'node:module#createRequire()']),
  builtins: new Set(),
  environment: {
    objects: new Set([':process.env', ':import.meta.env', ':Bun.env', 'process#env', 'node:process#env', 'process#default.env', 'node:process#default.env']),
    readers: new Set([':Deno.env.get']),
    writers: new Set([':Deno.env.set']),
  },
  transparent: new Set([
    ':String',
    ':Number',
    ':Boolean',
    ':String.raw',
    ':Object.freeze',
    ':Object.seal',
    ':JSON.stringify',
    ':structuredClone',
    ':URL',
    'dedent#default',
    'dedent#dedent',
    'ts-dedent#default',
    'ts-dedent#dedent',
    'outdent#default',
    'outdent#outdent',
  ]),
  told: new Map([['fetch', 'globalThis#fetch'], ['$fetch', 'globalThis#fetch'], ['globalThis.fetch', 'globalThis#fetch'], ['window.fetch', 'globalThis#fetch']]),
  trimming: new Set(['trim', 'trimStart', 'trimEnd', 'toString', 'valueOf']),
  objectMakers: new Set([':Object.assign']),
};
