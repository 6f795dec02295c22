/** Wires the server together, once and by hand. */
import { hkdfSync } from 'node:crypto';
import type { Server } from 'node:http';
import type { DestinationStream } from 'pino';
import { resultLimits, type ResultLimits } from '#shared/protocol/protocol.ts';
import type { ServerConfig } from './config/config.ts';
import { version } from './config/version.ts';
import { systemClock, systemRandom, type Clock, type Random } from './config/world.ts';
import { instanceId } from './crypto/instance-id.ts';
import { createPasswords, type ScryptCost } from './crypto/password.ts';
import { missingServerKeys, openServerKeys } from './crypto/server-keys.ts';
import { openDatabase, prepareDatabase, type Db } from './db/connection.ts';
import { createAccountsService } from './features/accounts/accounts.service.ts';
import { createAgentsService } from './features/agents/agents.service.ts';
import { createAlertsService } from './features/alerts/alerts.service.ts';
import { createApiKeysService } from './features/api-keys/api-keys.service.ts';
import { createAuditService } from './features/audit/audit.service.ts';
import { createDenialRecorder } from './features/audit/denials.ts';
import { createAuthService } from './features/auth/auth.service.ts';
import { createFirstOwner, ensureConfiguredOwner } from './features/auth/first-owner.ts';
import { createKeyRing } from './features/auth/key-ring.ts';
import { createComplianceService } from './features/compliance/compliance.service.ts';
import { createCorrelationsService } from './features/correlations/correlations.service.ts';
import { createDashboardService } from './features/dashboard/dashboard.service.ts';
import { createIdempotencyService } from './features/idempotency/idempotency.service.ts';
import { createIntegrationsService } from './features/integrations/integrations.service.ts';
import { createEnrolmentService } from './features/internal/enrolment.service.ts';
import { createResultsService } from './features/internal/results.service.ts';
import { createWorkService } from './features/internal/work.service.ts';
import { createInventoryService } from './features/inventory/inventory.service.ts';
import { createInvitationsService } from './features/invitations/invitations.service.ts';
import * as jobRegistry from './features/job-registry.gen.ts';
import { ensureDefaultOrganization } from './features/organizations/default-organization.ts';
import { createMembersService } from './features/organizations/members.service.ts';
import { createOrganizationsService } from './features/organizations/organizations.service.ts';
import { createPrincipalIn } from './features/organizations/principal-in.ts';
import { createVault } from './features/organizations/vault.ts';
import { createPoliciesService } from './features/policies/policies.service.ts';
import * as routeRegistry from './features/registry.gen.ts';
import { createQueueRoom } from './features/scans/queue-scan.ts';
import { createScansService } from './features/scans/scans.service.ts';
import { createSchedulesService } from './features/schedules/schedules.service.ts';
import { createSsoService } from './features/sso/sso.service.ts';
import { ensureServerKeys } from './features/system/server-keys.store.ts';
import { createSystemService } from './features/system/system.service.ts';
import { createWaiversService } from './features/waivers/waivers.service.ts';
import { createWebhooksService } from './features/webhooks/webhooks.service.ts';
import type { Foundation } from './foundation.ts';
import { createHttpApp } from './http/app.ts';
import type { Authenticator } from './http/authenticate.ts';
import { createCursors } from './http/cursor.ts';
import { closeHttpServer, createHttpServer, listen } from './http/listen.ts';
import { createLog, type Log } from './http/log.ts';
import { createHttpMetrics } from './http/metrics.ts';
import { createRateLimits } from './http/rate-limit/rate-limits.ts';
import { requestIdOf } from './http/request-id.ts';
import type { RouteRecord } from './http/route.ts';
import { openBlobFolder } from './ingest/blob-folder.ts';
import { diskProbe, type DiskProbe } from './ingest/disk-space.ts';
import { createTaskThread, type TaskThread } from './ingest/task-thread.ts';
import { checkpointJob } from './jobs/checkpoint.ts';
import { createDoorbell } from './jobs/doorbell.ts';
import type { Job } from './jobs/job.ts';
import { createMaintenance, type Maintenance } from './jobs/maintenance.ts';
import { createJobRunner, type JobRunner } from './jobs/runner.ts';
import { createLive, type Live } from './live/live.ts';
import type { StandingPrincipals } from './live/socket-credentials.ts';
import { createOutbound } from './outbound/create-outbound.ts';
import type { Outbound } from './outbound/outbound.ts';
import type { Services } from './services.ts';

