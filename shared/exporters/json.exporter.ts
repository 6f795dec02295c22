import { defineExporter, type ExportInput } from './exporter.ts';
import { orderedEvaluations, orderedReport } from './ordered.ts';
import { jsonText } from './text/json-text.ts';

/** The `$schema` of the native report: the id of `shared/model/report.schema.json`. A name, not an address; nothing is fetched. */
export const reportSchemaId = 'urn:waybill:schema:report:1';

/** The native report, with the evaluations beside it when policies were judged. */
export default defineExporter({
  id: 'json',
  title: 'Waybill report (JSON)',
  mediaType: 'application/json',
  extension: '.json',
  export: async ({ report, evaluations = [] }: ExportInput) =>
    jsonText({ $schema: reportSchemaId, ...orderedReport(report), ...(evaluations.length > 0 && { evaluations: orderedEvaluations(evaluations) }) }),
});
