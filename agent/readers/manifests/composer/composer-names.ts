/** How Composer writes packages and versions. */

/** `vendor/package`; what has no vendor (`php`, `ext-json`, `composer-plugin-api`) is the platform, not a package. */
export function isComposerName(name: string): boolean {
  return name.length <= 200 && /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/.test(name);
}

/** The version of a constraint that allows only one. @see https://getcomposer.org/doc/articles/versions.md#exact-version-constraint */
export function exactComposerVersion(constraint: string): string | undefined {
  return /^v?(\d+\.\d+(?:\.\d+){0,2}(?:-[0-9A-Za-z.-]+)?)$/.exec(constraint.trim().slice(0, 100))?.[1];
}
