/**
 * Every kind of resource that an AWS account gives, with the attributes that checks read: the contract between the source that
 * asks AWS and the checks that judge what it said. The kinds are in `aws/`, by area.
 *
 * How a value is written, everywhere:
 * - Names are the API's field names in snake_case. What AWS nests in lists of pairs (tags, attributes, parameters) is an object or a list as typed.
 * - Instants are ISO 8601 UTC (`2026-11-21T08:00:00Z`). Enumerations keep the API's spelling. Times of epoch milliseconds become ISO 8601, too.
 * - `null` means that AWS was asked and says that there is none; what it means for one attribute is said there. A list without entries is `[]`.
 * - What was refused, throttled, is unsupported in the region or was left out has no value at all and stands in `unread`, with one sentence.
 * - Policy documents are parsed JSON objects, decoded and otherwise as AWS gives them (string-or-list forms are kept).
 * - No value of an environment variable, secret, prompt, instruction or lifecycle script is ever in it.
 *
 * Types, not interfaces: only an alias of an object type is assignable to `JsonObject`, which is what a resource carries.
 */
import type { AwsAccount, AwsOrganization, AwsRegion } from './aws/account.ts';
import type { AwsAgentcoreApiKeyProvider, AwsAgentcoreBrowser, AwsAgentcoreCodeInterpreter, AwsAgentcoreGateway, AwsAgentcoreMemory, AwsAgentcoreRuntime } from './aws/agentcore.ts';
import type { AwsComprehendModel, AwsKendraIndex, AwsLexBotAlias, AwsMemorydbCluster, AwsOpensearchCollection, AwsOpensearchDomain, AwsQbusinessApplication, AwsS3VectorBucket } from './aws/ai-services.ts';
import type { AwsBedrockAgent, AwsBedrockFlow, AwsBedrockGuardrail, AwsBedrockKnowledgeBase, AwsBedrockPrompt } from './aws/bedrock-agents.ts';
import type { AwsBedrockCustomModel, AwsBedrockCustomizationJob, AwsBedrockDataAutomationProject, AwsBedrockFoundationModel, AwsBedrockImportedModel, AwsBedrockInferenceProfile } from './aws/bedrock-models.ts';
import type { AwsEc2Instance, AwsEcrRepository, AwsEcsTaskDefinition, AwsLambdaFunction } from './aws/compute.ts';
import type { AwsDynamodbTable, AwsKmsKey, AwsRdsCluster, AwsRdsInstance, AwsSecret } from './aws/data.ts';
import type { AwsGuarddutyFinding, AwsInspectorFinding } from './aws/detection.ts';
import type { AwsBedrockApiKey, AwsIamAccessKey, AwsIamGroup, AwsIamPolicy, AwsIamRole, AwsIamUser } from './aws/identity.ts';
import type { AwsEksCluster } from './aws/kubernetes.ts';
import type { AwsCloudtrailTrail, AwsLogGroup } from './aws/logging.ts';
import type { AwsCertificate, AwsLoadBalancerListener, AwsSecurityGroup, AwsVpc } from './aws/network.ts';
import type { AwsPersonalizeDatasetGroup } from './aws/personalize.ts';
import type { AwsAmplifyApp, AwsApprunnerService, AwsBatchJobDefinition, AwsCodebuildProject } from './aws/platforms.ts';
import type { AwsRekognitionCollection, AwsRekognitionModel, AwsRekognitionStreamProcessor } from './aws/rekognition.ts';
import type { AwsSagemakerDomain, AwsSagemakerEndpoint, AwsSagemakerLabelingJob, AwsSagemakerLifecycleConfig, AwsSagemakerModel, AwsSagemakerModelPackage, AwsSagemakerNotebook, AwsSagemakerTrainingJob } from './aws/sagemaker.ts';
import type { AwsEbsVolume, AwsS3Bucket, AwsSnapshot } from './aws/storage.ts';
import type { AwsStateMachine } from './aws/workflows.ts';

