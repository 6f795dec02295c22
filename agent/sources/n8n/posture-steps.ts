/** Settings of the instance that the public API shows: one request, one attribute. What secrets they hold n8n blanks itself, and none is taken here. */
import { z } from 'zod';
import type { Json } from '#shared/model/fact.ts';
import { by } from '#shared/model/order.ts';
import type { OperationName } from './operations.ts';
import { failed, type Found, type Step, type Survey } from './survey.ts';

interface Posture<Schema extends z.ZodType> {
  readonly attribute: string;
  readonly title: string;
  readonly operation: OperationName;
  readonly query?: Readonly<Record<string, string>>;
  readonly body: Schema;
  value(body: z.output<Schema>): Json;
  /** What it means that n8n does not take the request (HTTP 400) where that is an answer, too. */
  readonly whenNotTaken?: Json;
}

function posture<Schema extends z.ZodType>({ attribute, title, operation, query = {}, body, value, whenNotTaken }: Posture<Schema>): Step {
  const step: Step = { id: `n8n/${attribute.replaceAll('_', '-')}`, title, kinds: [], attributes: [attribute], run };
  return step;

  async function* run(survey: Survey): AsyncGenerator<Found> {
    const answer = await survey.client.ask(operation, { query });
    if (!answer.ok && answer.trouble.kind === 'unsupported' && whenNotTaken !== undefined) {
      survey.instance.attributes[attribute] = whenNotTaken;
      return;
    }
    if (!answer.ok) return yield failed(survey, step, answer.trouble);
    const parsed = body.safeParse(answer.body);
    if (!parsed.success) return yield failed(survey, step, { kind: 'malformed', canRetry: false, sentence: 'The answer has a form that this version of Waybill does not know.' });
    survey.instance.attributes[attribute] = value(parsed.data);
  }
}

/** Host and port of an address; empty for what is none. */
function hostOf(address: string | undefined): string {
  return URL.parse(address ?? '')?.host ?? '';
}

const isTls = (address: string | undefined) => /^https:/i.test(address ?? '');

const destination = z.looseObject({
  type: z.string(),
  enabled: z.boolean().default(true),
  subscribedEvents: z.array(z.string()).default([]),
  url: z.string().optional(),
  dsn: z.string().optional(),
  host: z.string().optional(),
  protocol: z.string().optional(),
  options: z.looseObject({ allowUnauthorizedCerts: z.boolean().optional() }).optional(),
});

function transportOf({ type, url, dsn, protocol }: z.output<typeof destination>): 'tls' | 'plain' | 'unstated' {
  if (type === 'syslog') return protocol === 'tls' ? 'tls' : 'plain';
  const address = url ?? dsn;
  if (address === undefined || address === '') return 'unstated';
  return isTls(address) ? 'tls' : 'plain';
}

