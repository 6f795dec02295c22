import type { Resource } from '../../model/component.ts';
import type { GithubRunner, GithubRunnerGroup } from '../../model/resources/github.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';

const group = (attributes: Partial<GithubRunnerGroup>, unread?: Readonly<Record<string, string>>) => given('github.runner_group', 'Default', { id: 1, runner_count: 2, ...attributes }, unread);
const runner = (attributes: Partial<GithubRunner>, unread?: Readonly<Record<string, string>>) => given('github.runner', 'builder', { repository: 'acme/shop', ...attributes }, unread);

/** A group decides for its runners; a runner of a single repository is as open as the repository. */
export default defineCheck({
  id: 'github_selfhosted_runner_public',
  version: 1,
  title: 'No self-hosted runner serves public repositories',
  severity: 'high',
  remediation: 'Do not allow public repositories in the settings of the runner group, and remove self-hosted runners from public repositories.',
  controls: {
    soc2: ['CC6.6', 'CC6.8', 'CC9.2'],
    iso_27001: ['A.5.21', 'A.8.20', 'A.8.22', 'A.8.28'],
    hipaa: ['164.312(e)(1)'],
    pci_dss: ['1.3.1', '1.4.1', '1.4.2', '6.3.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['GV.SC-07', 'ID.RA-09', 'PR.IR-01'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.runner', 'github.runner_group'],

  judge: (subject) => (subject.kind === 'github.runner' ? judgeRunner(subject) : judgeGroup(subject)),

  examples: [
    { kind: 'pass', why: 'the group is closed to them', inventory: github(group({ allows_public_repositories: false })), answers: { Default: 'pass' } },
    { kind: 'pass', why: 'the runner of a private repository', inventory: github(runner({ repository_visibility: 'private' })), answers: { builder: 'pass' } },
    { kind: 'fail', why: 'the group is open to them', inventory: github(group({ allows_public_repositories: true })), answers: { Default: 'fail' } },
    { kind: 'fail', why: 'the runner of a public repository', inventory: github(runner({ repository_visibility: 'public' })), answers: { builder: 'fail' } },
    { kind: 'not_applicable', why: 'an open group without runners', inventory: github(group({ allows_public_repositories: true, runner_count: 0 })), answers: { Default: 'not_applicable' } },
    { kind: 'not_applicable', why: 'a runner of the organization is judged with its group', inventory: github(runner({ repository: null, repository_visibility: null })), answers: { builder: 'not_applicable' } },
    { kind: 'unknown', why: 'the setting of the group was refused', inventory: github(group({}, { allows_public_repositories: forbidden })), answers: { Default: 'unknown' } },
    ...listExamples(['github.runner', 'github.runner_group'], 'there is no self-hosted runner'),
    { kind: 'near_miss', why: 'a group for all repositories that is closed to public ones', inventory: github(group({ visibility: 'all', allows_public_repositories: false })), answers: { Default: 'pass' } },
    { kind: 'near_miss', why: 'an internal repository is not public', inventory: github(runner({ repository_visibility: 'internal' })), answers: { builder: 'pass' } },
  ],
});

function judgeGroup(group: Resource): Verdict | readonly Verdict[] {
  return judgeRead(group, ['allows_public_repositories', 'runner_count'], ({ allows_public_repositories: isOpen, runner_count: count }) => {
    if (isOpen === false) return pass;
    if (isOpen !== true || typeof count !== 'number') return malformed('allows_public_repositories');
    return count === 0 ? notApplicable('The group holds no self-hosted runner.') : fail('Public repositories may use the self-hosted runners of the group, and so may everybody who opens a pull request there.');
  });
}

function judgeRunner(runner: Resource): Verdict | readonly Verdict[] {
  return judgeRead(runner, ['repository'], ({ repository }) => {
    if (repository === null) return notApplicable('A runner of the organization is judged with its group.');
    return judgeRead(runner, ['repository_visibility'], ({ repository_visibility: visibility }) => {
      if (visibility === 'private' || visibility === 'internal') return pass;
      return visibility === 'public' ? fail('A public repository has a self-hosted runner.') : malformed('repository_visibility');
    });
  });
}
