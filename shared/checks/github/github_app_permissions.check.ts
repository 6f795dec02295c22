import type { Json } from '../../model/fact.ts';
import type { GithubAppInstallation } from '../../model/resources/github.ts';
import { defineCheck } from '../check.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { listOf } from './values.ts';

const app = (attributes: Partial<GithubAppInstallation>, unread?: Readonly<Record<string, string>>) =>
  github(given('github.app_installation', 'helper', { app_slug: 'helper', repository_selection: 'selected', permissions: { contents: 'read' }, suspended_at: null, ...attributes }, unread));
const approved = { approved_apps: ['helper'] };

/** Permissions with which an app rules over an organization or its repositories. */
const ruling: readonly string[] = ['administration', 'members', 'organization_administration', 'organization_custom_roles', 'organization_custom_org_roles', 'organization_hooks', 'organization_personal_access_tokens', 'organization_secrets', 'organization_self_hosted_runners'];
/** Permissions with which it changes what repositories hold and run. */
const changing: readonly string[] = ['actions', 'contents', 'environments', 'secrets', 'workflows'];

export default defineCheck({
  id: 'github_app_permissions',
  version: 1,
  title: 'Installed apps are reviewed and not over-privileged',
  severity: 'medium',
  remediation: 'Review the app, install it on the repositories that need it only, or uninstall it; then name it among the approved apps.',
  // Slugs of apps that were reviewed.
  params: { approved_apps: [] },
  controls: {
    soc2: ['CC6.1', 'CC6.3', 'CC9.2'],
    iso_27001: ['A.5.15', 'A.5.19', 'A.5.20', 'A.5.22', 'A.5.23', 'A.8.2'],
    hipaa: ['164.308(b)(1)', '164.312(a)(1)'],
    pci_dss: ['7.2.5', '12.8.1', '12.8.4'],
    gdpr: ['Art.28'],
    nist_csf: ['GV.SC-04', 'GV.SC-07', 'PR.AA-05'],
    nist_ai_rmf: ['GOVERN 6.1', 'MANAGE 3.1'],
    iso_42001: ['A.10.3'],
    owasp_llm_top10: ['LLM03:2025'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.app_installation'],

  judge: (subject, { params }) => {
    const suspended = attribute(subject, 'suspended_at');
    if (suspended.isRead && suspended.value !== null) return notApplicable('The app is suspended.');
    return judgeRead(subject, ['app_slug', 'permissions', 'repository_selection'], ({ app_slug: slug, permissions, repository_selection: selection }) => {
      if (typeof slug !== 'string' || !isJsonObject(permissions)) return malformed('permissions');
      const writes = (names: readonly string[]): string[] => names.filter((name) => isWrite(permissions[name]));
      const rules = writes(ruling);
      const changes = selection === 'all' ? writes(changing) : [];
      const isApproved = listOf(params, 'approved_apps').includes(slug);
      if (rules.length > 0) return fail(`The app ${quoted(slug)} may change ${rules.join(', ')} of the organization.`);
      if (changes.length > 0 && !isApproved) return fail(`The app ${quoted(slug)} may change ${changes.join(', ')} of every repository and was not approved.`);
      return isApproved ? pass : review(`The app ${quoted(slug)} was not reviewed.`);
    });
  },

  examples: [
    { kind: 'pass', why: 'reviewed and narrow', inventory: app({}), params: approved, answers: { helper: 'pass' } },
    { kind: 'fail', why: 'it administers the organization, reviewed or not', inventory: app({ permissions: { organization_administration: 'write' } }), params: approved, answers: { helper: 'fail' } },
    { kind: 'fail', why: 'it writes to every repository and nobody approved it', inventory: app({ repository_selection: 'all', permissions: { contents: 'write' } }), answers: { helper: 'fail' } },
    { kind: 'review', why: 'narrow and not reviewed', inventory: app({}), answers: { helper: 'review' } },
    { kind: 'not_applicable', why: 'suspended', inventory: app({ suspended_at: '2026-01-01T00:00:00Z', permissions: { administration: 'write' } }), answers: { helper: 'not_applicable' } },
    { kind: 'unknown', why: 'its permissions were refused', inventory: github(given('github.app_installation', 'helper', { app_slug: 'helper', repository_selection: 'all' }, { permissions: forbidden })), answers: { helper: 'unknown' } },
    ...listExamples(['github.app_installation'], 'no app is installed'),
    { kind: 'near_miss', why: 'reading members and administration is no writing', inventory: app({ repository_selection: 'all', permissions: { administration: 'read', members: 'read' } }), params: approved, answers: { helper: 'pass' } },
    { kind: 'near_miss', why: 'a reviewed app that writes to every repository was reviewed with that', inventory: app({ repository_selection: 'all', permissions: { contents: 'write' } }), params: approved, answers: { helper: 'pass' } },
  ],
});

function isWrite(level: Json | undefined): boolean {
  return level === 'write' || level === 'admin';
}
