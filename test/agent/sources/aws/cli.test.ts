import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { validateSarif } from '../../../harness/sarif.ts';
import { describe, expect, it } from 'vitest';
import type { Report } from '#shared/model/report.ts';
import { runCli, type CliRun } from '../../../harness/cli.ts';
import { treeOf } from '../../../harness/tree.ts';
import { startAws, type AwsInTest } from './aws-in-test.ts';

/** Some hundreds of calls by a process of its own take seconds; on a machine that does other things, too, many of them. */
const whole = { timeout: 120_000 };

/** Runs the command line as a user does: keys in the environment, nothing in the arguments. */
function run(aws: AwsInTest, args: readonly string[]): Promise<CliRun> {
  const { accessKeyId, secretAccessKey } = aws.world.state;
  return runCli([...args, ...(args[0] === 'scan' ? ['--data', treeOf({})] : [])], {
    env: { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, WAYBILL_AWS_ENDPOINT_URL: aws.url, AWS_EC2_METADATA_DISABLED: 'true', AWS_CONFIG_FILE: '/nowhere', AWS_SHARED_CREDENTIALS_FILE: '/nowhere', SOURCE_DATE_EPOCH: '1795219200' },
  });
}

/** Answers of a check by the name of its subject. */
function answers(report: Report, check: string): Record<string, string> {
  return Object.fromEntries(report.checks.find((outcome) => outcome.check === check)?.results.map(({ subject, answer }) => [subject.type === 'scan' ? 'scan' : subject.name, answer]) ?? []);
}

describe('waybill scan aws:REGIONS', () => {
  it('prints the table, writes valid CycloneDX and SARIF, and asked as often as it says', whole, async () => {
    const aws = await startAws();
    const out = treeOf({});
    const file = (name: string) => join(out, name);

    const { code, stdout, stderr } = await run(aws, ['scan', 'aws:eu-west-1,us-east-1', '-o', 'table', '-o', `cyclonedx=${file('bom.json')}`, '-o', `sarif=${file('waybill.sarif')}`, '-o', `json=${file('report.json')}`]);

    expect(code, stderr).toBe(0);
    expect(aws.violations).toEqual([]);
    expect(stdout).toContain('agent-A1');
    expect(stdout).toContain('amazon.titan-embed-text-v2:0 (aws-bedrock)');
    expect(stdout).toContain('aws_bedrock_agent_guardrail');
    expect(stderr).toMatch(/^listing: (\d+)\/\1 \(100%\)$/m);
    const bom = readFileSync(file('bom.json'), 'utf8');
    expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(bom)).toBeNull();
    expect(bom).toContain('"waybill:state"');
    const sarif: unknown = JSON.parse(readFileSync(file('waybill.sarif'), 'utf8'));
    expect(validateSarif(sarif)).toEqual([]);
    const report = JSON.parse(readFileSync(file('report.json'), 'utf8')) as Report;
    expect(report.sources[0]).toMatchObject({ key: 'aws:111122223333', attributes: { regions: 'eu-west-1,us-east-1', calls: String(aws.calls.length) } });
    for (const text of [stdout, stderr, bom, JSON.stringify(report), JSON.stringify(sarif)]) {
      for (const secret of [aws.world.state.secretAccessKey, aws.world.state.planted.openai, aws.world.state.planted.random]) expect(text).not.toContain(secret);
    }
  });

  it('says what is missing when services are refused or break halfway: unknown, and no pass', whole, async () => {
    const aws = await startAws();
    aws.faults.push(
      { service: 'iam', operation: 'GetAccountAuthorizationDetails', fault: { error: 'AccessDenied', status: 403 } },
      { service: 'kms', operation: 'ListKeys', fault: { cut: true } },
      { service: 'rds', operation: 'DescribeDBInstances', fault: { circle: true } },
      { service: 's3', operation: 'GetBucketEncryption', fault: { error: 'AccessDenied', status: 403 } },
      { service: 'guardduty', fault: { error: 'InternalServerErrorException', status: 500 } },
    );
    const out = treeOf({});

    const { code, stdout } = await run(aws, ['scan', 'aws:eu-west-1', '--fail-on', 'critical', '--fail-on-incomplete', '-o', 'table', '-o', `json=${join(out, 'report.json')}`]);

    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
    expect(report.coverage.sources[0]?.state).toBe('partial');
    expect(stdout).toContain('INCOMPLETE');
    expect(report.coverage.entries).toEqual(
      expect.arrayContaining([
        {
          path: 'aws/111122223333/global/iam',
          reason: 'refused',
          effect: 'skipped',
          detail: 'iam GetAccountAuthorizationDetails in us-east-1: refused (AccessDenied, HTTP 403). Allow iam:GetAccountAuthorizationDetails.',
          resources: ['aws.bedrock_api_key', 'aws.iam_access_key', 'aws.iam_group', 'aws.iam_policy', 'aws.iam_role', 'aws.iam_user'],
        },
      ]),
    );
    expect([1, 5]).toContain(code);
    expect(answers(report, 'aws_iam_admin_policy')).toEqual({ scan: 'unknown' });
    expect(answers(report, 'aws_kms_rotation')).toEqual({ scan: 'unknown' });
    expect(answers(report, 'aws_s3_bucket_encryption')).toEqual({ 'acme-data': 'unknown' });
    expect(answers(report, 'aws_guardduty')).toMatchObject({ 'eu-west-1': 'unknown' });
    // What was read before the list broke off is judged, and the cluster with it; that more may be there is said beside it.
    expect(answers(report, 'aws_rds_encryption')).toEqual({ scan: 'unknown' });
    expect(report.checks.find(({ check }) => check === 'aws_rds_encryption')?.passed).toHaveLength(4);
    for (const check of ['aws_iam_admin_policy', 'aws_kms_rotation', 'aws_s3_bucket_encryption', 'aws_guardduty']) expect(report.checks.find((outcome) => outcome.check === check)?.passed, check).toEqual([]);
  });
});

