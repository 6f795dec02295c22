import type { Component } from '../../model/component.ts';
import { byCodeUnit } from '../../model/order.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { component, inventoryOf } from '../example-inventory.ts';
import { judgeLicence } from '../support/licences.ts';
import { listParam } from '../support/mcp-servers.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review, unknown } from '../support/verdicts.ts';

const dependency = (name: string, licence?: string) => component('dependency', name, { key: `pkg:npm/${name}@1.0.0`, path: 'package-lock.json', method: 'lockfile', ...(licence === undefined ? {} : { licence }) });

/** A forbidden licence is a finding for each package; what nobody decided about and what is not stated are told once, for all packages together. */
export default defineCheck({
  id: 'src_licence_policy',
  version: 1,
  title: 'Dependency licences allowed',
  severity: 'low',
  remediation: 'Replace the package, or have its licence cleared and put it on the list of allowed ones.',
  params: {
    // Permissive licences that most policies name; SPDX licence list 3.28.
    allowed: ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC-BY-4.0', 'CC0-1.0', 'ISC', 'MIT', 'MIT-0', 'PSF-2.0', 'Python-2.0', 'Unlicense', 'Zlib'],
    // Licences that reach over a network, or forbid uses.
    forbidden: ['AGPL-1.0', 'AGPL-3.0', 'BUSL-1.1', 'CC-BY-NC-4.0', 'Elastic-2.0', 'RPL-1.5', 'SSPL-1.0'],
  },
  controls: {
    soc2: ['CC9.2'],
    iso_27001: ['A.5.32'],
    nist_csf: ['GV.OC-03'],
    nist_ai_rmf: ['GOVERN 6.1', 'MAP 4.1', 'GAI.10'],
    iso_42001: ['A.4.3', 'A.10.3'],
  },
  sources: ['git', 'dir'],
  subject: 'scan',

  judge({ inventory, params }) {
    const packages = inventory.ofKind('dependency');
    if (packages.length === 0) return inventory.isComplete ? notApplicable('There are no packages.') : unknown('No package was found, but not every source was read to its end.');
    const lists = { allowed: listParam(params['allowed']), forbidden: listParam(params['forbidden']) };
    const judged = packages.map((each) => ({ each, answer: each.licence === undefined ? 'unstated' : judgeLicence(each.licence, lists) }));
    const of = (answer: string) => judged.flatMap((item) => (item.answer === answer ? [item.each] : []));
    return passUnless([...of('forbidden').map(forbidden), ...undecided(of('undecided')), ...unstated(of('unstated'))]);
  },

  examples: [
    { kind: 'pass', why: 'all allowed, also as a choice of two', inventory: inventoryOf({ components: [dependency('a', 'MIT'), dependency('b', '(GPL-2.0-only OR Apache-2.0)')] }), answers: { scan: 'pass' } },
    { kind: 'fail', why: 'one that is forbidden', inventory: inventoryOf({ components: [dependency('a', 'MIT'), dependency('b', 'AGPL-3.0-or-later')] }), answers: { scan: 'fail' } },
    { kind: 'fail', why: 'both licences hold, and one is forbidden', inventory: inventoryOf({ components: [dependency('a', 'MIT AND SSPL-1.0')] }), answers: { scan: 'fail' } },
    { kind: 'review', why: 'nobody has decided about it', inventory: inventoryOf({ components: [dependency('a', 'MPL-2.0')] }), answers: { scan: 'review' } },
    { kind: 'review', why: 'no licence of the list at all', inventory: inventoryOf({ components: [dependency('a', 'SEE LICENSE IN terms.txt')] }), answers: { scan: 'review' } },
    { kind: 'unknown', why: 'the lockfile states none', inventory: inventoryOf({ components: [dependency('a', 'MIT'), dependency('b')] }), answers: { scan: 'unknown' } },
    { kind: 'not_applicable', why: 'only code', inventory: inventoryOf({ components: [component('sdk', 'openai')] }), answers: { scan: 'not_applicable' } },
    { kind: 'empty', why: 'no packages', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'the lesser licence is not the one that is forbidden', inventory: inventoryOf({ components: [dependency('a', 'LGPL-3.0-only')] }), answers: { scan: 'review' } },
  ],
});

function forbidden({ name, licence, key, occurrences }: Component): Verdict {
  return fail(`The package ${quoted(name)} is under ${quoted(licence ?? '')}, which is not allowed.`, { evidence: occurrences, discriminator: key });
}

function undecided(packages: readonly Component[]): Verdict[] {
  if (packages.length === 0) return [];
  const licences = [...new Set(packages.map(({ licence = '' }) => licence))].toSorted(byCodeUnit);
  const named = licences.slice(0, 5).map(quoted).join(', ');
  return [review(`${packages.length} packages are under licences that are on no list: ${named}${licences.length > 5 ? ` and ${licences.length - 5} more` : ''}.`, { discriminator: 'undecided' })];
}

function unstated(packages: readonly Component[]): Verdict[] {
  return packages.length === 0 ? [] : [unknown(`The licence of ${packages.length} of the packages is not stated where they are declared.`, { discriminator: 'unstated' })];
}
