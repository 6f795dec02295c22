/** What a credential is for: a target whatever its ref, or all targets that begin like it. */

/** Whether a target is one of those that a pattern names. A last `*` stands for the rest, which may not climb out again. */
export function isTargetIn(pattern: string, target: string): boolean {
  if (!pattern.endsWith('*')) return pattern === target || isRefOf(pattern, target);
  const start = pattern.slice(0, -1);
  return target.startsWith(start) && target.length > start.length && !/(?:^|[\\/])\.\.(?:[\\/]|$)/.test(target) && !/%2e|%2f|%5c/i.test(target);
}

/** `git:URL#REF` and `github:OWNER/REPO@REF`. In an address what follows @ is the host, and what stands before it was a name. */
function isRefOf(pattern: string, target: string): boolean {
  return target.startsWith(`${pattern}#`) || (!pattern.includes('://') && target.startsWith(`${pattern}@`));
}
