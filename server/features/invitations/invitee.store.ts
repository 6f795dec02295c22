import type { Executor } from '../../db/connection.ts';

/** The address of a user as it stands now; undefined when the account has ended. */
export async function findUserAddress(executor: Executor, userId: string): Promise<string | undefined> {
  const row = await executor.selectFrom('users').select('email').where('id', '=', userId).where('disabled_at', 'is', null).where('deleted_at', 'is', null).executeTakeFirst();
  return row?.email;
}
