/** How NuGet writes packages and versions. */

/** Ids have letters, digits, dots, hyphens and underscores; the registry's own limit is 128 characters. */
export function isNugetId(id: string): boolean {
  return id.length <= 128 && /^[A-Za-z0-9_][\w.-]*$/.test(id);
}

const version = /^\d+(?:\.\d+){0,3}(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

/**
 * The version when a text fixes one. A bare version is the lowest that is taken, and NuGet takes the lowest that fits, so that it is the one in use;
 * `[1.0.0]` is exactly that. Build data is no part of a version.
 * @see https://learn.microsoft.com/en-us/nuget/concepts/dependency-resolution (read 2026-11-30)
 */
export function nugetVersion(text: string | undefined): string | undefined {
  const stated = text?.trim().replace(/^\[\s*([^,[\]()\s]+)\s*\]$/, '$1');
  return stated !== undefined && stated.length <= 100 && version.test(stated) ? stated.split('+')[0] : undefined;
}
