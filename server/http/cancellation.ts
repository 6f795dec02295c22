/** Signals that end what a request waits for: when its client goes away before it has its reply, or the server drains. */
import type { ServerResponse } from 'node:http';

/** Of one request. */
export interface Cancellation {
  /** Made when it is asked for: most handlers never wait. */
  signal(): AbortSignal;
  /** To be called when the response is closed. */
  close(): void;
}

/**
 * Makes one for each response. Not `AbortSignal.any` with `drain`: that ties every request to the one long-lived signal, and
 * costs several times as much (Node 24).
 */
export function createCancellations(drain: AbortSignal): (response: ServerResponse) => Cancellation {
  const open = new Set<AbortController>();
  drain.addEventListener('abort', () => {
    for (const controller of open) controller.abort(drain.reason);
    open.clear();
  });

  return (response) => {
    let controller: AbortController | undefined;
    return {
      signal() {
        if (controller !== undefined) return controller.signal;
        controller = new AbortController();
        if (drain.aborted || response.destroyed) controller.abort(drain.reason);
        else open.add(controller);
        return controller.signal;
      },
      close() {
        if (controller === undefined) return;
        open.delete(controller);
        if (!response.writableFinished) controller.abort();
      },
    };
  };
}
