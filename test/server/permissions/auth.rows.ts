import { everyone, readers, users, usersAndTheirKeys, type MatrixRows } from './matrix.ts';

const password = { email: 'nobody@example.com', password: 'not anybody’s password' };

/** The reference: "any authenticated user" for one's own account. A key is not a person at the keyboard, so what changes the account is for sessions. */
export const rows: MatrixRows = {
  async seed(server, { ownerToken }) {
    const { data } = (await server.request('GET', '/auth/sessions', { token: ownerToken })).body as { data: { id: string }[] };
    return { session: data.at(-1)?.id ?? '' };
  },
  rows: [
    { operationId: 'bootstrap', request: 'POST /auth/bootstrap', allowed: everyone, body: { token: 'wbs_x', name: 'N', ...password }, ownRefusals: ['invalid_token'] },
    { operationId: 'login', request: 'POST /auth/login', allowed: everyone, body: password, ownRefusals: ['invalid_credentials'] },
    { operationId: 'refresh', request: 'POST /auth/refresh', allowed: everyone, body: { refresh_token: 'wbr_x' }, ownRefusals: ['invalid_token'] },
    { operationId: 'register', request: 'POST /auth/register', allowed: everyone, body: { name: 'N', ...password }, ownRefusals: ['insufficient_role'] },
    { operationId: 'createBrowserSession', request: 'POST /auth/session', allowed: everyone, body: password, ownRefusals: ['invalid_credentials'] },
    { operationId: 'getBrowserSession', request: 'GET /auth/session', allowed: usersAndTheirKeys },
    { operationId: 'deleteBrowserSession', request: 'DELETE /auth/session', allowed: usersAndTheirKeys, endsCaller: true },
    { operationId: 'getMe', request: 'GET /auth/me', allowed: usersAndTheirKeys },
    { operationId: 'updateProfile', request: 'PUT /auth/profile', allowed: users, body: { name: 'Another name' } },
    {
      operationId: 'changePassword',
      request: 'PUT /auth/password',
      allowed: users,
      body: { current_password: 'not the password', new_password: 'seven blue kettles on a hill' },
      ownRefusals: ['invalid_credentials'],
    },
    { operationId: 'deleteAccount', request: 'DELETE /auth/account', allowed: users, body: { password: 'not the password' }, ownRefusals: ['invalid_credentials'] },
    { operationId: 'completeOnboarding', request: 'POST /auth/onboarding-complete', allowed: users },
    { operationId: 'listSessions', request: 'GET /auth/sessions', allowed: usersAndTheirKeys },
    { operationId: 'deleteSession', request: 'DELETE /auth/sessions/{session}', allowed: users },
    { operationId: 'logout', request: 'POST /auth/logout', allowed: usersAndTheirKeys, endsCaller: true },
    { operationId: 'createSocketTicket', request: 'POST /ws/ticket', allowed: readers },
  ],
};
