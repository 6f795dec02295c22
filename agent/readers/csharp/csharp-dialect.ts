import type { Dialect } from '../tree-sitter/dialect.ts';

/** Names of `System` and its like that say nothing of a vendor; they are never open. */
const system = new Set(
  `Action Activator AppContext Array ArgumentException ArgumentNullException Attribute BitConverter Boolean Byte Char Console Convert DateTime DateTimeOffset Decimal Delegate
  Dictionary Double Encoding Enum Environment Exception File Func GC Guid HashSet IAsyncEnumerable IDisposable IEnumerable IList IReadOnlyList Int32 Int64
  InvalidOperationException JsonSerializer List Math Nullable Object Path Random Single StringBuilder StringComparison Span String Task Thread TimeSpan Type Uri ValueTask
  Version nameof object string`.split(/\s+/),
);

export function isSystemName(name: string): boolean {
  return system.has(name);
}

/** What every C# file has. */
export const csharpDialect: Dialect = {
  ecosystem: 'nuget',
  loaders: new Set(),
  builtins: system,
  hasOpenNames: true,
  hasExtensionMethods: true,
  environment: {
    objects: new Set(),
    readers: new Set([':Environment.GetEnvironmentVariable', '*.System.Environment.GetEnvironmentVariable']),
    writers: new Set([':Environment.SetEnvironmentVariable']),
  },
  transparent: new Set([':Uri', '*.System.Uri', ':String.Copy', ':Convert.ToString']),
  lists: new Set(),
  braceFormatters: new Set([':string.Format', ':String.Format']),
  trimming: new Set(['Trim', 'TrimStart', 'TrimEnd', 'ToString', 'ToArray', 'ToList', 'ReplaceLineEndings']),
  objectMakers: new Set(),
};
