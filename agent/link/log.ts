export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type LogData = Readonly<Record<string, unknown>>;

/** Static text, data beside it. error: someone must act now; warn: look this week; info: a state changed. */
export interface Log {
  debug(text: string, data?: LogData): void;
  info(text: string, data?: LogData): void;
  warn(text: string, data?: LogData): void;
  error(text: string, data?: LogData): void;
}

/** A log of JSON lines: `{"time", "level", "msg", …data}`. An Error among the data becomes its code and message. */
export function jsonLog(write: (line: string) => void, now: () => number): Log {
  const at = (level: LogLevel) => (text: string, data: LogData = {}) => {
    const shown = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, value instanceof Error ? errorData(value) : value]));
    write(`${JSON.stringify({ time: new Date(now()).toISOString(), level, msg: text, ...shown })}\n`);
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** What a log says of an error: its code where it has one, its sentence, and the sentence of its cause. No stack, no bodies. */
export function errorData(error: Error): LogData {
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause = error.cause instanceof Error ? { cause: errorData(error.cause) } : {};
  return { ...code, message: error.message, ...cause };
}

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
