import { defineCheck } from '../check.ts';
import { inventoryOf, refused, resource } from '../example-inventory.ts';
import { instance, notListed } from './api-examples.ts';
import { textOfAttribute } from './stated.ts';
import { resourcesBeside } from '../support/source-of.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';

const users = (...roles: readonly string[]) =>
  instance({}, undefined, roles.map((role, index) => resource('n8n.user', `user ${index}`, role === '' ? {} : { role: role.includes(':') ? role : `global:${role}` })));

export default defineCheck({
  id: 'n8n_admin_count',
  version: 1,
  title: 'Few owners and admins',
  severity: 'medium',
  remediation: 'Take the admin role from those who do not run the instance.',
  /** `max`: owners and admins together. */
  params: { max: 3 },
  controls: {
    soc2: ['CC6.3'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'],
    pci_dss: ['7.2.1', '7.2.2'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.instance'],

  judge(subject, { inventory, params }) {
    const [missing] = inventory.missing('n8n.user');
    if (missing) return unknown(`The users could not all be listed. ${missing.detail}`);
    const users = resourcesBeside(inventory, subject, 'n8n.user');
    if (users.length === 0) return unknown('No user was listed.');
    if (users.length === 1) return notApplicable('The instance has a single user.');
    const roles = users.map((user) => textOfAttribute(user, 'role'));
    if (roles.includes(undefined)) return review('n8n does not say the role of every user.');
    const count = roles.filter((role) => role === 'global:owner' || role === 'global:admin').length;
    const max = Number(params['max']);
    return count <= max ? pass : fail(`${count} of ${users.length} users are owners or admins; at most ${max} should be.`);
  },

  examples: [
    { kind: 'pass', why: 'as many as allowed', inventory: users('owner', 'admin', 'admin', 'member'), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'one more', inventory: users('owner', 'admin', 'admin', 'admin', 'member'), answers: { prod: 'fail' } },
    { kind: 'review', why: 'a role that is not said', inventory: users('owner', ''), answers: { prod: 'review' } },
    { kind: 'not_applicable', why: 'a single user', inventory: users('owner'), answers: { prod: 'not_applicable' } },
    { kind: 'unknown', why: 'the users were refused', inventory: inventoryOf({ source: 'n8n', resources: [resource('n8n.instance', 'prod', {})], coverage: [refused('n8n.user')] }), answers: { prod: 'unknown' } },
    { kind: 'unknown', why: 'nobody listed users', inventory: instance({}), answers: { prod: 'unknown' } },
    ...notListed('n8n.instance'),
    { kind: 'near_miss', why: 'admins of projects are none of the instance', inventory: users('owner', 'admin', 'project:admin', 'project:admin', 'member'), answers: { prod: 'pass' } },
    { kind: 'near_miss', why: 'the limit is a parameter', inventory: users('owner', 'admin'), params: { max: 1 }, answers: { prod: 'fail' } },
  ],
});
