import { defineRoute, Reply } from '../../http/route.ts';
import { referencePage } from './reference-page.ts';
import { referenceStyle } from './reference-style.ts';

const tag = 'System';

/** The page may load its own style sheet and nothing else. */
const contentSecurityPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export default [
  defineRoute({
    method: 'GET',
    path: '/docs',
    operationId: 'getReference',
    tag,
    summary: 'This API as a page to read.',
    access: { kind: 'public' },
    response: { status: 200, mediaType: 'text/html; charset=utf-8' },
    errors: [],
    handle: async (_request, { system }) =>
      new Reply(200, referencePage(system.openApi()), { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': contentSecurityPolicy }),
  }),
  defineRoute({
    method: 'GET',
    path: '/docs/style.css',
    operationId: 'getReferenceStyle',
    tag,
    summary: 'The style sheet of the reference page.',
    access: { kind: 'public' },
    response: { status: 200, mediaType: 'text/css; charset=utf-8' },
    errors: [],
    handle: async () => new Reply(200, referenceStyle, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' }),
  }),
];
