/** Steps that are one list of one kind of thing. */
import type { z } from 'zod';
import type { ResourceRecord } from '../../readers/resources/resource-document.ts';
import { decodeItems } from './decode.ts';
import type { OperationName } from './operations.ts';
import { pages } from './pages.ts';
import { failed, malformedEntry, recordArtifacts, type Found, type Step, type Survey } from './survey.ts';

interface ListStep<Schema extends z.ZodType> {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly operation: OperationName;
  readonly query?: Readonly<Record<string, string>>;
  readonly item: Schema;
  record(item: z.output<Schema>, survey: Survey): ResourceRecord;
  /** Called with everything that was read, and whether that is all. */
  onListed?(items: readonly z.output<Schema>[], isWhole: boolean, survey: Survey): void;
}

/** A step that pages through a list and makes one resource of each item; an item that comes twice, because the list moved, is one. */
export function listStep<Schema extends z.ZodType>({ operation, query = {}, item, record, onListed, kind, ...about }: ListStep<Schema>): Step {
  const step: Step = { ...about, kinds: [kind], run };
  return step;

  async function* run(survey: Survey): AsyncGenerator<Found> {
    const items: z.output<Schema>[] = [];
    const records = new Map<string, ResourceRecord>();
    let malformed = 0;
    let end: Found | undefined;
    for await (const page of pages(survey.client, operation, { query })) {
      const { good, bad } = decodeItems(item, page.items);
      malformed += bad;
      items.push(...good);
      for (const one of good) {
        const made = record(one, survey);
        records.set(made.provider_id, made);
      }
      if (page.trouble) end = failed(survey, step, page.trouble, records.size > 0);
    }
    onListed?.(items, end === undefined && malformed === 0, survey);
    yield {
      artifacts: recordArtifacts(about.id.replace(/^n8n\//, ''), [...records.values()], survey.observedAt),
      entries: [...(end?.entries ?? []), ...malformedEntry(step, malformed)],
      ...(end?.fatal && { fatal: end.fatal }),
    };
  }
}
