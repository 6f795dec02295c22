import { findCheck } from '../checks/checks.ts';
import { defineExporter } from './exporter.ts';
import { sarifLog } from './sarif/sarif-log.ts';
import { jsonText } from './text/json-text.ts';

/** Findings for code scanning. */
export default defineExporter({
  id: 'sarif',
  title: 'SARIF 2.1.0',
  mediaType: 'application/sarif+json',
  extension: '.sarif',
  export: async (input) => jsonText(sarifLog(input, (check) => findCheck(check)?.controls ?? {})),
});
