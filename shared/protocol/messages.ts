/**
 * Every message between an agent and the server, under `/api/v1/internal`.
 * Who sends: always the agent; the server only answers, so a reply that was lost is asked for again.
 * Requests and answers tolerate fields that they do not know; signed documents do not (see `decode-result.ts`).
 * Instants are ISO 8601 UTC with milliseconds; durations have their unit in the name.
 */
import { z } from 'zod';
import { severities } from '../model/report.ts';

/** `scn_` and a UUIDv7; made by whoever starts the scan. */
export const scanIdSchema = z.string().regex(/^scn_[0-9a-f]{8}-?[0-9a-f]{4}-?7[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$/u, 'must be scn_ followed by a UUIDv7');

const label = z.string().regex(/^[\w.:/-]{1,64}$/, 'must be 1 to 64 letters, digits or . : / _ -');
/**
 * What an agent offers and a job may ask for: `linux`, `zone:dmz`. An agent gets a job when it has all of the job's labels.
 * The labels of enrolment count; where the token had labels, those.
 */
export const labelsSchema = z.array(label).max(32);

/** Source kinds that a scan can name; the scheme of a target. */
export const sourceKinds = ['dir', 'git', 'github', 'aws', 'n8n'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** What an agent reads that does not say what it reads. */
export const unstatedKinds: readonly SourceKind[] = ['dir'];

const instant = z.string();
const text = (charactersMax: number) => z.string().min(1).max(charactersMax);

// POST /internal/agents/enroll

/**
 * Makes the sender an agent of the token's organization. Safe to repeat: the same token with the same key gives the same agent and a fresh
 * internal key (the earlier one, whose reply may have been lost, ends).
 * Another key under a name that is taken: 409 `conflict`. A token that is unknown, spent or too old: 401 `invalid_token`.
 */
export const enrolRequestSchema = z.object({
  token: text(200),
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/u, 'must be 1 to 128 characters of A-Z, a-z, 0-9 and . _ -'),
  /** Ed25519, SPKI PEM. */
  public_key: text(1024),
  labels: labelsSchema,
  version: text(64),
  os: text(64),
  /** Base64 of the Ed25519 signature over `enrolmentProofBytes` of the other fields. */
  proof: text(128),
});
export type EnrolRequest = z.output<typeof enrolRequestSchema>;

export const enrolAnswerSchema = z.object({
  agent_id: z.string(),
  /** The internal API key, `wba_…`; shown here and never again. */
  key: z.string(),
  organization_id: z.string(),
  /** Base64 of the organization's key for secret fingerprints. */
  fingerprint_key: z.string(),
  /** Ed25519, SPKI PEM; what the server signs its documents with. */
  server_public_key: z.string(),
  /** Version of the signed revocation list; it only grows. */
  revocation_version: z.number().int(),
  /** Folders that scans of this agent must stay inside; empty means that the agent's own configuration decides. */
  allowed_roots: z.array(z.string()),
  /** The server's caps on a result, by the names of `resultLimits`. */
  limits: z.record(z.string(), z.number()),
  server_time: instant,
});
export type EnrolAnswer = z.output<typeof enrolAnswerSchema>;

// POST /internal/jobs/lease

/**
 * Asks for work; at most one such request in flight for each agent. Waits on the server for at most `wait_s` seconds.
 * 200 with one whole job, or 204: nothing to do, or the server drains (ask again after a pause).
 * A reply that was lost leaves a lease that nobody beats: it runs out and the job is queued again.
 */
export const leaseRequestSchema = z.object({
  /** Scans that could start now; 0 only announces the agent. */
  slots: z.number().int().min(0).max(64),
  /** For the log; the labels of enrolment count. */
  labels: labelsSchema,
  /** Source kinds that this agent reads. It gets only scans all of whose targets are of these kinds. */
  kinds: z.array(z.string().max(32)).max(16).default([...unstatedKinds]),
  /** Whether it also tests connections. An agent that does not say so gets scans only. */
  tests: z.boolean().default(false),
  wait_s: z.number().min(0).max(25),
});
export type LeaseRequest = z.input<typeof leaseRequestSchema>;

export const scanOptionsSchema = z.object({
  /** Also ignored and vendored trees. */
  deep: z.boolean(),
  /** The source's name, when the caller gave one. */
  source: z.string().optional(),
  labels: z.array(z.string()),
  /** Further targets of the same scan. */
  targets: z.array(z.string()).optional(),
});
export type ScanOptions = z.output<typeof scanOptionsSchema>;

/** What holds a scan: named in beats, the result and the failure. */
export const leaseSchema = z.object({
  scan_id: z.string(),
  lease_id: z.string(),
  /** Grows with every lease of the scan, never with anything else. */
  fencing: z.number().int(),
  /** 1 for the first lease. */
  attempt: z.number().int(),
  /** Counted by the agent from when it **sent** the request, on a monotonic clock. */
  lease_expires_in_s: z.number(),
  server_time: instant,
});
export type Lease = z.output<typeof leaseSchema>;

/**
 * How one target of a job is read. It is for this attempt only: the agent keeps it in memory, and neither logs, stores nor passes it on.
 * Without `secret` and `credential_name` the agent uses what it would use anyway.
 */
export const jobCredentialSchema = z.object({
  /** The target as the job spells it. */
  target: z.string(),
  kind: z.string(),
  /** By kind: n8n `api_key`; github `token`; aws `access_key_id`, `secret_access_key`, `session_token`; git `username`, `password`. */
  secret: z.record(z.string(), z.string()).optional(),
  /** A credential of this name that the agent holds itself. */
  credential_name: z.string().optional(),
  /** What else is configured for the target: github `api_url`; aws `account_ids`, `role_arn`, `external_id`. */
  settings: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
});
export type JobCredential = z.output<typeof jobCredentialSchema>;

/**
 * A scan, or the test of a connection: the same targets are opened with the same credentials, and no more of them is read than shows that they
 * can be. A test has no beats and no result: `POST /internal/tests/:id/report` says how far it is, and extends its lease, or how it ended. It
 * is made once; when its lease runs out, nobody tries again.
 */
export const leasedJobSchema = leaseSchema.extend({
  /** Absent: a scan. `scan_id` is the id of the test (`tst_…`) for one. */
  kind: z.literal('test').optional(),
  target: z.string(),
  options: scanOptionsSchema,
  /** Absent when no target of the job has any. */
  credentials: z.array(jobCredentialSchema).optional(),
});
export type LeasedJob = z.output<typeof leasedJobSchema>;

// POST /internal/tests/:id/report

/** What an agent says of a test. Said again it changes nothing; 409 `lease_lost` when the test has been given up. */
export const testReportSchema = z.object({
  lease_id: text(128),
  /** `undecided`: it could not be told, such as when the time of a test did not suffice. */
  state: z.enum(['running', 'passed', 'failed', 'undecided']),
  /** One sentence for the person who asked; holds no secret. */
  message: text(2000),
});
export type TestReport = z.output<typeof testReportSchema>;

export const testAnswerSchema = z.object({ test_id: z.string(), state: z.string() });
export type TestAnswer = z.output<typeof testAnswerSchema>;

// POST /internal/scans/:id/heartbeat

/** How far a scan is. Lossy by design: shown, and never used to decide anything. */
export const progressSchema = z.object({
  /** Grows with each report of one attempt; an older one is dropped. */
  seq: z.number().int().min(0),
  stage: text(32),
  done: z.number().int().min(0),
  /** 0 while it is not known. */
  total: z.number().int().min(0),
  /** What is being worked on, such as a path. */
  current: z.string().max(4096).optional(),
});
export type Progress = z.output<typeof progressSchema>;

/** Extends the lease. A beat that failed means *unknown*, not *lost*: send the next one. Never audited, never an idempotency record. */
export const beatRequestSchema = z.object({
  lease_id: text(128),
  progress: progressSchema.optional(),
  /** Results that wait in the agent's spool. */
  spool_depth: z.number().int().min(0),
});
export type BeatRequest = z.output<typeof beatRequestSchema>;

export const beatStates = ['ok', 'cancel', 'lease_lost', 'drain'] as const;
/**
 * `ok`: go on. `cancel`: stop and send the failure `cancelled`; the lease was not extended. `lease_lost`: another attempt holds the scan,
 * or it has ended; a finished result may still be delivered. `drain`: the lease was extended, take no new work.
 */
export const beatAnswerSchema = z.object({
  state: z.enum(beatStates),
  lease_expires_in_s: z.number(),
  revocation_version: z.number().int(),
  server_time: instant,
});
export type BeatAnswer = z.output<typeof beatAnswerSchema>;

// POST /internal/scans

/**
 * Opens a scan that the caller starts itself: an agent's cron entry, or a CI job with an `ingest` key.
 * Safe to repeat with the same id: the same lease, and the state that the scan has by now; 409 `conflict` when target or trigger differ.
 * The id is the idempotency key: an `Idempotency-Key` header may be sent and changes nothing.
 */
export const openScanRequestSchema = z.object({
  id: scanIdSchema,
  target: text(4096),
  trigger: z.enum(['cron', 'cli']),
  source: text(256).optional(),
  deep: z.boolean().default(false),
});
export type OpenScanRequest = z.input<typeof openScanRequestSchema>;

/**
 * An own scan is held for a day, so that a spooled result finds it open; beats and the failure name its lease like any other.
 * `attempt` is always 1: nobody else can run it.
 */
export const openScanAnswerSchema = leaseSchema.extend({ state: z.string() });
export type OpenScanAnswer = z.output<typeof openScanAnswerSchema>;

// POST /internal/scans/:id/result

/**
 * The answer to a delivered result. The body is `resultLines` of the report with the media type `resultMediaType`, gzip allowed; the
 * headers are those of `protocol.ts`: the digest always, lease and fencing when the scan was leased, the signature from an enrolled agent.
 * 200 means: on disk, and visible. The agent may then delete its copy. The same bytes again get the same answer.
 * `superseded`: the scan had already ended; the bytes are kept, not judged, and must not be sent again.
 * Worth another try, with backoff: 429, 503, any other 5xx, no answer. Not worth one: every other 4xx.
 */
export const resultAnswerSchema = z.object({
  scan_id: z.string(),
  result_id: z.string(),
  state: z.enum(['completed', 'partial', 'superseded']),
  verdict: z.enum(['pass', 'warn', 'fail']).nullable(),
  is_signed: z.boolean(),
  component_count: z.number().int(),
  finding_counts: z.record(z.enum(severities), z.number().int()),
  evaluations: z.array(
    z.object({
      policy: z.string(),
      effect: z.string(),
      verdict: z.enum(['pass', 'warn', 'fail']),
      violation_count: z.number().int(),
    }),
  ),
  /** Raw credentials that the server masked at intake; anything but 0 is a fault of the sender. */
  cleaned_count: z.number().int(),
});
export type ResultAnswer = z.output<typeof resultAnswerSchema>;

/** Opens the scan on delivery when the server does not know it yet (a spooled or imported result): its target, URI-encoded. */
export const targetHeader = 'waybill-target';

// POST /internal/scans/:id/failure

export const failureReasons = [
  'target_not_found',
  'target_not_allowed',
  'target_unsupported',
  'permission_denied',
  'limit_exceeded',
  'timed_out',
  'cancelled',
  'interrupted',
  'internal',
] as const;
export type FailureReason = (typeof failureReasons)[number];

/** Ends this attempt. Safe to repeat: a scan that has ended answers its state. */
export const failureRequestSchema = z.object({
  lease_id: text(128),
  reason: z.enum(failureReasons),
  /** One sentence without a secret. */
  message: z.string().max(2000),
  /** Whether another attempt could go better; the server still stops after its own number of attempts. */
  retry: z.boolean(),
});
export type FailureRequest = z.output<typeof failureRequestSchema>;

export const failureAnswerSchema = z.object({ scan_id: z.string(), state: z.string() });
export type FailureAnswer = z.output<typeof failureAnswerSchema>;
