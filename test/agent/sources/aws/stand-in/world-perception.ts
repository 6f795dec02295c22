/** What sees, hears, reads, translates and recommends: services with models of the account's own. One table of answers. */
import { arn, day, here, type Answers } from './state.ts';

const stamp = '1767225600000';

export const perceptionAnswers: Answers = {
  'rekognition.ListCollections': (call) => ({ CollectionIds: here(call, ['staff', 'visitors', 'empty']), FaceModelVersions: here(call, ['7.0', '7.0', '7.0']) }),
  'rekognition.DescribeCollection': (call) => ({ FaceCount: call.input['CollectionId'] === 'empty' ? 0 : 12, UserCount: 0, FaceModelVersion: '7.0', CollectionARN: arn(call, 'rekognition', `collection/${String(call.input['CollectionId'])}`), CreationTimestamp: day('2026-01-01') }),
  'rekognition.ListStreamProcessors': (call) => ({ StreamProcessors: here(call, [{ Name: 'gate', Status: 'RUNNING' }]) }),
  'rekognition.DescribeStreamProcessor': (call) => ({ Name: 'gate', StreamProcessorArn: arn(call, 'rekognition', 'streamprocessor/gate'), Status: 'RUNNING', Input: { KinesisVideoStream: { Arn: arn(call, 'kinesisvideo', 'stream/gate/1') } }, Output: { KinesisDataStream: { Arn: arn(call, 'kinesis', 'stream/faces') } }, RoleArn: 'arn:aws:iam::111122223333:role/gate', Settings: { FaceSearch: { CollectionId: 'visitors', FaceMatchThreshold: 80 } }, DataSharingPreference: { OptIn: true } }),
  'rekognition.DescribeProjects': (call) => ({ ProjectDescriptions: here(call, [{ ProjectArn: arn(call, 'rekognition', `project/parts/${stamp}`), Status: 'CREATED', Feature: 'CUSTOM_LABELS', CreationTimestamp: day('2026-01-01'), Datasets: [{ DatasetType: 'TRAIN', DatasetArn: arn(call, 'rekognition', `project/parts/dataset/train/${stamp}`), Status: 'CREATE_COMPLETE' }] }]) }),
  'rekognition.DescribeProjectVersions': (call) => ({
    ProjectVersionDescriptions: [
      { ProjectVersionArn: arn(call, 'rekognition', `project/parts/version/v1/${stamp}`), Status: 'STOPPED', CreationTimestamp: day('2026-01-01'), TrainingDataResult: { Input: { Assets: [{ GroundTruthManifest: { S3Object: { Bucket: 'acme-data', Name: 'parts.manifest' } } }] } } },
      { ProjectVersionArn: arn(call, 'rekognition', `project/parts/version/v2/${stamp}`), Status: 'RUNNING', CreationTimestamp: day('2026-02-01'), KmsKeyId: arn(call, 'kms', 'key/k1'), Feature: 'CUSTOM_LABELS' },
    ],
  }),
  'rekognition.ListProjectPolicies': () => ({ ProjectPolicies: [{ PolicyName: 'copy', PolicyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"rekognition:CopyProjectVersion","Resource":"*"}]}' }] }),
  'rekognition.ListMediaAnalysisJobs': (call) => ({ MediaAnalysisJobs: here(call, ['1', '2', '3']).map((JobId) => ({ JobId, Status: 'SUCCEEDED', OperationsConfig: { DetectModerationLabels: {} }, CreationTimestamp: day(`2026-11-0${JobId}`), Input: { S3Object: { Bucket: 'acme-data', Name: 'private-photo-list.jsonl' } }, OutputConfig: { S3Bucket: 'acme-data', S3KeyPrefix: 'moderated' }, ...(JobId === '1' && { KmsKeyId: 'k1' }) })) }),
  'rekognition.ListTagsForResource': (call) => ({ Tags: String(call.input['ResourceArn']).endsWith('visitors') ? { owner: 'security' } : { owner: 'security', 'retention-days': '90' } }),

  'personalize.ListDatasetGroups': (call) => ({ datasetGroups: here(call, [{ name: 'shop', datasetGroupArn: arn(call, 'personalize', 'dataset-group/shop'), status: 'ACTIVE', domain: 'ECOMMERCE' }]) }),
  'personalize.DescribeDatasetGroup': ({ input }) => ({ datasetGroup: { name: 'shop', datasetGroupArn: input['datasetGroupArn'], status: 'ACTIVE', roleArn: 'arn:aws:iam::111122223333:role/recommend' } }),
  'personalize.ListDatasets': (call) => ({ datasets: ['interactions', 'items', 'users'].map((name) => ({ name, datasetArn: arn(call, 'personalize', `dataset/shop/${name.toUpperCase()}`), datasetType: name, status: 'ACTIVE' })) }),
  'personalize.ListEventTrackers': (call) => ({ eventTrackers: [{ name: 'clicks', eventTrackerArn: arn(call, 'personalize', 'event-tracker/1'), status: 'ACTIVE' }] }),
  'personalize.ListSolutions': (call) => ({ solutions: [{ name: 'also-bought', solutionArn: arn(call, 'personalize', 'solution/also-bought'), status: 'ACTIVE', recipeArn: 'arn:aws:personalize:::recipe/aws-similar-items' }] }),
  'personalize.ListCampaigns': (call) => ({ campaigns: [{ name: 'front-page', campaignArn: arn(call, 'personalize', 'campaign/front-page'), status: 'ACTIVE', creationDateTime: day('2026-02-01') }] }),
  'personalize.ListRecommenders': (call) => ({ recommenders: [{ name: 'for-you', recommenderArn: arn(call, 'personalize', 'recommender/for-you'), datasetGroupArn: arn(call, 'personalize', 'dataset-group/shop'), recipeArn: 'arn:aws:personalize:::recipe/aws-ecomm-recommended-for-you', status: 'ACTIVE' }] }),
  'personalize.ListTagsForResource': () => ({ tags: [{ tagKey: 'team', tagValue: 'ai' }] }),

  'transcribe.ListLanguageModels': (call) => ({ Models: here(call, [{ ModelName: 'calls', ModelStatus: 'COMPLETED', BaseModelName: 'NarrowBand', LanguageCode: 'en-US', CreateTime: day('2026-01-01'), InputDataConfig: { S3Uri: 's3://acme-data/calls/', DataAccessRoleArn: 'arn:aws:iam::111122223333:role/transcribe' } }]) }),
  'transcribe.ListVocabularies': (call) => ({ Vocabularies: here(call, [{ VocabularyName: 'products', LanguageCode: 'en-GB', LastModifiedTime: day('2026-01-01'), VocabularyState: 'READY' }]) }),
  'transcribe.ListTranscriptionJobs': (call) => ({ TranscriptionJobSummaries: here(call, ['3', '2', '1']).map((n) => ({ TranscriptionJobName: `call-with-private-name-${n}`, CreationTime: day(`2026-11-0${n}`), TranscriptionJobStatus: 'COMPLETED', OutputLocationType: 'CUSTOMER_BUCKET', ...(n === '2' && { ModelSettings: { LanguageModelName: 'calls' } }) })) }),

  'translate.ListTerminologies': (call) => ({ TerminologyPropertiesList: here(call, [{ Name: 'brands', Arn: arn(call, 'translate', 'terminology/brands/LATEST'), SourceLanguageCode: 'en', TargetLanguageCodes: ['de'], TermCount: 12, LastUpdatedAt: day('2026-01-01') }]) }),
  'translate.ListParallelData': (call) => ({ ParallelDataPropertiesList: here(call, [{ Name: 'letters', Arn: arn(call, 'translate', 'parallel-data/letters'), Status: 'ACTIVE', SourceLanguageCode: 'en', ParallelDataConfig: { S3Uri: 's3://acme-data/letters.tmx', Format: 'TMX' }, EncryptionKey: { Type: 'KMS', Id: 'k1' } }]) }),
  'translate.ListTextTranslationJobs': (call) => ({ TextTranslationJobPropertiesList: here(call, [{ JobId: '1', JobName: 'private-letters', JobStatus: 'COMPLETED', SubmittedTime: day('2026-11-01'), OutputDataConfig: { S3Uri: 's3://acme-data/translated/' } }]) }),

  'polly.ListLexicons': (call) => ({ Lexicons: here(call, [{ Name: 'brands', Attributes: { LexiconArn: arn(call, 'polly', 'lexicon/brands'), LanguageCode: 'en-GB', LexemesCount: 3, LastModified: day('2026-01-01') } }]) }),
  'polly.ListSpeechSynthesisTasks': (call) => ({ SynthesisTasks: here(call, [{ TaskId: '1', TaskStatus: 'completed', OutputUri: 'https://s3.eu-west-1.amazonaws.com/acme-data/speech/1.mp3', CreationTime: day('2026-11-02'), VoiceId: 'Amy', OutputFormat: 'mp3' }]) }),

  'textract.ListAdapters': (call) => ({ Adapters: here(call, [{ AdapterId: 'a1', AdapterName: 'invoices', CreationTime: day('2026-01-01'), FeatureTypes: ['QUERIES'] }]) }),
  'textract.ListAdapterVersions': () => ({ AdapterVersions: ['1', '2', '3'].map((AdapterVersion) => ({ AdapterId: 'a1', AdapterVersion, CreationTime: day('2026-01-01'), FeatureTypes: ['QUERIES'], Status: 'ACTIVE' })) }),
  'textract.GetAdapterVersion': ({ input }) => ({ AdapterId: 'a1', AdapterVersion: input['AdapterVersion'], Status: 'ACTIVE', DatasetConfig: { ManifestS3Object: { Bucket: 'acme-data', Name: 'invoices.manifest' } }, OutputConfig: { S3Bucket: 'acme-data' } }),

  'bedrock-data-automation.ListDataAutomationProjects': (call) => ({ projects: here(call, [{ projectArn: arn(call, 'bedrock', 'data-automation-project/p1'), projectStage: 'LIVE', projectName: 'claims', creationTime: day('2026-01-01') }]) }),
  'bedrock-data-automation.GetDataAutomationProject': ({ input }) => ({ project: { projectArn: input['projectArn'], projectName: 'claims', projectStage: 'LIVE', status: 'COMPLETED', creationTime: day('2026-01-01'), lastModifiedTime: day('2026-01-01'), customOutputConfiguration: { blueprints: [{ blueprintArn: 'arn:aws:bedrock:eu-west-1:111122223333:blueprint/b1', blueprintStage: 'LIVE' }] } } }),
  'bedrock-data-automation.ListBlueprints': (call) => ({ blueprints: here(call, ['b1', 'b2', 'b3']).map((name) => ({ blueprintArn: arn(call, 'bedrock', `blueprint/${name}`), blueprintStage: 'LIVE', blueprintName: name, creationTime: day('2026-01-01') })) }),
};
