import type * as Sdk from '@aws-sdk/client-sagemaker';
import type { ContainerDefinition } from '@aws-sdk/client-sagemaker';
import type { AwsAttributes } from '#shared/model/resources/aws.ts';
import { alsoAsk, once, required } from '../answers.ts';
import { instant, tagsOf } from '../plain.ts';
import { defineService, type At } from '../service.ts';
import { perPlace } from './support/per-place.ts';
import { scriptSecrets } from './support/scripts.ts';

/** Days that training jobs are asked for. */
const trainingDays = 90;

const vpcOf = (config: { readonly Subnets?: string[] | undefined; readonly SecurityGroupIds?: string[] | undefined } | undefined) => (config ? { subnets: config.Subnets ?? [], security_group_ids: config.SecurityGroupIds ?? [] } : null);

const containerOf = (container: ContainerDefinition) => ({ image: container.Image ?? null, model_data_url: container.ModelDataUrl ?? container.ModelDataSource?.S3DataSource?.S3Uri ?? null, model_package_name: container.ModelPackageName ?? null });

/** A lifecycle script comes in Base64. */
const secretsOf = (scripts: readonly (string | undefined)[]) => scripts.flatMap((script) => scriptSecrets(Buffer.from(script ?? '', 'base64').toString('utf8')));

