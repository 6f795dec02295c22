/** How Cargo writes packages and versions. */

/** The registry's own limit is 64 characters. */
export function isCrateName(name: string): boolean {
  return name.length <= 64 && /^[A-Za-z][\w-]*$/.test(name);
}

const semantic = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

/** The version of a requirement that allows only one: `=1.2.3`. A bare version allows later ones. */
export function exactCrateVersion(requirement: string): string | undefined {
  const stated = /^=\s*(\S{1,100})$/.exec(requirement.trim())?.[1];
  return stated !== undefined && semantic.test(stated) ? stated : undefined;
}

export function crateVersion(text: unknown): string | undefined {
  return typeof text === 'string' && text.length <= 100 && semantic.test(text) ? text : undefined;
}
