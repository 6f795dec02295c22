import { defineCheck } from '../check.ts';
import { component, fileResource, inventoryOf } from '../example-inventory.ts';
import { counted } from '../support/counted.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';

const packages = ['openai', 'zod', 'undici'].map((name) => component('dependency', name, { key: `pkg:npm/${name}@1.0.0`, version: '1.0.0', path: 'package-lock.json', method: 'lockfile', properties: { ecosystem: 'npm' } }));
const maker = fileResource('source.sbom_maker', '.github/workflows/release.yml', { tool: 'syft', line: 9 }, '.github/workflows/release.yml: syft');
const document = (listed: number) => fileResource('source.sbom', 'bom.json', { format: 'cyclonedx-json', listed_count: listed });

/** A pipeline or a build that writes the document is what keeps it true; one that lies in the tree counts as long as it lists what the tree needs. */
export default defineCheck({
  id: 'src_sbom_exported',
  version: 1,
  title: 'A bill of materials is made of the source',
  severity: 'low',
  remediation: 'Write a CycloneDX or SPDX document in the pipeline: waybill scan . -o cyclonedx=bom.json.',
  controls: {
    soc2: ['CC6.1', 'CC6.8', 'CC9.2'],
    iso_27001: ['A.5.9', 'A.5.21', 'A.8.28'],
    hipaa: ['164.308(a)(1)(ii)(A)'],
    pci_dss: ['6.3.2', '12.5.1'],
    nist_csf: ['GV.SC-07', 'ID.AM-02', 'ID.RA-09'],
    mitre_atlas: ['AML.M0023'],
  },
  sources: ['git', 'dir'],
  subject: 'scan',

  judge({ inventory }) {
    const needed = inventory.ofKind('dependency').length;
    if (needed === 0) return inventory.isComplete ? notApplicable('The source needs no packages.') : unknown('No package was found, but not every source was read to its end.');
    if (inventory.resourcesOfKind('source.sbom_maker').length > 0) return pass;
    const documents = inventory.resourcesOfKind('source.sbom').map(({ name, path = name, attributes }) => ({ path, listed: typeof attributes['listed_count'] === 'number' ? attributes['listed_count'] : 0 }));
    const [fullest] = documents.toSorted((a, b) => b.listed - a.listed || (a.path < b.path ? -1 : 1));
    if (fullest !== undefined) {
      if (fullest.listed * 2 >= needed) return pass;
      return review(`${quoted(fullest.path)} lists ${counted(fullest.listed, 'package')}, the source needs ${needed}, and no pipeline writes another document.`, { evidence: [{ path: fullest.path, line: 1, method: 'configuration', confidence: 1 }] });
    }
    const unread = inventory.coverage.entries.filter(({ effect, path }) => effect === 'skipped' && path !== '.git').length;
    if (!inventory.isComplete || unread > 0) return unknown('Nothing that writes a bill of materials was found, but not everything was read.');
    const manifest = inventory.ofKind('dependency')[0]?.occurrences[0];
    return fail(`The source needs ${counted(needed, 'package')}, and no pipeline, build file or script writes a bill of materials.`, { evidence: manifest === undefined ? [] : [manifest] });
  },

  examples: [
    { kind: 'pass', why: 'a pipeline writes one', inventory: inventoryOf({ components: packages, resources: [maker] }), answers: { scan: 'pass' } },
    { kind: 'pass', why: 'one lies in the tree', inventory: inventoryOf({ components: packages, resources: [document(3)] }), answers: { scan: 'pass' } },
    { kind: 'fail', why: 'neither', inventory: inventoryOf({ components: packages }), answers: { scan: 'fail' } },
    { kind: 'review', why: 'the document lists a part', inventory: inventoryOf({ components: packages, resources: [document(1)] }), answers: { scan: 'review' } },
    { kind: 'unknown', why: 'the rest of the tree was not read', inventory: inventoryOf({ components: packages, coverage: 'partial' }), answers: { scan: 'unknown' } },
    { kind: 'unknown', why: 'a pipeline that could not be opened may write one', inventory: inventoryOf({ components: packages, coverage: [{ path: '.gitlab-ci.yml', reason: 'permission_denied', effect: 'skipped', detail: 'The file cannot be opened.' }] }), answers: { scan: 'unknown' } },
    { kind: 'not_applicable', why: 'no packages', inventory: inventoryOf({ resources: [maker] }), answers: { scan: 'not_applicable' } },
    { kind: 'empty', why: 'nothing at all', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'a document that lists nothing, beside one that does', inventory: inventoryOf({ components: packages, resources: [document(0), fileResource('source.sbom', 'docs/app.spdx', { format: 'spdx-tag-value', listed_count: 2 })] }), answers: { scan: 'pass' } },
  ],
});
