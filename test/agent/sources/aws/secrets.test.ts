import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '#shared/model/report.ts';
import { scanAws, startAws, type AwsInTest } from './aws-in-test.ts';
import { instruction } from './stand-in/world-ai.ts';

const key = 'k'.repeat(32);

describe('what must not leave the account', () => {
  let aws: AwsInTest;
  let report: Report;
  beforeAll(async () => {
    aws = await startAws(afterAll);
    report = await scanAws(aws, 'eu-west-1,us-east-1', { fingerprintKey: key });
  }, 120_000);

  it('is in no part of a report: values of variables, prompts, instructions, scripts, keys of the scanner, a contact', () => {
    const { planted, secretAccessKey } = aws.world.state;
    const text = JSON.stringify(report);

    for (const canary of [planted.openai, planted.random, planted.plain, instruction, 'launch code', 'echo hello', secretAccessKey, 'security@acme.example', 'Security Desk', 'ACME-', 'token=1', 'private-photo-list', 'call-with-private-name', 'private-letters', 'hunter2', '1234.5', 'c29tZW9uZTpodW50ZXIy']) expect(text).not.toContain(canary);
  });

  it('is known of a variable only by its name, the detector and a mask', () => {
    const { resources } = report;

    expect(resources.find(({ name, kind }) => kind === 'aws.lambda_function' && name === 'answer')?.attributes['environment']).toEqual([
      { name: 'GREETING', secret: null },
      { name: 'OPENAI_API_KEY', secret: { detector: 'openai_api_key', confidence: 0.95, provider: 'openai', masked: 'sk-p****k2', fingerprint: null } },
      { name: 'SESSION_TOKEN', secret: { detector: 'high_entropy', confidence: 0.6, provider: null, masked: 'q9Zr****d5', fingerprint: null } },
    ]);
    expect(resources.find(({ name }) => name === 'setup')?.attributes['secrets']).toEqual([{ detector: 'openai_api_key', confidence: 0.95, masked: 'sk-p****k2', fingerprint: null, line: 2 }]);
  });

  it('is a secret with its place and the fingerprint of the organization', () => {
    const secrets = report.components.filter(({ kind }) => kind === 'secret');
    expect(secrets.map(({ properties }) => properties)).toMatchObject([{ detector: 'openai_api_key', masked: 'sk-p****k2', fingerprint: createHmac('sha256', key).update(aws.world.state.planted.openai).digest('hex') }]);
    expect(secrets[0]?.occurrences.map(({ path }) => path)).toEqual([
      'aws/111122223333/eu-west-1/amplify/amplify_app/site.json',
      'aws/111122223333/eu-west-1/apprunner/apprunner_service/chat.json',
      'aws/111122223333/eu-west-1/batch/batch_job_definition/train_2.json',
      'aws/111122223333/eu-west-1/bedrock-agentcore-control/agentcore_runtime/runtime.json',
      'aws/111122223333/eu-west-1/codebuild/codebuild_project/release.json',
      'aws/111122223333/eu-west-1/ecs/ecs_task_definition/chat_2.json',
      'aws/111122223333/eu-west-1/ecs/ecs_task_definition/chat_3.json',
      'aws/111122223333/eu-west-1/lambda/lambda_function/answer.json',
      'aws/111122223333/eu-west-1/sfn/state_machine/triage.json',
    ]);
  });

  it('is hash and length of an instruction and of a prompt', () => {
    const { resources } = report;

    expect(resources.find(({ name }) => name === 'agent-A1')?.attributes).toMatchObject({ instruction_length: instruction.length, instruction_sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    expect(resources.find(({ name }) => name === 'greeting')?.attributes['variants']).toMatchObject([{ text_length: instruction.length }, { text_length: instruction.length + 3 }]);
  });
});
