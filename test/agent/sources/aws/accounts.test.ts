import { describe, expect, it } from 'vitest';
import { awsSettings } from '../../../../agent/sources/aws/aws-settings.ts';
import { openAws } from '../../../../agent/sources/aws/open-aws.ts';
import { parseSettings } from '../../../../agent/sources/settings.ts';
import { readAws, scanAws, startAws } from './aws-in-test.ts';

const role = (account: string) => `arn:aws:iam::${account}:role/waybill`;

describe('roles and accounts', () => {
  it('assumes the role with its external id, under a name that tells the scan, and reads with its session', async () => {
    const aws = await startAws();
    aws.world.state.roles.set(role('222233334444'), { account: '222233334444', externalId: 'between-us' });

    const { resources } = await readAws(aws, ['iam', 'kms', 's3', 'ssm', 'ec2'], { settings: { role_arn: role('222233334444'), external_id: 'between-us' } });

    expect(resources.filter(({ kind }) => kind === 'aws.account').map(({ name }) => name)).toEqual(['222233334444']);
    expect(aws.world.state.sessions).toEqual([{ roleArn: role('222233334444'), sessionName: 'waybill-20261121T000000Z' }]);
    expect(new Set(aws.calls.filter(({ operation }) => operation !== 'AssumeRole').map(({ account }) => account))).toEqual(new Set(['222233334444']));
    expect(aws.violations).toEqual([]);
  });

  it('takes the role of the same name in each of several accounts, and says which one is closed', async () => {
    const aws = await startAws();
    for (const account of ['222233334444', '333344445555']) aws.world.state.roles.set(role(account), { account });

    const settings = { role_arn: role('111122223333'), account_ids: ['444455556666', '333344445555', '222233334444'] };
    const opened = await openAws('us-east-1', { settings: parseSettings({ id: 'aws', settings: awsSettings }, { ...aws.settings, ...settings }), observedAt: '2026-11-21T00:00:00Z' });
    const { entries, resources } = await readAws(aws, ['iam', 'kms', 's3'], { settings });

    expect(opened.source).toMatchObject({ key: 'aws:222233334444,333344445555,444455556666', kind: 'aws' });
    expect(opened.accounts).toEqual(['222233334444', '333344445555']);
    expect(resources.filter(({ kind }) => kind === 'aws.account').map(({ name }) => name).sort()).toEqual(['222233334444', '333344445555']);
    const closed = entries.filter(({ path }) => path === 'aws/444455556666');
    expect(closed).toMatchObject([{ reason: 'refused', detail: expect.stringContaining('sts AssumeRole in us-east-1: refused (AccessDenied, HTTP 403)') as string }]);
    expect(closed[0]?.resources).toEqual(expect.arrayContaining(['aws.account', 'aws.iam_user', 'aws.kms_key', 'aws.s3_bucket']));
  });

  it.each([
    ['a wrong external id', { role_arn: role('222233334444'), external_id: 'wrong' }, /AssumeRole in us-east-1: refused \(AccessDenied, HTTP 403\)/],
    ['an account that is not that of the keys', { account_ids: '999900001111' }, /belong to account 111122223333, not to 999900001111/],
  ])('is refused as a whole with %s', async (_, settings, message) => {
    const aws = await startAws();
    aws.world.state.roles.set(role('222233334444'), { account: '222233334444', externalId: 'right' });

    const failed = scanAws(aws, 'us-east-1', { sourceSettings: { ...aws.settings, ...settings } });

    await expect(failed).rejects.toMatchObject({ code: 'permission_denied', message: expect.stringMatching(message) as string });
  });

  it('is not configured with half a pair of keys, a broken role or an account id that is none', async () => {
    const aws = await startAws();
    const { secret_access_key: _secret, ...half } = aws.settings;

    await expect(scanAws(aws, 'us-east-1', { sourceSettings: half })).rejects.toMatchObject({ code: 'config_invalid', message: expect.stringContaining('belong together') as string });
    await expect(scanAws(aws, 'us-east-1', { sourceSettings: { ...aws.settings, role_arn: 'waybill', account_ids: '12' } })).rejects.toMatchObject({ code: 'config_invalid', message: expect.stringMatching(/role_arn: must be the ARN of a role.*account_ids: must be an account id of twelve digits/) as string });
  });

  it('takes all regions that the account has enabled, and needs to be told which these are', async () => {
    const aws = await startAws();
    const options = { settings: parseSettings({ id: 'aws', settings: awsSettings }, aws.settings), observedAt: '2026-11-21T00:00:00Z' };

    expect((await openAws('all', options)).source.attributes).toEqual({ regions: 'eu-west-1,us-east-1' });
    aws.faults.push({ service: 'ec2', operation: 'DescribeRegions', fault: { error: 'UnauthorizedOperation', status: 403 } });
    await expect(openAws('all', options)).rejects.toMatchObject({ code: 'permission_denied', message: expect.stringContaining('Allow ec2:DescribeRegions. Or name the regions: aws:eu-west-1.') as string });
    // Named regions are tried all the same: each answers for itself.
    expect((await openAws('us-east-1,eu-west-1', options)).source.attributes).toEqual({ regions: 'eu-west-1,us-east-1' });
  });

  it('tells how far it is in services of regions', async () => {
    const aws = await startAws();

    const { progress } = await readAws(aws, ['iam', 'kms', 'ssm', 'ec2'], { regions: ['eu-west-1', 'us-east-1'] });

    // IAM once; KMS and EC2 in two regions; then Systems Manager, which looks at the instances that EC2 found.
    expect(progress.map(({ done, total }) => `${done}/${total}`)).toEqual(['0/7', '1/7', '2/7', '3/7', '4/7', '5/7', '6/7', '7/7']);
    expect(progress.slice(-2).map(({ current }) => current).sort()).toEqual(['aws/111122223333/eu-west-1/ssm', 'aws/111122223333/us-east-1/ssm']);
  });

  it('stops asking when the scan is cancelled', async () => {
    const aws = await startAws();
    const controller = new AbortController();
    const answer = aws.world.answer.bind(aws.world);
    aws.world.answer = (call) => {
      if (call.operation === 'ListBuckets') controller.abort();
      return answer(call);
    };

    await expect(scanAws(aws, 'eu-west-1', { signal: controller.signal })).rejects.toMatchObject({ code: 'cancelled' });

    expect(aws.calls.filter(({ operation }) => operation === 'GetBucketEncryption')).toEqual([]);
  });
});
