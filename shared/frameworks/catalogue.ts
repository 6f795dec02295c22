/**
 * The built-in frameworks with their controls, and the checks that support each. About 300 KB of data: import this file lazily.
 * Links come from `checks.json`, and for a check that is not in it from the check itself.
 */
import { listChecks } from '../checks/checks.ts';
import { by } from '../model/order.ts';
import type { Severity } from '../model/report.ts';
import checkCatalogue from './checks.json' with { type: 'json' };
import euAiAct from './eu_ai_act.json' with { type: 'json' };
import type { Control, EvidenceMode, Framework, FrameworkId, LinkedCheck } from './framework.ts';
import gdpr from './gdpr.json' with { type: 'json' };
import hipaa from './hipaa.json' with { type: 'json' };
import iso27001 from './iso_27001.json' with { type: 'json' };
import iso42001 from './iso_42001.json' with { type: 'json' };
import mitreAtlas from './mitre_atlas.json' with { type: 'json' };
import nistAiRmf from './nist_ai_rmf.json' with { type: 'json' };
import nistCsf from './nist_csf.json' with { type: 'json' };
import owaspAgenticTop10 from './owasp_agentic_top10.json' with { type: 'json' };
import owaspLlmTop10 from './owasp_llm_top10.json' with { type: 'json' };
import pciDss from './pci_dss.json' with { type: 'json' };
import soc2 from './soc2.json' with { type: 'json' };

/** A framework file; what is not named here is for people. */
interface FrameworkFile {
  readonly as_of: string;
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly source: string;
  readonly licence: string;
  readonly note?: string | undefined;
  readonly complete: boolean;
  readonly controls: readonly ControlRow[];
}

interface ControlRow {
  readonly code: string;
  readonly title: string;
  readonly group?: string | undefined;
  readonly applies_from?: string | undefined;
  readonly evidence_mode: string;
}

interface CheckLinks extends LinkedCheck {
  readonly controls: Readonly<Record<string, readonly string[] | undefined>>;
}

const files: readonly FrameworkFile[] = [euAiAct, gdpr, hipaa, iso27001, iso42001, mitreAtlas, nistAiRmf, nistCsf, owaspAgenticTop10, owaspLlmTop10, pciDss, soc2];

const catalogued: readonly CheckLinks[] = checkCatalogue.checks.map(({ id, title, severity, controls }) => ({ id, title, severity: severity as Severity, controls }));
const cataloguedIds = new Set(catalogued.map(({ id }) => id));
const links: readonly CheckLinks[] = [...catalogued, ...listChecks().filter(({ id }) => !cataloguedIds.has(id))].toSorted(by(({ id }) => id));

/** Every built-in framework, by id. */
export const frameworks: readonly Framework[] = files.map(frameworkOf).toSorted(by(({ id }) => id));

const byId = new Map<string, Framework>(frameworks.map((framework) => [framework.id, framework]));

/** The framework with this id, or nothing. Normalise spellings first. */
export function findFramework(id: string): Framework | undefined {
  return byId.get(id);
}

function frameworkOf(file: FrameworkFile): Framework {
  const { id, name, version, source, licence, note, complete, as_of, controls } = file;
  const byCode = new Map<string, LinkedCheck[]>();
  for (const check of links) {
    for (const code of check.controls[id] ?? []) {
      const linked = byCode.get(code) ?? [];
      byCode.set(code, linked);
      linked.push({ id: check.id, title: check.title, severity: check.severity });
    }
  }
  return {
    id: id as FrameworkId,
    name,
    version,
    source,
    licence,
    ...(note !== undefined && { note }),
    isComplete: complete,
    asOf: as_of,
    controls: controls.map((row) => controlOf(row, byCode.get(row.code) ?? [])),
  };
}

function controlOf({ code, title, group, applies_from, evidence_mode }: ControlRow, checks: readonly LinkedCheck[]): Control {
  return { code, title, ...(group !== undefined && { group }), evidenceMode: evidence_mode as EvidenceMode, ...(applies_from !== undefined && { appliesFrom: applies_from }), checks };
}
