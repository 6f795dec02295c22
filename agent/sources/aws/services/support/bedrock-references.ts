/** Which models of Bedrock something in the account names or has called. */
import type { After, Scene } from '../../service.ts';

/** Kinds that name models: a state is only as complete as they are. Workflows count as well, but one whose definition is sealed with a key of the account does not make all states doubtful. */
export const referencing: After = {
  'aws.bedrock_agent': ['foundation_model'],
  'aws.bedrock_flow': ['nodes'],
  'aws.bedrock_knowledge_base': ['embedding_model_arn'],
  'aws.bedrock_prompt': ['variants'],
  'aws.bedrock_custom_model': ['base_model_arn'],
  'aws.region': ['bedrock_invocations'],
};

interface Profile {
  readonly names: readonly string[];
  /** An application profile references its models by itself. */
  readonly isOwn: boolean;
  readonly models: readonly string[];
}

/** `arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-…` → the id; an id stays what it is. */
export function modelIdOf(name: string): string {
  return name.startsWith('arn:') ? (name.split('/').at(-1) ?? name) : name;
}

/** The id of a foundation model or of a profile that AWS offers; null for what the account made itself, which is known by its ARN. */
export function foundationModelId(name: string | null | undefined): string | null {
  if (name === null || name === undefined) return null;
  return !name.startsWith('arn:') || /:(?:foundation-model|inference-profile)\//.test(name) ? modelIdOf(name) : null;
}

/** Ids of models and profiles by how they are known, in the region that is looked at. What leads to a profile leads to its models. */
export function namedModels(at: Pick<Scene, 'found' | 'region'>, profiles: readonly Profile[] = []): { readonly referenced: ReadonlySet<string>; readonly used: ReadonlySet<string> } {
  const isHere = ({ attributes }: { readonly attributes: { readonly region?: string | null } }) => attributes.region === at.region;
  const referenced = new Set(
    [
      ...at.found('aws.bedrock_agent').filter(isHere).map(({ attributes }) => attributes.foundation_model),
      ...at.found('aws.bedrock_flow').filter(isHere).flatMap(({ attributes }) => (attributes.nodes ?? []).map((node) => node.model_id)),
      ...at.found('aws.bedrock_knowledge_base').filter(isHere).map(({ attributes }) => attributes.embedding_model_arn),
      ...at.found('aws.bedrock_prompt').filter(isHere).flatMap(({ attributes }) => (attributes.variants ?? []).map((variant) => variant.model_id)),
      ...at.found('aws.state_machine').filter(isHere).flatMap(({ attributes }) => attributes.model_ids ?? []),
      ...at.found('aws.bedrock_custom_model').filter(isHere).map(({ attributes }) => attributes.base_model_arn),
    ].flatMap((name) => (typeof name === 'string' ? [modelIdOf(name)] : [])),
  );
  const used = new Set(at.found('aws.region').filter(isHere).flatMap(({ attributes }) => (attributes.bedrock_invocations ?? []).map(({ model_id: name }) => modelIdOf(name))));
  for (const { names, isOwn, models } of profiles) {
    const ids = models.map(modelIdOf);
    if (isOwn || names.some((name) => referenced.has(name))) for (const id of ids) referenced.add(id);
    if (names.some((name) => used.has(name))) for (const id of ids) used.add(id);
  }
  return { referenced, used };
}
