import { defineExporter, type ExportInput } from './exporter.ts';
import { orderedEvaluations, orderedReport } from './ordered.ts';
import { riskOf } from '../risk/scan-risk.ts';
import { jsonText } from './text/json-text.ts';

/** The `$schema` of the native report: the id of `shared/model/report.schema.json`. A name, not an address; nothing is fetched. */
export const reportSchemaId = 'urn:waybill:schema:report:1';

/** The native report, with its risk and, when policies were judged, the evaluations beside it: both follow from the report. */
export default defineExporter({
  id: 'json',
  title: 'Waybill report (JSON)',
  mediaType: 'application/json',
  extension: '.json',
  export: async ({ report, evaluations = [] }: ExportInput) =>
    jsonText({ $schema: reportSchemaId, ...orderedReport(report), risk: riskOf(report), ...(evaluations.length > 0 && { evaluations: orderedEvaluations(evaluations) }) }),
});
