/** Exit codes of the CLI; part of the API. Of several, the first in `precedence` decides. */
export const exitCodes = {
  clean: 0,
  gateFailed: 1,
  usage: 2,
  targetUnreadable: 3,
  notDelivered: 4,
  incomplete: 5,
  interrupted: 130,
} as const;

const precedence: readonly number[] = [130, 2, 3, 1, 5, 4, 0];

/** The code that wins among several; 0 for none. */
export function exitCodeOf(codes: readonly number[]): number {
  return precedence.find((code) => codes.includes(code)) ?? 0;
}
