/**
 * Facts meet the catalog: the facts of one artifact become components with evidence and edges between them.
 * Pure; the same facts give the same draft.
 */
import type { Fact } from '../../model/fact.ts';
import { recogniseCiStep } from './ci-step.ts';
import { recogniseCode } from './code.ts';
import { recogniseConfiguration } from './configuration.ts';
import { recogniseDependency } from './dependency.ts';
import type { RecogniseContext } from './context.ts';
import { DraftBuilder, type Draft } from './draft.ts';
import { recogniseIac } from './iac.ts';
import { recogniseNamedTexts } from './named-text.ts';
import { settleNames } from './open-names.ts';
import { recogniseRequests } from './requests.ts';
import { recogniseResource } from './resource.ts';
import { recogniseSetting } from './setting.ts';
import { recogniseWorkflow } from './workflow.ts';

/** What the facts of one artifact mean; empty in, empty out. */
export function recognise(facts: readonly Fact[], context: RecogniseContext): Draft {
  const builder = new DraftBuilder(context.path, context.commit);

  recogniseCode(settleNames(facts, context.catalog), context, builder);
  recogniseRequests(facts, context, builder);
  recogniseIac(facts, context, builder);
  for (const [ordinal, fact] of facts.entries()) {
    if (fact.type === 'dependency') recogniseDependency(fact, context, builder);
    else if (fact.type === 'project') builder.addProject(`${fact.ecosystem}:${fact.name}`);
    else if (fact.type === 'workflow') recogniseWorkflow(fact, context, builder);
    else if (fact.type === 'ci_step') recogniseCiStep(fact, context, builder);
    else if (fact.type === 'resource') recogniseResource(fact, context, builder);
    else if (fact.type === 'setting') recogniseSetting(fact, context, builder);
    else recogniseConfiguration(fact, { ...context, ordinal }, builder);
  }
  recogniseNamedTexts(facts.filter((fact) => fact.type === 'named_text'), context, builder);
  return builder.draft();
}