export default defineService({
  id: 'sagemaker',
  title: 'SageMaker AI',
  load: () => import('@aws-sdk/client-sagemaker'),
  operations: {
    ListNotebookInstances: 'sagemaker:ListNotebookInstances',
    DescribeNotebookInstance: 'sagemaker:DescribeNotebookInstance',
    ListEndpoints: 'sagemaker:ListEndpoints',
    DescribeEndpoint: 'sagemaker:DescribeEndpoint',
    DescribeEndpointConfig: 'sagemaker:DescribeEndpointConfig',
    ListInferenceComponents: 'sagemaker:ListInferenceComponents',
    DescribeInferenceComponent: 'sagemaker:DescribeInferenceComponent',
    ListMonitoringSchedules: 'sagemaker:ListMonitoringSchedules',
    ListModels: 'sagemaker:ListModels',
    DescribeModel: 'sagemaker:DescribeModel',
    ListTrainingJobs: 'sagemaker:ListTrainingJobs',
    DescribeTrainingJob: 'sagemaker:DescribeTrainingJob',
    ListDomains: 'sagemaker:ListDomains',
    DescribeDomain: 'sagemaker:DescribeDomain',
    ListNotebookInstanceLifecycleConfigs: 'sagemaker:ListNotebookInstanceLifecycleConfigs',
    DescribeNotebookInstanceLifecycleConfig: 'sagemaker:DescribeNotebookInstanceLifecycleConfig',
    ListStudioLifecycleConfigs: 'sagemaker:ListStudioLifecycleConfigs',
    DescribeStudioLifecycleConfig: 'sagemaker:DescribeStudioLifecycleConfig',
    ListModelPackageGroups: 'sagemaker:ListModelPackageGroups',
    ListModelPackages: 'sagemaker:ListModelPackages',
    ListModelCards: 'sagemaker:ListModelCards',
    ListFeatureGroups: 'sagemaker:ListFeatureGroups',
    ListPipelines: 'sagemaker:ListPipelines',
    ListClusters: 'sagemaker:ListClusters',
    ListMlflowTrackingServers: 'sagemaker:ListMlflowTrackingServers',
    ListLabelingJobs: 'sagemaker:ListLabelingJobs',
    ListPartnerApps: 'sagemaker:ListPartnerApps',
    ListTags: 'sagemaker:ListTags',
  },
  readings: [
    {
      kinds: ['aws.sagemaker_notebook'],
      async *read(at) {
        for await (const { NotebookInstanceName, NotebookInstanceArn: arn = '' } of at.list('ListNotebookInstances', {}, 'NotebookInstances')) {
          yield await at.resource('aws.sagemaker_notebook', {
            id: arn,
            name: NotebookInstanceName ?? '',
            attributes: { notebook_instance_name: NotebookInstanceName ?? '' },
            detail: {
              gives: ['notebook_instance_status', 'direct_internet_access', 'root_access', 'kms_key_id', 'subnet_id', 'minimum_instance_metadata_service_version', 'role_arn', 'platform_identifier'],
              read: async () => {
                const notebook = await at.get('DescribeNotebookInstance', { NotebookInstanceName });
                return {
                  notebook_instance_status: notebook.NotebookInstanceStatus ?? '',
                  direct_internet_access: required(notebook.DirectInternetAccess, 'DirectInternetAccess'),
                  root_access: required(notebook.RootAccess, 'RootAccess'),
                  kms_key_id: notebook.KmsKeyId ?? null,
                  subnet_id: notebook.SubnetId ?? null,
                  minimum_instance_metadata_service_version: notebook.InstanceMetadataServiceConfiguration?.MinimumInstanceMetadataServiceVersion ?? null,
                  role_arn: notebook.RoleArn ?? null,
                  platform_identifier: notebook.PlatformIdentifier ?? null,
                };
              },
            },
            asks: { tags: async () => tagsOf(await at.all('ListTags', { ResourceArn: arn }, 'Tags')) },
          });
        }
      },
    },
    {
      kinds: ['aws.sagemaker_model'],
      async *read(at) {
        for await (const { ModelName, ModelArn: arn = '' } of at.list('ListModels', {}, 'Models')) {
          const model = await at.resource('aws.sagemaker_model', {
            id: arn,
            name: ModelName ?? '',
            attributes: { model_name: ModelName ?? '' },
            detail: {
              gives: ['enable_network_isolation', 'vpc_config', 'execution_role_arn', 'containers'],
              read: async () => {
                const detail = await at.get('DescribeModel', { ModelName });
                return {
                  enable_network_isolation: detail.EnableNetworkIsolation ?? false,
                  vpc_config: vpcOf(detail.VpcConfig),
                  execution_role_arn: detail.ExecutionRoleArn ?? null,
                  containers: [...(detail.PrimaryContainer ? [detail.PrimaryContainer] : []), ...(detail.Containers ?? [])].map(containerOf),
                };
              },
            },
            asks: { tags: async () => tagsOf(await at.all('ListTags', { ResourceArn: arn }, 'Tags')) },
          });
          const { containers = [] } = model.attributes as AwsAttributes<'aws.sagemaker_model'>;
          yield { ...model, images: containers.flatMap(({ image }) => image ?? []) };
        }
      },
    },
    {
      kinds: ['aws.sagemaker_endpoint'],
      async *read(at) {
        const modelArns = modelArnsOf(at);
        for await (const { EndpointName, EndpointArn: arn = '', EndpointStatus } of at.list('ListEndpoints', {}, 'Endpoints')) {
          const endpoint = once(() => at.get('DescribeEndpoint', { EndpointName }));
          const found = await at.resource('aws.sagemaker_endpoint', {
            id: arn,
            name: EndpointName ?? '',
            attributes: { endpoint_name: EndpointName ?? '', endpoint_status: EndpointStatus ?? '' },
            detail: {
              gives: ['kms_key_id', 'data_capture', 'production_variants'],
              read: async () => {
                const { EndpointConfigName } = await endpoint();
                const config = await at.get('DescribeEndpointConfig', { EndpointConfigName });
                const capture = config.DataCaptureConfig;
                return {
                  kms_key_id: config.KmsKeyId ?? null,
                  data_capture: capture ? { enable_capture: capture.EnableCapture ?? false, destination_s3_uri: capture.DestinationS3Uri ?? '', kms_key_id: capture.KmsKeyId ?? null, initial_sampling_percentage: capture.InitialSamplingPercentage ?? 0 } : null,
                  production_variants: (config.ProductionVariants ?? []).map((variant) => ({
                    variant_name: variant.VariantName ?? '',
                    model_name: variant.ModelName ?? null,
                    instance_type: variant.InstanceType ?? null,
                    initial_instance_count: variant.InitialInstanceCount ?? null,
                    is_serverless: variant.ServerlessConfig !== undefined,
                  })),
                };
              },
            },
            asks: {
              endpoint_config_name: async () => required((await endpoint()).EndpointConfigName, 'EndpointConfigName'),
              monitoring_schedule_statuses: async () => (await at.all('ListMonitoringSchedules', { EndpointName }, 'MonitoringScheduleSummaries')).map(({ MonitoringScheduleStatus }) => MonitoringScheduleStatus ?? ''),
              tags: async () => tagsOf(await at.all('ListTags', { ResourceArn: arn }, 'Tags')),
            },
          });
          const { production_variants: variants = [] } = found.attributes as AwsAttributes<'aws.sagemaker_endpoint'>;
          yield await alsoAsk(found, 'model_arns', async () => {
            const names = variants.flatMap(({ model_name: name }) => name ?? []);
            const known = names.length > 0 ? await modelArns() : new Map<string, string>();
            return names.flatMap((name) => known.get(name) ?? []);
          });
        }
      },
    },
    {
      kinds: ['aws.sagemaker_inference_component'],
      async *read(at) {
        for await (const { InferenceComponentName, InferenceComponentArn = '', InferenceComponentStatus, EndpointArn, VariantName } of at.list('ListInferenceComponents', {}, 'InferenceComponents')) {
          yield await at.other('aws.sagemaker_inference_component', {
            id: InferenceComponentArn,
            name: InferenceComponentName ?? '',
            attributes: { status: InferenceComponentStatus ?? null, endpoint_arn: EndpointArn ?? null, variant_name: VariantName ?? null },
            detail: {
              gives: ['model_name', 'model_arn'],
              read: async () => {
                const name = (await at.get('DescribeInferenceComponent', { InferenceComponentName })).Specification?.ModelName ?? null;
                return { model_name: name, model_arn: name === null ? null : ((await modelArnsOf(at)()).get(name) ?? null) };
              },
            },
          });
        }
      },
    },
    {
      kinds: ['aws.sagemaker_training_job', 'aws.s3_dataset'],
      async *read(at) {
        const since = new Date(Date.parse(at.observedAt) - trainingDays * 24 * 3600 * 1000);
        for await (const { TrainingJobName, TrainingJobArn = '', TrainingJobStatus, CreationTime } of at.list('ListTrainingJobs', { CreationTimeAfter: since }, 'TrainingJobSummaries')) {
          const job = await at.resource('aws.sagemaker_training_job', {
            id: TrainingJobArn,
            name: TrainingJobName ?? '',
            attributes: { training_job_name: TrainingJobName ?? '', training_job_status: TrainingJobStatus ?? '', creation_time: instant(CreationTime) ?? '' },
            detail: {
              gives: ['volume_kms_key_id', 'output_kms_key_id', 'instance_count', 'enable_inter_container_traffic_encryption', 'enable_network_isolation', 'vpc_config', 'input_s3_uris'],
              read: async () => {
                const detail = await at.get('DescribeTrainingJob', { TrainingJobName });
                const groups = detail.ResourceConfig?.InstanceGroups ?? [];
                return {
                  volume_kms_key_id: detail.ResourceConfig?.VolumeKmsKeyId ?? null,
                  output_kms_key_id: detail.OutputDataConfig?.KmsKeyId || null,
                  instance_count: groups.length > 0 ? groups.reduce((sum, group) => sum + (group.InstanceCount ?? 0), 0) : (detail.ResourceConfig?.InstanceCount ?? 0),
                  enable_inter_container_traffic_encryption: detail.EnableInterContainerTrafficEncryption ?? false,
                  enable_network_isolation: detail.EnableNetworkIsolation ?? false,
                  vpc_config: vpcOf(detail.VpcConfig),
                  input_s3_uris: (detail.InputDataConfig ?? []).flatMap(({ DataSource }) => DataSource?.S3DataSource?.S3Uri ?? []),
                };
              },
            },
          });
          yield job;
          const { input_s3_uris: inputs = [] } = job.attributes as AwsAttributes<'aws.sagemaker_training_job'>;
          for (const uri of inputs) yield await at.other('aws.s3_dataset', { id: uri, name: uri, attributes: {} });
        }
      },
    },
    {
      kinds: ['aws.sagemaker_domain'],
      async *read(at) {
        for await (const { DomainId, DomainArn: arn = '', DomainName, Status } of at.list('ListDomains', {}, 'Domains')) {
          yield await at.resource('aws.sagemaker_domain', {
            id: arn,
            name: DomainName ?? DomainId ?? '',
            attributes: { domain_name: DomainName ?? '', status: Status ?? '' },
            detail: {
              gives: ['auth_mode', 'app_network_access_type', 'kms_key_id'],
              read: async () => {
                const domain = await at.get('DescribeDomain', { DomainId });
                return { auth_mode: required(domain.AuthMode, 'AuthMode'), app_network_access_type: domain.AppNetworkAccessType ?? 'PublicInternetOnly', kms_key_id: domain.KmsKeyId ?? null };
              },
            },
          });
        }
      },
    },
    {
      kinds: ['aws.sagemaker_lifecycle_config'],
      async *read(at) {
        for await (const { NotebookInstanceLifecycleConfigName, NotebookInstanceLifecycleConfigArn: arn = '' } of at.list('ListNotebookInstanceLifecycleConfigs', {}, 'NotebookInstanceLifecycleConfigs')) {
          yield await at.resource('aws.sagemaker_lifecycle_config', {
            id: arn,
            name: NotebookInstanceLifecycleConfigName ?? '',
            attributes: { name: NotebookInstanceLifecycleConfigName ?? '', scope: 'notebook' },
            asks: {
              secrets: async () => {
                const { OnCreate = [], OnStart = [] } = await at.get('DescribeNotebookInstanceLifecycleConfig', { NotebookInstanceLifecycleConfigName });
                return secretsOf([...OnCreate, ...OnStart].map(({ Content }) => Content));
              },
            },
          });
        }
        for await (const { StudioLifecycleConfigName, StudioLifecycleConfigArn: arn = '' } of at.list('ListStudioLifecycleConfigs', {}, 'StudioLifecycleConfigs')) {
          yield await at.resource('aws.sagemaker_lifecycle_config', {
            id: arn,
            name: StudioLifecycleConfigName ?? '',
            attributes: { name: StudioLifecycleConfigName ?? '', scope: 'studio' },
            asks: { secrets: async () => secretsOf([(await at.get('DescribeStudioLifecycleConfig', { StudioLifecycleConfigName })).StudioLifecycleConfigContent]) },
          });
        }
      },
    },
    {
      kinds: ['aws.sagemaker_model_package'],
      async *read(at) {
        for await (const { ModelPackageGroupName } of at.list('ListModelPackageGroups', {}, 'ModelPackageGroupSummaryList')) {
          for await (const version of at.list('ListModelPackages', { ModelPackageGroupName }, 'ModelPackageSummaryList')) {
            yield await at.resource('aws.sagemaker_model_package', {
              id: version.ModelPackageArn ?? '',
              name: `${ModelPackageGroupName}:${version.ModelPackageVersion ?? ''}`,
              attributes: { model_package_group_name: ModelPackageGroupName ?? '', model_package_version: version.ModelPackageVersion ?? null, model_package_status: version.ModelPackageStatus ?? '', model_approval_status: version.ModelApprovalStatus ?? null, creation_time: instant(version.CreationTime) },
            });
          }
        }
      },
    },
    {
      kinds: ['aws.sagemaker_model_card'],
      async *read(at) {
        for await (const card of at.list('ListModelCards', {}, 'ModelCardSummaries')) {
          yield await at.other('aws.sagemaker_model_card', { id: card.ModelCardArn ?? '', name: card.ModelCardName ?? '', attributes: { model_card_status: card.ModelCardStatus ?? null, last_modified_time: instant(card.LastModifiedTime) } });
        }
      },
    },
    {
      kinds: ['aws.sagemaker_feature_group'],
      async *read(at) {
        for await (const group of at.list('ListFeatureGroups', {}, 'FeatureGroupSummaries')) {
          yield await at.other('aws.sagemaker_feature_group', { id: group.FeatureGroupArn ?? '', name: group.FeatureGroupName ?? '', attributes: { feature_group_status: group.FeatureGroupStatus ?? null, creation_time: instant(group.CreationTime) } });
        }
      },
    },
    {
      kinds: ['aws.sagemaker_pipeline'],
      async *read(at) {
        for await (const pipeline of at.list('ListPipelines', {}, 'PipelineSummaries')) {
          yield await at.other('aws.sagemaker_pipeline', { id: pipeline.PipelineArn ?? '', name: pipeline.PipelineName ?? '', attributes: { role_arn: pipeline.RoleArn ?? null, last_execution_time: instant(pipeline.LastExecutionTime) } });
        }
      },
    },
    {
      kinds: ['aws.sagemaker_cluster'],
      async *read(at) {
        for await (const item of at.list('ListClusters', {}, 'ClusterSummaries')) {
          yield await at.other('aws.sagemaker_cluster', { id: item.ClusterArn ?? '', name: item.ClusterName ?? '', attributes: { cluster_status: item.ClusterStatus ?? null, creation_time: instant(item.CreationTime) } });
        }
      },
    },
    {
      kinds: ['aws.sagemaker_mlflow_server'],
      async *read(at) {
        for await (const item of at.list('ListMlflowTrackingServers', {}, 'TrackingServerSummaries')) {
          yield await at.other('aws.sagemaker_mlflow_server', { id: item.TrackingServerArn ?? '', name: item.TrackingServerName ?? '', attributes: { tracking_server_status: item.TrackingServerStatus ?? null, mlflow_version: item.MlflowVersion ?? null } });
        }
      },
    },
    {
      kinds: ['aws.sagemaker_labeling_job'],
      async *read(at) {
        for await (const item of at.list('ListLabelingJobs', {}, 'LabelingJobSummaryList')) {
          yield await at.resource('aws.sagemaker_labeling_job', {
            id: item.LabelingJobArn ?? '',
            name: item.LabelingJobName ?? '',
            attributes: { labeling_job_status: item.LabelingJobStatus ?? '', creation_time: instant(item.CreationTime) },
            asks: {
              workteam_arn: async () => required(item.WorkteamArn, 'WorkteamArn'),
              tags: async () => tagsOf(await at.all('ListTags', { ResourceArn: item.LabelingJobArn }, 'Tags')),
            },
          });
        }
      },
    },
    {
      kinds: ['aws.sagemaker_partner_app'],
      async *read(at) {
        for await (const item of at.list('ListPartnerApps', {}, 'Summaries')) {
          yield await at.other('aws.sagemaker_partner_app', { id: item.Arn ?? '', name: item.Name ?? '', attributes: { type: item.Type ?? null, status: item.Status ?? null } });
        }
      },
    },
  ],
});

function modelArnsOf(at: At<typeof Sdk, 'ListModels'>) {
  return perPlace(at, 'model ARNs', async () => new Map((await at.all('ListModels', {}, 'Models')).map(({ ModelName, ModelArn }) => [ModelName ?? '', ModelArn ?? ''])));
}