export interface App {
  readonly services: Services;
  readonly db: Db;
  readonly httpServer: Server;
  readonly log: Log;
  /** For callers inside the process, such as the start of the local agent. */
  readonly foundation: Foundation;
  readonly authenticator: Authenticator;
  /** The organization `default`. */
  readonly defaultOrgId: string;
  /** To be printed once; undefined when there is an owner. */
  readonly setupToken: string | undefined;
  /** What `GET /health` calls `instance`. */
  readonly instance: string;
  readonly live: Live;
  readonly maintenance: Maintenance;
  readonly jobs: JobRunner;
  /** The thread that takes results in. */
  readonly ingestThread: TaskThread;
  listen(): Promise<{ url: string }>;
  /** Ends long polls, waits for requests in flight, writes what is pending, closes the database. */
  close(): Promise<void>;
}

/** What tests replace. */
export interface AppOptions {
  readonly clock?: Clock;
  readonly random?: Random;
  readonly logDestination?: DestinationStream;
  readonly scryptCost?: ScryptCost;
  readonly checksReplies?: boolean;
  /** The free part of the disk. */
  readonly disk?: DiskProbe;
  readonly limits?: Partial<ResultLimits>;
  /** Rows of one slice of a result. */
  readonly sliceRowsMax?: number;
  /** The program of the threads that take results in, where it is not beside this one. */
  readonly threadEntry?: URL;
  /** In place of the guarded way out. */
  readonly outbound?: Outbound;
}

/** The jobs of every feature. */
export const jobs: readonly Job[] = Object.values(jobRegistry);

/** The routes of every feature. */
export const routes: readonly RouteRecord[] = Object.values(routeRegistry).flat();

/**
 * Opens the database, brings it up to date, opens the server's keys and builds every service. Nothing listens yet.
 * @throws {AppError} `database_newer`; `unseal_failed` when the sealing key is not the one of this database.
 */
