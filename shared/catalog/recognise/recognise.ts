/**
 * Facts meet the catalog: the facts of one artifact become components with evidence and edges between them.
 * Pure; the same facts give the same draft.
 */
import type { Ecosystem } from '../../model/ecosystem.ts';
import type { Fact, NamedTextFact } from '../../model/fact.ts';
import type { Catalog } from '../catalog.ts';
import { isAside } from './aside.ts';
import { recogniseApplicationSetting } from './application-setting.ts';
import { recogniseCiStep } from './ci-step.ts';
import { recogniseCode } from './code.ts';
import { recogniseCommand } from './command.ts';
import { recogniseConfiguration } from './configuration.ts';
import { recogniseDeclarations } from './declaration.ts';
import { recogniseDependency } from './dependency.ts';
import type { RecogniseContext } from './context.ts';
import { DraftBuilder, type Draft } from './draft.ts';
import { recogniseHostedTools } from './hosted-tool.ts';
import { recogniseIac } from './iac.ts';
import { recogniseModelRoute } from './model-route.ts';
import { recogniseNamedTexts } from './named-text.ts';
import { recognisePromptFiles } from './prompt-file.ts';
import { isPromptText, isSystemPromptNamed } from './prompt-text.ts';
import { settleNames, type NamedModel } from './open-names.ts';
import { seeModel } from './providers.ts';
import { recogniseResource } from './resource.ts';
import { recogniseWorkflow } from './workflow.ts';

/** What the facts of one artifact mean; empty in, empty out. */
export function recognise(facts: readonly Fact[], context: RecogniseContext): Draft {
  const builder = new DraftBuilder(context.path, context.commit);

  const settled = settleNames(facts, context.catalog);
  recogniseCode(settled.facts, context, builder);
  for (const model of settled.models) seeNamedModel(model, context, builder);
  // Tests and documentation keep whatever they like.
  if (!isAside(context.path)) for (const model of settled.stored) seeNamedModel(model, context, builder);
  recogniseDeclarations(facts, context, builder);
  recogniseIac(facts, context, builder);
  for (const [ordinal, fact] of facts.entries()) {
    if (fact.type === 'dependency') recogniseDependency(fact, context, builder);
    else if (fact.type === 'project') builder.addProject(`${fact.ecosystem}:${fact.name}`);
    else if (fact.type === 'workflow') recogniseWorkflow(fact, context, builder);
    else if (fact.type === 'command') recogniseCommand(fact, context, builder);
    else if (fact.type === 'ci_step') recogniseCiStep(fact, context, builder);
    else if (fact.type === 'model_route') recogniseModelRoute(fact, context, builder);
    else if (fact.type === 'resource') recogniseResource(fact, context, builder);
    else if (fact.type === 'application_setting') recogniseApplicationSetting(fact, context, builder);
    else recogniseConfiguration(fact, { ...context, ordinal }, builder);
  }
  const settings = facts.filter((fact) => fact.type === 'named_text');
  // What whoever runs it may set instead is meant wherever it stands: options of the command line are read far from their use.
  recogniseNamedTexts(mayBeMeant(facts, builder) ? settings : [...settingsWithDefaults(settings, context), ...settings.filter(isUnmistakablySaid)], context, builder);
  recogniseHostedTools(facts, context, builder);
  recognisePromptFiles(facts, context, builder);
  return builder.draft();
}

/**
 * Whether settings of a file may be meant for AI. In languages whose types are declared, and in Ruby and PHP, whose classes come by their names,
 * a file that uses AI shows it: without that, a `model` is one of anything.
 */
function mayBeMeant(facts: readonly Fact[], builder: DraftBuilder): boolean {
  return !facts.some((fact) => (fact.type === 'import' || fact.type === 'call') && showsUse.has(fact.ecosystem)) || builder.holds(['sdk', 'provider']);
}

/** Models that are defaults, what the other branches give that set the same, and in the configuration of an application ids that are nothing else. */
function settingsWithDefaults(settings: readonly NamedTextFact[], { catalog, path }: RecogniseContext): NamedTextFact[] {
  const isConfiguration = /(?:^|\/)config\//.test(path);
  const models = settings.filter(({ says }) => says === 'model');
  const names = new Set(models.flatMap(({ name, isDefault, value }) => (isDefault && value.kind === 'string' && catalog.isModelId(value.text) ? [name] : [])));
  return models.filter(({ name, isDefault, value }) => isDefault || names.has(name) || (isConfiguration && value.kind === 'string' && isUnmistakable(value.text, catalog)));
}

/** What means AI in any file: a function that is described to a model, a text that casts it in a role, or one that is called its system prompt and speaks so. */
function isUnmistakablySaid({ says, name, value }: NamedTextFact): boolean {
  if (says === 'tool' || says === 'spoken') return true;
  const text = value.kind === 'string' ? value.text : value.parts.join(' ');
  return says === 'prompt' && isSystemPromptNamed(name, text) && isPromptText(text);
}

/** An id that the catalog has, and that is nothing else: `gpt-4o-mini`, not `command`. */
function isUnmistakable(id: string, catalog: Catalog): boolean {
  return /\d/.test(id) && id.includes('-') && catalog.isModelId(id);
}

const showsUse: ReadonlySet<Ecosystem> = new Set<Ecosystem>(['golang', 'maven', 'nuget', 'cargo', 'gem', 'composer']);

/** The file names the model, whatever function it hands the constant to. */
function seeNamedModel({ id, provider, line, symbol }: NamedModel, { catalog }: RecogniseContext, builder: DraftBuilder): void {
  // What the call that it was handed to makes of it says more: that it embeds.
  if (builder.has('embedding_model', `${provider}:${catalog.model(provider, id).canonical}`)) return;
  seeModel(catalog, builder, { kind: 'model', id, provider }, { line, method: 'argument', confidence: 0.9, symbol });
}
