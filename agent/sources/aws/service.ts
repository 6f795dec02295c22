/**
 * One AWS service: what is read of it, by which operations, and what becomes of the answers.
 * One file for each, `<client>.aws.ts`; the table of operations is at once the allow-list of the client, the IAM policy and what `waybill doctor aws` reports on.
 */
import type { JsonObject } from '#shared/model/fact.ts';
import type { CoverageReason } from '#shared/model/report.ts';
import type { AwsAttributes, AwsKind, AwsResources } from '#shared/model/resources/aws.ts';
import type { ResourceRecord } from '../../readers/resources/resource-document.ts';
import type { AnswerOf, InputOf, ItemOf, ListMember, OperationName } from './sdk-types.ts';

/** A permission: `s3:ListAllMyBuckets`. */
export type IamAction = `${string}:${string}`;

/** What runs in a thing. */
export interface Contents {
  /** Container images, as the platform writes them. */
  readonly images?: readonly string[];
  /** Names of environment variables. */
  readonly env?: readonly string[];
  /** Texts that hold a credential by its form. The engine masks and fingerprints them like those of any other artifact; nothing else sees them. */
  readonly credentials?: readonly string[];
}

/** One thing, or a part of one: parts of the same kind and id, from several services, become one resource. */
export interface FoundResource extends ResourceRecord, Contents {
  readonly isPart?: true;
  /** Why attributes are unread, by their names, in the words of the coverage. */
  readonly reasons?: Readonly<Record<string, CoverageReason>>;
}

/** Attributes that take a call of their own: each is unread when its call fails. */
export type Asks<Kind extends AwsKind> = { readonly [Name in keyof OwnAttributes<Kind>]?: () => Promise<AwsResources[Kind][Name]> };

/** The attributes of a kind without account and region, which every record gets. */
export type OwnAttributes<Kind extends AwsKind> = Omit<AwsResources[Kind], 'account_id' | 'region'>;

/** A thing of a kind that checks know. Every attribute is given, comes from `detail`, or is asked for: one that is forgotten does not compile. */
export interface Thing<Kind extends AwsKind, Asked extends Asks<Kind>, Told extends keyof AwsResources[Kind], Elsewhere extends keyof AwsResources[Kind]> extends Contents {
  readonly id: string;
  readonly name: string;
  /** Null for what belongs to no region; default: the region that is looked at. */
  readonly region?: string | null;
  readonly attributes: Omit<OwnAttributes<Kind>, keyof Asked | Told | Elsewhere>;
  /** One call that gives many attributes. */
  readonly detail?: { readonly gives: readonly Told[]; read(): Promise<Pick<AwsResources[Kind], Told>> };
  readonly asks?: Asked;
  /** Attributes that the part of another service gives. */
  readonly elsewhere?: readonly Elsewhere[];
}

/** A thing of a kind that only the inventory knows. */
export interface OtherThing extends Contents {
  readonly id: string;
  readonly name: string;
  readonly attributes: JsonObject;
  /** Attributes that more calls give; the names are those that are unread when it fails. */
  readonly detail?: { readonly gives: readonly string[]; read(): Promise<JsonObject> };
}

/** One account and region, as a service sees it. */
export interface Scene {
  readonly account: string;
  readonly partition: string;
  readonly region: string;
  /** Every region that this scan looks at in the account, sorted. */
  readonly regions: readonly string[];
  /** The instant of the scan, ISO 8601. */
  readonly observedAt: string;
  /** Gives a record after everything was asked. What was refused stands in `unread`, and ends nothing. */
  resource<Kind extends AwsKind, Asked extends Asks<Kind> = Record<never, never>, Told extends keyof AwsResources[Kind] = never, Elsewhere extends keyof AwsResources[Kind] = never>(
    kind: Kind,
    thing: Thing<Kind, Asked, Told, Elsewhere>,
  ): Promise<FoundResource>;
  other(kind: `aws.${string}`, thing: OtherThing): Promise<FoundResource>;
  /** Some attributes of the account or of the region that is looked at; other services give the rest. */
  part<Kind extends 'aws.account' | 'aws.region'>(kind: Kind, asks: Asks<Kind>): Promise<FoundResource>;
  /** Some attributes of a thing that another service found. */
  more<Kind extends AwsKind>(kind: Kind, id: string, asks: Asks<Kind>): Promise<FoundResource>;
  /** For late readings: what was found in this account, in all of its regions, by all services. */
  found<Kind extends AwsKind>(kind: Kind): readonly { readonly provider_id: string; readonly name: string; readonly attributes: AwsAttributes<Kind> }[];
  /** `arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE`. */
  arn(service: string, resource: string): string;
}