describe('waybill doctor aws', () => {
  it('finds nothing to say when everything is answered, in one region that has every service', whole, async () => {
    const aws = await startAws();

    const { code, stdout } = await run(aws, ['doctor', 'aws', 'eu-west-1', '--quiet']);

    expect(stdout).toContain('accounts 111122223333 · regions eu-west-1');
    expect(stdout).toContain('Everything that a scan asks for was answered.');
    expect(code).toBe(0);
  });

  it('says what is refused and the policy that allows it, and what could not be tried', whole, async () => {
    const aws = await startAws();
    aws.faults.push({ service: 'lambda', operation: 'ListFunctions', fault: { error: 'AccessDeniedException', status: 403 } }, { service: 's3', operation: 'GetBucketAcl', fault: { error: 'AccessDenied', status: 403 } });

    const { code, stdout } = await run(aws, ['doctor', 'aws', 'eu-west-1', '--quiet', '--json']);

    const diagnosis = JSON.parse(stdout) as { missing: { detail: string }[]; permissions: string[]; untried: string[]; policy: unknown };
    expect(code).toBe(5);
    // Macie answers a refusal where it is only switched off: no permission is missing for that.
    expect(diagnosis.permissions).toEqual(['lambda:ListFunctions', 's3:GetBucketAcl']);
    expect(diagnosis.policy).toEqual({ Version: '2012-10-17', Statement: [{ Sid: 'WaybillReads1', Effect: 'Allow', Action: ['lambda:ListFunctions', 's3:GetBucketAcl'], Resource: '*' }] });
    expect(diagnosis.missing).toHaveLength(2);
    expect(diagnosis.untried).toEqual(['iam:GenerateCredentialReport', 'lambda:GetFunction', 'lambda:GetPolicy', 'lambda:ListFunctionUrlConfigs', 'lambda:ListTags', 's3:GetBucketLocation'].filter((operation) => diagnosis.untried.includes(operation)));
    expect(diagnosis.untried).toContain('lambda:GetPolicy');
  });

  it('takes the keys of a profile where the SDK looks for them', whole, async () => {
    const aws = await startAws();
    const { accessKeyId, secretAccessKey } = aws.world.state;
    const home = treeOf({ credentials: `[scanner]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n` });
    aws.faults.push({ service: 'ec2', operation: 'DescribeRegions', fault: { error: 'UnauthorizedOperation', status: 403 } });

    const { code, stderr } = await runCli(['doctor', 'aws', 'all'], {
      env: { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_PROFILE: 'scanner', AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials'), AWS_CONFIG_FILE: join(home, 'config'), WAYBILL_AWS_ENDPOINT_URL: aws.url },
    });

    // Who the keys are was answered; which regions there are was not.
    expect(code).toBe(3);
    expect(stderr).toContain('Cannot tell which regions account 111122223333 has.');
    expect(aws.calls.map(({ operation, account }) => `${operation} ${account}`)).toEqual(['GetCallerIdentity 111122223333', 'DescribeRegions 111122223333']);
  });

  it('writes the policies of the role without asking anything', async () => {
    const aws = await startAws();

    const { code, stdout } = await run(aws, ['doctor', 'aws', '--policy']);

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ Statement: [{ Effect: 'Allow' }] }, { Statement: [{ Effect: 'Allow' }, { Effect: 'Deny' }] }]);
    expect(aws.calls).toEqual([]);
  });

  it('ends with 3 and says what to give when there are no keys at all', async () => {
    const aws = await startAws();

    const { code, stderr } = await runCli(['doctor', 'aws', 'eu-west-1'], {
      env: { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_PROFILE: '', AWS_SHARED_CREDENTIALS_FILE: '/nowhere', AWS_CONFIG_FILE: '/nowhere', AWS_EC2_METADATA_DISABLED: 'true', WAYBILL_AWS_ENDPOINT_URL: aws.url },
    });

    expect(code).toBe(3);
    expect(stderr).toMatch(/^waybill: Cannot scan AWS\. sts GetCallerIdentity in us-east-1: there are no credentials\. Give access_key_id/);
    expect(aws.calls).toEqual([]);
  });

  it('ends with 3 and one sentence when the keys are not accepted', async () => {
    const aws = await startAws();
    aws.world.keys.clear();

    const { code, stderr } = await run(aws, ['doctor', 'aws', 'eu-west-1']);

    expect(code).toBe(3);
    expect(stderr).toMatch(/^waybill: Cannot scan AWS\. sts GetCallerIdentity in us-east-1: AWS does not accept the credentials there \(InvalidClientTokenId, HTTP 403\)\./);
  });
});
