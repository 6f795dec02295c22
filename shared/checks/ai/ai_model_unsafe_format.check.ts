import { defineCheck } from '../check.ts';
import { component, inventoryOf } from '../example-inventory.ts';
import { textListProperty } from '../support/json-property.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review, unknown } from '../support/verdicts.ts';

/** Formats that hold numbers and names only. numpy's own loader refuses its embedded pickles unless it is told not to (since 1.16.3). */
const dataFormats = new Set(['safetensors', 'gguf', 'onnx', 'tflite', 'numpy']);
/** Loading these runs what the file says. */
const pickleFormats = new Set(['pickle', 'pytorch']);
/** May hold layers with code (Keras Lambda), which is not looked for. */
const layerFormats = new Set(['keras', 'hdf5']);

/** Names that a reason lists. */
const importsShownMax = 3;

const file = (name: string, properties: Readonly<Record<string, string>>) => inventoryOf({ components: [component('model_file', name, { path: `models/${name}`, method: 'header', properties })] });

export default defineCheck({
  id: 'ai_model_unsafe_format',
  version: 1,
  title: 'No pickle-family or scanner-flagged model file',
  severity: 'critical',
  remediation: 'Remove the file, take the weights from a source that you trust and convert them to safetensors.',
  controls: {
    soc2: ['CC6.8'],
    iso_27001: ['A.8.7'],
    nist_csf: ['PR.PS-05'],
    nist_ai_rmf: ['MEASURE 2.7', 'MANAGE 3.2', 'GAI.9'],
    iso_42001: ['A.6.2.4'],
    eu_ai_act: ['Art.15(5)'],
    owasp_llm_top10: ['LLM03:2025', 'LLM04:2025'],
    owasp_agentic_top10: ['ASI04', 'ASI05'],
    mitre_atlas: ['AML.T0011.000', 'AML.T0018.002', 'AML.M0011', 'AML.M0016'],
  },
  subject: 'component',
  kinds: ['model_file'],

  judge(subject) {
    const { format } = subject.properties;
    const name = quoted(subject.name);
    const found = textListProperty(subject, 'dangerous_imports');
    if (format === undefined) return unknown(`The format of ${name} was not recorded.`);
    if (found.state === 'malformed') return unknown(`What ${name} would run when it is loaded is recorded in a form that cannot be read.`);
    if (found.state === 'read' && found.value.length > 0) {
      const shown = found.value.slice(0, importsShownMax).map(quoted).join(', ');
      return fail(`Loading ${name} runs ${shown}${found.value.length > importsShownMax ? ` and ${found.value.length - importsShownMax} more` : ''}.`);
    }
    if (dataFormats.has(format)) return pass;
    if (found.state === 'absent') {
      return unknown(layerFormats.has(format) ? `${name} may hold layers with code; they are not looked for in ${format} files.` : `What ${name} would run when it is loaded was not read.`);
    }
    if (pickleFormats.has(format)) return review(`${name} is a ${format} file: nothing dangerous was found in it, but its format runs code when it is loaded.`);
    return layerFormats.has(format) ? pass : unknown(`The format ${quoted(format)} of ${name} is not one that is judged.`);
  },

  examples: [
    { kind: 'pass', why: 'a format without code', inventory: file('model.safetensors', { format: 'safetensors' }), answers: { 'model.safetensors': 'pass' } },
    { kind: 'fail', why: 'a pickle that starts a program', inventory: file('model.pkl', { format: 'pickle', dangerous_imports: '["posix.system"]' }), answers: { 'model.pkl': 'fail' } },
    { kind: 'review', why: 'a pickle in which nothing dangerous was found', inventory: file('model.pt', { format: 'pytorch', dangerous_imports: '[]' }), answers: { 'model.pt': 'review' } },
    { kind: 'unknown', why: 'a pickle that nobody looked into', inventory: file('model.pt', { format: 'pytorch' }), answers: { 'model.pt': 'unknown' } },
    { kind: 'unknown', why: 'layers with code are not looked for', inventory: file('model.h5', { format: 'hdf5' }), answers: { 'model.h5': 'unknown' } },
    { kind: 'unknown', why: 'a list that is none', inventory: file('model.pkl', { format: 'pickle', dangerous_imports: '{' }), answers: { 'model.pkl': 'unknown' } },
    { kind: 'empty', why: 'no weights', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'the format is told by the header, not by the name', inventory: file('pytorch_model.bin', { format: 'gguf' }), answers: { 'pytorch_model.bin': 'pass' } },
  ],
});
