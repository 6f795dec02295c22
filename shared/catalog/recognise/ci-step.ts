/** Steps of pipelines: actions and programs that the catalog knows as AI. */
import type { CiStepFact } from '../../model/fact.ts';
import { placedKey } from '../../model/identity.ts';
import type { CatalogAction } from '../catalog-entry.ts';
import type { Owned } from '../catalog.ts';
import type { RecogniseContext } from './context.ts';
import type { DraftBuilder } from './draft.ts';
import { seeModel, seeProvider } from './providers.ts';

export function recogniseCiStep(fact: CiStepFact, context: RecogniseContext, builder: DraftBuilder): void {
  const known = fact.action === undefined ? undefined : context.catalog.actionNamed(fact.action);
  if (known) seeStep(fact, { ...known, name: fact.action ?? '' }, context, builder);
  for (const command of fact.commands) {
    const program = context.catalog.commandNamed(command);
    if (program) seeStep(fact, { ...program, name: command }, context, builder);
  }
}

function seeStep(fact: CiStepFact, { entry, item, name }: Owned<CatalogAction> & { name: string }, { catalog, source, path }: RecogniseContext, builder: DraftBuilder): void {
  const isAction = item.action !== undefined;
  const at = { line: fact.line, method: 'workflow', confidence: 1, symbol: name } as const;
  const id = builder.see(
    {
      kind: 'ci_step',
      key: placedKey({ source, path, name: JSON.stringify([fact.job, fact.name, name]) }),
      name,
      ...(isAction && fact.ref !== undefined && { version: fact.ref }),
      ...(entry.type === 'vendor' && { provider: entry.id }),
      properties: {
        role: item.role,
        step_kind: isAction ? 'action' : 'command',
        platform: fact.platform,
        workflow: path,
        job: fact.job,
        step: fact.name,
        pinned: isAction ? String(/^[0-9a-f]{40}$/u.test(fact.ref ?? '')) : undefined,
        ...(isAction ? conductOf(item, fact.inputs) : {}),
      },
    },
    at,
  );
  const provider = seeProvider(catalog, builder, entry.id, at);
  if (provider) builder.relate({ type: 'calls', from: id, to: provider }, at);
  const model = item.model === undefined ? undefined : fact.inputs[item.model];
  if (model === undefined) return;
  const seen = seeModel(catalog, builder, { kind: 'model', id: model, provider: item.modelProvider ?? entry.id }, at);
  if (seen) builder.relate({ type: 'uses', from: id, to: seen }, at);
}

/** What its inputs say about whom it serves and what it may do. */
function conductOf(item: CatalogAction, inputs: CiStepFact['inputs']): Record<string, string | undefined> {
  const given = (name: string): string => inputs[name]?.trim() ?? '';
  const opened = (item.admits ?? []).filter((name) => !['', 'false'].includes(given(name).toLowerCase()));
  const unlimited = Object.entries(item.unlimited ?? {}).filter(([name, words]) => words.some((word) => given(name).includes(word)));
  return {
    checks_actor: String(item.admits !== undefined),
    opened_by: JSON.stringify(opened),
    limited_by: JSON.stringify((item.limits ?? []).filter((name) => given(name) !== '')),
    unlimited_by: JSON.stringify(unlimited.map(([name]) => name)),
  };
}
