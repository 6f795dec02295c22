import type { Dialect } from '../tree-sitter/dialect.ts';

/** Types of `java.lang` and the like that no import brings; no star import can mean them. */
const javaLang = new Set(
  `Boolean Byte Character CharSequence Class Comparable Deprecated Double Enum Error Exception Float FunctionalInterface IllegalArgumentException IllegalStateException
  IndexOutOfBoundsException Integer InterruptedException Iterable Long Math NullPointerException Number NumberFormatException Object Override Process ProcessBuilder Record
  Runnable Runtime RuntimeException SafeVarargs Short String StringBuffer StringBuilder SuppressWarnings System Thread ThreadLocal Throwable UnsupportedOperationException Void
  List Map Set Collection Collections Arrays Objects Duration Path Paths Files URI`.split(/\s+/),
);

export function isJavaLang(name: string): boolean {
  return javaLang.has(name);
}

/** What every Java file has without importing it. `java.util` is spelled out, too: it is imported by star more than anything. */
export const javaDialect: Dialect = {
  ecosystem: 'maven',
  loaders: new Set(),
  builtins: javaLang,
  hasOpenNames: true,
  environment: {
    objects: new Set(),
    readers: new Set([':System.getenv', ':System.getenv().get', ':System.getenv().getOrDefault', '@configuration']),
    writers: new Set(),
  },
  transparent: new Set([':String.valueOf', ':Objects.requireNonNull', 'java.util.Objects.requireNonNull', ':URI.create', 'java.net.URI.create', ':Objects.toString']),
  lists: new Set([':List.of', ':Arrays.asList', ':Set.of', 'java.util.List.of', 'java.util.Arrays.asList', 'java.util.Set.of', 'com.google.common.collect.ImmutableList.of', ':Collections.singletonList', 'java.util.Collections.singletonList']),
  formatters: new Set([':String.format']),
  trimming: new Set(['trim', 'strip', 'stripIndent', 'toString', 'intern']),
  objectMakers: new Set(),
};
