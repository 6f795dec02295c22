import { defineCheck } from '../check.ts';
import { fileResource, inventoryOf } from '../example-inventory.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, unknown } from '../support/verdicts.ts';

const program = (path: string, format = 'elf') => fileResource('source.executable', path, { format });

/** What is ignored or installed is no part of the source. Data files are not looked at: a picture needs no explanation. */
export default defineCheck({
  id: 'src_binary_in_repo',
  version: 1,
  title: 'No unexplained binary in source',
  severity: 'low',
  remediation: 'Remove the binary, build it from source, and keep releases in a package registry.',
  controls: {
    soc2: ['CC6.8', 'CC9.2'],
    iso_27001: ['A.5.21', 'A.8.7', 'A.8.28'],
    hipaa: ['164.308(a)(5)(ii)(B)'],
    pci_dss: ['5.2.1', '5.3.2', '6.3.2'],
    nist_csf: ['GV.SC-07', 'ID.RA-09', 'PR.PS-05', 'DE.CM-09'],
  },
  sources: ['git', 'dir'],
  subject: 'scan',

  judge({ inventory }) {
    const programs = inventory.resourcesOfKind('source.executable');
    const findings = programs.map(({ name, path = name, attributes }) =>
      fail(`${quoted(path)} is a compiled program or library (${quoted(String(attributes['format']))}), which nobody can review.`, { evidence: [{ path, line: 1, method: 'header', confidence: 1 }], discriminator: path }),
    );
    if (findings.length > 0) return findings;
    if (!inventory.isComplete) return unknown('No compiled program was found, but not every source was read to its end.');
    const unread = inventory.coverage.entries.filter(({ effect, path }) => effect === 'skipped' && path !== '.git').length;
    return unread > 0 ? unknown(`No compiled program was found, but ${unread} ${unread === 1 ? 'thing was' : 'things were'} not read.`) : pass;
  },

  examples: [
    { kind: 'pass', why: 'sources only', inventory: inventoryOf({}), answers: { scan: 'pass' } },
    { kind: 'fail', why: 'a program in the tree', inventory: inventoryOf({ resources: [program('bin/tool'), program('lib/x.dll', 'pe')] }), answers: { scan: 'fail' } },
    { kind: 'unknown', why: 'the rest of the tree was not read', inventory: inventoryOf({ coverage: 'partial' }), answers: { scan: 'unknown' } },
    {
      kind: 'unknown',
      why: 'a file that could not be opened may be one',
      inventory: inventoryOf({ coverage: [{ path: 'bin/tool', reason: 'permission_denied', effect: 'skipped', detail: 'The file cannot be opened.' }] }),
      answers: { scan: 'unknown' },
    },
    { kind: 'empty', why: 'an empty tree has none', inventory: inventoryOf({}), answers: { scan: 'pass' } },
    {
      kind: 'near_miss',
      why: 'what is left out on purpose is no part of the source',
      inventory: inventoryOf({ coverage: [{ path: 'node_modules', reason: 'vendored_tree', effect: 'ignored', detail: 'Installed packages.' }] }),
      answers: { scan: 'pass' },
    },
  ],
});
