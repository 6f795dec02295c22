/** Accounts, integrations, alerts, webhooks and what else the whole API needs. One long table, so one long file. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;

  await schema.alterTable('users').addColumn('onboarded_at', 'bigint').execute();
  await schema.alterTable('users').addColumn('deleted_at', 'bigint').execute();
  await schema.alterTable('memberships').addColumn('grants', 'text', (c) => c.notNull().defaultTo('[]')).execute();
  await schema.alterTable('sessions').addColumn('kind', 'text', (c) => c.notNull().defaultTo('token')).execute();
  await schema.alterTable('sessions').addColumn('sso_connection_id', 'text').execute();
  await schema.alterTable('sessions').addColumn('last_used_at', 'bigint').execute();
  await schema.createIndex('sessions_refresh').on('sessions').column('refresh_hash').execute();
  await schema.alterTable('api_keys').addColumn('previous_hash', 'text').execute();
  await schema.alterTable('api_keys').addColumn('previous_expires_at', 'bigint').execute();
  await schema.createIndex('api_keys_previous').on('api_keys').column('previous_hash').unique().execute();
  for (const column of ['legal_hold', 'scan_retention_days', 'deleted_at', 'version'] as const) {
    const type = column === 'deleted_at' ? 'bigint' : 'integer';
    await schema
      .alterTable('organizations')
      .addColumn(column, type, (c) => (column === 'legal_hold' ? c.notNull().defaultTo(0) : column === 'version' ? c.notNull().defaultTo(1) : c))
      .execute();
  }
  for (const column of ['schedule_id', 'integration_id', 'credential_id'] as const) await schema.alterTable('scans').addColumn(column, 'text').execute();
  await schema.alterTable('agents').addColumn('kinds', 'text', (c) => c.notNull().defaultTo('["dir"]')).execute();
  await schema.createIndex('scans_integration').on('scans').columns(['org_id', 'integration_id', 'created_at']).execute();
  await schema.alterTable('agents').addColumn('is_online', 'integer', (c) => c.notNull().defaultTo(0)).execute();
  await schema.alterTable('scans').addColumn('kind_counts', 'text').execute();
  await schema.createIndex('scans_finished').on('scans').columns(['org_id', 'finished_at']).execute();
  await schema.createIndex('evaluations_newest').on('evaluations').columns(['org_id', 'created_at']).execute();
  await schema.createIndex('scans_source').on('scans').columns(['org_id', 'source_id', 'created_at']).execute();
  await schema.alterTable('evaluations').addColumn('waived_count', 'integer', (c) => c.notNull().defaultTo(0)).execute();
  await schema.alterTable('violations').addColumn('waiver_id', 'text').execute();
  await schema.createIndex('violations_subject').on('violations').columns(['org_id', 'subject_id']).execute();

  await schema
    .createTable('user_identities')
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('issuer', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('user_identities_pk', ['org_id', 'issuer', 'subject'])
    .execute();

  await schema
    .createTable('invitations')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('invited_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('accepted_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .addPrimaryKeyConstraint('invitations_pk', ['id'])
    .execute();

  await schema.createIndex('invitations_newest').on('invitations').columns(['org_id', 'created_at', 'id']).execute();

  await schema.createIndex('invitations_hash').on('invitations').column('hash').unique().execute();

  await schema
    .createTable('sso_connections')
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('issuer', 'text', (c) => c.notNull())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('client_secret', 'text')
    .addColumn('domains', 'text', (c) => c.notNull())
    .addColumn('default_role', 'text', (c) => c.notNull())
    .addColumn('is_enabled', 'integer', (c) => c.notNull())
    .addColumn('is_enforced', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('sso_connections_pk', ['org_id'])
    .execute();

  await schema
    .createTable('sso_logins')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('connection_id', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('browser_hash', 'text', (c) => c.notNull())
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('redirect_to', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .addPrimaryKeyConstraint('sso_logins_pk', ['id'])
    .execute();

  await schema.createIndex('sso_logins_hash').on('sso_logins').column('hash').unique().execute();

  await schema
    .createTable('socket_tickets')
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('principal_type', 'text', (c) => c.notNull())
    .addColumn('principal_id', 'text', (c) => c.notNull())
    .addColumn('session_id', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('socket_tickets_pk', ['hash'])
    .execute();

  await schema
    .createTable('idempotency_keys')
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('body_hash', 'text', (c) => c.notNull())
    .addColumn('status', 'integer')
    .addColumn('reply', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('idempotency_keys_pk', ['org_id', 'id'])
    .execute();

  await schema.createIndex('idempotency_keys_expires_at').on('idempotency_keys').columns(['expires_at']).execute();

  await schema
    .createTable('webhooks')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('description', 'text', (c) => c.notNull())
    .addColumn('events', 'text', (c) => c.notNull())
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('previous_secret', 'text')
    .addColumn('previous_secret_expires_at', 'bigint')
    .addColumn('payload_format', 'text', (c) => c.notNull())
    .addColumn('signature_header', 'text', (c) => c.notNull())
    .addColumn('is_active', 'integer', (c) => c.notNull())
    .addColumn('after_seq', 'bigint', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('webhooks_pk', ['id'])
    .execute();

  await schema.createIndex('webhooks_newest').on('webhooks').columns(['org_id', 'created_at', 'id']).execute();

  await schema
    .createTable('webhook_deliveries')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('webhook_id', 'text', (c) => c.notNull())
    .addColumn('event_id', 'text', (c) => c.notNull())
    .addColumn('event_type', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('attempt_count', 'integer', (c) => c.notNull())
    .addColumn('next_attempt_at', 'bigint')
    .addColumn('claimed_until', 'bigint')
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('finished_at', 'bigint')
    .addColumn('redelivery_of', 'text')
    .addPrimaryKeyConstraint('webhook_deliveries_pk', ['id'])
    .execute();

  await schema.createIndex('webhook_deliveries_newest').on('webhook_deliveries').columns(['org_id', 'webhook_id', 'created_at', 'id']).execute();

  // Each holds only the rows that it is for: a delivery is written, claimed and settled by the thousand.
  await schema.createIndex('webhook_deliveries_next_attempt_at').on('webhook_deliveries').columns(['webhook_id', 'next_attempt_at']).where(sql.ref('state'), '=', 'pending').execute();

  await schema.createIndex('webhook_deliveries_finished_at').on('webhook_deliveries').columns(['finished_at']).where('finished_at', 'is not', null).execute();

  await schema
    .createTable('webhook_attempts')
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('delivery_id', 'text', (c) => c.notNull())
    .addColumn('attempt', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('duration_ms', 'integer', (c) => c.notNull())
    .addColumn('status', 'integer')
    .addColumn('error', 'text')
    .addColumn('response', 'text')
    .addPrimaryKeyConstraint('webhook_attempts_pk', ['org_id', 'delivery_id', 'attempt'])
    .execute();

  await schema
    .createTable('event_consumers')
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('consumer', 'text', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('event_consumers_pk', ['org_id', 'consumer'])
    .execute();

  await schema
    .createTable('alert_rules')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('description', 'text', (c) => c.notNull())
    .addColumn('events', 'text', (c) => c.notNull())
    .addColumn('rule', 'text')
    .addColumn('severity', 'text', (c) => c.notNull())
    .addColumn('cooldown_s', 'integer', (c) => c.notNull())
    .addColumn('is_active', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addColumn('deleted_at', 'bigint')
    .addPrimaryKeyConstraint('alert_rules_pk', ['id'])
    .execute();

  await schema.createIndex('alert_rules_newest').on('alert_rules').columns(['org_id', 'created_at', 'id']).execute();

  await schema
    .createTable('alerts')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('rule_id', 'text', (c) => c.notNull())
    .addColumn('rule_name', 'text', (c) => c.notNull())
    .addColumn('event_id', 'text', (c) => c.notNull())
    .addColumn('scan_id', 'text')
    .addColumn('severity', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('dedup_key', 'text', (c) => c.notNull())
    .addColumn('occurrence_count', 'integer', (c) => c.notNull())
    .addColumn('last_at', 'bigint', (c) => c.notNull())
    .addColumn('acknowledged_by', 'text')
    .addColumn('acknowledged_at', 'bigint')
    .addColumn('resolved_by', 'text')
    .addColumn('resolved_at', 'bigint')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('alerts_pk', ['id'])
    .execute();

  await schema.createIndex('alerts_newest').on('alerts').columns(['org_id', 'created_at', 'id']).execute();

  await schema.createIndex('alerts_state').on('alerts').columns(['org_id', 'state', 'severity']).execute();

  await schema.createIndex('alerts_last_at').on('alerts').columns(['org_id', 'rule_id', 'dedup_key', 'last_at']).execute();

  await schema
    .createTable('compliance_rules')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('description', 'text', (c) => c.notNull())
    .addColumn('framework', 'text', (c) => c.notNull())
    .addColumn('control_code', 'text')
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('is_active', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addColumn('deleted_at', 'bigint')
    .addPrimaryKeyConstraint('compliance_rules_pk', ['id'])
    .execute();

  await schema.createIndex('compliance_rules_newest').on('compliance_rules').columns(['org_id', 'created_at', 'id']).execute();

  await schema
    .createTable('framework_settings')
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('framework', 'text', (c) => c.notNull())
    .addColumn('is_active', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('framework_settings_pk', ['org_id', 'framework'])
    .execute();

  await schema
    .createTable('waivers')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('policy_id', 'text')
    .addColumn('rule', 'text')
    .addColumn('subject_id', 'text', (c) => c.notNull())
    .addColumn('source_key', 'text')
    .addColumn('severity', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('requested_by', 'text', (c) => c.notNull())
    .addColumn('requested_at', 'bigint', (c) => c.notNull())
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'bigint')
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('waivers_pk', ['id'])
    .execute();

  await schema.createIndex('waivers_newest').on('waivers').columns(['org_id', 'requested_at', 'id']).execute();

  await schema
    .createTable('credentials')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('last_used_at', 'bigint')
    .addColumn('expires_at', 'bigint')
    .addPrimaryKeyConstraint('credentials_pk', ['id'])
    .execute();

  await schema.createIndex('credentials_newest').on('credentials').columns(['org_id', 'created_at', 'id']).execute();

  await schema
    .createTable('integrations')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('config', 'text', (c) => c.notNull())
    .addColumn('credential_id', 'text')
    .addColumn('credential_name', 'text')
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('status_message', 'text')
    .addColumn('checked_at', 'bigint')
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addColumn('deleted_at', 'bigint')
    .addPrimaryKeyConstraint('integrations_pk', ['id'])
    .execute();

  await schema.createIndex('integrations_newest').on('integrations').columns(['org_id', 'created_at', 'id']).execute();

  await schema
    .createTable('schedules')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('integration_id', 'text')
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('options', 'text', (c) => c.notNull())
    .addColumn('cron', 'text', (c) => c.notNull())
    .addColumn('time_zone', 'text', (c) => c.notNull())
    .addColumn('is_active', 'integer', (c) => c.notNull())
    .addColumn('next_run_at', 'bigint')
    .addColumn('last_run_at', 'bigint')
    .addColumn('last_scan_id', 'text')
    .addColumn('missed_count', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addColumn('deleted_at', 'bigint')
    .addPrimaryKeyConstraint('schedules_pk', ['id'])
    .execute();

  await schema.createIndex('schedules_newest').on('schedules').columns(['org_id', 'created_at', 'id']).execute();

  await schema.createIndex('schedules_next_run_at').on('schedules').columns(['is_active', 'next_run_at']).execute();

  await schema
    .createTable('audit_segments')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('first_seq', 'bigint', (c) => c.notNull())
    .addColumn('last_seq', 'bigint', (c) => c.notNull())
    .addColumn('prev_hash', 'text', (c) => c.notNull())
    .addColumn('last_hash', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('blob', 'text', (c) => c.notNull())
    .addColumn('statement', 'text', (c) => c.notNull())
    .addColumn('signature', 'text', (c) => c.notNull())
    .addColumn('key_id', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('audit_segments_pk', ['id'])
    .execute();

  await schema.createIndex('audit_entries_at').on('audit_entries').columns(['org_id', 'at', 'seq']).execute();

  await schema.createIndex('audit_segments_last_seq').on('audit_segments').columns(['org_id', 'last_seq']).execute();

  // A name is free again once what had it is deleted.
  for (const table of ['alert_rules', 'compliance_rules', 'integrations', 'schedules']) {
    await sql`create unique index ${sql.ref(`${table}_name`)} on ${sql.table(table)} (org_id, name) where deleted_at is null`.execute(db);
  }
}