/** A scene with the calls of one service. */
export interface At<Sdk, Name extends OperationName<Sdk>> extends Scene {
  /** One answer. @throws {AwsTrouble} */
  get<Operation extends Name>(operation: Operation, input: InputOf<Sdk, Operation>, at?: { readonly region?: string }): Promise<AnswerOf<Sdk, Operation>>;
  /** Every item of a list over all of its pages. @throws {AwsTrouble} also when the pages go round in a circle or are more than a scan reads. */
  list<Operation extends Name, Member extends ListMember<Sdk, Operation>>(operation: Operation, input: InputOf<Sdk, Operation>, member: Member): AsyncGenerator<ItemOf<Sdk, Operation, Member>>;
  /** The same as an array. */
  all<Operation extends Name, Member extends ListMember<Sdk, Operation>>(operation: Operation, input: InputOf<Sdk, Operation>, member: Member): Promise<ItemOf<Sdk, Operation, Member>[]>;
}

/** Attributes by kind. */
export type After = { readonly [Kind in AwsKind]?: readonly (keyof AwsResources[Kind])[] };

/** Kinds that come from one listing. */
export interface Reading<Sdk, Name extends OperationName<Sdk>> {
  /** Kinds that it gives: all of them may be missing when it fails. Empty when it gives parts only. */
  readonly kinds: readonly string[];
  /** For parts: the attributes that are unread when the reading fails as a whole. */
  readonly part?: { readonly kind: AwsKind; readonly gives: readonly string[] };
  /**
   * Set when it looks at what others found, in which attributes: it runs after all of them. What it gives is known only in part when
   * some of those things may be missing or when the attribute of one was not read.
   */
  readonly after?: After;
  read(at: At<Sdk, Name>): AsyncGenerator<FoundResource>;
}

export interface ServiceDefinition<Sdk, Name extends OperationName<Sdk>> {
  /** The client's package without its prefix, equal to the file stem: `bedrock-agent`. */
  readonly id: string;
  readonly title: string;
  /** Loads the client's package: only a scan of AWS pays for it. */
  load(): Promise<Sdk>;
  /** Asked once for an account instead of in each region. */
  readonly isGlobal?: true;
  /** Read operations and the permissions that they need. Nothing else can be called. */
  readonly operations: Readonly<Record<Name, IamAction | readonly IamAction[]>>;
  /** Calls at one time, for one account and region; default 4. */
  readonly callsAtOnce?: number;
  /** Changes a request after it was built and before it is signed. */
  adapt?(request: WireRequest): void;
  readonly readings: readonly Reading<Sdk, Name>[];
}

/** What the SDK is about to sign and send. */
export interface WireRequest {
  hostname: string;
  path: string;
  query: Record<string, unknown>;
  readonly headers: Record<string, string>;
}

/** A service with its types forgotten, as the registry lists it. */
export interface AwsService {
  readonly id: string;
  readonly title: string;
  load(): Promise<Readonly<Record<string, unknown>>>;
  readonly isGlobal: boolean;
  /** Permissions by operation. */
  readonly operations: Readonly<Record<string, readonly IamAction[]>>;
  readonly callsAtOnce: number;
  adapt?(request: WireRequest): void;
  readonly readings: readonly AnyReading[];
}

export interface AnyReading {
  readonly kinds: readonly string[];
  readonly part?: { readonly kind: AwsKind; readonly gives: readonly string[] };
  readonly after?: Readonly<Record<string, readonly string[]>>;
  read(at: AnyAt): AsyncGenerator<FoundResource>;
}

/** What a reading is given, types of the service forgotten. */
export interface AnyAt extends Scene {
  get(operation: string, input: object, at?: { readonly region?: string }): Promise<Readonly<Record<string, unknown>>>;
  list(operation: string, input: object, member: string): AsyncGenerator<unknown>;
  all(operation: string, input: object, member: string): Promise<unknown[]>;
}

/** Types a service. The registry forgets the types: what the client answers is what its package says. */
export function defineService<Sdk extends object, Name extends OperationName<Sdk>>(service: ServiceDefinition<Sdk, Name>): AwsService {
  return {
    id: service.id,
    title: service.title,
    load: service.load as unknown as AwsService['load'],
    isGlobal: service.isGlobal ?? false,
    operations: Object.fromEntries(Object.entries<IamAction | readonly IamAction[]>(service.operations).map(([operation, actions]) => [operation, typeof actions === 'string' ? [actions] : actions])),
    callsAtOnce: service.callsAtOnce ?? 4,
    ...(service.adapt && { adapt: service.adapt }),
    readings: service.readings as unknown as AwsService['readings'],
  };
}
