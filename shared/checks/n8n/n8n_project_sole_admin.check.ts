import { defineCheck } from '../check.ts';
import { notRead, prod } from './api-examples.ts';
import { objects } from './stated.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { fail, notApplicable, pass, unknown } from '../support/verdicts.ts';

const project = (roles: readonly string[]) => prod('n8n.project', { type: 'team', members: roles.map((role, index) => ({ user_id: `u${index}`, role: `project:${role}` })) });

export default defineCheck({
  id: 'n8n_project_sole_admin',
  version: 1,
  title: 'Team projects have more than one admin',
  severity: 'low',
  remediation: 'Make a second member an admin of the project.',
  controls: {
    soc2: ['CC6.3', 'A1.2'],
    iso_27001: ['A.5.18'],
    hipaa: ['164.308(a)(4)(ii)(B)'],
    pci_dss: ['7.2.1'],
    nist_csf: ['PR.AA-05'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.project'],

  judge(subject) {
    return judgeRead(subject, ['type', 'members'], ({ type, members }) => {
      if (type !== 'team') return notApplicable('It is the space of one person.');
      if (!Array.isArray(members)) return malformed('members');
      const admins = objects(members).filter((member) => member['role'] === 'project:admin').length;
      if (objects(members).length < 2) return notApplicable('The project has one member or none.');
      if (objects(members).some((member) => typeof member['role'] !== 'string')) return unknown('n8n does not say the role of every member.');
      return admins >= 2 ? pass : fail(admins === 0 ? 'No member is an admin of the project.' : 'One member alone can manage the project and its credentials.');
    });
  },

  examples: [
    { kind: 'pass', why: 'two admins', inventory: project(['admin', 'admin', 'viewer']), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'one admin of three members', inventory: project(['admin', 'editor', 'viewer']), answers: { prod: 'fail' } },
    { kind: 'not_applicable', why: 'a personal space', inventory: prod('n8n.project', { type: 'personal', members: [] }), answers: { prod: 'not_applicable' } },
    { kind: 'unknown', why: 'a role that is not said', inventory: prod('n8n.project', { type: 'team', members: [{ user_id: 'a', role: 'project:admin' }, { user_id: 'b', role: null }] }), answers: { prod: 'unknown' } },
    ...notRead('n8n.project', 'members', { type: 'team' }),
    { kind: 'near_miss', why: 'a single member needs no second admin', inventory: project(['admin']), answers: { prod: 'not_applicable' } },
  ],
});
