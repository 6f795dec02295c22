/** The kinds of plugin: where they live, how their files end, and which registry lists them. */
export interface PluginKind {
  /** Word for messages: `reader`. */
  readonly name: string;
  /** Folder that is searched, below the project's root. */
  readonly folder: string;
  readonly suffix: string;
  /** Name of the registry file in `folder`. */
  readonly registry?: string;
}

export const pluginKinds: readonly PluginKind[] = [
  { name: 'reader', folder: 'agent/readers', suffix: '.reader.ts' },
  { name: 'source', folder: 'agent/sources', suffix: '.source.ts' },
  { name: 'AWS service', folder: 'agent/sources/aws/services', suffix: '.aws.ts' },
  { name: 'vendor', folder: 'shared/catalog', suffix: '.vendor.ts' },
  { name: 'check', folder: 'shared/checks', suffix: '.check.ts' },
  { name: 'exporter', folder: 'shared/exporters', suffix: '.exporter.ts' },
  { name: 'route', folder: 'server/features', suffix: '.route.ts' },
  { name: 'job', folder: 'server/features', suffix: '.job.ts', registry: 'job-registry.gen.ts' },
];
