/** An account that uses most of what is read: one or a few things of each kind in eu-west-1, little in us-east-1. One table of services. */
import { AwsError, type Call, type World } from './server.ts';
import type { Answers, State } from './state.ts';
import { aiAnswers } from './world-ai.ts';
import { computeAnswers } from './world-compute.ts';
import { governanceAnswers } from './world-governance.ts';
import { perceptionAnswers } from './world-perception.ts';
import { platformAnswers } from './world-platforms.ts';

export function createWorld(planted: State['planted']): World & { readonly state: State } {
  const state: State = {
    account: '111122223333',
    accessKeyId: 'AKIASTANDIN000000001',
    secretAccessKey: 'stand-in/secret+of+the+stand-in/0123456789',
    roles: new Map(),
    sessions: [],
    report: 'made',
    buckets: ['acme-data', 'acme-logs', 'acme-elsewhere'],
    planted,
  };
  const answers: Answers = { ...stsAnswers, ...governanceAnswers, ...computeAnswers, ...aiAnswers, ...perceptionAnswers, ...platformAnswers };
  const keys: World['keys'] = new Map([[state.accessKeyId, { account: state.account }]]);
  return {
    state,
    keys,
    answer(call) {
      if (call.service === 'sts' && call.operation === 'AssumeRole') return assumeRole(call, state, keys);
      return answers[`${call.service}.${call.operation}`]?.(call, state);
    },
  };
}

const stsAnswers: Answers = {
  'sts.GetCallerIdentity': (call) => ({ Account: call.account, Arn: `arn:aws:iam::${call.account}:user/scanner`, UserId: 'AIDASCANNER' }),
};

function assumeRole(call: Call, state: State, keys: World['keys']): Readonly<Record<string, unknown>> {
  const roleArn = String(call.input['RoleArn']);
  const role = state.roles.get(roleArn);
  if (!role || role.externalId !== call.input['ExternalId']) throw new AwsError('AccessDenied', 403);
  const session = { AccessKeyId: `ASIASESSION${String(state.sessions.length).padStart(9, '0')}`, SecretAccessKey: `secret-of-session-${state.sessions.length}`, SessionToken: `token-of-session-${state.sessions.length}` };
  state.sessions.push({ roleArn, sessionName: String(call.input['RoleSessionName']) });
  keys.set(session.AccessKeyId, { account: role.account, token: session.SessionToken });
  return { Credentials: { ...session, Expiration: new Date(Date.now() + 3600_000) }, AssumedRoleUser: { AssumedRoleId: 'AROA:x', Arn: `arn:aws:sts::${role.account}:assumed-role/x/y` } };
}
