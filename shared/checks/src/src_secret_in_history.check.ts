import type { Component } from '../../model/component.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { component, inventoryOf } from '../example-inventory.ts';
import { quoted } from '../support/quoted.ts';
import { livePlaces } from '../support/secrets.ts';
import { fail, pass, review, unknown } from '../support/verdicts.ts';

const commit = 'ab'.repeat(20);
const secret = (given: { commit?: string; confidence?: number; path?: string } = {}) =>
  component('secret', 'openai_api_key', { path: 'config/prod.py', confidence: 0.95, properties: { detector: 'openai_api_key', masked: 'sk-p****k2', context: 'code' }, ...given });

/** Whether a found credential was revoked, no scan can know: that is a waiver's to say. */
export default defineCheck({
  id: 'src_secret_in_history',
  version: 1,
  title: 'No live secret in code or history',
  severity: 'critical',
  remediation: 'Revoke the credential first; then remove it from the code and, where the history must not show it, rewrite the history.',
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.5.17', 'A.8.28'],
    hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'],
    pci_dss: ['8.6.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-01'],
    mitre_atlas: ['AML.T0055'],
  },
  sources: ['git', 'dir'],
  subject: 'scan',

  judge({ inventory }) {
    const hits = inventory.ofKind('secret').map(judgeHit);
    if (hits.length > 0) return hits;
    const histories = inventory.coverage.sources.map(({ history }) => history);
    if (!inventory.isComplete) return unknown('No credential was found, but not every source was read to its end.');
    if (histories.includes('partial')) return unknown('No credential was found, but the Git history was not searched in full.');
    if (histories.length === 0 || histories.includes(undefined)) return unknown('No credential stands in the files; the Git history was not searched. Scan the repository by its address with --deep.');
    return pass;
  },

  examples: [
    { kind: 'pass', why: 'nothing in the files and nothing in the whole history', inventory: inventoryOf({ source: 'git', history: 'complete' }), answers: { scan: 'pass' } },
    { kind: 'fail', why: 'taken away long ago, and still in the history', inventory: inventoryOf({ source: 'git', history: 'complete', components: [secret({ commit })] }), answers: { scan: 'fail' } },
    { kind: 'fail', why: 'in the files; what the history holds does not matter then', inventory: inventoryOf({ components: [secret()] }), answers: { scan: 'fail' } },
    { kind: 'review', why: 'only in a test of the history', inventory: inventoryOf({ source: 'git', history: 'complete', components: [secret({ commit, confidence: 0.5, path: 'test/a.py' })] }), answers: { scan: 'review' } },
    { kind: 'unknown', why: 'a directory: its history is not read', inventory: inventoryOf({}), answers: { scan: 'unknown' } },
    { kind: 'unknown', why: 'a limit cut the history short', inventory: inventoryOf({ source: 'git', history: 'partial' }), answers: { scan: 'unknown' } },
    { kind: 'unknown', why: 'the files were not read to the end', inventory: inventoryOf({ source: 'git', history: 'complete', coverage: 'partial' }), answers: { scan: 'unknown' } },
    { kind: 'empty', why: 'a repository of which only the newest commit was fetched', inventory: inventoryOf({ source: 'git' }), answers: { scan: 'unknown' } },
    {
      kind: 'near_miss',
      why: 'a sample by its own form is no leak, and no proof of its absence either',
      inventory: inventoryOf({ source: 'git', history: 'complete', components: [component('secret', 'openai_api_key', { properties: { detector: 'openai_api_key', context: 'placeholder' } })] }),
      answers: { scan: 'review' },
    },
  ],
});

function judgeHit(secret: Component): Verdict {
  const live = livePlaces(secret);
  const detector = quoted(secret.properties['detector'] ?? secret.name);
  if (live.length === 0) return review(`A value in the form of ${detector} stands in a test, a document or a sample; make sure that it is no live key.`, { evidence: secret.occurrences, discriminator: secret.key });
  const isGone = live.every(({ commit }) => commit !== undefined);
  return fail(isGone ? `A credential found as ${detector} is no longer in the files, and still in the Git history.` : `A credential found as ${detector} stands in the files.`, { evidence: live, discriminator: secret.key });
}
