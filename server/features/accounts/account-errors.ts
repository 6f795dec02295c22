import { apiError } from '#shared/api/api-error.ts';
import type { AppError } from '#shared/model/app-error.ts';
import type { ErrorCode } from '#shared/api/errors.ts';

/** Somebody who is signed in gave a wrong password for something that asks for it again. */
export function passwordWrong(field: string): AppError<ErrorCode> {
  return apiError('invalid_credentials', 'The password is not right.', { field });
}

/** Whether a write failed because another was faster with the same value: SQLite's and PostgreSQL's word for it. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '23505' || error.code === 'SQLITE_CONSTRAINT_UNIQUE');
}
