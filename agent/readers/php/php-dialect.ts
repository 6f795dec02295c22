import type { Dialect } from '../tree-sitter/dialect.ts';

/** What every PHP file has without importing it, and the helpers of Laravel and Symfony that read the environment. */
export const phpDialect: Dialect = {
  ecosystem: 'composer',
  loaders: new Set(),
  builtins: new Set(),
  environment: {
    objects: new Set([':$_ENV', ':$_SERVER']),
    readers: new Set([':getenv', ':env', 'Illuminate.Support.Env.get']),
    writers: new Set([':putenv']),
  },
  transparent: new Set([':strval', ':trim', ':rtrim', ':ltrim', ':strtolower', ':array_filter', ':array_values', ':array_unique', ':collect', ':intval', ':floatval', ':dedent', ':json_encode']),
  trimming: new Set(['toString', '__toString', 'trim', 'toArray', 'all']),
  objectMakers: new Set([':array_merge', ':array_replace']),
};
