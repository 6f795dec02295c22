import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listServices } from '../../../../agent/sources/aws/open-aws.ts';
import { actionsOf, policiesOf, policyCharactersMax } from '../../../../agent/sources/aws/permissions.ts';

const folder = join(import.meta.dirname, '../../../../agent/sources/aws');
const services = listServices();

describe('the permissions of the role', () => {
  it('stand in the generated policies as the tables have them now', () => {
    const files = readdirSync(join(folder, 'policies')).sort();

    expect(files.map((file) => JSON.parse(readFileSync(join(folder, 'policies', file), 'utf8')) as unknown)).toEqual(policiesOf(services));
  });

  it('fit into managed policies', () => {
    expect(policiesOf(services).map((policy) => JSON.stringify(policy).length).filter((length) => length > policyCharactersMax)).toEqual([]);
  });

  it('read and never write', () => {
    // The credential report is made on demand, and asking for it changes nothing else.
    const odd = actionsOf(services).filter((action) => !/:(?:Get|List|Describe|BatchGet|View)/.test(action) && action !== 'iam:GenerateCredentialReport');
    expect(odd).toEqual([]);
  });

  it('open nothing that they deny', () => {
    const statements = policiesOf(services).flatMap(({ Statement }) => Statement);
    const denied = statements.filter(({ Effect }) => Effect === 'Deny').flatMap(({ Action }) => Action);
    const allowed = statements.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) => Action);
    const covers = (pattern: string, action: string) => new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(action);

    expect(allowed.filter((action) => denied.some((pattern) => covers(pattern, action)))).toEqual([]);
    expect(denied).toEqual(expect.arrayContaining(['s3:GetObject*', 'secretsmanager:GetSecretValue', 'bedrock:Invoke*', 'kms:Decrypt', 'ssm:GetParameter*', 'rekognition:ListFaces', 'es:ESHttp*', 'states:GetExecutionHistory']));
  });

  it.each(services.map(({ id, operations, load }) => ({ id, operations, load })))('are of operations that the client of $id has', async ({ id, operations, load }) => {
    const sdk = await load();

    expect(Object.keys(operations).filter((operation) => typeof sdk[`${operation}Command`] !== 'function')).toEqual([]);
    expect(readdirSync(join(folder, 'services'))).toContain(`${id}.aws.ts`);
  });
});