/** The attributes of each kind, without `unread`. */
export interface AwsResources {
  readonly 'aws.account': AwsAccount;
  readonly 'aws.agentcore_api_key_provider': AwsAgentcoreApiKeyProvider;
  readonly 'aws.agentcore_browser': AwsAgentcoreBrowser;
  readonly 'aws.agentcore_code_interpreter': AwsAgentcoreCodeInterpreter;
  readonly 'aws.agentcore_gateway': AwsAgentcoreGateway;
  readonly 'aws.agentcore_memory': AwsAgentcoreMemory;
  readonly 'aws.agentcore_runtime': AwsAgentcoreRuntime;
  readonly 'aws.amplify_app': AwsAmplifyApp;
  readonly 'aws.apprunner_service': AwsApprunnerService;
  readonly 'aws.batch_job_definition': AwsBatchJobDefinition;
  readonly 'aws.bedrock_agent': AwsBedrockAgent;
  readonly 'aws.bedrock_api_key': AwsBedrockApiKey;
  readonly 'aws.bedrock_custom_model': AwsBedrockCustomModel;
  readonly 'aws.bedrock_customization_job': AwsBedrockCustomizationJob;
  readonly 'aws.bedrock_data_automation_project': AwsBedrockDataAutomationProject;
  readonly 'aws.bedrock_flow': AwsBedrockFlow;
  readonly 'aws.bedrock_foundation_model': AwsBedrockFoundationModel;
  readonly 'aws.bedrock_guardrail': AwsBedrockGuardrail;
  readonly 'aws.bedrock_imported_model': AwsBedrockImportedModel;
  readonly 'aws.bedrock_inference_profile': AwsBedrockInferenceProfile;
  readonly 'aws.bedrock_knowledge_base': AwsBedrockKnowledgeBase;
  readonly 'aws.bedrock_prompt': AwsBedrockPrompt;
  readonly 'aws.certificate': AwsCertificate;
  readonly 'aws.cloudtrail_trail': AwsCloudtrailTrail;
  readonly 'aws.codebuild_project': AwsCodebuildProject;
  readonly 'aws.comprehend_model': AwsComprehendModel;
  readonly 'aws.dynamodb_table': AwsDynamodbTable;
  readonly 'aws.ebs_volume': AwsEbsVolume;
  readonly 'aws.ec2_instance': AwsEc2Instance;
  readonly 'aws.ecr_repository': AwsEcrRepository;
  readonly 'aws.ecs_task_definition': AwsEcsTaskDefinition;
  readonly 'aws.eks_cluster': AwsEksCluster;
  readonly 'aws.guardduty_finding': AwsGuarddutyFinding;
  readonly 'aws.iam_access_key': AwsIamAccessKey;
  readonly 'aws.iam_group': AwsIamGroup;
  readonly 'aws.iam_policy': AwsIamPolicy;
  readonly 'aws.iam_role': AwsIamRole;
  readonly 'aws.iam_user': AwsIamUser;
  readonly 'aws.inspector_finding': AwsInspectorFinding;
  readonly 'aws.kendra_index': AwsKendraIndex;
  readonly 'aws.kms_key': AwsKmsKey;
  readonly 'aws.lambda_function': AwsLambdaFunction;
  readonly 'aws.lex_bot_alias': AwsLexBotAlias;
  readonly 'aws.load_balancer_listener': AwsLoadBalancerListener;
  readonly 'aws.log_group': AwsLogGroup;
  readonly 'aws.memorydb_cluster': AwsMemorydbCluster;
  readonly 'aws.opensearch_collection': AwsOpensearchCollection;
  readonly 'aws.opensearch_domain': AwsOpensearchDomain;
  readonly 'aws.organization': AwsOrganization;
  readonly 'aws.personalize_dataset_group': AwsPersonalizeDatasetGroup;
  readonly 'aws.qbusiness_application': AwsQbusinessApplication;
  readonly 'aws.rds_cluster': AwsRdsCluster;
  readonly 'aws.rds_instance': AwsRdsInstance;
  readonly 'aws.region': AwsRegion;
  readonly 'aws.rekognition_collection': AwsRekognitionCollection;
  readonly 'aws.rekognition_model': AwsRekognitionModel;
  readonly 'aws.rekognition_stream_processor': AwsRekognitionStreamProcessor;
  readonly 'aws.s3_bucket': AwsS3Bucket;
  readonly 'aws.s3_vector_bucket': AwsS3VectorBucket;
  readonly 'aws.sagemaker_domain': AwsSagemakerDomain;
  readonly 'aws.sagemaker_endpoint': AwsSagemakerEndpoint;
  readonly 'aws.sagemaker_labeling_job': AwsSagemakerLabelingJob;
  readonly 'aws.sagemaker_lifecycle_config': AwsSagemakerLifecycleConfig;
  readonly 'aws.sagemaker_model': AwsSagemakerModel;
  readonly 'aws.sagemaker_model_package': AwsSagemakerModelPackage;
  readonly 'aws.sagemaker_notebook': AwsSagemakerNotebook;
  readonly 'aws.sagemaker_training_job': AwsSagemakerTrainingJob;
  readonly 'aws.secret': AwsSecret;
  readonly 'aws.security_group': AwsSecurityGroup;
  readonly 'aws.snapshot': AwsSnapshot;
  readonly 'aws.state_machine': AwsStateMachine;
  readonly 'aws.vpc': AwsVpc;
}

export type AwsKind = keyof AwsResources;

/** What a source hands over of one resource: each attribute either has a value or stands in `unread`. */
export type AwsAttributes<Kind extends AwsKind> = Partial<AwsResources[Kind]> & {
  readonly unread?: { readonly [Name in Extract<keyof AwsResources[Kind], string>]?: string };
};
