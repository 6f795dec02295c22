/** Prints the OpenAPI document; `npm run gen` makes the types of the client from it. */
import { routes } from './app.ts';
import { version } from './config/version.ts';
import { openApiDocument } from './features/system/openapi.ts';

process.stdout.write(JSON.stringify(openApiDocument(routes, version)));
