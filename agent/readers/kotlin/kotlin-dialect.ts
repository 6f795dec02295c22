import type { Dialect } from '../tree-sitter/dialect.ts';

/** Names that every Kotlin file has without importing them; no star import can mean them. */
const standard = new Set(
  `Any Array Boolean Byte Char CharSequence Deprecated Double Enum Exception Float IllegalArgumentException IllegalStateException Int Int32 Iterable List Long Map
  MutableList MutableMap MutableSet Nothing Number Override Pair Regex Result RuntimeException Sequence Set Short String StringBuilder Suppress System Throwable Unit also
  apply arrayOf check checkNotNull emptyList emptyMap error it lazy let listOf listOfNotNull mapOf mutableListOf mutableMapOf println print require requireNotNull run
  runBlocking setOf to with buildString Thread Math Runtime`.split(/\s+/),
);

export function isStandardName(name: string): boolean {
  return standard.has(name);
}

/** What every Kotlin file has. */
export const kotlinDialect: Dialect = {
  ecosystem: 'maven',
  loaders: new Set(),
  builtins: standard,
  hasOpenNames: true,
  environment: {
    objects: new Set(),
    readers: new Set([':System.getenv', ':System.getenv().get', ':System.getenv().getOrDefault', '@configuration']),
    writers: new Set(),
  },
  transparent: new Set([':requireNotNull', ':checkNotNull']),
  lists: new Set([':listOf', ':setOf', ':arrayOf', ':mutableListOf', ':listOfNotNull', 'java.util.List.of']),
  formatters: new Set([':String.format']),
  trimming: new Set(['trim', 'trimIndent', 'trimMargin', 'toString', 'trimStart', 'trimEnd']),
  objectMakers: new Set(),
};
