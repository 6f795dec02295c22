import type { Resource } from '../../model/component.ts';
import { defineCheck } from '../check.ts';
import { fileResource, inventoryOf } from '../example-inventory.ts';
import { attribute } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review, unknown } from '../support/verdicts.ts';

const dockerfile = (user: string | null) => inventoryOf({ resources: [fileResource('container.dockerfile', 'Dockerfile', { user, line: 7 })] });
const service = (user: string | null, isPrivileged: boolean) => inventoryOf({ resources: [fileResource('container.compose_service', 'compose.yaml', { user, is_privileged: isPrivileged, line: 3 }, 'api')] });

/** Dockerfiles and compose files; Kubernetes objects are not read. */
export default defineCheck({
  id: 'src_container_root',
  version: 1,
  title: 'Containers do not run as root or privileged',
  severity: 'medium',
  remediation: 'Name a user without privileges (USER in the Dockerfile, user in the compose file), and take the privileged mode away.',
  controls: {
    soc2: ['CC7.1'],
    iso_27001: ['A.8.9'],
    pci_dss: ['2.2.1'],
    nist_csf: ['PR.PS-01'],
  },
  subject: 'resource',
  kinds: ['container.dockerfile', 'container.compose_service'],

  judge(subject) {
    const where = { evidence: [{ path: subject.path ?? subject.name, line: lineOf(subject), method: 'configuration', confidence: 1 } as const] };
    const name = quoted(subject.name);
    if (subject.attributes['is_privileged'] === true) return fail(`${name} runs privileged, with every right on the host.`, where);
    const user = attribute(subject, 'user');
    if (!user.isRead) return unknown(`The user of ${name} was not read. ${user.why}`, where);
    if (user.value === null) return review(`${name} names no user, so the image decides; most start as root.`, where);
    const written = String(user.value);
    if (written.includes('$')) return unknown(`The user of ${name} is a variable.`, where);
    return /^(?:root|0+)$/i.test(written) ? fail(`${name} runs as root.`, where) : pass;
  },

  examples: [
    { kind: 'pass', why: 'a user of its own', inventory: dockerfile('node'), answers: { Dockerfile: 'pass' } },
    { kind: 'pass', why: 'a number other than 0', inventory: service('1000', false), answers: { api: 'pass' } },
    { kind: 'fail', why: 'root by name', inventory: dockerfile('root'), answers: { Dockerfile: 'fail' } },
    { kind: 'fail', why: 'root by number', inventory: service('0', false), answers: { api: 'fail' } },
    { kind: 'fail', why: 'privileged, whoever the user is', inventory: service('1000', true), answers: { api: 'fail' } },
    { kind: 'review', why: 'no USER line', inventory: dockerfile(null), answers: { Dockerfile: 'review' } },
    { kind: 'unknown', why: 'a build argument', inventory: dockerfile('${APP_USER}'), answers: { Dockerfile: 'unknown' } },
    { kind: 'unknown', why: 'the user was not read', inventory: inventoryOf({ resources: [fileResource('container.dockerfile', 'Dockerfile', { line: 1 })] }), answers: { Dockerfile: 'unknown' } },
    { kind: 'empty', why: 'no containers', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'a user whose name begins like root', inventory: dockerfile('rootless'), answers: { Dockerfile: 'pass' } },
  ],
});

function lineOf({ attributes }: Resource): number {
  const line = attributes['line'];
  return typeof line === 'number' && line >= 1 ? line : 1;
}
