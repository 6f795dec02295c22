import { instant } from '../plain.ts';
import { defineService } from '../service.ts';

export default defineService({
  id: 'glue',
  title: 'Glue',
  load: () => import('@aws-sdk/client-glue'),
  operations: { GetMLTransforms: 'glue:GetMLTransforms' },
  readings: [
    {
      kinds: ['aws.glue_ml_transform'],
      async *read(at) {
        for await (const transform of at.list('GetMLTransforms', {}, 'Transforms')) {
          yield await at.other('aws.glue_ml_transform', {
            id: at.arn('glue', `mlTransform/${transform.TransformId}`),
            name: transform.Name ?? transform.TransformId ?? '',
            attributes: {
              status: transform.Status ?? null,
              type: transform.Parameters?.TransformType ?? null,
              role: transform.Role ?? null,
              tables: (transform.InputRecordTables ?? []).map(({ DatabaseName, TableName }) => `${DatabaseName}.${TableName}`),
              encryption_mode: transform.TransformEncryption?.MlUserDataEncryption?.MlUserDataEncryptionMode ?? null,
              last_modified_on: instant(transform.LastModifiedOn),
            },
          });
        }
      },
    },
  ],
});
