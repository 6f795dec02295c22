import { defineExporter } from './exporter.ts';
import { renderTable } from './table/render-table.ts';

export { renderTable, type TableStyle } from './table/render-table.ts';

/** A summary to read; without colour, which a terminal asks for through `renderTable`. */
export default defineExporter({
  id: 'table',
  title: 'Summary for a terminal',
  mediaType: 'text/plain; charset=utf-8',
  extension: '.txt',
  export: async (input) => renderTable(input),
});
