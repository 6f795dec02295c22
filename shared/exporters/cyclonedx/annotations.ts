import { hashOf } from '../../model/hash.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { Report } from '../../model/report.ts';
import { visible } from '../text/visible.ts';
import type { Annotation } from './model.ts';
import { rootRef } from './metadata.ts';

/**
 * Findings as remarks of the scanner, on the component they are about or, for resources that are none, on the root.
 * Not vulnerabilities: an inventory holds none, and these are not in any vulnerability database.
 */
export function annotations(report: Report): Annotation[] {
  const components = new Set(report.components.map(({ id }) => id));
  const { tool, generated_at: timestamp } = report;
  return report.checks
    .flatMap(({ results, remediation }) =>
      results
        .filter(({ answer }) => answer === 'fail')
        .map(({ check, severity, reason, subject, fingerprint }): Annotation => {
          const isInBom = components.has(subject.id);
          return {
            'bom-ref': `fnd_${hashOf(check, subject.id, fingerprint ?? '', reason)}`,
            subjects: [isInBom ? subject.id : rootRef(report)],
            annotator: { component: { type: 'application', name: tool.name, version: tool.version } },
            timestamp,
            text: `${severity}: ${check}: ${isInBom ? '' : `${visible(subject.name)}: `}${visible(reason)} Remediation: ${visible(remediation)}`,
          };
        }),
    )
    .sort((a, b) => byCodeUnit(a['bom-ref'], b['bom-ref']));
}
