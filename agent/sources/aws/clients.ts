/** The SDK's clients of one account: made when first needed, able to call what the service tables list and nothing else, counted. */
import { AppError } from '#shared/model/app-error.ts';
import { awsLimits } from './limits.ts';
import type { AwsService, WireRequest } from './service.ts';
import { createSlots } from './slots.ts';
import { AwsTrouble, troubleOf } from './trouble.ts';

/** What the SDK takes: fixed keys, or a function that gives fresh ones. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}
export type CredentialsProvider = () => Promise<AwsCredentials>;

/** Calls made, by `service:Operation`; and requests on the wire, retries included. */
export interface CallCounts {
  readonly calls: Map<string, number>;
  requests: number;
  /** Permissions by the sentence of each refusal that lacks them. */
  readonly refusals: Map<string, readonly string[]>;
}

/** Nothing counted yet. */
export function newCounts(): CallCounts {
  return { calls: new Map(), requests: 0, refusals: new Map() };
}

export interface ClientsOptions {
  readonly credentials: CredentialsProvider;
  /** One address for every service and region. */
  readonly endpointUrl?: string;
  readonly counts: CallCounts;
  readonly signal: AbortSignal;
  readonly callTimeoutMs?: number;
}

export interface AwsClients {
  /** One call. @throws {AwsTrouble} with the reason for the coverage; `AppError` `cancelled` when the signal aborts. */
  call(of: { readonly service: AwsService; readonly region: string; readonly operation: string; readonly input: object }): Promise<Readonly<Record<string, unknown>>>;
  /** Closes every connection. */
  close(): void;
}

interface SdkClient {
  send(command: object, options: { readonly abortSignal: AbortSignal }): Promise<Readonly<Record<string, unknown>>>;
  destroy(): void;
  readonly middlewareStack: { add(middleware: Middleware, options: { readonly step: string; readonly name: string; readonly priority: string }): void };
}
type Handler = (args: object) => Promise<object>;
type Middleware = (next: Handler, context: { readonly commandName?: string }) => Handler;
type ClientClass = new (options: object) => SdkClient;
type CommandClass = new (input: object) => object;

export function createClients(options: ClientsOptions): AwsClients {
  const known = new Map<string, Promise<Reached>>();
  let ended: AwsTrouble | undefined;
  const reach = (service: AwsService, region: string) => {
    const key = `${service.id} ${region}`;
    const reached = known.get(key) ?? open(service, region, options);
    known.set(key, reached);
    return reached;
  };

  return {
    async call({ service, region, operation, input }) {
      const place = { service: service.id, operation, region, actions: service.operations[operation] ?? [] };
      // Credentials that have expired expire every other call, too: nothing more is sent with them.
      if (ended) throw new AwsTrouble(ended.reason, ended.code, ended.message, { endsAll: true });
      const reached = await reach(service, region);
      const { client, sdk } = reached;
      return reached.slot(async () => {
        if (options.signal.aborted) throw new AppError('cancelled', 'The scan was cancelled.');
        if (reached.absence !== undefined) throw troubleOf(reached.absence, place);
        const name = `${service.id}:${operation}`;
        options.counts.calls.set(name, (options.counts.calls.get(name) ?? 0) + 1);
        const Command = sdk[`${operation}Command`] as CommandClass;
        try {
          return await inTime(options, (abortSignal) => client.send(new Command(input), { abortSignal }));
        } catch (error) {
          if (options.signal.aborted) throw new AppError('cancelled', 'The scan was cancelled.');
          if (error instanceof AppError) throw error;
          const trouble = troubleOf(error, place);
          if (trouble.endsAll) ended = trouble;
          else if (trouble.code === noAddress) reached.absence = error;
          else if (trouble.reason === 'refused') options.counts.refusals.set(trouble.message, place.actions);
          throw trouble;
        }
      });
    },
    close() {
      for (const reached of known.values()) reached.then(({ client }) => client.destroy(), () => {});
    },
  };
}

/** What the resolver says of a service that a region does not have: it has no name there. The SDK has asked several times before it says so. */
const noAddress = 'ENOTFOUND';

interface Reached {
  readonly client: SdkClient;
  readonly sdk: Readonly<Record<string, unknown>>;
  readonly slot: ReturnType<typeof createSlots>;
  /** Set when the region has no such service: nothing more is asked there. */
  absence?: unknown;
}

async function open(service: AwsService, region: string, { credentials, endpointUrl, counts }: ClientsOptions): Promise<Reached> {
  const sdk = await service.load();
  const name = Object.keys(sdk).find((key) => key.endsWith('Client') && key !== '__Client');
  const client = new (sdk[name ?? ''] as ClientClass)({
    region,
    credentials,
    retryMode: 'adaptive',
    maxAttempts: awsLimits.attemptsMax,
    requestHandler: { connectionTimeout: awsLimits.connectTimeoutMs, requestTimeout: awsLimits.callTimeoutMs, throwOnRequestTimeout: true },
    userAgentAppId: 'waybill',
    // With one address for everything the bucket cannot stand in the host name.
    ...(endpointUrl !== undefined && { endpoint: endpointUrl, ...(service.id === 's3' && { forcePathStyle: true }) }),
  });
  client.middlewareStack.add(allowOnly(service), { step: 'initialize', name: 'waybillAllowList', priority: 'high' });
  if (service.adapt) client.middlewareStack.add(adapt(service.adapt), { step: 'build', name: 'waybillAdapt', priority: 'low' });
  client.middlewareStack.add(count(counts), { step: 'deserialize', name: 'waybillCount', priority: 'low' });
  return { client, sdk, slot: createSlots(service.callsAtOnce) };
}

/** The last word before a request is made: a command that the service's table does not list is our fault, and is not sent. */
function allowOnly(service: AwsService): Middleware {
  return (next, { commandName }) => async (args) => {
    const operation = commandName?.replace(/Command$/, '') ?? '';
    if (!Object.hasOwn(service.operations, operation)) throw new AppError('assertion', `${service.id} ${operation} is not among the read operations of its table and was not called.`);
    return next(args);
  };
}

function adapt(change: (request: WireRequest) => void): Middleware {
  return (next) => async (args) => {
    change((args as { readonly request: WireRequest }).request);
    return next(args);
  };
}

function count(counts: CallCounts): Middleware {
  return (next) => async (args) => {
    counts.requests += 1;
    return next(args);
  };
}

/** A body that trickles in keeps the SDK waiting for ever, so the whole call has a time. */
async function inTime<T>({ signal, callTimeoutMs = awsLimits.callTimeoutMs }: ClientsOptions, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const timeout = AbortSignal.timeout(callTimeoutMs);
  const either = AbortSignal.any([signal, timeout]);
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(Object.assign(new Error('No whole answer in time.'), { name: timeout.aborted ? 'TimeoutError' : 'AbortError' }));
    either.addEventListener('abort', onAbort, { once: true });
    work(either).then(resolve, reject).finally(() => either.removeEventListener('abort', onAbort));
  });
}
