import type { Json } from '../../model/fact.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { component, inventoryOf } from '../example-inventory.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { listProperty, textListProperty } from '../support/json-property.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';

const server = (name: string, properties: Readonly<Record<string, Json>>) =>
  inventoryOf({ components: [component('mcp_server', name, { path: '.mcp.json', properties: { origin: 'configured', transport: 'stdio', disabled: 'false', ...properties } })] });

export default defineCheck({
  id: 'ai_mcp_secret_in_config',
  version: 1,
  title: 'No clear secret in MCP or assistant config',
  severity: 'critical',
  remediation: 'Revoke the secret and give the server a reference to an environment variable, an input prompt or a secret store instead.',
  controls: {
    soc2: ['CC6.1', 'CC9.2'],
    iso_27001: ['A.5.17', 'A.5.21', 'A.8.5', 'A.8.28'],
    hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'],
    pci_dss: ['8.6.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['ID.RA-09', 'PR.AA-01', 'PR.AA-03'],
    nist_ai_rmf: ['MAP 4.1', 'MEASURE 2.7', 'GAI.12'],
    iso_42001: ['A.4.4', 'A.10.3'],
    eu_ai_act: ['Art.15(5)'],
    owasp_llm_top10: ['LLM03:2025', 'LLM06:2025'],
    owasp_agentic_top10: ['ASI03', 'ASI04', 'ASI07'],
    mitre_atlas: ['AML.T0010.005', 'AML.T0055', 'AML.T0110', 'AML.M0028'],
  },
  subject: 'component',
  kinds: ['mcp_server'],

  judge(subject) {
    if (subject.properties['origin'] === 'implemented') return notApplicable('The server is implemented here; it has no entry in a client configuration.');
    const name = quoted(subject.name);
    const secrets = listProperty(subject, 'secrets');
    const references = textListProperty(subject, 'references');
    if (secrets.state !== 'read') return unknown(`Whether the entry of the server ${name} holds secrets was not recorded.`);
    // A disabled entry still publishes what is written in it, so it is judged like the others.
    if (secrets.value.length > 0) return secrets.value.map((secret) => judgeSecret(secret, name));
    if (references.state === 'malformed') return unknown(`Which variables the server ${name} refers to is recorded in a form that cannot be read.`);
    if (references.state === 'read' && references.value.length > 0) {
      return review(`The server ${name} gets ${references.value.map(quoted).join(', ')} by reference; make sure that the value behind it is kept in a secret store.`);
    }
    return pass;
  },

  examples: [
    { kind: 'pass', why: 'neither a secret nor a reference to one', inventory: server('files', { secrets: [], references: [] }), answers: { files: 'pass' } },
    {
      kind: 'fail',
      why: 'a token written into the environment of the server',
      inventory: server('github', { secrets: [{ where: 'env', name: 'GITHUB_TOKEN', detector: 'github_token', masked: 'ghp_****x1' }], references: [] }),
      answers: { github: 'fail' },
    },
    {
      kind: 'fail',
      why: 'a disabled entry publishes its secrets all the same',
      inventory: server('github', { disabled: 'true', secrets: [{ where: 'header', name: 'Authorization', detector: 'bearer', masked: '****' }], references: ['OTHER'] }),
      answers: { github: 'fail' },
    },
    { kind: 'review', why: 'a reference: where its value is kept is for a person to say', inventory: server('github', { secrets: [], references: ['GITHUB_TOKEN'] }), answers: { github: 'review' } },
    { kind: 'not_applicable', why: 'this code is the server', inventory: server('mine', { origin: 'implemented' }), answers: { mine: 'not_applicable' } },
    { kind: 'unknown', why: 'nobody looked', inventory: server('github', {}), answers: { github: 'unknown' } },
    { kind: 'unknown', why: 'a list that is none', inventory: server('github', { secrets: '{"where"' }), answers: { github: 'unknown' } },
    { kind: 'empty', why: 'no MCP server', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'environment entries that are no secrets are neither', inventory: server('files', { args: ['--root', '/data'], secrets: [], references: [] }), answers: { files: 'pass' } },
  ],
});

const placeNames: ReadonlyMap<string, string> = new Map([
  ['env', 'environment entry'],
  ['header', 'header'],
  ['args', 'argument'],
  ['url', 'address'],
]);

/** A secret in a form that is not known is a secret all the same. */
function judgeSecret(secret: Json, server: string): Verdict {
  const { where, name, detector } = isJsonObject(secret) ? secret : {};
  const text = (value: Json | undefined) => (typeof value === 'string' ? value : '');
  const place = placeNames.get(text(where)) ?? 'entry';
  return fail(`The ${place} ${quoted(text(name))} of the server ${server} holds a secret in clear.`, { discriminator: JSON.stringify([text(where), text(name), text(detector)]) });
}
