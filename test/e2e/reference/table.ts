/** The walk as a table for people, and which endpoints of a list it has shown to work. */
import type { Row } from './row.ts';
import type { Sent } from './walk.ts';

/** Characters of a request body in the table. */
const bodyLengthMax = 220;

/** A Markdown table: endpoint, request, status, and what it showed. Names in braces stand for what the run made. */
export function markdownTable(sent: readonly Sent[], endpoints: readonly string[]): string {
  const lines = sent.map(({ row, status }) => {
    const cells = [endpointOf(row, endpoints) ?? '–', requestText(row), row.isHeard === true ? 'message' : String(status), `${row.requirement}: ${row.what}`];
    return `| ${cells.map(cell).join(' | ')} |`;
  });
  return ['| endpoint | request | status | what it shows |', '|---|---|---|---|', ...lines, ''].join('\n');
}

/** Endpoints that no row calls with success. */
export function missingEndpoints(rows: readonly Row[], endpoints: readonly string[]): string[] {
  const shown = new Set(rows.filter(({ status }) => status < 400).map((row) => endpointOf(row, endpoints)));
  return endpoints.filter((endpoint) => !shown.has(endpoint));
}

/** The endpoint that a row calls: `POST /scans/{scan}/export` calls `POST /scans/:id/export`. */
function endpointOf({ request }: Row, endpoints: readonly string[]): string | undefined {
  const [method = '', target = ''] = request.split(' ', 2);
  const path = (target.split('?', 1)[0] ?? '').replace(/^\/v1(?=\/)/, '');
  const shape = `${method} ${path.replace(/\{\w+\}/g, ':')}`;
  return endpoints.find((endpoint) => endpoint.replace(/:\w+/g, ':') === shape);
}

function requestText({ request, as = 'owner', headers = {}, body, raw, isHeard }: Row): string {
  if (isHeard === true) return '(on the socket that is open)';
  const [method = '', path = ''] = request.split(' ', 2);
  const text = body === undefined ? (raw ?? '') : JSON.stringify(body);
  const shown = text.length > bodyLengthMax ? `${text.slice(0, bodyLengthMax)}…` : text;
  const extra = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`\`${method} ${path.startsWith('/v1/') ? path : `/api/v1${path}`}\``, `as ${as}`, ...extra.map((header) => `\`${header}\``), ...(shown === '' ? [] : [`\`${shown}\``])].join(' ');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
