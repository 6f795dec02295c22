/** Instants of an API as reports write them: UTC, whole seconds. */

/** ISO 8601 UTC with whole seconds; null for what is no instant. */
export function instantOf(text: string | null | undefined): string | null {
  const at = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** The instant so many days before another one. */
export function daysBefore(instant: string, days: number): string {
  return `${new Date(Date.parse(instant) - days * 86_400_000).toISOString().slice(0, 19)}Z`;
}
