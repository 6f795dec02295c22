import { defineService } from '../service.ts';

const vpcOf = (config: { readonly Subnets?: string[] | undefined; readonly SecurityGroupIds?: string[] | undefined } | undefined) => (config ? { subnets: config.Subnets ?? [], security_group_ids: config.SecurityGroupIds ?? [] } : null);

/** `…:document-classifier/NAME/version/V` → `NAME/V`. */
const nameOf = (arn: string) => arn.split('/').slice(1).filter((part) => part !== 'version').join('/');

export default defineService({
  id: 'comprehend',
  title: 'Comprehend',
  load: () => import('@aws-sdk/client-comprehend'),
  operations: { ListDocumentClassifiers: 'comprehend:ListDocumentClassifiers', ListEntityRecognizers: 'comprehend:ListEntityRecognizers', ListEndpoints: 'comprehend:ListEndpoints', ListFlywheels: 'comprehend:ListFlywheels' },
  readings: [
    {
      kinds: ['aws.comprehend_model'],
      async *read(at) {
        for await (const model of at.list('ListDocumentClassifiers', {}, 'DocumentClassifierPropertiesList')) {
          const arn = model.DocumentClassifierArn ?? '';
          yield await at.resource('aws.comprehend_model', {
            id: arn,
            name: nameOf(arn),
            attributes: { type: 'document_classifier', status: model.Status ?? '', volume_kms_key_id: model.VolumeKmsKeyId ?? null, model_kms_key_id: model.ModelKmsKeyId ?? null, vpc_config: vpcOf(model.VpcConfig) },
          });
        }
      },
    },
    {
      kinds: ['aws.comprehend_model'],
      async *read(at) {
        for await (const model of at.list('ListEntityRecognizers', {}, 'EntityRecognizerPropertiesList')) {
          const arn = model.EntityRecognizerArn ?? '';
          yield await at.resource('aws.comprehend_model', {
            id: arn,
            name: nameOf(arn),
            attributes: { type: 'entity_recognizer', status: model.Status ?? '', volume_kms_key_id: model.VolumeKmsKeyId ?? null, model_kms_key_id: model.ModelKmsKeyId ?? null, vpc_config: vpcOf(model.VpcConfig) },
          });
        }
      },
    },
    {
      kinds: ['aws.comprehend_endpoint'],
      async *read(at) {
        for await (const endpoint of at.list('ListEndpoints', {}, 'EndpointPropertiesList')) {
          yield await at.other('aws.comprehend_endpoint', { id: endpoint.EndpointArn ?? '', name: nameOf(endpoint.EndpointArn ?? ''), attributes: { status: endpoint.Status ?? null, model_arn: endpoint.ModelArn ?? null } });
        }
      },
    },
    {
      kinds: ['aws.comprehend_flywheel', 'aws.s3_dataset'],
      async *read(at) {
        for await (const { FlywheelArn = '', ActiveModelArn, DataLakeS3Uri, ModelType, Status } of at.list('ListFlywheels', {}, 'FlywheelSummaryList')) {
          yield await at.other('aws.comprehend_flywheel', { id: FlywheelArn, name: nameOf(FlywheelArn), attributes: { status: Status ?? null, model_type: ModelType ?? null, active_model_arn: ActiveModelArn ?? null, data_lake_s3_uri: DataLakeS3Uri ?? null } });
          if (DataLakeS3Uri !== undefined) yield await at.other('aws.s3_dataset', { id: DataLakeS3Uri, name: DataLakeS3Uri, attributes: {} });
        }
      },
    },
  ],
});
