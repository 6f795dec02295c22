import { describe, expect, it } from 'vitest';
import { createClients, newCounts } from '../../../../agent/sources/aws/clients.ts';
import { listServices } from '../../../../agent/sources/aws/open-aws.ts';
import type { AwsService } from '../../../../agent/sources/aws/service.ts';
import { startAws, type AwsInTest } from './aws-in-test.ts';

const service = (id: string) => listServices().find((each) => each.id === id) as AwsService;

function clientsOf(aws: AwsInTest) {
  const { accessKeyId, secretAccessKey } = aws.world.state;
  const counts = newCounts();
  return { counts, clients: createClients({ credentials: () => Promise.resolve({ accessKeyId, secretAccessKey }), endpointUrl: aws.url, counts, signal: new AbortController().signal }) };
}

describe('the clients of AWS', () => {
  it.each([
    ['s3', 'DeleteBucket', { Bucket: 'acme-data' }],
    ['s3', 'GetObject', { Bucket: 'acme-data', Key: 'k' }],
    ['secrets-manager', 'GetSecretValue', { SecretId: 'openai' }],
    ['iam', 'CreateAccessKey', { UserName: 'ada' }],
    ['lambda', 'Invoke', { FunctionName: 'answer' }],
    ['bedrock-agent', 'UpdateAgent', { agentId: 'A1' }],
  ])('cannot call %s %s: the request is not even sent', async (id, operation, input) => {
    const aws = await startAws();
    const { clients, counts } = clientsOf(aws);

    await expect(clients.call({ service: service(id), region: 'eu-west-1', operation, input })).rejects.toMatchObject({ code: 'assertion', message: expect.stringContaining(`${id} ${operation}`) as string });

    expect(aws.calls).toEqual([]);
    expect(counts.requests).toBe(0);
    clients.close();
  });

  it('ask a region once for a service that has no address there, and answer for its other operations by themselves', async () => {
    let sent = 0;
    class NowhereClient {
      readonly middlewareStack = { add: () => {} };
      send(): Promise<never> {
        sent += 1;
        return Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }));
      }
      destroy(): void {}
    }
    class Command {
      readonly input = {};
    }
    const nowhere: AwsService = { ...service('polly'), load: () => Promise.resolve({ NowhereClient, ListLexiconsCommand: Command, ListSpeechSynthesisTasksCommand: Command }) };
    const counts = newCounts();
    const clients = createClients({ credentials: () => Promise.reject(new Error('not asked for')), counts, signal: new AbortController().signal });
    const call = (region: string, operation: string) => clients.call({ service: nowhere, region, operation, input: {} });

    await expect(call('eu-west-1', 'ListLexicons')).rejects.toMatchObject({ reason: 'unsupported', message: expect.stringContaining('polly ListLexicons in eu-west-1') as string });
    await expect(call('eu-west-1', 'ListSpeechSynthesisTasks')).rejects.toMatchObject({ reason: 'unsupported', message: expect.stringContaining('polly ListSpeechSynthesisTasks in eu-west-1') as string });
    expect(sent).toBe(1);
    await expect(call('us-east-1', 'ListLexicons')).rejects.toMatchObject({ reason: 'unsupported' });
    expect(sent).toBe(2);
    expect(counts.calls).toEqual(new Map([['polly:ListLexicons', 2]]));
    clients.close();
  });

  it('ask S3 Control for the block of an account, by the host and the path that it has, and S3 for everything else', () => {
    const request = (bucket: string) => ({ hostname: `${bucket}.s3.eu-west-1.amazonaws.com`, path: '/', query: { publicAccessBlock: '' } as Record<string, unknown>, headers: { host: `${bucket}.s3.eu-west-1.amazonaws.com` } as Record<string, string> });
    const ofAccount = request('waybill-account--111122223333');
    const ofBucket = request('acme-data');

    service('s3').adapt?.(ofAccount);
    service('s3').adapt?.(ofBucket);

    const host = '111122223333.s3-control.eu-west-1.amazonaws.com';
    expect(ofAccount).toEqual({ hostname: host, path: '/v20180820/configuration/publicAccessBlock', query: {}, headers: { host, 'x-amz-account-id': '111122223333' } });
    expect(ofBucket).toEqual(request('acme-data'));
  });

  it('hold no more calls of one service at one time than its table says', async () => {
    const aws = await startAws();
    const { clients } = clientsOf(aws);
    const organizations = service('organizations');
    let now = 0;
    let most = 0;
    const answer = aws.world.answer.bind(aws.world);
    aws.world.answer = (call) => {
      now += 1;
      most = Math.max(most, now);
      queueMicrotask(() => (now -= 1));
      return answer(call);
    };

    await Promise.all(Array.from({ length: 12 }, () => clients.call({ service: organizations, region: 'us-east-1', operation: 'DescribeOrganization', input: {} })));

    expect(organizations.callsAtOnce).toBe(2);
    expect(most).toBeLessThanOrEqual(2);
    expect(aws.calls).toHaveLength(12);
    clients.close();
  });
});
