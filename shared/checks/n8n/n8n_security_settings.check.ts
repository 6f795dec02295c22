import type { Resource } from '../../model/component.ts';
import type { Json } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { instance, notListed } from './api-examples.ts';
import { isCloud, isTrue, majorVersion } from './stated.ts';
import { attribute } from '../support/attributes.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';

/** Defaults and the versions since which they are hard: docs.n8n.io, security variables and v2.0 breaking changes, read 2026-11-30. */
const hardenings: readonly { readonly name: string; readonly what: string; readonly since: number; isHard(value: Json | undefined): boolean }[] = [
  { name: 'N8N_BLOCK_ENV_ACCESS_IN_NODE', what: 'workflows read the environment', since: 2, isHard: isTrue },
  { name: 'N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS', what: 'others on the machine may read the settings', since: 2, isHard: isTrue },
  { name: 'N8N_SECURE_COOKIE', what: 'cookies are sent over http, too', since: 0, isHard: isTrue },
  { name: 'N8N_RUNNERS_ENABLED', what: 'code runs inside of n8n', since: 2, isHard: isTrue },
];
const hard = { N8N_BLOCK_ENV_ACCESS_IN_NODE: 'true', N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true', N8N_RUNNERS_ENABLED: 'true' };
const hidden = { environment: 'The public API does not show the environment of n8n.' };

export default defineCheck({
  id: 'n8n_security_settings',
  version: 1,
  title: 'Hardening settings on',
  severity: 'medium',
  remediation: 'Set N8N_BLOCK_ENV_ACCESS_IN_NODE, N8N_SECURE_COOKIE and N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS to true, and leave task runners on.',
  controls: {
    soc2: ['CC7.1'],
    iso_27001: ['A.8.9'],
    pci_dss: ['2.2.1'],
    nist_csf: ['PR.PS-01'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.instance'],

  judge(subject) {
    if (isCloud(subject)) return notApplicable('n8n runs this instance itself.');
    const cookie = attribute(subject, 'cookie_secure');
    const environment = attribute(subject, 'environment');
    if (!cookie.isRead && !environment.isRead && !isUnread(subject, 'environment')) return unknown('Neither the cookie nor the environment of n8n was asked for.');
    const set = environment.isRead && isJsonObject(environment.value) ? environment.value : {};
    const insecure = [
      ...(cookie.isRead && cookie.value === false ? ['cookies are sent over http, too'] : []),
      ...hardenings.flatMap(({ name, isHard, what }) => (set[name] !== undefined && !isHard(set[name]) ? [what] : [])),
    ];
    if (insecure.length > 0) return fail(`Settings are weak: ${[...new Set(insecure)].join('; ')}.`);
    if (!environment.isRead) return review(`What was seen is hardened; the rest of the environment is not readable. ${environment.why}`);
    const unset = hardenings.filter(({ name, since }) => set[name] === undefined && (majorVersion(subject) ?? 0) < since);
    return unset.length === 0 ? pass : review(`Nothing weak was seen, but ${unset.length} of ${hardenings.length} settings are left to the defaults of this version.`);
  },

  examples: [
    { kind: 'pass', why: 'everything is set', inventory: instance({ version: '2.41.3', cookie_secure: true, environment: hard }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'cookies over http', inventory: instance({ cookie_secure: false }, hidden), answers: { prod: 'fail' } },
    { kind: 'fail', why: 'one weak value among hard ones', inventory: instance({ version: '2.41.3', cookie_secure: true, environment: { ...hard, N8N_RUNNERS_ENABLED: 'false' } }), answers: { prod: 'fail' } },
    { kind: 'review', why: 'the public API shows no environment', inventory: instance({ cookie_secure: true }, hidden), answers: { prod: 'review' } },
    { kind: 'review', why: 'left to defaults', inventory: instance({ version: '1.123.0', cookie_secure: true, environment: {} }), answers: { prod: 'review' } },
    { kind: 'not_applicable', why: 'an instance of n8n Cloud', inventory: instance({ is_cloud: true, cookie_secure: true }), answers: { prod: 'not_applicable' } },
    { kind: 'unknown', why: 'nobody asked', inventory: instance({}), answers: { prod: 'unknown' } },
    ...notListed('n8n.instance'),
    { kind: 'near_miss', why: 'a weak value of something that hardens nothing', inventory: instance({ version: '2.41.3', cookie_secure: true, environment: { ...hard, EXECUTIONS_DATA_PRUNE: 'false' } }), answers: { prod: 'pass' } },
  ],
});

/** Whether the source said that it could not read an attribute. */
function isUnread({ attributes }: Resource, name: string): boolean {
  const { unread } = attributes;
  return isJsonObject(unread) && unread[name] !== undefined;
}
