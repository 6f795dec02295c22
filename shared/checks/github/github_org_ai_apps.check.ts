import type { GithubAppInstallation } from '../../model/resources/github.ts';
import { componentId } from '../../model/identity.ts';
import { defineCheck } from '../check.ts';
import { component } from '../example-inventory.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { listOf } from './values.ts';

const agentApp = component('agent', 'claude', { key: 'claude' });
const app = (attributes: Partial<GithubAppInstallation>, unread?: Readonly<Record<string, string>>) =>
  given('github.app_installation', 'claude', { app_slug: 'claude', repository_selection: 'selected', permissions: { contents: 'write' }, suspended_at: null, ...attributes }, unread);
const installed = (...given: Parameters<typeof app>) => ({ ...github(app(...given)), components: [agentApp] });

/** Which apps are AI is what the catalog knows: such an installation is an agent of the inventory, too. */
export default defineCheck({
  id: 'github_org_ai_apps',
  version: 1,
  title: 'AI apps with access to code are approved',
  severity: 'medium',
  remediation: 'Approve the app as a vendor that sees code and limit it to the repositories that need it, or uninstall it.',
  // Slugs of AI apps that were approved.
  params: { approved_apps: [] },
  controls: {
    soc2: ['CC3.2', 'CC6.1', 'CC6.3', 'CC9.2'],
    iso_27001: ['A.5.9', 'A.5.15', 'A.5.19', 'A.5.20', 'A.5.22', 'A.5.23', 'A.8.2'],
    hipaa: ['164.308(b)(1)', '164.312(a)(1)'],
    pci_dss: ['7.2.5', '12.8.1', '12.8.4'],
    gdpr: ['Art.28'],
    nist_csf: ['GV.SC-04', 'GV.SC-07', 'ID.AM-02', 'PR.AA-05', 'DE.CM-03'],
    nist_ai_rmf: ['GOVERN 1.6', 'GOVERN 6.1', 'MANAGE 3.1'],
    iso_42001: ['A.4.4', 'A.10.3'],
    owasp_llm_top10: ['LLM03:2025'],
    owasp_agentic_top10: ['ASI04', 'ASI10'],
    mitre_atlas: ['AML.M0023'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.app_installation'],

  judge: (subject, { inventory, params }) => {
    if (!inventory.component(componentId('agent', subject.provider_id))) return notApplicable('The app is not known to be AI.');
    const suspended = attribute(subject, 'suspended_at');
    if (suspended.isRead && suspended.value !== null) return notApplicable('The app is suspended.');
    return judgeRead(subject, ['app_slug', 'repository_selection', 'permissions'], ({ app_slug: slug, repository_selection: selection, permissions }) => {
      if (typeof slug !== 'string' || !isJsonObject(permissions)) return malformed('permissions');
      if (!listOf(params, 'approved_apps').includes(slug)) return fail(`The AI app ${quoted(slug)} has access to ${selection === 'all' ? 'every repository' : 'some repositories'} and was not approved.`);
      const writes = Object.entries(permissions).flatMap(([name, level]) => (level === 'write' ? [name] : []));
      if (selection === 'all' && writes.length > 0) return review(`The approved AI app ${quoted(slug)} may change ${writes.toSorted().join(', ')} of every repository.`);
      return pass;
    });
  },

  examples: [
    { kind: 'pass', why: 'approved, for some repositories', inventory: installed({}), params: { approved_apps: ['claude'] }, answers: { claude: 'pass' } },
    { kind: 'fail', why: 'installed, and nobody approved it', inventory: installed({}), answers: { claude: 'fail' } },
    { kind: 'review', why: 'approved, and it writes to every repository', inventory: installed({ repository_selection: 'all' }), params: { approved_apps: ['claude'] }, answers: { claude: 'review' } },
    { kind: 'not_applicable', why: 'suspended', inventory: installed({ suspended_at: '2026-01-01T00:00:00Z' }), answers: { claude: 'not_applicable' } },
    { kind: 'unknown', why: 'its permissions were refused', inventory: { ...github(given('github.app_installation', 'claude', { app_slug: 'claude', repository_selection: 'all' }, { permissions: forbidden })), components: [agentApp] }, answers: { claude: 'unknown' } },
    ...listExamples(['github.app_installation'], 'no app is installed'),
    { kind: 'near_miss', why: 'an app that is not AI, under any name', inventory: github(app({ app_slug: 'claude-monet-gallery' })), answers: { claude: 'not_applicable' } },
    { kind: 'near_miss', why: 'an approved app that reads everything changes nothing', inventory: installed({ repository_selection: 'all', permissions: { contents: 'read' } }), params: { approved_apps: ['claude'] }, answers: { claude: 'pass' } },
  ],
});
