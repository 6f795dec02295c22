import { defineCheck } from '../check.ts';
import { component, inventoryOf } from '../example-inventory.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review, unknown } from '../support/verdicts.ts';

const image = (properties: Readonly<Record<string, string>>) => inventoryOf({ components: [component('container_image', 'ollama/ollama', { path: 'Dockerfile', method: 'image', properties })] });
const digest = `sha256:${'0'.repeat(64)}`;

/** Only AI images are components, so only they are judged. */
export default defineCheck({
  id: 'src_base_image_pinned',
  version: 1,
  title: 'Base images pinned by digest',
  severity: 'low',
  remediation: 'Name the image by its digest, and let an update tool raise it.',
  controls: {
    soc2: ['CC6.8', 'CC9.2'],
    iso_27001: ['A.5.21', 'A.8.28'],
    pci_dss: ['6.3.2'],
    nist_csf: ['GV.SC-07', 'ID.RA-09'],
  },
  subject: 'component',
  kinds: ['container_image'],

  judge(subject) {
    const { tag, digest } = subject.properties;
    const name = quoted(subject.name);
    if (digest !== undefined) return /^sha(?:256:[0-9a-f]{64}|512:[0-9a-f]{128})$/.test(digest) ? pass : unknown(`The digest of ${name} is not one.`);
    if (tag?.includes('$')) return unknown(`The tag of ${name} is a variable.`);
    if (tag === undefined || tag === 'latest') return fail(`${name} is taken in whatever version is newest.`);
    return review(`${name} is named by the tag ${quoted(tag)}, which its publisher can move.`);
  },

  examples: [
    { kind: 'pass', why: 'by digest', inventory: image({ digest }), answers: { 'ollama/ollama': 'pass' } },
    { kind: 'fail', why: 'the tag that always moves', inventory: image({ tag: 'latest' }), answers: { 'ollama/ollama': 'fail' } },
    { kind: 'fail', why: 'no tag is the same', inventory: image({}), answers: { 'ollama/ollama': 'fail' } },
    { kind: 'review', why: 'a version as a tag', inventory: image({ tag: '0.5.1' }), answers: { 'ollama/ollama': 'review' } },
    { kind: 'unknown', why: 'a tag from a build argument', inventory: image({ tag: '${VERSION}' }), answers: { 'ollama/ollama': 'unknown' } },
    { kind: 'empty', why: 'no AI image', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'a digest makes even this tag harmless', inventory: image({ tag: 'latest', digest }), answers: { 'ollama/ollama': 'pass' } },
  ],
});
