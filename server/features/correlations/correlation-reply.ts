/** Roles and repositories that are named from several sides, as they are shown. */
import { z } from 'zod';
import { correlateKinds } from '#shared/model/mentions/correlate.ts';
import { mentionRelations } from '#shared/model/mentions/mentions.ts';

const count = z.number().int();

const named = z.object({ id: z.string(), kind: z.enum(correlateKinds), key: z.string() });

const mention = z.object({
  relation: z.enum(mentionRelations).describe('is: it is that one itself; declares: infrastructure code makes one of that name, in whichever account; uses: it runs as the role, or comes from the repository; trusts: it lets it in; allows: a policy of permissions names it.'),
  via: z.string().describe('The attribute in which it stands; empty for a source.'),
  holder: z.object({ type: z.enum(['source', 'resource']), id: z.string(), kind: z.string(), name: z.string(), path: z.string().nullable() }).describe('What speaks of it.'),
  within: named.nullable().describe('The role or repository that the holder is, or stands in.'),
  as: z.string().describe('The key as it is written there: another one where that is a pattern which fits.'),
  source: z.object({ id: z.string(), kind: z.string(), key: z.string(), name: z.string() }),
  scan_id: z.string(),
  is_confirmed: z.boolean().describe('False: the newest scan could not read the source to its end and does not show it; the last complete one did, or where there is none the one before.'),
});

export const correlationReply = named.extend({
  key: z.string().describe('The ARN of a role; host and path of a repository, in lower case.'),
  is_pattern: z.boolean().describe('Whether the key stands for all that fit it, as policies write it.'),
  source_count: count.describe('Sources that speak of it.'),
  stated_by: z.array(mention).describe('What it is: the resource or the source.'),
  used_by: z.array(mention).describe('What names it.'),
  uses: z.array(mention.extend({ correlate: named })).describe('What it names itself, or what stands in it does.'),
  is_cut: z.boolean().describe('Whether a list is longer than what is shown.'),
});

export type Correlation = z.output<typeof correlationReply>;
export type ShownMention = z.output<typeof mention>;
