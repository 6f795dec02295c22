/** How a found credential is shown: first 4 and last 2 characters, none when it is shorter than 12. */
export function maskSecret(value: string): string {
  return value.length < 12 ? '****' : `${value.slice(0, 4)}****${value.slice(-2)}`;
}
