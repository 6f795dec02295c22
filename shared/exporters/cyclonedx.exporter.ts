import { defineExporter } from './exporter.ts';

/** The inventory as a bill of materials. */
export default defineExporter({
  id: 'cyclonedx',
  title: 'CycloneDX 1.6 (JSON)',
  mediaType: 'application/vnd.cyclonedx+json; version=1.6',
  extension: '.cdx.json',
  export: async (input) => (await import('./cyclonedx/bom.ts')).cycloneDxText(input),
});
