/** Looks at one account and region through one service: calls, pages, and attributes that take a call of their own. */
import type { Json, JsonObject } from '#shared/model/fact.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import type { CoverageReason } from '#shared/model/report.ts';
import type { AwsClients } from './clients.ts';
import { awsLimits } from './limits.ts';
import { nextPage } from './pages.ts';
import type { AnyAt, AwsService, Contents, FoundResource } from './service.ts';
import { AwsTrouble } from './trouble.ts';

/** Which account, and where in it. */
export interface Place {
  readonly account: string;
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string;
  readonly region: string;
  readonly regions: readonly string[];
  readonly observedAt: string;
}

interface AnyThing extends Contents {
  readonly id: string;
  readonly name: string;
  readonly region?: string | null;
  readonly attributes: object;
  readonly detail?: { readonly gives: readonly PropertyKey[]; read(): Promise<object> };
  readonly asks?: Readonly<Record<string, (() => Promise<unknown>) | undefined>>;
}

export function lookAt(service: AwsService, place: Place, { clients, found }: { readonly clients: AwsClients; found(kind: string): readonly FoundResource[] }): AnyAt {
  const isRegionless = service.isGlobal;
  const give = (kind: string, thing: AnyThing) => record(kind, { ...thing, attributes: { account_id: place.account, region: thing.region === undefined ? (isRegionless ? null : place.region) : thing.region, ...thing.attributes } });
  const at: AnyAt = {
    ...place,
    get: (operation, input, given) => clients.call({ service, operation, input, region: given?.region ?? place.region }),
    list: (operation, input, member) => items(at, { service, operation, input, member }),
    async all(operation, input, member) {
      const all: unknown[] = [];
      for await (const item of at.list(operation, input, member)) all.push(item);
      return all;
    },
    resource: (kind, thing) => give(kind, thing as unknown as AnyThing),
    other: (kind, thing) => give(kind, thing),
    part: async (kind, asks) => ({ ...(await record(kind, { ...identityOf(kind, place), asks: asks as AnyThing['asks'] & {} })), isPart: true }),
    more: async (kind, id, asks) => ({ ...(await record(kind, { id, name: id, attributes: {}, asks: asks as AnyThing['asks'] & {} })), isPart: true }),
    found: (kind) => found(kind) as ReturnType<AnyAt['found']> as never,
    arn: (of, resource) => `arn:${place.partition}:${of}:${place.region}:${place.account}:${resource}`,
  };
  return at;
}

/** What a part belongs to. */
export function identityOf(kind: 'aws.account' | 'aws.region', { account, region }: Pick<Place, 'account' | 'region'>): { readonly id: string; readonly name: string; readonly attributes: JsonObject } {
  return kind === 'aws.account'
    ? { id: account, name: account, attributes: { account_id: account, region: null } }
    : { id: `${account}/${region}`, name: region, attributes: { account_id: account, region } };
}

async function* items(at: AnyAt, { service, operation, input, member }: { service: AwsService; operation: string; input: object; member: string }): AsyncGenerator<unknown> {
  const seen = new Set<string>();
  const where = `${service.id} ${operation} in ${at.region}`;
  let more: Readonly<Record<string, string>> = {};
  for (let pages = 1, count = 0; ; pages += 1) {
    const answer = await at.get(operation, { ...input, ...more });
    for (const item of (answer[member] ?? []) as readonly unknown[]) {
      count += 1;
      if (count > awsLimits.itemsMax) throw new AwsTrouble('broke_off', 'TooManyItems', `${where}: more than ${awsLimits.itemsMax} items; the rest was not read.`);
      yield item;
    }
    const next = nextPage(answer);
    if (!next) return;
    if (seen.has(next.token)) throw new AwsTrouble('broke_off', 'PagesInACircle', `${where}: page ${pages} leads back to an earlier one; what was read until then is kept.`);
    if (pages >= awsLimits.pagesMax) throw new AwsTrouble('broke_off', 'TooManyPages', `${where}: more than ${awsLimits.pagesMax} pages; the rest was not read.`);
    seen.add(next.token);
    more = { [next.member]: next.token };
  }
}

async function record(kind: string, { id, name, attributes, detail, asks = {}, images, env, credentials }: Omit<AnyThing, 'region'>): Promise<FoundResource> {
  const told: Record<string, Json> = { ...(attributes as JsonObject) };
  const unread: Record<string, string> = {};
  const reasons: Record<string, CoverageReason> = {};
  const ask = async (names: readonly string[], read: () => Promise<object>) => {
    try {
      Object.assign(told, await read());
    } catch (error) {
      const { reason, sentence } = whyUnread(error);
      for (const each of names) {
        unread[each] = sentence;
        reasons[each] = reason;
      }
    }
  };
  await Promise.all([
    ...(detail ? [ask(detail.gives.map(String), () => detail.read())] : []),
    ...Object.entries(asks).map(([each, read]) => ask([each], async () => ({ [each]: await read?.() }))),
  ]);
  return { kind, provider_id: id, name, attributes: { ...sorted(told), ...(Object.keys(unread).length > 0 && { unread: sorted(unread) }) }, reasons, ...(images && { images }), ...(env && { env }), ...(credentials && { credentials }) };
}

/** A sentence for trouble with AWS or with a document that it holds; everything else is ours and rises. */
function whyUnread(error: unknown): { readonly reason: CoverageReason; readonly sentence: string } {
  if (error instanceof AwsTrouble) return { reason: error.reason, sentence: error.message };
  if (error instanceof SyntaxError || error instanceof URIError) return { reason: 'parse_error', sentence: 'The answer holds a document that is not JSON.' };
  throw error;
}

/** Answers come in any order, and the report has one. */
export function sorted<T>(from: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(from).sort(([a], [b]) => byCodeUnit(a, b)));
}
