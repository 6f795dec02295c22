/**
 * The tables, as both databases hold them. Instants are milliseconds since the epoch, booleans 0 or 1, JSON is text.
 * Every table but `organizations`, `users` and `server_keys` has `org_id`, and no query runs without one.
 */
import type { ColumnType } from 'kysely';

/** A column with a database default. */
type Defaulted<T> = ColumnType<T, T | undefined, T>;

export interface Database {
  organizations: OrganizationRow;
  users: UserRow;
  memberships: MembershipRow;
  sessions: SessionRow;
  api_keys: ApiKeyRow;
  server_keys: ServerKeyRow;
  agents: AgentRow;
  enrolment_tokens: EnrolmentTokenRow;
  sources: SourceRow;
  scans: ScanRow;
  results: ResultRow;
  components: ComponentRow;
  relationships: RelationshipRow;
  resources: ResourceRow;
  check_outcomes: CheckOutcomeRow;
  check_results: CheckResultRow;
  policies: PolicyRow;
  policy_versions: PolicyVersionRow;
  evaluations: EvaluationRow;
  violations: ViolationRow;
  events: EventRow;
  audit_entries: AuditEntryRow;
}

export interface OrganizationRow {
  id: string;
  slug: string;
  name: string;
  /** The key that seals this organization's secrets, itself sealed under the server's sealing key. */
  data_key: string;
  /** Sealed under `data_key`; agents get it at enrolment. */
  fingerprint_key: string;
  accepts_unsigned: Defaulted<number>;
  /** The last event's sequence number; counted up in the transaction that writes the event. */
  event_seq: Defaulted<number>;
  /** Head of the audit chain; the same way. */
  audit_seq: Defaulted<number>;
  audit_head: Defaulted<string>;
  created_at: number;
}

export interface UserRow {
  id: string;
  email: string;
  name: string;
  /** `scrypt$N$r$p$salt$hash`, base64url. */
  password_hash: string | null;
  created_at: number;
  updated_at: number;
  disabled_at: number | null;
}

export interface MembershipRow {
  org_id: string;
  user_id: string;
  role: 'viewer' | 'analyst' | 'editor' | 'admin' | 'owner';
  created_at: number;
}

export interface SessionRow {
  id: string;
  org_id: string;
  user_id: string;
  /** HMAC of the refresh token that is valid now; an older one that is shown again ends the session. */
  refresh_hash: string;
  created_at: number;
  expires_at: number;
  revoked_at: number | null;
}

export interface ApiKeyRow {
  id: string;
  org_id: string;
  /** The owner of a personal key; null for an organization's key. */
  user_id: string | null;
  name: string;
  /** JSON array of scope names. */
  scopes: string;
  mode: 'live' | 'test';
  /** HMAC-SHA-256 of the whole key; `deleted:` and the id once the key is deleted. */
  hash: string;
  created_at: number;
  expires_at: number | null;
  revoked_at: number | null;
  last_used_at: number | null;
  request_count: Defaulted<number>;
  /** The row stays, so that audit entries still name something. */
  deleted_at: number | null;
}

/** Keys of the server itself; the private halves are sealed. A pepper is 32 random bytes and has no public half. */
export interface ServerKeyRow {
  id: string;
  purpose: 'access-token' | 'result-signing' | 'credential-pepper';
  public_key: string;
  private_key: string;
  created_at: number;
  retired_at: number | null;
}

export interface AgentRow {
  id: string;
  org_id: string;
  name: string;
  /** Ed25519, SPKI PEM. */
  public_key: string;
  /** HMAC-SHA-256 of the internal API key. */
  key_hash: string;
  labels: string;
  version: string;
  os: string;
  enrolled_at: number;
  last_seen_at: number | null;
  revoked_at: number | null;
}

export interface EnrolmentTokenRow {
  id: string;
  org_id: string;
  hash: string;
  labels: string;
  allowed_roots: string;
  uses_left: number;
  expires_at: number;
  created_at: number;
}

export interface SourceRow {
  id: string;
  org_id: string;
  kind: string;
  key: string;
  name: string;
  created_at: number;
}

export const scanStates = [
  'queued',
  'leased',
  'running',
  'ingesting',
  'completed',
  'partial',
  'failed',
  'cancelled',
  'superseded',
] as const;
export type ScanState = (typeof scanStates)[number];

