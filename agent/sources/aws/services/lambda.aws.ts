import { once, unless } from '../answers.ts';
import { instant, policyOrNull, tagsOf } from '../plain.ts';
import { defineService } from '../service.ts';
import { readEnvironment } from './support/environment.ts';

export default defineService({
  id: 'lambda',
  title: 'Lambda',
  load: () => import('@aws-sdk/client-lambda'),
  operations: {
    ListFunctions: 'lambda:ListFunctions',
    GetFunction: 'lambda:GetFunction',
    ListFunctionUrlConfigs: 'lambda:ListFunctionUrlConfigs',
    GetPolicy: 'lambda:GetPolicy',
    ListTags: 'lambda:ListTags',
  },
  readings: [
    {
      kinds: ['aws.lambda_function'],
      async *read(at) {
        for await (const item of at.list('ListFunctions', {}, 'Functions')) {
          const { FunctionName, FunctionArn = '' } = item;
          const environment = readEnvironment(item.Environment?.Variables ?? {});
          const urls = once(() => at.all('ListFunctionUrlConfigs', { FunctionName }, 'FunctionUrlConfigs'));
          const isImage = item.PackageType === 'Image';
          const found = await at.resource('aws.lambda_function', {
            id: FunctionArn,
            name: FunctionName ?? '',
            attributes: {
              function_name: FunctionName ?? '',
              runtime: item.Runtime ?? null,
              role: item.Role ?? '',
              layers: (item.Layers ?? []).map(({ Arn }) => Arn ?? ''),
              environment: environment.variables,
              kms_key_arn: item.KMSKeyArn ?? null,
              vpc_id: item.VpcConfig?.VpcId || null,
              last_modified: instant(new Date(item.LastModified ?? '')) ?? '',
            },
            asks: {
              image_uri: async () => (isImage ? ((await at.get('GetFunction', { FunctionName })).Code?.ImageUri ?? null) : null),
              function_urls: async () => (await urls()).map((url) => ({ auth_type: url.AuthType ?? '', qualifier: qualifierOf(url.FunctionArn) })),
              policy: async () => {
                const policy = (Qualifier?: string) => unless(['ResourceNotFoundException'], null, async () => policyOrNull((await at.get('GetPolicy', { FunctionName, ...(Qualifier !== undefined && { Qualifier }) })).Policy));
                const qualifiers = (await urls()).flatMap(({ FunctionArn: arn }) => qualifierOf(arn) ?? []);
                const policies = (await Promise.all([policy(), ...qualifiers.map((qualifier) => policy(qualifier))])).filter((each) => each !== null);
                return policies.length === 0 ? null : { Version: '2012-10-17', Statement: policies.flatMap((each) => each['Statement'] ?? []) };
              },
              tags: async () => tagsOf((await at.get('ListTags', { Resource: FunctionArn })).Tags),
            },
            env: environment.names,
            credentials: environment.credentials,
          });
          const image = found.attributes['image_uri'];
          yield typeof image === 'string' ? { ...found, images: [image] } : found;
        }
      },
    },
  ],
});

/** `…:function:NAME:QUALIFIER`. */
function qualifierOf(arn: string | undefined): string | null {
  return arn?.split(':')[7] ?? null;
}
