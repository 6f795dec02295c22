import type { AwsAttributes } from '#shared/model/resources/aws.ts';
import type { AwsTags } from '#shared/model/resources/aws/common.ts';
import { related, required } from '../answers.ts';
import { instant, tagsOf } from '../plain.ts';
import { defineService } from '../service.ts';
import { AwsTrouble } from '../trouble.ts';
import { foundationModelId, modelIdOf, namedModels, referencing } from './support/bedrock-references.ts';

export default defineService({
  id: 'bedrock',
  title: 'Bedrock',
  load: () => import('@aws-sdk/client-bedrock'),
  operations: {
    GetModelInvocationLoggingConfiguration: 'bedrock:GetModelInvocationLoggingConfiguration',
    ListEnforcedGuardrailsConfiguration: 'bedrock:ListEnforcedGuardrailsConfiguration',
    ListGuardrails: 'bedrock:ListGuardrails',
    GetGuardrail: 'bedrock:GetGuardrail',
    ListFoundationModels: 'bedrock:ListFoundationModels',
    GetFoundationModelAvailability: 'bedrock:GetFoundationModelAvailability',
    ListInferenceProfiles: 'bedrock:ListInferenceProfiles',
    ListCustomModels: 'bedrock:ListCustomModels',
    GetCustomModel: 'bedrock:GetCustomModel',
    ListModelCustomizationJobs: 'bedrock:ListModelCustomizationJobs',
    GetModelCustomizationJob: 'bedrock:GetModelCustomizationJob',
    ListImportedModels: 'bedrock:ListImportedModels',
    GetImportedModel: 'bedrock:GetImportedModel',
    ListProvisionedModelThroughputs: 'bedrock:ListProvisionedModelThroughputs',
    ListMarketplaceModelEndpoints: 'bedrock:ListMarketplaceModelEndpoints',
    ListPromptRouters: 'bedrock:ListPromptRouters',
    ListCustomModelDeployments: 'bedrock:ListCustomModelDeployments',
    ListAutomatedReasoningPolicies: 'bedrock:ListAutomatedReasoningPolicies',
    ListModelInvocationJobs: 'bedrock:ListModelInvocationJobs',
    ListEvaluationJobs: 'bedrock:ListEvaluationJobs',
    ListTagsForResource: 'bedrock:ListTagsForResource',
  },
  readings: [
    {
      kinds: [],
      part: { kind: 'aws.region', gives: ['bedrock_logging', 'bedrock_enforced_guardrails'] },
      async *read(at) {
        yield at.part('aws.region', {
          bedrock_logging: async () => {
            const { loggingConfig: logging } = await at.get('GetModelInvocationLoggingConfiguration', {});
            return logging === undefined
              ? null
              : {
                  log_group_name: logging.cloudWatchConfig?.logGroupName ?? null,
                  bucket_name: logging.s3Config?.bucketName ?? null,
                  large_data_bucket_name: logging.cloudWatchConfig?.largeDataDeliveryS3Config?.bucketName ?? null,
                  text_data_delivery_enabled: logging.textDataDeliveryEnabled ?? true,
                  image_data_delivery_enabled: logging.imageDataDeliveryEnabled ?? true,
                  embedding_data_delivery_enabled: logging.embeddingDataDeliveryEnabled ?? true,
                  video_data_delivery_enabled: logging.videoDataDeliveryEnabled ?? null,
                  audio_data_delivery_enabled: logging.audioDataDeliveryEnabled ?? null,
                };
          },
          bedrock_enforced_guardrails: async () =>
            (await at.all('ListEnforcedGuardrailsConfiguration', {}, 'guardrailsConfig')).map((entry) => ({
              guardrail_arn: entry.guardrailArn ?? '',
              guardrail_version: entry.guardrailVersion ?? null,
              owner: entry.owner ?? null,
              included_models: entry.modelEnforcement?.includedModels ?? [],
              excluded_models: entry.modelEnforcement?.excludedModels ?? [],
            })),
        });
      },
    },
    {
      kinds: ['aws.bedrock_guardrail'],
      async *read(at) {
        for await (const { id: guardrailIdentifier, arn = '', name } of at.list('ListGuardrails', {}, 'guardrails')) {
          yield await at.resource('aws.bedrock_guardrail', {
            id: arn,
            name: name ?? guardrailIdentifier ?? '',
            attributes: { guardrail_id: guardrailIdentifier ?? '' },
            detail: {
              gives: ['version', 'status', 'content_filters', 'pii_entities', 'pii_regexes', 'grounding_filters', 'topic_count', 'kms_key_arn'],
              read: async () => {
                const guardrail = await at.get('GetGuardrail', { guardrailIdentifier, guardrailVersion: 'DRAFT' });
                return {
                  version: guardrail.version ?? 'DRAFT',
                  status: guardrail.status ?? '',
                  content_filters: (guardrail.contentPolicy?.filters ?? []).map((filter) => ({
                    type: filter.type ?? '',
                    input_strength: filter.inputStrength ?? '',
                    output_strength: filter.outputStrength ?? '',
                    input_action: filter.inputAction ?? null,
                    output_action: filter.outputAction ?? null,
                    input_enabled: filter.inputEnabled ?? null,
                    output_enabled: filter.outputEnabled ?? null,
                  })),
                  pii_entities: (guardrail.sensitiveInformationPolicy?.piiEntities ?? []).map((entity) => ({
                    type: entity.type ?? '',
                    action: entity.action ?? '',
                    input_action: entity.inputAction ?? null,
                    output_action: entity.outputAction ?? null,
                    input_enabled: entity.inputEnabled ?? null,
                    output_enabled: entity.outputEnabled ?? null,
                  })),
                  pii_regexes: (guardrail.sensitiveInformationPolicy?.regexes ?? []).map((regex) => ({ name: regex.name ?? '', action: regex.action ?? '' })),
                  grounding_filters: (guardrail.contextualGroundingPolicy?.filters ?? []).map((filter) => ({ type: filter.type ?? '', threshold: filter.threshold ?? 0, action: filter.action ?? null, enabled: filter.enabled ?? null })),
                  topic_count: guardrail.topicPolicy?.topics?.length ?? 0,
                  kms_key_arn: guardrail.kmsKeyArn ?? null,
                };
              },
            },
            asks: {
              published_versions: async () => (await at.all('ListGuardrails', { guardrailIdentifier }, 'guardrails')).flatMap(({ version }) => (version === undefined || version === 'DRAFT' ? [] : [version])),
              tags: () => tagsOfArn(at, arn),
            },
          });
        }
      },
    },
    {
      kinds: ['aws.bedrock_custom_model', 'aws.s3_dataset'],
      async *read(at) {
        for await (const { modelArn: arn = '', modelName } of at.list('ListCustomModels', {}, 'modelSummaries')) {
          const model = await at.resource('aws.bedrock_custom_model', {
            id: arn,
            name: modelName ?? arn,
            attributes: { model_name: modelName ?? '' },
            detail: {
              gives: ['base_model_arn', 'customization_type', 'model_kms_key_arn', 'training_data_s3_uri', 'output_data_s3_uri', 'job_arn'],
              read: async () => {
                const detail = await at.get('GetCustomModel', { modelIdentifier: arn });
                return {
                  base_model_arn: detail.baseModelArn ?? null,
                  customization_type: detail.customizationType ?? null,
                  model_kms_key_arn: detail.modelKmsKeyArn ?? null,
                  training_data_s3_uri: detail.trainingDataConfig?.s3Uri ?? null,
                  output_data_s3_uri: detail.outputDataConfig?.s3Uri ?? null,
                  job_arn: detail.jobArn ?? null,
                };
              },
            },
            asks: { tags: () => tagsOfArn(at, arn) },
          });
          const { base_model_arn: base, training_data_s3_uri: data } = model.attributes as AwsAttributes<'aws.bedrock_custom_model'>;
          yield related(model, { base_model_id: foundationModelId(base) });
          if (typeof data === 'string') yield await at.other('aws.s3_dataset', { id: data, name: data, attributes: {} });
        }
      },
    },
    {
      kinds: ['aws.bedrock_customization_job'],
      async *read(at) {
        for await (const summary of at.list('ListModelCustomizationJobs', {}, 'modelCustomizationJobSummaries')) {
          yield await at.resource('aws.bedrock_customization_job', {
            id: summary.jobArn ?? '',
            name: summary.jobName ?? '',
            attributes: { job_name: summary.jobName ?? '', status: summary.status ?? '', base_model_arn: summary.baseModelArn ?? '', creation_time: instant(summary.creationTime) ?? '' },
            detail: {
              gives: ['role_arn', 'vpc_config', 'output_model_kms_key_arn'],
              read: async () => {
                const job = await at.get('GetModelCustomizationJob', { jobIdentifier: summary.jobArn });
                return {
                  role_arn: required(job.roleArn, 'roleArn'),
                  vpc_config: job.vpcConfig ? { subnet_ids: job.vpcConfig.subnetIds ?? [], security_group_ids: job.vpcConfig.securityGroupIds ?? [] } : null,
                  output_model_kms_key_arn: job.outputModelKmsKeyArn ?? null,
                };
              },
            },
          });
        }
      },
    },
    {
      kinds: ['aws.bedrock_imported_model'],
      async *read(at) {
        for await (const { modelArn: arn = '', modelName } of at.list('ListImportedModels', {}, 'modelSummaries')) {
          yield await at.resource('aws.bedrock_imported_model', {
            id: arn,
            name: modelName ?? arn,
            attributes: { model_name: modelName ?? '' },
            detail: {
              gives: ['model_architecture', 'model_kms_key_arn', 'model_data_s3_uri'],
              read: async () => {
                const model = await at.get('GetImportedModel', { modelIdentifier: arn });
                return { model_architecture: model.modelArchitecture ?? null, model_kms_key_arn: model.modelKmsKeyArn ?? null, model_data_s3_uri: model.modelDataSource?.s3DataSource?.s3Uri ?? null };
              },
            },
            asks: { tags: () => tagsOfArn(at, arn) },
          });
        }
      },
    },
    {
      kinds: ['aws.bedrock_provisioned_throughput'],
      async *read(at) {
        for await (const summary of at.list('ListProvisionedModelThroughputs', {}, 'provisionedModelSummaries')) {
          yield await at.other('aws.bedrock_provisioned_throughput', {
            id: summary.provisionedModelArn ?? '',
            name: summary.provisionedModelName ?? '',
            attributes: { status: summary.status ?? null, model_arn: summary.modelArn ?? null, foundation_model_arn: summary.foundationModelArn ?? null, model_units: summary.modelUnits ?? null, commitment_duration: summary.commitmentDuration ?? null },
          });
        }
      },
    },
    {
      kinds: ['aws.bedrock_marketplace_endpoint'],
      async *read(at) {
        for await (const endpoint of at.list('ListMarketplaceModelEndpoints', {}, 'marketplaceModelEndpoints')) {
          yield await at.other('aws.bedrock_marketplace_endpoint', {
            id: endpoint.endpointArn ?? '',
            name: endpoint.endpointArn?.split('/').at(-1) ?? '',
            attributes: { status: endpoint.status ?? null, model_source_identifier: endpoint.modelSourceIdentifier ?? null },
          });
        }
      },
    },
    {
      kinds: ['aws.bedrock_model_deployment'],
      async *read(at) {
        for await (const item of at.list('ListCustomModelDeployments', {}, 'modelDeploymentSummaries')) {
          yield await at.other('aws.bedrock_model_deployment', { id: item.customModelDeploymentArn ?? '', name: item.customModelDeploymentName ?? '', attributes: { status: item.status ?? null, model_arn: item.modelArn ?? null, created_at: instant(item.createdAt) } });
        }
      },
    },
    {
      kinds: ['aws.bedrock_reasoning_policy'],
      async *read(at) {
        for await (const item of at.list('ListAutomatedReasoningPolicies', {}, 'automatedReasoningPolicySummaries')) {
          yield await at.other('aws.bedrock_reasoning_policy', { id: item.policyArn ?? '', name: item.name ?? '', attributes: { version: item.version ?? null, updated_at: instant(item.updatedAt) } });
        }
      },
    },
    {
      kinds: ['aws.bedrock_prompt_router'],
      async *read(at) {
        // Routers that AWS offers to everyone are no inventory.
        for await (const router of at.list('ListPromptRouters', { type: 'custom' }, 'promptRouterSummaries')) {
          yield await at.other('aws.bedrock_prompt_router', {
            id: router.promptRouterArn ?? '',
            name: router.promptRouterName ?? '',
            attributes: { status: router.status ?? null, model_arns: (router.models ?? []).flatMap(({ modelArn }) => modelArn ?? []), fallback_model_arn: router.fallbackModel?.modelArn ?? null },
          });
        }
      },
    },
    {
      kinds: ['aws.bedrock_invocation_job'],
      async *read(at) {
        for await (const item of at.list('ListModelInvocationJobs', {}, 'invocationJobSummaries')) {
          yield await at.other('aws.bedrock_invocation_job', { id: item.jobArn ?? '', name: item.jobName ?? '', attributes: { status: item.status ?? null, model_id: foundationModelId(item.modelId), role_arn: item.roleArn ?? null, input_s3_uri: item.inputDataConfig?.s3InputDataConfig?.s3Uri ?? null, submit_time: instant(item.submitTime) } });
        }
      },
    },
    {
      kinds: ['aws.bedrock_evaluation_job'],
      async *read(at) {
        for await (const item of at.list('ListEvaluationJobs', {}, 'jobSummaries')) {
          yield await at.other('aws.bedrock_evaluation_job', { id: item.jobArn ?? '', name: item.jobName ?? '', attributes: { status: item.status ?? null, job_type: item.jobType ?? null, application_type: item.applicationType ?? null, model_ids: (item.inferenceConfigSummary?.modelConfigSummary?.bedrockModelIdentifiers ?? []).flatMap((id) => foundationModelId(id) ?? []), creation_time: instant(item.creationTime) } });
        }
      },
    },
    {
      kinds: ['aws.bedrock_inference_profile'],
      after: referencing,
      async *read(at) {
        const { referenced, used } = namedModels(at);
        for await (const profile of at.list('ListInferenceProfiles', {}, 'inferenceProfileSummaries')) {
          const names = [profile.inferenceProfileId ?? '', modelIdOf(profile.inferenceProfileArn ?? '')];
          if (profile.type === 'SYSTEM_DEFINED' && !names.some((name) => referenced.has(name) || used.has(name))) continue;
          const found = await at.resource('aws.bedrock_inference_profile', {
            id: profile.inferenceProfileArn ?? '',
            name: profile.inferenceProfileName ?? '',
            attributes: {
              inference_profile_id: profile.inferenceProfileId ?? '',
              inference_profile_name: profile.inferenceProfileName ?? '',
              type: profile.type ?? '',
              status: profile.status ?? '',
              model_arns: (profile.models ?? []).flatMap(({ modelArn }) => modelArn ?? []),
            },
          });
          yield related(found, { model_ids: [...new Set((profile.models ?? []).flatMap(({ modelArn }) => foundationModelId(modelArn) ?? []))] });
        }
      },
    },
    {
      kinds: ['aws.bedrock_foundation_model'],
      after: referencing,
      async *read(at) {
        const profiles = await at.all('ListInferenceProfiles', {}, 'inferenceProfileSummaries');
        const { referenced, used } = namedModels(at, profiles.map((profile) => ({ names: [profile.inferenceProfileId ?? '', modelIdOf(profile.inferenceProfileArn ?? '')], isOwn: profile.type === 'APPLICATION', models: (profile.models ?? []).flatMap(({ modelArn }) => modelArn ?? []) })));
        // Who may not ask what is granted still learns of the models that are named or called; what is missing is told at the end.
        let refused: AwsTrouble | undefined;
        for await (const model of at.list('ListFoundationModels', {}, 'modelSummaries')) {
          const id = model.modelId ?? '';
          const known = used.has(id) ? 'used' : referenced.has(id) ? 'referenced' : undefined;
          const state = known ?? (refused === undefined ? await isGranted(at, id) : false);
          if (state instanceof AwsTrouble) refused = state;
          if (typeof state !== 'string' && state !== true) continue;
          yield await at.resource('aws.bedrock_foundation_model', {
            id: `${at.region}/${id}`,
            name: id,
            attributes: { model_id: id, provider_name: model.providerName ?? null, lifecycle_status: model.modelLifecycle?.status ?? null, end_of_life_time: instant(model.modelLifecycle?.endOfLifeTime), state: state === true ? 'granted' : state },
          });
        }
        if (refused) throw refused;
      },
    },
  ],
});

interface Tagged {
  get(operation: 'ListTagsForResource', input: { resourceARN: string }): Promise<{ readonly tags?: Parameters<typeof tagsOf>[0] }>;
}

async function tagsOfArn(at: Tagged, resourceARN: string): Promise<AwsTags> {
  return tagsOf((await at.get('ListTagsForResource', { resourceARN })).tags);
}

interface Availability {
  get(operation: 'GetFoundationModelAvailability', input: { modelId: string }): Promise<{ readonly agreementAvailability?: { readonly status?: string | undefined } | undefined; readonly authorizationStatus?: string | undefined; readonly entitlementAvailability?: string | undefined }>;
}

/** Available to everyone is no inventory: granted is a model whose agreement stands and that the account may call. */
async function isGranted(at: Availability, modelId: string): Promise<boolean | AwsTrouble> {
  try {
    const { agreementAvailability, authorizationStatus, entitlementAvailability } = await at.get('GetFoundationModelAvailability', { modelId });
    return agreementAvailability?.status === 'AVAILABLE' && authorizationStatus === 'AUTHORIZED' && entitlementAvailability === 'AVAILABLE';
  } catch (error) {
    if (error instanceof AwsTrouble) return error;
    throw error;
  }
}
