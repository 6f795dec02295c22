/** Resources that an organization and a repository both have. */
import type { JsonObject } from '#shared/model/fact.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import type { ResourceRecord } from '../../../readers/resources/resource-document.ts';
import { flagAt, numberAt, textAt, textOrNull, textsAt } from './row.ts';
import { record } from './sheet.ts';

export interface Owner {
  /** `acme` or `acme/shop`. */
  readonly owner: string;
  /** null: of the organization. */
  readonly repository: string | null;
}

export function webhookRecord(row: JsonObject, { owner, repository }: Owner): ResourceRecord {
  const url = publicUrl(textAt(row, 'config.url') ?? '');
  const secret = textAt(row, 'config.secret');
  const attributes = {
    repository,
    active: flagAt(row, 'active') ?? true,
    url,
    insecure_ssl: textAt(row, 'config.insecure_ssl') ?? String(numberAt(row, 'config.insecure_ssl') ?? ''),
    has_secret: secret !== undefined && secret !== '',
    content_type: textOrNull(row, 'config.content_type'),
    events: textsAt(row, 'events').toSorted(byCodeUnit),
    updated_at: textAt(row, 'updated_at') ?? '',
  };
  return record('github.webhook', { id: `${owner}/hooks/${numberAt(row, 'id')}`, name: `${owner} ${URL.parse(url)?.host ?? 'unknown host'}`, attributes });
}

/** Scheme, host and path: user, query and fragment may be credentials, and so may long segments of the path, as chat services have them. */
function publicUrl(text: string): string {
  const url = URL.parse(text);
  if (url === null) return '';
  const path = url.pathname.split('/').map((segment) => (segment.length >= secretSegmentMin ? '***' : segment));
  return `${url.protocol}//${url.host}${path.join('/')}`;
}

/** Slack's are 24 long, Discord's 68, Teams' 36; words in paths are shorter. */
const secretSegmentMin = 20;

export interface SecretPlace extends Owner {
  readonly scope: 'organization' | 'repository' | 'environment';
  readonly environment: string | null;
}

export function secretRecord(row: JsonObject, { scope, owner, repository, environment }: SecretPlace): ResourceRecord {
  const name = textAt(row, 'name') ?? '';
  const place = environment === null ? owner : `${owner}/environments/${environment}`;
  const attributes = {
    name,
    scope,
    repository,
    environment,
    visibility: textOrNull(row, 'visibility'),
    created_at: textAt(row, 'created_at') ?? '',
    updated_at: textAt(row, 'updated_at') ?? '',
  };
  return record('github.secret', { id: `${place}/secrets/${name}`, name: `${place}/${name}`, attributes });
}
