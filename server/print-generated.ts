/** Prints what is generated from the server, for `npm run gen`: the OpenAPI document and the options. */
import { routes } from './app.ts';
import { options } from './config/options.ts';
import { version } from './config/version.ts';
import { openApiDocument } from './features/system/openapi.ts';

process.stdout.write(JSON.stringify({ openApi: openApiDocument(routes, version), options: Object.values(options) }));
