import { defineCheck } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { github } from './examples.ts';
import { ofLiveRepository, repo, repositoryExamples } from './repository-settings.ts';
import { daysSince, daysText, listOf, numberOf, textsIn } from './values.ts';

export default defineCheck({
  id: 'github_stale_repo',
  version: 1,
  title: 'Idle repositories are archived',
  severity: 'low',
  remediation: 'Archive the repository, or give it a topic that says why it is kept.',
  // Topics that mark a repository that is finished and still in use.
  params: { days: 365, kept_topics: ['keep', 'maintained'] },
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.5.9'],
    hipaa: ['164.308(a)(1)(ii)(A)'],
    pci_dss: ['6.3.2', '12.5.1'],
    nist_csf: ['ID.AM-02'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.repo'],

  judge: (subject, { today, params }) =>
    ofLiveRepository(subject, () =>
      judgeRead(subject, ['pushed_at', 'created_at', 'topics'], ({ pushed_at: pushedAt, created_at: createdAt, topics: given }) => {
        const days = daysSince(pushedAt ?? createdAt, today);
        const topics = textsIn(given);
        if (days === undefined || topics === undefined) return malformed('pushed_at');
        const limit = numberOf(params, 'days');
        if (days <= limit) return pass;
        const text = `Nothing was pushed for ${daysText(days)}`;
        return topics.some((topic) => listOf(params, 'kept_topics').includes(topic)) ? review(`${text}, and the repository is marked as kept; make sure that it still is.`) : fail(`${text}; the limit is ${daysText(limit)}.`);
      }),
    ),

  examples: [
    { kind: 'pass', why: 'a push last month', inventory: github(repo({ pushed_at: '2026-10-21T00:00:00Z', created_at: '2020-01-01T00:00:00Z', topics: [] })), answers: { 'acme/shop': 'pass' } },
    { kind: 'fail', why: 'idle for two years', inventory: github(repo({ pushed_at: '2024-10-21T00:00:00Z', created_at: '2020-01-01T00:00:00Z', topics: [] })), answers: { 'acme/shop': 'fail' } },
    { kind: 'review', why: 'idle and marked as kept', inventory: github(repo({ pushed_at: '2024-10-21T00:00:00Z', created_at: '2020-01-01T00:00:00Z', topics: ['keep'] })), answers: { 'acme/shop': 'review' } },
    ...repositoryExamples('pushed_at'),
    { kind: 'near_miss', why: 'never pushed to, but created this month', inventory: github(repo({ pushed_at: null, created_at: '2026-11-01T00:00:00Z', topics: [] })), answers: { 'acme/shop': 'pass' } },
    { kind: 'near_miss', why: 'exactly a year', inventory: github(repo({ pushed_at: '2025-11-21T00:00:00Z', created_at: '2020-01-01T00:00:00Z', topics: [] })), answers: { 'acme/shop': 'pass' } },
  ],
});
