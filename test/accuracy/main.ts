/** `npm run accuracy [-- --case NAME | --tree DIR --labels FILE | --tree DIR]`: how right the list is, by kind, with every mistake. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { byCodeUnit } from '#shared/model/order.ts';
import { loadCase, loadCorpus, measureCase } from './corpus.ts';
import { LabelError, readLabels } from './labels.ts';
import { measure, total } from './measure.ts';
import { scanTree } from './scan-tree.ts';
import { shownMeasure } from './show.ts';

const usage = 'Usage: npm run -s accuracy -- [--case NAME | --tree DIR [--labels FILE]]\nWithout --labels the components of the tree are listed.';

try {
  const { values } = parseArgs({ options: { case: { type: 'string' }, tree: { type: 'string' }, labels: { type: 'string' } } });
  process.stdout.write(await run(values));
} catch (error) {
  const isMine = error instanceof LabelError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS') === true;
  if (!isMine) throw error;
  console.error(`${(error as Error).message}\n${usage}`);
  process.exitCode = 2;
}

async function run(options: { case?: string | undefined; tree?: string | undefined; labels?: string | undefined }): Promise<string> {
  const { tree, labels } = options;
  if (tree === undefined && labels !== undefined) throw new LabelError('--labels needs --tree.');
  if (tree === undefined) {
    const cases = options.case === undefined ? loadCorpus() : [loadCase(options.case)];
    const measured = [];
    for (const one of cases) measured.push(await measureCase(one));
    return `${cases.length} cases\n\n${shownMeasure(total(measured))}`;
  }
  const folder = resolve(process.env['INIT_CWD'] ?? '.', tree);
  if (labels === undefined) return await listed(folder);
  const read = readLabels(resolve(process.env['INIT_CWD'] ?? '.', labels), folder);
  const { components } = await scanTree(folder, { mediaTypes: read.mediaTypes, without: new Set(['labels.yaml']) });
  return shownMeasure(measure(tree, read, components));
}

/** What is found in a tree, one line for each place: to be read against the code, and to start labels from. */
async function listed(folder: string): Promise<string> {
  const { components } = await scanTree(folder);
  const lines = components.flatMap(({ kind, name, provider, occurrences }) =>
    occurrences.map(({ path, line, method, confidence }) => `${path}:${String(line).padStart(5)}  ${kind} ${name}${provider === undefined || provider === name ? '' : ` [${provider}]`}  (${method} ${confidence})\n`),
  );
  return `${lines.sort(byCodeUnit).join('')}${components.length} components, ${lines.length} places\n`;
}
