/**
 * The tables, as both databases hold them. One long table, so one long file.
 * Instants are milliseconds since the epoch, booleans 0 or 1, JSON is text.
 * Every table but `organizations`, `users` and `server_keys` has `org_id`, and no query runs without one.
 */
import type { ColumnType } from 'kysely';
import type { CorrelateKind } from '#shared/model/mentions/correlate.ts';
import type { MentionRelation } from '#shared/model/mentions/mentions.ts';

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
  scan_sources: ScanSourceRow;
  results: ResultRow;
  components: ComponentRow;
  component_sightings: ComponentSightingRow;
  source_items: SourceItemRow;
  mentions: MentionRow;
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
  user_identities: UserIdentityRow;
  invitations: InvitationRow;
  sso_connections: SsoConnectionRow;
  sso_logins: SsoLoginRow;
  socket_tickets: SocketTicketRow;
  idempotency_keys: IdempotencyKeyRow;
  webhooks: WebhookRow;
  webhook_deliveries: WebhookDeliveryRow;
  webhook_attempts: WebhookAttemptRow;
  event_consumers: EventConsumerRow;
  alert_rules: AlertRuleRow;
  alerts: AlertRow;
  compliance_rules: ComplianceRuleRow;
  framework_settings: FrameworkSettingRow;
  waivers: WaiverRow;
  credentials: CredentialRow;
  integrations: IntegrationRow;
  schedules: ScheduleRow;
  audit_segments: AuditSegmentRow;
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
  /** While 1, nothing of the organization is removed by age. */
  legal_hold: Defaulted<number>;
  /** Days for which scans are kept; null keeps them. */
  scan_retention_days: Defaulted<number | null>;
  version: Defaulted<number>;
  deleted_at: Defaulted<number | null>;
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
  onboarded_at: Defaulted<number | null>;
  /** The row stays, without name and address, so that audit entries still name something. */
  deleted_at: Defaulted<number | null>;
}

export interface MembershipRow {
  org_id: string;
  user_id: string;
  role: 'viewer' | 'analyst' | 'editor' | 'admin' | 'owner';
  /** JSON array of further grants: `auditor`. */
  grants: Defaulted<string>;
  created_at: number;
}

export interface SessionRow {
  id: string;
  org_id: string;
  user_id: string;
  /** `browser`: a session cookie, whose hash stands in `refresh_hash`. */
  kind: Defaulted<'token' | 'browser'>;
  /** The connection that signed the user in; its sessions end with it. */
  sso_connection_id: Defaulted<string | null>;
  last_used_at: Defaulted<number | null>;
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
  /** The value before the last rotation; good until `previous_expires_at`. */
  previous_hash: Defaulted<string | null>;
  previous_expires_at: Defaulted<number | null>;
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
  /** JSON array of the source kinds that it offered last. */
  kinds: Defaulted<string>;
  version: string;
  os: string;
  enrolled_at: number;
  last_seen_at: number | null;
  revoked_at: number | null;
  /** What was told last: `agent.online` makes it 1, `agent.offline` 0. */
  is_online: Defaulted<number>;
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
  /** The first of its sources, by which it is named; `scan_sources` has all of them. */
  source_id: string | null;
  /** `cron`: an agent's own schedule; `schedule`: one of the server. */
  trigger: 'api' | 'cli' | 'cron' | 'schedule';
  state: ScanState;
  /** JSON: deep, labels, source, further targets. */
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
  /** JSON: components by kind. */
  kind_counts: Defaulted<string | null>;
  verdict: 'pass' | 'warn' | 'fail' | null;
  error_code: string | null;
  error_message: string | null;
  schedule_id: Defaulted<string | null>;
  integration_id: Defaulted<string | null>;
  /** Of a credential that came with this scan alone. */
  credential_id: Defaulted<string | null>;
  created_at: number;
  started_at: number | null;
  finished_at: number | null;
}

/** What a scan with a result read: a row for each source, written with the end of the scan. */
export interface ScanSourceRow {
  org_id: string;
  scan_id: string;
  source_id: string;
  /** What is this source's of the result: the result's id when it is the only one, else that with `#` and its place in the report. */
  part: string;
  /** `partial`: it refused something or broke off. What the scan does not show of it is not proved to be gone. */
  state: 'complete' | 'partial';
  /** JSON: its findings by severity. Null where they were counted with another source of the scan. */
  finding_counts: string | null;
  /** JSON: its components by kind; the same. */
  kind_counts: string | null;
  /** When the scan was asked for: the newest scan of a source is the one with the highest. */
  scanned_at: number;
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
  /** Catalog id of the vendor or framework behind it. */
  provider: Defaulted<string | null>;
  occurrence_count: Defaulted<number>;
  /** The whole component as JSON. */
  body: string;
}

