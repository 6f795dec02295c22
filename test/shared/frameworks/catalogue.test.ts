import { describe, expect, it } from 'vitest';
import { frameworks, findFramework } from '#shared/frameworks/catalogue.ts';
import checkCatalogue from '#shared/frameworks/checks.json' with { type: 'json' };
import { defaultFrameworks, evidenceModes, frameworkIds, isFrameworkId, normaliseFrameworkId } from '#shared/frameworks/framework.ts';
import { listChecks } from '#shared/checks/checks.ts';
import { severities } from '#shared/model/report.ts';

const codesOf = new Map<string, ReadonlySet<string>>(frameworks.map(({ id, controls }) => [id, new Set(controls.map(({ code }) => code))]));

describe('the frameworks', () => {
  it('are those that their list names, sorted, with ids in snake_case', () => {
    expect(frameworks.map(({ id }) => id)).toEqual([...frameworkIds]);
    for (const id of frameworkIds) expect(id).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/u);
    expect(frameworkIds).toEqual(expect.arrayContaining(['soc2', 'iso_27001', 'hipaa', 'pci_dss', 'gdpr', 'nist_csf']));
  });

  it.each(frameworks.map((framework) => [framework.id, framework] as const))('%s says where it is from, and has each code once', (_, { source, licence, version, name, controls, asOf }) => {
    for (const text of [source, licence, version, name]) expect(text).not.toBe('');
    expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
    expect(controls.length).toBeGreaterThan(9);
    expect(new Set(controls.map(({ code }) => code)).size).toBe(controls.length);
    for (const { evidenceMode, appliesFrom = '2026-01-01' } of controls) {
      expect(evidenceModes).toContain(evidenceMode);
      expect(appliesFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
    }
  });

  it('have the counts that were read from the sources', () => {
    const counts = Object.fromEntries(frameworks.map(({ id, controls }) => [id, controls.length]));

    expect(counts).toMatchObject({ soc2: 61, iso_27001: 116, hipaa: 63, pci_dss: 96, gdpr: 41, nist_csf: 106, owasp_llm_top10: 10, owasp_agentic_top10: 10 });
  });

  it('are found in other spellings (C36)', () => {
    expect(['ISO-27001', ' nist_csf ', 'Owasp-LLM_top10'].map(normaliseFrameworkId)).toEqual(['iso_27001', 'nist_csf', 'owasp_llm_top10']);
    expect(isFrameworkId(normaliseFrameworkId('pci-dss'))).toBe(true);
    expect(isFrameworkId('cis')).toBe(false);
    expect(findFramework('constructor')).toBeUndefined();
  });

  it('that count from the start are the two OWASP lists', () => {
    expect([...defaultFrameworks]).toEqual(['owasp_agentic_top10', 'owasp_llm_top10']);
  });
});

describe('the links between checks and controls', () => {
  it('lead to codes that their frameworks have', () => {
    const missing = checkCatalogue.checks.flatMap(({ id, controls }) =>
      Object.entries<readonly string[] | undefined>(controls).flatMap(([framework, codes]) => (codes ?? []).filter((code) => codesOf.get(framework)?.has(code) !== true).map((code) => `${id}: ${framework} ${code}`)),
    );

    expect(missing).toEqual([]);
    expect(checkCatalogue.checks.length).toBe(checkCatalogue.count);
    for (const { severity } of checkCatalogue.checks) expect(severities).toContain(severity);
  });

  it('hold every check that can run', () => {
    const linked = new Set(frameworks.flatMap(({ controls }) => controls.flatMap(({ checks }) => checks.map(({ id }) => id))));

    expect(listChecks().filter(({ id, controls }) => Object.keys(controls).length > 0 && !linked.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('stand at the control, by id', () => {
    const control = findFramework('owasp_llm_top10')?.controls.find(({ code }) => code === 'LLM07:2025');

    expect(control?.checks.map(({ id }) => id)).toContain('n8n_agent_system_message_secret');
    expect(control?.checks.map(({ id }) => id)).toEqual(control?.checks.map(({ id }) => id).toSorted());
  });
});
