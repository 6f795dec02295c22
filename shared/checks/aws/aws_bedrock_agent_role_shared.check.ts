import type { Resource } from '../../model/component.ts';
import { defineCheck } from '../check.ts';
import { orNull, readForms, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, unknown } from '../support/verdicts.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { arnName, notListed, related } from './judging.ts';

const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const agent = (name: string, roleName: string | null) => aws('aws.bedrock_agent', name, { agent_resource_role_arn: roleName === null ? null : role(roleName) });
const runtime = (name: string, roleName: string) => aws('aws.agentcore_runtime', name, { role_arn: role(roleName) });

/** What acts by itself, and the attribute with its role. */
const kinds = ['aws.bedrock_agent', 'aws.agentcore_runtime'] as const;

export default defineCheck({
  id: 'aws_bedrock_agent_role_shared',
  version: 1,
  title: 'Each agent has a role of its own',
  severity: 'high',
  remediation: 'Make a role for each agent with only what that agent needs; what one of them may do is then not open to the others.',
  controls: {
    soc2: ['CC6.3'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(C)', '164.312(a)(1)'],
    pci_dss: ['7.2.1', '7.2.2', '7.2.5'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05'],
    owasp_agentic_top10: ['ASI03'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds,

  judge: (subject, context) => {
    const own = roleOf(subject);
    if (!own.isRead) return unknown(own.why);
    if (own.role === null) return notApplicable('The agent has no role.');
    // A role belongs to an account, and its agents may stand in any region.
    const lists = kinds.map((kind) => related(context, subject, kind));
    const others = lists.flatMap(({ resources }) => resources).filter(({ id }) => id !== subject.id);
    const roles = others.map((other) => ({ name: other.name, ...roleOf(other) }));
    const sharing = roles.find((other) => other.isRead && other.role === own.role);
    if (sharing) return fail(`The role ${quoted(arnName(own.role))} is also the role of ${quoted(sharing.name)}.`);
    const missing = lists.find((list) => list.missing !== undefined)?.missing;
    if (missing !== undefined) return notListed('agents', missing);
    const unreadOne = roles.find((other) => !other.isRead);
    return unreadOne ? unknown(`Whether ${quoted(unreadOne.name)} has the same role was not read.`) : pass;
  },

  examples: [
    { kind: 'pass', why: 'two agents, two roles', inventory: scanned(agent('desk', 'desk'), agent('sales', 'sales')), answers: { desk: 'pass', sales: 'pass' } },
    { kind: 'fail', why: 'two agents, one role', inventory: scanned(agent('desk', 'agents'), agent('sales', 'agents')), answers: { desk: 'fail', sales: 'fail' } },
    { kind: 'fail', why: 'an agent and a runtime', inventory: scanned(agent('desk', 'agents'), runtime('helper', 'agents')), answers: { desk: 'fail', helper: 'fail' } },
    { kind: 'not_applicable', why: 'no role yet', inventory: scanned(agent('draft', null), agent('other', null)), answers: { draft: 'not_applicable', other: 'not_applicable' } },
    { kind: 'near_miss', why: 'a function with the role is no agent', inventory: scanned(agent('desk', 'desk'), aws('aws.lambda_function', 'tool', { role: role('desk') })), answers: { desk: 'pass' } },
    { kind: 'unknown', why: 'the role of the other one was refused', inventory: scanned(agent('desk', 'desk'), aws('aws.bedrock_agent', 'dark', { unread: { agent_resource_role_arn: 'HTTP 403.' } })), answers: { desk: 'unknown', dark: 'unknown' } },
    { kind: 'unknown', why: 'runtimes could not be listed', inventory: scannedWithout(['aws.agentcore_runtime'], agent('desk', 'desk')), answers: { desk: 'unknown', scan: 'unknown' } },
    ...unread('aws.bedrock_agent', 'agent_resource_role_arn'),
  ],
});

function roleOf(agentLike: Resource): { readonly isRead: true; readonly role: string | null } | { readonly isRead: false; readonly why: string } {
  const name = agentLike.kind === 'aws.bedrock_agent' ? 'agent_resource_role_arn' : 'role_arn';
  const reading = readForms(agentLike, { [name]: orNull(text) });
  return reading.isRead ? { isRead: true, role: reading.values[name] ?? null } : { isRead: false, why: reading.verdict.reason ?? 'Its role was not read.' };
}
