/** What n8n says becomes types here: tolerant of what is not used, strict in what is. */
import type { z } from 'zod';

/** The items that have the form, and how many have not. */
export function decodeItems<Schema extends z.ZodType>(schema: Schema, items: readonly unknown[]): { readonly good: z.output<Schema>[]; readonly bad: number } {
  const good: z.output<Schema>[] = [];
  for (const item of items) {
    const parsed = schema.safeParse(item);
    if (parsed.success) good.push(parsed.data);
  }
  return { good, bad: items.length - good.length };
}
