import type { Component, Occurrence } from '../../model/component.ts';
import type { InventoryIndex } from '../../model/inventory.ts';
import { defineCheck } from '../check.ts';
import { component, inventoryOf } from '../example-inventory.ts';
import { declarationsOf, normalName, projectOf, type Declarations } from '../support/declarations.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';

const sdk = (name: string, path: string | readonly string[], ecosystem = 'npm', packages = name) =>
  component('sdk', name, { path, method: 'import', properties: { ecosystem, package: packages, role: 'sdk' } });
const declared = (name: string, path: string, ecosystem = 'npm') =>
  component('dependency', name, { path, method: 'manifest', key: `pkg:${ecosystem}/${name}?${path}`, properties: { ecosystem, direct: 'true', origin: 'manifest' } });
const locked = (name: string, path: string, direct: boolean) =>
  component('dependency', name, { path, method: 'lockfile', key: `pkg:npm/${name}@1.0.0`, properties: { ecosystem: 'npm', direct: String(direct), origin: 'lockfile' } });

export default defineCheck({
  id: 'ai_dependency_undeclared',
  version: 2,
  title: 'Every imported AI package is declared in a manifest',
  severity: 'high',
  flag: 'shadow_ai',
  remediation: 'Add the package to the manifest of the project that imports it, or remove the import.',
  controls: {
    soc2: ['CC3.2', 'CC6.1', 'CC9.2'],
    iso_27001: ['A.5.9', 'A.5.23'],
    hipaa: ['164.308(a)(1)(ii)(A)'],
    pci_dss: ['6.3.2', '12.5.1'],
    nist_csf: ['ID.AM-02', 'DE.CM-03'],
    nist_ai_rmf: ['GOVERN 1.6', 'GOVERN 6.1'],
    iso_42001: ['A.4.4', 'A.10.3'],
    owasp_llm_top10: ['LLM03:2025'],
    owasp_agentic_top10: ['ASI04', 'ASI10'],
    mitre_atlas: ['AML.T0112', 'AML.M0023'],
  },
  subject: 'component',
  kinds: ['sdk'],

  judge(subject, { inventory }) {
    const { ecosystem, package: packages, first_party: isFirstParty } = subject.properties;
    if (isFirstParty === 'true') return notApplicable(`${quoted(subject.name)} is the project's own package: its manifest stands in the same source.`);
    if (ecosystem === undefined || packages === undefined) return unknown('Which package brings this module is not known.');
    const declarations = declarationsOf(inventory, ecosystem);
    if (declarations.manifests.size === 0) return unknown(`No ${ecosystem} manifest was read, so it cannot be said what is declared.`);

    // A module that several packages bring is declared when one of them is.
    const names = packages.split('|').map((name) => normalName(ecosystem, name.trim()));
    const homes = new Set(names.flatMap((name) => [...(declarations.declared.get(name) ?? [])]));
    if (homes.size === 0) return undeclared(subject, names, inventory, declarations);
    const elsewhere = subject.occurrences.filter((occurrence) => isDeclaredElsewhere(occurrence, homes, declarations));
    if (elsewhere.length === 0) return pass;
    return review(`${quoted(subject.name)} is declared, but not by the manifest of every project that imports it.`, { evidence: elsewhere });
  },

  examples: [
    {
      kind: 'pass',
      why: 'declared in the manifest above the file',
      inventory: inventoryOf({ components: [sdk('openai', 'src/ask.ts'), declared('openai', 'package.json')] }),
      answers: { openai: 'pass' },
    },
    {
      kind: 'pass',
      why: 'spelled in the other way that pypi takes for the same name, and one of two packages with the same module',
      inventory: inventoryOf({ components: [sdk('google', 'app.py', 'pypi', 'google-genai|Google_GenerativeAI'), declared('google-generativeai', 'requirements.txt', 'pypi')] }),
      answers: { google: 'pass' },
    },
    {
      kind: 'pass',
      why: 'a Python project that keeps its requirements in a folder beside the code',
      inventory: inventoryOf({ components: [sdk('openai', 'app/ask.py', 'pypi'), declared('openai', 'requirements/prod.txt', 'pypi')] }),
      answers: { openai: 'pass' },
    },
    {
      kind: 'fail',
      why: 'no manifest of the ecosystem names it; a manifest of another ecosystem does not count',
      inventory: inventoryOf({ components: [sdk('openai', 'src/ask.ts'), declared('express', 'package.json'), declared('openai', 'requirements.txt', 'pypi')] }),
      answers: { openai: 'fail' },
    },
    {
      kind: 'fail',
      why: 'only brought along by another package: it may be gone with the next update',
      inventory: inventoryOf({ components: [sdk('openai', 'src/ask.ts'), declared('langchain', 'package.json'), locked('openai', 'package-lock.json', false)] }),
      answers: { openai: 'fail' },
    },
    {
      kind: 'review',
      why: 'one project of two declares it, the other has a manifest of its own that does not',
      inventory: inventoryOf({ components: [sdk('openai', ['api/src/ask.ts', 'web/src/ask.ts']), declared('openai', 'api/package.json'), declared('react', 'web/package.json')] }),
      answers: { openai: 'review' },
    },
    {
      kind: 'unknown',
      why: 'no manifest of the ecosystem at all',
      inventory: inventoryOf({ components: [sdk('openai', 'src/ask.ts'), declared('openai', 'requirements.txt', 'pypi')] }),
      answers: { openai: 'unknown' },
    },
    {
      kind: 'unknown',
      why: 'a manifest of the ecosystem could not be read',
      inventory: inventoryOf({
        components: [sdk('openai', 'api/ask.ts'), declared('react', 'package.json')],
        coverage: [{ path: 'api/package.json', reason: 'parse_error', detail: 'Line 3: a comma is missing.', effect: 'skipped' }],
      }),
      answers: { openai: 'unknown' },
    },
    { kind: 'empty', why: 'no AI package is imported', inventory: inventoryOf({ components: [declared('react', 'package.json')] }), answers: { scan: 'not_applicable' } },
    {
      kind: 'not_applicable',
      why: 'a library whose own modules import it by its name',
      inventory: inventoryOf({
        components: [
          component('sdk', '@acme/agents', { path: 'src/run.ts', method: 'import', properties: { ecosystem: 'npm', package: '@acme/agents', role: 'framework', first_party: 'true' } }),
          declared('react', 'package.json'),
        ],
      }),
      answers: { '@acme/agents': 'not_applicable' },
    },
    {
      kind: 'near_miss',
      why: 'a package whose name only begins alike declares nothing',
      inventory: inventoryOf({ components: [sdk('openai', 'src/ask.ts'), declared('openai-edge', 'package.json')] }),
      answers: { openai: 'fail' },
    },
    {
      kind: 'near_miss',
      why: 'declared at the top of a monorepo, imported in a package that has a manifest of its own',
      inventory: inventoryOf({ components: [sdk('openai', 'packages/a/ask.ts'), declared('openai', 'package.json'), declared('react', 'packages/a/package.json')] }),
      answers: { openai: 'pass' },
    },
    {
      kind: 'near_miss',
      why: 'a lockfile states what the root asks for, also when its manifest was not scanned',
      inventory: inventoryOf({ components: [sdk('openai', 'src/ask.ts'), locked('openai', 'package-lock.json', true)] }),
      answers: { openai: 'pass' },
    },
  ],
});

function undeclared(subject: Component, names: readonly string[], inventory: InventoryIndex, declarations: Declarations) {
  if (!inventory.isComplete) return unknown(`No manifest that was read declares ${quoted(subject.name)}, but not every source was read to its end.`);
  if (declarations.hasUnread) return unknown(`No manifest that was read declares ${quoted(subject.name)}, but one could not be read.`);
  const isBrought = names.some((name) => declarations.brought.has(name));
  const why = isBrought ? 'it is only there because another package needs it' : 'no manifest of its ecosystem names it';
  return fail(`${quoted(subject.name)} is imported but not declared: ${why}.`);
}

/** The file belongs to a project with manifests of its own, and only other projects declare the package. */
function isDeclaredElsewhere({ path }: Occurrence, homes: ReadonlySet<string>, { manifests }: Declarations): boolean {
  const projects = projectOf(path, manifests);
  return projects.length > 0 && !projects.some((project) => homes.has(project));
}
