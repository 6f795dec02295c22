import type { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Wraps work so that it cannot be started from inside itself. A nested transaction would wait for the connection that
 * its caller holds, for ever; this turns the wait into an error with a stack.
 */
export function noNesting(storage: AsyncLocalStorage<{ isOpen: boolean }>): <T>(work: () => Promise<T>) => Promise<T> {
  return async (work) => {
    if (storage.getStore()?.isOpen === true) throw new Error('A transaction was begun inside another one; pass the open one on instead.');
    const mark = { isOpen: true };
    try {
      return await storage.run(mark, work);
    } finally {
      mark.isOpen = false;
    }
  };
}
