/** How a source hands over what an API said: JSON of a media type of its own, which no file can have. */
import type { Ecosystem } from '#shared/model/ecosystem.ts';
import type { JsonObject } from '#shared/model/fact.ts';

export const resourceMediaType = 'application/vnd.waybill.resources+json';

/** One thing as the API states it. */
export interface ResourceRecord {
  /** `github.repo`, `aws.s3_bucket`. */
  readonly kind: string;
  /** The platform's own id: an ARN, `acme/shop`. */
  readonly provider_id: string;
  readonly name: string;
  /**
   * In snake_case; a question that the API answered with nothing is null or an empty list.
   * `unread` maps each attribute that was refused, throttled or is unsupported to one sentence that says so: a check that needs it answers unknown.
   */
  readonly attributes: JsonObject & { readonly unread?: Readonly<Record<string, string>> };
}

/** The body of one artifact. */
export interface ResourceDocument {
  /** ISO 8601 UTC, whole seconds. */
  readonly observed_at: string;
  readonly resources: readonly ResourceRecord[];
  /** Container images that the things run, as their platform writes them. */
  readonly images?: readonly string[];
  /** Names of environment variables that they set; never a value. */
  readonly env?: readonly string[];
  /** Packages that are installed in them, with the exact version. */
  readonly packages?: readonly { readonly ecosystem: Ecosystem; readonly name: string; readonly version: string }[];
}

/** A document as the bytes of an artifact. */
export function resourceBytes(document: ResourceDocument): Uint8Array {
  return Buffer.from(JSON.stringify(document));
}