export const postureSteps: readonly Step[] = [
  posture({
    attribute: 'security_policy',
    title: 'security policy',
    operation: 'get_security_policy',
    body: z.looseObject({
      personalSpacePublishing: z.boolean(),
      personalSpaceSharing: z.boolean(),
      publishedPersonalWorkflowsCount: z.number().default(0),
      // `off` is written without quotes in the description and so is read as false by some of its readers.
      redactionEnforcement: z.looseObject({ floor: z.union([z.string(), z.literal(false).transform(() => 'off')]) }).optional(),
    }),
    value: (policy) => ({
      personal_publishing: policy.personalSpacePublishing,
      personal_sharing: policy.personalSpaceSharing,
      redaction_floor: policy.redactionEnforcement?.floor ?? null,
      published_personal_workflows: policy.publishedPersonalWorkflowsCount,
    }),
  }),
  posture({
    attribute: 'saml',
    title: 'SAML configuration',
    operation: 'get_saml',
    body: z.looseObject({ loginEnabled: z.boolean().default(false), ignoreSSL: z.boolean().default(false), wantAssertionsSigned: z.boolean().default(false), wantMessageSigned: z.boolean().default(false) }),
    value: (saml) => ({ is_enabled: saml.loginEnabled, ignores_tls: saml.ignoreSSL, wants_assertions_signed: saml.wantAssertionsSigned, wants_message_signed: saml.wantMessageSigned }),
  }),
  posture({
    attribute: 'oidc',
    title: 'OpenID Connect configuration',
    operation: 'get_oidc',
    body: z.looseObject({ loginEnabled: z.boolean().default(false), discoveryEndpoint: z.string().optional(), emailVerifiedRequired: z.boolean().default(false) }),
    value: (oidc) => ({ is_enabled: oidc.loginEnabled, requires_verified_email: oidc.emailVerifiedRequired, is_tls: isTls(oidc.discoveryEndpoint) }),
  }),
  posture({
    attribute: 'ldap',
    title: 'LDAP configuration',
    operation: 'get_ldap',
    body: z.looseObject({ loginEnabled: z.boolean().default(false), connectionSecurity: z.enum(['none', 'tls', 'startTls']), allowUnauthorizedCerts: z.boolean().default(false) }),
    value: (ldap) => ({ is_enabled: ldap.loginEnabled, security: ldap.connectionSecurity, takes_any_certificate: ldap.allowUnauthorizedCerts }),
  }),
  posture({
    attribute: 'otel',
    title: 'tracing configuration',
    operation: 'get_otel',
    body: z.looseObject({ enabled: z.boolean(), exporterEndpoint: z.string().optional(), injectOutbound: z.boolean().default(false) }),
    value: (otel) => ({ is_enabled: otel.enabled, endpoint_host: hostOf(otel.exporterEndpoint), is_tls: isTls(otel.exporterEndpoint), is_injecting_outbound: otel.injectOutbound }),
  }),
  posture({
    attribute: 'log_destinations',
    title: 'log streaming destinations',
    operation: 'list_log_destinations',
    body: z.looseObject({ data: z.array(destination) }),
    value: ({ data }) =>
      data
        .map((one) => ({
          type: one.type,
          is_enabled: one.enabled,
          events: one.subscribedEvents.toSorted(),
          transport: transportOf(one),
          takes_any_certificate: one.options?.allowUnauthorizedCerts ?? false,
          host: one.host ?? hostOf(one.url ?? one.dsn),
        }))
        .toSorted(by((one) => JSON.stringify(one))),
  }),
  posture({
    attribute: 'node_policy',
    title: 'node type policy',
    operation: 'get_node_policy',
    body: z.looseObject({ defaultAction: z.string(), rules: z.array(z.looseObject({ action: z.string(), selector: z.looseObject({ kind: z.string(), value: z.string() }) })).default([]) }),
    value: ({ defaultAction, rules }) => ({ default_action: defaultAction, rules: rules.map(({ action, selector }) => ({ action, kind: selector.kind, value: selector.value })) }),
  }),
  posture({
    attribute: 'source_control',
    title: 'source control status',
    operation: 'get_source_control',
    query: { direction: 'push' },
    body: z.looseObject({ data: z.array(z.looseObject({ type: z.string() })) }),
    // n8n 2.41.3 answers HTTP 400 when no repository is connected, and has no other way to say so.
    whenNotTaken: { is_connected: false, pending_workflows: 0 },
    value: ({ data }) => ({ is_connected: true, pending_workflows: data.filter(({ type }) => type === 'workflow').length }),
  }),
  posture({
    attribute: 'promotions',
    title: 'promotion connections',
    operation: 'list_promotions',
    query: { limit: '100' },
    body: z.looseObject({ data: z.array(z.looseObject({ name: z.string(), scope: z.string(), target: z.looseObject({ remoteUrl: z.string().optional() }).optional() })) }),
    value: ({ data }) => data.map(({ name, scope, target }) => ({ name, scope, host: hostOf(target?.remoteUrl) })).toSorted(by(({ name }) => name)),
  }),
];
