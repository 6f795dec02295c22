import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { JobCredential, LeasedJob } from '#shared/protocol/messages.ts';
import { setting } from '../../../agent/sources/source.ts';
import { planJob, type SourceAccess } from '../../../agent/link/job-plan.ts';
import { treeOf } from '../../harness/tree.ts';

const text = z.string().optional();
const table = {
  token: setting({ variables: ['HUB_TOKEN'], help: 'token', isSecret: true, schema: text }),
  session: setting({ variables: ['HUB_SESSION'], help: 'session', isSecret: true, schema: text }),
  api_url: setting({ variables: ['HUB_URL'], help: 'address', schema: text }),
  role: setting({ help: 'role', schema: text }),
};
const sources = [{ id: 'dir', settings: {} }, { id: 'hub', settings: table }];
const around = { HUB_TOKEN: 'token-of-the-agent', HUB_SESSION: 'session-of-the-agent', HUB_URL: 'https://hub.test' };

const access = (of: Partial<SourceAccess> = {}): SourceAccess => ({ sources, variables: around, integrations: [], credentials: [], ...of });

function job(of: Partial<LeasedJob> & { target: string }): LeasedJob {
  return { scan_id: 'scn_1', lease_id: 'lea_1', fencing: 1, attempt: 1, lease_expires_in_s: 60, server_time: '', options: { deep: false, labels: [] }, ...of };
}

const settingsOf = async (target: string, credential: Omit<JobCredential, 'target' | 'kind'> | undefined, with_: SourceAccess = access()) =>
  (await planJob(job({ target, ...(credential === undefined ? {} : { credentials: [{ target, kind: 'hub', ...credential }] }) }), { roots: [], access: with_ }))[0].sourceSettings;

const prod = { name: 'prod', kind: 'hub', targets: ['hub:acme/*', 'hub:https://inside.test'], settings: { token: 'token-of-prod', api_url: 'https://prod.test' } };

describe('a target of a job is read with', () => {
  it('the secret that came with the job and nothing of the agent', async () => {
    expect(await settingsOf('hub:acme', { secret: { token: 'token-of-the-job' }, settings: { api_url: 'https://of-the-job.test' } })).toEqual({ token: 'token-of-the-job', api_url: 'https://of-the-job.test' });
  });

  it('the credential of the agent that the job names, for the targets that it is for', async () => {
    const own = access({ credentials: [prod] });

    expect(await settingsOf('hub:acme/shop', { credential_name: 'prod', settings: { role: 'reader' } }, own)).toEqual({ token: 'token-of-prod', api_url: 'https://prod.test', role: 'reader' });
    await expect(settingsOf('hub:other/shop', { credential_name: 'prod' }, own)).rejects.toMatchObject({ code: 'target_refused', message: expect.stringContaining('is not for hub:other/shop') as unknown });
    await expect(settingsOf('hub:acme/shop', { credential_name: 'test' }, own)).rejects.toMatchObject({ code: 'credential_missing', message: expect.stringContaining('no credential "test" of the kind hub') as unknown });
  });

  it('a credential of the agent that is for it, without being named', async () => {
    expect(await settingsOf('hub:https://inside.test', undefined, access({ credentials: [prod] }))).toEqual(prod.settings);
  });

  it('what the agent reads the same target with on its own schedule', async () => {
    expect(await settingsOf('hub:acme', undefined, access({ integrations: [{ target: 'hub:acme', settings: { token: 'of-the-integration' } }] }))).toEqual({ token: 'of-the-integration' });
  });

  it('what the environment of the agent gives', async () => {
    expect(await settingsOf('hub:acme', undefined)).toEqual({ token: 'token-of-the-agent', session: 'session-of-the-agent', api_url: 'https://hub.test' });
    expect(await settingsOf('hub:acme', { settings: { api_url: 'https://hub.test', role: 'r' } })).toMatchObject({ token: 'token-of-the-agent', role: 'r' });
  });
});

describe('a credential that the agent holds does not go where the server says', () => {
  it.each([
    ['in the target', 'hub:https://evil.test', undefined],
    ['in a target without a scheme', 'hub:evil.test/acme', undefined],
    ['in a target with a user', 'hub:git@evil:acme', undefined],
  ])('%s, when it is of the environment: the target is read without', async (_, target, credential) => {
    const settings = await settingsOf(target, credential);

    expect(JSON.stringify(settings)).not.toMatch(/token-of-the-agent|session-of-the-agent/);
  });

  it.each([
    ['of the environment', {}, access()],
    ['a credential that is named', { credential_name: 'prod' }, access({ credentials: [prod] })],
    ['a credential that fits', {}, access({ credentials: [prod] })],
    ['an integration', {}, access({ integrations: [{ target: 'hub:acme/shop', settings: { token: 't' } }] })],
  ])('in a setting, when it is %s: the job is refused', async (_, credential, own) => {
    await expect(settingsOf('hub:acme/shop', { ...credential, settings: { api_url: 'https://evil.test' } }, own)).rejects.toMatchObject({ code: 'target_refused', message: expect.stringContaining('to another address: its setting api_url') as unknown });
  });

  it('and it is told when one of the environment was withheld, and only then', async () => {
    const withheld: string[] = [];
    const plan = (target: string, variables: SourceAccess['variables']) => planJob(job({ target }), { roots: [], access: access({ variables }), onWithheld: (each) => withheld.push(each) });

    await plan('hub:https://elsewhere.test', around);
    await plan('hub:https://elsewhere.test', { HUB_URL: 'https://hub.test' });
    await plan('hub:acme', around);

    expect(withheld).toEqual(['hub:https://elsewhere.test']);
  });

  it('nor does a job name a file of this machine', async () => {
    await expect(settingsOf('hub:acme', { settings: { ca_file: '/etc/passwd' } })).rejects.toMatchObject({ code: 'target_refused', message: expect.stringContaining('in the setting ca_file') as unknown });
    await expect(settingsOf('hub:acme', { secret: { token_file: '/etc/passwd' } })).rejects.toMatchObject({ code: 'target_refused' });
  });

  it('nor is it mixed with a secret of the job', async () => {
    expect(await settingsOf('hub:acme', { secret: { token: 'token-of-the-job' } })).toEqual({ token: 'token-of-the-job' });
  });
});

describe('the targets of a job', () => {
  it('are one plan each, the first with the name of the source, each with its own credential', async () => {
    const root = treeOf({});
    const credentials: JobCredential[] = [{ target: 'hub:acme', kind: 'hub', secret: { token: 'x' } }];

    const plans = await planJob(job({ target: `dir:${root}`, options: { deep: false, labels: [], source: 'shop', targets: ['hub:acme'] }, credentials }), { roots: [[], []], access: access() });

    expect(plans).toEqual([{ target: `dir:${root}`, sourceName: 'shop', sourceSettings: {} }, { target: 'hub:acme', sourceSettings: { token: 'x' } }]);
  });

  it('must all lie inside the allowed roots, the further ones, too', async () => {
    const [inside, outside] = [treeOf({}), treeOf({})];

    await expect(planJob(job({ target: `dir:${inside}`, options: { deep: false, labels: [], targets: [`dir:${outside}`] } }), { roots: [[inside], []], access: access() })).rejects.toMatchObject({ code: 'target_refused' });
  });
});
