/** How Maven and Gradle write packages and versions. */

/** `group:artifact`, the name of a package in both; undefined when a part is none. */
export function mavenName(group: string | undefined, artifact: string | undefined): string | undefined {
  return group !== undefined && artifact !== undefined && isPart(group) && isPart(artifact) ? `${group}:${artifact}` : undefined;
}

function isPart(text: string): boolean {
  return text.length <= 200 && /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(text);
}

/** A version without range, wildcard and open placeholder; `[1.0]` is exactly that. @see https://maven.apache.org/pom.html#dependency-version-requirement-specification */
export function mavenVersion(text: string | undefined): string | undefined {
  const version = text?.replace(/^\[([^,[\]()]+)\]$/, '$1').replace(/!!$/, '');
  return version !== undefined && version.length <= 100 && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(version) && !/^(?:latest|release)\b/i.test(version) ? version : undefined;
}