export async function createApp(config: ServerConfig, options: AppOptions = {}): Promise<App> {
  const { clock = systemClock, random = systemRandom } = options;
  const log = createLog({ level: config.logLevel, ...(options.logDestination === undefined ? {} : { destination: options.logDestination }) });
  const db = await openDatabase({ url: config.databaseUrl });
  try {
    return await wire({ config, options, clock, random, log, db });
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function wire(given: { config: ServerConfig; options: AppOptions; clock: Clock; random: Random; log: Log; db: Db }): Promise<App> {
  const { config, options, clock, random, log, db } = given;
  const kek = config.sealingKey;
  await prepareDatabase(db, config.databaseOwnerUrl);
  const rows = await ensureServerKeys(db, (known) => {
    // Opened before anything is added: with a wrong sealing key nothing is written.
    if (known.length > 0) openServerKeys(known, kek);
    return missingServerKeys({ rows: known, kek, clock, random });
  });
  const keys = openServerKeys(rows, kek);
  const vault = createVault({ kek, random });
  const cursors = createCursors(Buffer.from(hkdfSync('sha256', keys.pepper, '', 'cursors', 32)));
  const foundation: Foundation = { db, clock, random, log, keys, vault, cursors, queueRoom: createQueueRoom(), dataDir: config.dataDir, databaseUrl: config.databaseUrl };
  const defaultOrgId = await ensureDefaultOrganization(foundation);

  const passwords = createPasswords({ random, ...(options.scryptCost === undefined ? {} : { cost: options.scryptCost }) });
  const firstOwner = createFirstOwner(foundation, defaultOrgId);
  if (config.admin !== undefined) await ensureConfiguredOwner({ foundation, firstOwner, passwords, orgId: defaultOrgId, admin: config.admin });
  const setupToken = await firstOwner.issueToken();

  const drain = new AbortController();
  const httpMetrics = createHttpMetrics();
  const instance = instanceId(config);
  const agents = createAgentsService(foundation);
  const apiKeys = createApiKeysService(foundation, { access: config.access, defaultOrgId });
  const keyRing = createKeyRing({ db, clock, random, kek, keys });
  const auth = createAuthService(foundation, { passwords, firstOwner, keyRing, access: config.access, defaultOrgId });
  const authenticator: Authenticator = {
    accessToken: (token, wanted) => auth.authenticate(token, wanted),
    apiKey: (key) => apiKeys.authenticate(key),
    agentKey: (key) => agents.authenticate(key),
    internalKey: (key) => apiKeys.internalPrincipal(key),
    sessionCookie: (value, wanted) => auth.sessionCookie(value, wanted),
    csrfToken: (principal) => auth.csrfToken(principal),
  };
  const standing: StandingPrincipals = {
    session: (session) => auth.standing(session),
    apiKey: (key) => apiKeys.standing(key),
    ticket: async (ticket) => {
      const holder = await auth.redeemSocketTicket(ticket);
      return holder.type === 'user' ? auth.standing(holder) : apiKeys.standing(holder);
    },
  };
  const recordDenial = createDenialRecorder({ db, clock });
  const live = createLive({ db, log, authenticator, standing, access: config.access, requestId: (request) => requestIdOf(request, { clock, random }), recordDenial });
  const blobs = await openBlobFolder(config.dataDir);
  const doorbell = createDoorbell();
  const disk = options.disk ?? diskProbe(config.dataDir, clock);
  const limits = { ...resultLimits, ...options.limits };
  const threadData = { databaseUrl: config.databaseUrl, dataDir: config.dataDir, ...(options.sliceRowsMax === undefined ? {} : { sliceRowsMax: options.sliceRowsMax }) };
  // Two threads, so that an export does not wait for a large result.
  const ingestThread = createTaskThread('ingest', threadData, options.threadEntry);
  const readingThread = createTaskThread('reading', threadData, options.threadEntry);
  const work = createWorkService(foundation, { doorbell, disk, drain: drain.signal, onStarted: ingestThread.warm, onProgress: live.progress });
  const maintenance = createMaintenance(foundation, { blobs, doorbell });
  const outbound = options.outbound ?? createOutbound({ config: config.outbound });
  const { access } = config;
  const services: Services = {
    accounts: createAccountsService(foundation, { passwords, access, defaultOrgId }),
    agents,
    alerts: createAlertsService(foundation, { thread: readingThread }),
    apiKeys,
    audit: createAuditService(foundation, { access, blobs }),
    auth,
    compliance: createComplianceService(foundation, { thread: readingThread }),
    correlations: createCorrelationsService(foundation),
    dashboard: createDashboardService(foundation),
    enrolment: createEnrolmentService(foundation, { limits }),
    idempotency: createIdempotencyService(foundation, { defaultOrgId, mismatchStatus: access.idempotencyMismatchStatus }),
    integrations: createIntegrationsService(foundation, { outbound, doorbell }),
    inventory: createInventoryService(foundation),
    invitations: createInvitationsService(foundation),
    members: createMembersService(foundation),
    organizations: createOrganizationsService(foundation),
    policies: createPoliciesService(foundation, { thread: readingThread }),
    results: createResultsService(foundation, { thread: ingestThread, blobs, disk, limits, onEvents: db.announce, onProgress: live.progress }),
    scans: createScansService(foundation, { thread: readingThread, onQueued: doorbell.ring }),
    schedules: createSchedulesService(foundation, { onQueued: doorbell.ring }),
    sso: createSsoService(foundation, { access, outbound }),
    system: createSystemService({ instance, version, routes, httpMetrics, drain: drain.signal, metricsToken: access.metricsToken }),
    waivers: createWaiversService(foundation),
    webhooks: createWebhooksService(foundation, { outbound }),
    work,
  };
  const jobRunner = createJobRunner({ jobs: [...jobs, ...maintenance.jobs, checkpointJob(db, readingThread)], services, db, log, drain: drain.signal });
  const http = createHttpApp({
    routes,
    services,
    authenticator,
    principalIn: createPrincipalIn(foundation),
    clock,
    random,
    log,
    metrics: httpMetrics,
    drain: drain.signal,
    recordDenial,
    limits: createRateLimits({ rates: access.rateLimits, clock, pepper: keys.pepper }),
    idempotency: services.idempotency,
    trustedProxies: access.trustedProxies,
    publicUrl: access.publicUrl,
    checksReplies: options.checksReplies ?? false,
  });
  const httpServer = createHttpServer(http);
  live.attach(httpServer);
  await maintenance.recover();
  jobRunner.start();

  return {
    services,
    db,
    httpServer,
    log,
    foundation,
    authenticator,
    defaultOrgId,
    setupToken,
    instance,
    live,
    maintenance,
    jobs: jobRunner,
    ingestThread,
    listen: async () => ({ url: await listen(httpServer, config) }),
    close: async () => {
      drain.abort();
      await live.close();
      await closeHttpServer(httpServer);
      await jobRunner.close();
      await outbound.close();
      await ingestThread.close();
      await readingThread.close();
      await services.apiKeys.close();
      services.system.close();
      await db.close();
    },
  };
}