export interface ScanRow {
  id: string;
  org_id: string;
  target: string;
  source_id: string | null;
  trigger: 'api' | 'cli' | 'cron';
  state: ScanState;
  /** JSON: deep, labels. */
  options: string;
  is_test: Defaulted<number>;
  /** Actor id of who asked. */
  requested_by: string;
  agent_id: string | null;
  lease_id: string | null;
  lease_expires_at: number | null;
  /** Grows with each lease of this scan. */
  fencing: Defaulted<number>;
  attempt: Defaulted<number>;
  cancel_requested_at: number | null;
  /** Last progress of a heartbeat, JSON. */
  progress: string | null;
  /** The result whose rows are the scan's; set in the transaction that makes them visible. */
  result_id: string | null;
  component_count: number | null;
  /** JSON: findings by severity. */
  finding_counts: string | null;
  verdict: 'pass' | 'warn' | 'fail' | null;
  error_code: string | null;
  error_message: string | null;
  created_at: number;
  started_at: number | null;
  finished_at: number | null;
}

/** One upload. Its rows stay invisible until a scan points at it. */
export interface ResultRow {
  id: string;
  org_id: string;
  scan_id: string;
  agent_id: string | null;
  fencing: number | null;
  /** SHA-256 of the uncompressed bytes, hex. */
  sha256: string;
  size_bytes: number;
  /** Name in the blob folder; the bytes as they came. */
  blob: string;
  /** The DSSE envelope as it came; null when unsigned. */
  signature: string | null;
  /** `abandoned`: never finished; its rows are being removed. */
  state: 'staged' | 'visible' | 'superseded' | 'abandoned';
  /** JSON: header of the report (tool, generated_at, sources). */
  header: string;
  /** JSON: coverage. */
  coverage: string;
  received_at: number;
}

export interface ComponentRow {
  result_id: string;
  org_id: string;
  id: string;
  kind: string;
  name: string;
  version: string | null;
  is_ai: number;
  /** The whole component as JSON. */
  body: string;
}

export interface RelationshipRow {
  result_id: string;
  org_id: string;
  id: string;
  type: string;
  from_id: string;
  to_id: string;
  body: string;
}

export interface ResourceRow {
  result_id: string;
  org_id: string;
  id: string;
  kind: string;
  name: string;
  body: string;
}

export interface CheckOutcomeRow {
  result_id: string;
  org_id: string;
  check_id: string;
  /** JSON: the outcome without its results. */
  body: string;
}

export interface CheckResultRow {
  result_id: string;
  org_id: string;
  /** Position in the report, so that the order comes back. */
  ordinal: number;
  check_id: string;
  answer: string;
  severity: string;
  fingerprint: string | null;
  subject_id: string;
  body: string;
}

export interface PolicyRow {
  id: string;
  org_id: string;
  name: string;
  version: number;
  is_active: number;
  /** JSON of the policy as the language has it. */
  body: string;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
}

export interface PolicyVersionRow {
  org_id: string;
  policy_id: string;
  version: number;
  body: string;
  created_by: string;
  created_at: number;
}

export interface EvaluationRow {
  id: string;
  org_id: string;
  scan_id: string;
  result_id: string;
  policy_id: string;
  policy_version: number;
  policy_name: string;
  effect: string;
  verdict: 'pass' | 'warn' | 'fail';
  violation_count: number;
  created_at: number;
}

export interface ViolationRow {
  id: string;
  org_id: string;
  scan_id: string;
  evaluation_id: string;
  ordinal: number;
  rule: string;
  severity: string;
  state: 'violated' | 'unknown';
  subject_id: string;
  body: string;
}

export interface EventRow {
  org_id: string;
  seq: number;
  id: string;
  type: string;
  /** Id of what it is about, such as a scan. */
  subject: string;
  /** JSON; enough for a command line. */
  data: string;
  created_at: number;
}

export interface AuditEntryRow {
  org_id: string;
  seq: number;
  id: string;
  actor_type: 'user' | 'api_key' | 'agent' | 'system';
  actor_id: string;
  action: string;
  target: string;
  /** JSON: ip, request id, before and after digests. Holds no secret. */
  detail: string;
  at: number;
  prev_hash: string;
  hash: string;
}