/** When a result that holds a component first arrived; the row stays when that result is removed. */
export interface ComponentSightingRow {
  org_id: string;
  component_id: string;
  first_seen_at: number;
}

/** A component or relationship of a result of several sources that one of them has. In a result of one source everything is of that one, without such rows. */
export interface SourceItemRow {
  result_id: string;
  org_id: string;
  part: string;
  /** `cmp_…` or `rel_…`. */
  item_id: string;
  occurrence_count: number;
}

/** One place in a result that names a role or a repository. */
export interface MentionRow {
  result_id: string;
  org_id: string;
  /** Position in the result. */
  ordinal: number;
  /** Of the result: the source's that it is in. */
  part: string;
  /** Of what is named. */
  correlate_id: string;
  kind: CorrelateKind;
  key: string;
  /** 1 when the key stands for all that fit it. */
  is_pattern: number;
  relation: MentionRelation;
  /** The attribute in which it stands. */
  via: string;
  /** The role or repository that the holder is, or stands in. */
  within_id: string | null;
  within_kind: CorrelateKind | null;
  within_key: string | null;
  holder_type: 'source' | 'resource';
  holder_id: string;
  holder_kind: string;
  holder_name: string;
  path: string | null;
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
  /** Violations that a waiver covers; they do not count in `violation_count`. */
  waived_count: Defaulted<number>;
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
  state: 'violated' | 'unknown' | 'waived';
  waiver_id: Defaulted<string | null>;
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

/** An account at an identity provider that signs a user in. */
export interface UserIdentityRow {
  org_id: string;
  user_id: string;
  issuer: string;
  subject: string;
  created_at: number;
}

/** An invitation to an organization, or to register; the token itself is shown once. */
export interface InvitationRow {
  id: string;
  org_id: string;
  email: string;
  role: 'viewer' | 'analyst' | 'editor' | 'admin' | 'owner';
  /** HMAC of the token. */
  hash: string;
  invited_by: string;
  created_at: number;
  expires_at: number;
  accepted_at: number | null;
  revoked_at: number | null;
}

/** The identity provider of an organization; at most one. */
export interface SsoConnectionRow {
  org_id: string;
  id: string;
  issuer: string;
  client_id: string;
  /** Sealed; null for a public client. */
  client_secret: string | null;
  /** JSON: e-mail domains that the organization owns. */
  domains: string;
  default_role: 'viewer' | 'analyst' | 'editor' | 'admin' | 'owner';
  is_enabled: number;
  is_enforced: number;
  version: number;
  created_at: number;
  updated_at: number;
}

/** A login at an identity provider that has begun and not come back. */
export interface SsoLoginRow {
  id: string;
  org_id: string;
  connection_id: string;
  /** HMAC of the state parameter. */
  hash: string;
  /** HMAC of the cookie that binds it to one browser. */
  browser_hash: string;
  /** Sealed JSON: nonce and code verifier. */
  secret: string;
  redirect_to: string;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}

/** A single-use ticket for the live socket. */
export interface SocketTicketRow {
  hash: string;
  org_id: string;
  principal_type: string;
  principal_id: string;
  session_id: string | null;
  created_at: number;
  expires_at: number;
}

/** A POST that was done once under its Idempotency-Key. */
export interface IdempotencyKeyRow {
  org_id: string;
  /** Hash of principal, method, route and key. */
  id: string;
  body_hash: string;
  /** Null until the reply is kept. */
  status: number | null;
  /** JSON without one-time secrets. */
  reply: string | null;
  created_at: number;
  expires_at: number;
}

/** A receiver of events. */
export interface WebhookRow {
  id: string;
  org_id: string;
  url: string;
  description: string;
  /** JSON array of event types as they were subscribed, aliases included. */
  events: string;
  /** Sealed. */
  secret: string;
  /** Sealed; signs too until `previous_secret_expires_at`. */
  previous_secret: string | null;
  previous_secret_expires_at: number | null;
  payload_format: string;
  signature_header: string;
  is_active: number;
  /** Number of the organization's last event when it was made or made active again; it gets those that follow. */
  after_seq: number;
  version: number;
  created_by: string;
  created_at: number;
  updated_at: number;
}

/** One event for one webhook: the outbox and the delivery log. */
export interface WebhookDeliveryRow {
  id: string;
  org_id: string;
  webhook_id: string;
  event_id: string;
  /** As the webhook subscribed to it. */
  event_type: string;
  /** The exact bytes that are signed and sent. */
  body: string;
  state: 'pending' | 'delivered' | 'failed' | 'cancelled';
  attempt_count: number;
  /** When somebody may claim it: while it is claimed, the instant at which the claim runs out. Null once it is finished. */
  next_attempt_at: number | null;
  claimed_until: number | null;
  expires_at: number;
  created_at: number;
  finished_at: number | null;
  redelivery_of: string | null;
}

/** One try to deliver. */
export interface WebhookAttemptRow {
  org_id: string;
  delivery_id: string;
  attempt: number;
  at: number;
  duration_ms: number;
  status: number | null;
  error: string | null;
  /** The first bytes of the answer, masked. */
  response: string | null;
}

/** How far a consumer has read an organization’s events. */
export interface EventConsumerRow {
  org_id: string;
  consumer: string;
  seq: number;
}

/** A rule that raises alerts. */
export interface AlertRuleRow {
  id: string;
  org_id: string;
  name: string;
  description: string;
  /** JSON array of event types that make it look. */
  events: string;
  /** JSON rule of the policy language, judged over the scan of the event; null: the event alone is enough. */
  rule: string | null;
  severity: string;
  cooldown_s: number;
  is_active: number;
  version: number;
  created_by: string;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
}

/** An alert that was raised. */
export interface AlertRow {
  id: string;
  org_id: string;
  rule_id: string;
  rule_name: string;
  event_id: string;
  scan_id: string | null;
  severity: string;
  state: 'open' | 'acknowledged' | 'resolved';
  title: string;
  /** JSON: subjects with evidence. */
  body: string;
  /** What the cooldown counts by. */
  dedup_key: string;
  occurrence_count: number;
  last_at: number;
  acknowledged_by: string | null;
  acknowledged_at: number | null;
  resolved_by: string | null;
  resolved_at: number | null;
  created_at: number;
}

/** A custom rule of a framework. */
export interface ComplianceRuleRow {
  id: string;
  org_id: string;
  name: string;
  description: string;
  framework: string;
  control_code: string | null;
  /** JSON rule of the policy language. */
  rule: string;
  is_active: number;
  version: number;
  created_by: string;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
}

/** Whether a framework counts in an organization; without a row its default holds. */
export interface FrameworkSettingRow {
  org_id: string;
  framework: string;
  is_active: number;
  version: number;
  updated_at: number;
}

/** A dated exception for violations of policies. */
export interface WaiverRow {
  id: string;
  org_id: string;
  /** Null: every policy. */
  policy_id: string | null;
  /** Null: every rule. */
  rule: string | null;
  /** Component id, fingerprint, or another subject’s id. */
  subject_id: string;
  /** Null: wherever it is seen. */
  source_key: string | null;
  /** The worst of what it covers, as it was asked for. */
  severity: string;
  reason: string;
  state: 'requested' | 'approved' | 'rejected' | 'revoked';
  requested_by: string;
  requested_at: number;
  decided_by: string | null;
  decided_at: number | null;
  expires_at: number;
  version: number;
}

/** A secret with which an agent reads a source. */
export interface CredentialRow {
  id: string;
  org_id: string;
  kind: string;
  name: string;
  /** Sealed JSON. */
  secret: string;
  created_by: string;
  created_at: number;
  last_used_at: number | null;
  /** For one that came with a single scan. */
  expires_at: number | null;
}

/** A connected source. */
export interface IntegrationRow {
  id: string;
  org_id: string;
  kind: string;
  name: string;
  /** JSON, by kind. */
  config: string;
  /** Of a sealed credential. */
  credential_id: string | null;
  /** Of one that the agent holds. */
  credential_name: string | null;
  status: 'untested' | 'connected' | 'failing';
  status_message: string | null;
  checked_at: number | null;
  /** JSON: the newest test that an agent makes; null when there was none. */
  test: string | null;
  version: number;
  created_by: string;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
}

/** A scan that comes again. */
export interface ScheduleRow {
  id: string;
  org_id: string;
  name: string;
  integration_id: string | null;
  target: string;
  /** JSON: deep, labels, source. */
  options: string;
  cron: string;
  time_zone: string;
  is_active: number;
  next_run_at: number | null;
  last_run_at: number | null;
  last_scan_id: string | null;
  missed_count: number;
  version: number;
  created_by: string;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
}

/** A prefix of the audit chain that was exported and dropped. */
export interface AuditSegmentRow {
  id: string;
  org_id: string;
  first_seq: number;
  last_seq: number;
  /** Before the first entry. */
  prev_hash: string;
  /** Of the last entry. */
  last_hash: string;
  /** Of the exported file. */
  sha256: string;
  blob: string;
  /** The signed text that anchors it. */
  statement: string;
  signature: string;
  key_id: string;
  created_by: string;
  created_at: number;
}
