/** Rules: one for each check that ran, one for each policy rule that gives a result of its own. */
import type { CheckOutcome, Severity } from '../../model/report.ts';
import type { Descriptor } from './model.ts';
import { relationshipsOf, type Controls, type Taxonomy } from './taxonomies.ts';
import { levelOf, markdownText, pascalCase, problemSeverityOf, securitySeverityOf, sentence } from './texts.ts';

/** Tags that viewers keep on a rule. */
const tagsMax = 10;

/** The rule of a check; it says what to do, and what it is relevant to. */
export function checkRule(check: CheckOutcome, controls: Controls, taxonomies: readonly Taxonomy[]): Descriptor {
  const relationships = relationshipsOf(controls, taxonomies);
  const codes = relationships.map(({ target }) => target.id);
  return {
    id: check.check,
    name: pascalCase(check.check),
    ...described({ title: check.title, advice: check.remediation, severity: check.severity, codes }),
    ...(relationships.length > 0 && { relationships }),
    properties: properties(check.severity, ['security', 'ai', ...(check.flag === undefined ? [] : [check.flag]), ...codes]),
  };
}

/** The rule of a policy's rule. */
export function policyRule(of: { id: string; policy: string; rule: string; severity: Severity }): Descriptor {
  return {
    id: of.id,
    name: pascalCase(`Policy ${of.rule}`),
    ...described({ title: `${of.rule} (policy ${of.policy})`, advice: `Change what the policy ${of.policy} does not want, or change the policy`, severity: of.severity, codes: [] }),
    properties: properties(of.severity, ['security', 'ai', 'policy']),
  };
}

function described({ title, advice, severity, codes }: { title: string; advice: string; severity: Severity; codes: readonly string[] }): Partial<Descriptor> {
  const relevant = codes.length > 0 ? ` Relevant to: ${codes.join(', ')}.` : '';
  return {
    shortDescription: { text: sentence(title) },
    fullDescription: { text: sentence(title) },
    help: {
      text: `${sentence(title)} ${sentence(advice)}${relevant}`,
      markdown: `**${markdownText(title)}**\n\n${markdownText(advice)}${codes.length > 0 ? `\n\nRelevant to: ${codes.map((code) => `\`${code}\``).join(', ')}.` : ''}`,
    },
    defaultConfiguration: { level: levelOf[severity] },
  };
}

function properties(severity: Severity, tags: readonly string[]): Readonly<Record<string, unknown>> {
  return {
    tags: tags.slice(0, tagsMax),
    // A check fails only on what it has proved; what it cannot tell is a notification.
    precision: 'high',
    'problem.severity': problemSeverityOf[severity],
    'security-severity': securitySeverityOf[severity],
  };
}
