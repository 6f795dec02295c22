import { defineCheck } from '../check.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';
import { forbidden, github, listExamples } from './examples.ts';
import { repo } from './repository-settings.ts';
import { daysSince, daysText, listOf, numberOf } from './values.ts';

const old = '2020-01-01T00:00:00Z';

/** The baseline is a list of repositories that are meant to be public; what changed is what GitHub's events and audit log say. */
export default defineCheck({
  id: 'github_repo_visibility',
  version: 1,
  title: 'No private repository became public without approval',
  severity: 'high',
  remediation: 'Make the repository private again and rotate every credential in its history, or enter it among the public repositories.',
  // `owner/name` of repositories that are meant to be public.
  params: { public_repositories: [], new_days: 30 },
  controls: {
    soc2: ['CC6.1', 'CC6.3', 'CC6.6', 'C1.1'],
    iso_27001: ['A.8.3', 'A.8.4', 'A.8.12'],
    hipaa: ['164.312(a)(1)'],
    pci_dss: ['1.4.4', '7.2.2', '7.3.1'],
    gdpr: ['Art.5(1)(f)', 'Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.DS-01'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.repo'],

  judge: (subject, { today, params }) =>
    judgeRead(subject, ['full_name', 'visibility'], ({ full_name: name, visibility }) => {
      if (typeof name !== 'string') return malformed('full_name');
      if (listOf(params, 'public_repositories').includes(name)) return notApplicable('The repository is meant to be public.');
      if (visibility === 'private' || visibility === 'internal') return pass;
      if (visibility !== 'public') return malformed('visibility');
      const made = attribute(subject, 'made_public_at');
      if (!made.isRead) return unknown(`The repository is public; whether it was so from the start was not read. ${made.why}`);
      if (made.value !== null) {
        const days = daysSince(made.value, today);
        return days === undefined ? malformed('made_public_at') : fail(`The repository was made public ${days === 0 ? 'today' : `${daysText(days)} ago`} and is not among those that are meant to be.`);
      }
      const created = attribute(subject, 'created_at');
      const age = created.isRead ? daysSince(created.value, today) : undefined;
      if (age === undefined) return unknown('Since when the public repository exists was not read.');
      return age <= numberOf(params, 'new_days') ? review(`A public repository was created ${daysText(age)} ago.`) : pass;
    }),

  examples: [
    { kind: 'pass', why: 'private', inventory: github(repo({ visibility: 'private' })), answers: { 'acme/shop': 'pass' } },
    { kind: 'pass', why: 'public for years', inventory: github(repo({ visibility: 'public', made_public_at: null, created_at: old })), answers: { 'acme/shop': 'pass' } },
    { kind: 'fail', why: 'made public last week', inventory: github(repo({ visibility: 'public', made_public_at: '2026-11-14T09:00:00Z', created_at: old })), answers: { 'acme/shop': 'fail' } },
    { kind: 'review', why: 'created in public last week', inventory: github(repo({ visibility: 'public', made_public_at: null, created_at: '2026-11-14T09:00:00Z' })), answers: { 'acme/shop': 'review' } },
    { kind: 'not_applicable', why: 'meant to be public', inventory: github(repo({ visibility: 'public', made_public_at: '2026-11-14T09:00:00Z' })), params: { public_repositories: ['acme/shop'] }, answers: { 'acme/shop': 'not_applicable' } },
    { kind: 'unknown', why: 'neither events nor audit log could be read', inventory: github(repo({ visibility: 'public', created_at: old }, { made_public_at: forbidden })), answers: { 'acme/shop': 'unknown' } },
    ...listExamples(['github.repo'], 'there are no repositories'),
    { kind: 'near_miss', why: 'one that was public for a while and is private again', inventory: github(repo({ visibility: 'private', made_public_at: '2026-11-14T09:00:00Z' })), answers: { 'acme/shop': 'pass' } },
    { kind: 'near_miss', why: 'an archived repository shows its history all the same', inventory: github(repo({ archived: true, visibility: 'public', made_public_at: '2026-11-14T09:00:00Z' })), answers: { 'acme/shop': 'fail' } },
    { kind: 'near_miss', why: 'the approval of a fork of the same name', inventory: github(repo({ visibility: 'public', made_public_at: '2026-11-14T09:00:00Z' })), params: { public_repositories: ['mona/shop'] }, answers: { 'acme/shop': 'fail' } },
  ],
});
