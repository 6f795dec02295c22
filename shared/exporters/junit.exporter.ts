import { defineExporter, type ExportInput } from './exporter.ts';
import { orderedEvaluations, orderedReport } from './ordered.ts';
import { checkSuite, countsOf, freshNames, names, policySuite, suiteElement } from './junit/suites.ts';
import { xmlDocument } from './junit/xml.ts';

/** Verdicts as a test report, for CI systems that show those. */
export default defineExporter({
  id: 'junit',
  title: 'JUnit XML',
  mediaType: 'application/xml',
  extension: '.xml',
  export: async (input: ExportInput) => {
    const report = orderedReport(input.report);
    const nameOf = names(report);
    const suiteName = freshNames();
    const suites = [...report.checks.map((check) => checkSuite(check, nameOf)), ...orderedEvaluations(input.evaluations ?? []).map((evaluation) => policySuite(evaluation, suiteName(evaluation.policy)))];
    const { tests, failures, errors } = countsOf(suites);
    // XML dates of JUnit have no zone; the report's instant is UTC.
    const timestamp = report.generated_at.replace(/Z$/, '');
    return xmlDocument({
      name: 'testsuites',
      attributes: { name: 'waybill', tests, failures, errors, time: '0' },
      children: suites.map((suite) => suiteElement(suite, timestamp)),
    });
  },
});
