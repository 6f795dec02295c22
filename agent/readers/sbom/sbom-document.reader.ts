import { defineReader } from '../reader.ts';

/** How much of a document is looked at for what it is; characters. */
const headChars = 4_096;

/** Words that stand once for each package or component of a document, by format. */
const counted: Readonly<Record<string, RegExp>> = { 'cyclonedx-json': /"purl"\s*:/g, 'cyclonedx-xml': /<purl>/g, 'spdx-json': /"(?:SPDXID|software_packageVersion)"\s*:/g, 'spdx-tag-value': /^PackageName:/gm, 'spdx-yaml': /^\s*-?\s*SPDXID:/gm };

/** Only that it is there and how much it lists: what it says of packages is another program's word. */
export default defineReader({
  id: 'sbom-document',
  title: 'Bills of materials that lie in the tree: CycloneDX and SPDX',
  version: 1,
  gate: 'always',
  bytesMax: 32 * 1024 * 1024,
  accepts: ({ lowerName }) => /^(?:.*[._-])?(?:s?bom|cdx|cyclonedx|spdx)(?:[._-].*)?\.(?:json|xml|ya?ml|spdx)$|\.spdx$|^manifest\.spdx\.json$/.test(lowerName),
  mayHold: (bytes) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return ['CycloneDX', 'cyclonedx.org', 'SPDX', 'spdx.org'].some((word) => buffer.includes(word));
  },
  read: (artifact) => {
    const text = artifact.text();
    const format = formatOf(text);
    if (format === undefined) return { facts: [] };
    const pattern = counted[format];
    const count = pattern === undefined ? 0 : [...text.matchAll(pattern)].length;
    return { facts: [{ type: 'resource', kind: 'source.sbom', providerId: artifact.path, name: artifact.path, attributes: { format, listed_count: count }, line: 1 }] };
  },

  examples: [
    { why: 'CycloneDX as JSON', path: 'docs/bom.json', text: '{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"purl": "pkg:npm/zod@3.0.0"}]}', facts: [{ type: 'resource', kind: 'source.sbom', providerId: 'docs/bom.json', attributes: { format: 'cyclonedx-json', listed_count: 1 } }] },
    { why: 'CycloneDX as XML', path: 'bom.xml', text: '<?xml version="1.0"?>\n<bom xmlns="http://cyclonedx.org/schema/bom/1.5"><components><component><purl>pkg:a/b</purl></component></components></bom>', facts: [{ type: 'resource', attributes: { format: 'cyclonedx-xml', listed_count: 1 } }] },
    { why: 'SPDX as text and as JSON', path: 'app.spdx', text: 'SPDXVersion: SPDX-2.3\nPackageName: zod\n', facts: [{ type: 'resource', attributes: { format: 'spdx-tag-value', listed_count: 1 } }] },
    { why: 'SPDX 3', path: 'app.spdx.json', text: '{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": []}', facts: [{ type: 'resource', attributes: { format: 'spdx-json', listed_count: 0 } }] },
    { why: 'a list of another kind, and a setting that names the format', path: 'bom.json', text: '{"parts": [], "export": "CycloneDX"}', none: 'all' },
    { why: 'a licence that names SPDX', path: 'spdx.json', text: '{"license": "https://spdx.org/licenses/MIT.html"}', none: 'all' },
  ],
});

/** What a text says that it is, at its beginning. */
function formatOf(text: string): string | undefined {
  const head = text.slice(0, headChars);
  if (/^\s*\{/.test(head)) {
    if (/"bomFormat"\s*:\s*"CycloneDX"/.test(text)) return 'cyclonedx-json';
    return /"spdxVersion"\s*:\s*"SPDX-|"@context"\s*:\s*"https:\/\/spdx\.org\/rdf\/3/.test(text) ? 'spdx-json' : undefined;
  }
  if (/^\s*</.test(head)) return /<bom\s[^>]{0,1000}http:\/\/cyclonedx\.org\/schema\/bom\//.test(head) ? 'cyclonedx-xml' : undefined;
  if (/^SPDXVersion:\s*SPDX-/m.test(head)) return 'spdx-tag-value';
  return /^spdxVersion:\s*["']?SPDX-/m.test(head) ? 'spdx-yaml' : undefined;
}
