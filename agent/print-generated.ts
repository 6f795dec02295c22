/** Prints what is generated from the agent, for `npm run gen`: the JSON schema of `waybill.yaml`, and the options. */
import { exporterIds } from '#shared/exporters/exporters.ts';
import { waybillFileSchema } from './config/file-schema.ts';
import { agentOptions } from './config/options.ts';
import { snake } from './config/waybill-file.ts';
import { destinations } from './exports/destinations.ts';
import { listSources } from './sources/target.ts';

const sources = listSources();
const options = Object.entries(agentOptions).map(([name, record]) => ({ flag: record.flag, variable: record.variable, key: record.isInFile ? snake(name) : undefined, help: record.help }));
const settings = [...sources, ...destinations].map(({ id, title, settings: table }, index) => ({
  id,
  title,
  isSource: index < sources.length,
  settings: Object.entries(table).map(([name, { variables = [], help, isSecret = false }]) => ({ name, variables, help, isSecret })),
}));

process.stdout.write(JSON.stringify({ schema: waybillFileSchema({ sources, destinations, formats: exporterIds }), options, settings }));
