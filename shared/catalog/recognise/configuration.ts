/** URLs, environment names, images, MCP servers, coding-agent settings, model files and secrets. */
import type { Fact, McpServerFact, ModelFileFact, NamedSetting, SecretFact, Value } from '../../model/fact.ts';
import { placedKey } from '../../model/identity.ts';
import { isAside } from './aside.ts';
import type { DraftBuilder } from './draft.ts';
import { mcpPackage } from './mcp-package.ts';
import { seeEndpoint, seeModel, seeProvider } from './providers.ts';
import { seeServedModels } from './serving.ts';
import type { RecogniseContext } from './context.ts';

/** What only servers of models answer at, whoever runs them. */
const compatiblePath = /\/v1\/(?:chat\/completions|embeddings)$/;

/** An environment name alone says that a vendor's software may run here, no more. */
const environmentConfidence = 0.6;

export function recogniseConfiguration(fact: Fact, context: RecogniseContext & { ordinal: number }, builder: DraftBuilder): void {
  const { catalog, source, path } = context;

  switch (fact.type) {
    case 'url': {
      const url = URL.parse(fact.url);
      if (url) seeWeights(url, fact.line, context, builder);
      // Where a vendor serves MCP it serves no models.
      const isAi = url && (catalog.vendorOfUrl(url) !== undefined || (compatiblePath.test(url.pathname) && !isAside(path)));
      if (url && isAi && !/^\/(?:mcp|sse)(?:\/|$)/.test(url.pathname)) seeEndpoint(catalog, builder, fact.url, { line: fact.line, method: 'url', confidence: 0.9 });
      return;
    }
    case 'env': {
      const vendor = catalog.vendorOfEnv(fact.name);
      if (vendor) seeProvider(catalog, builder, vendor.id, { line: fact.line, method: 'environment', confidence: environmentConfidence, symbol: fact.name });
      return;
    }
    case 'image': {
      const owner = catalog.ownerOfImage(fact.repository);
      if (!owner) return;
      const image = builder.see(
        {
          kind: 'container_image',
          key: fact.repository,
          name: fact.repository,
          ...(fact.digest || fact.tag ? { version: [fact.tag, fact.digest].filter(Boolean).join('@') } : {}),
          ...(owner.type === 'vendor' && { provider: owner.id }),
          properties: {
            tag: fact.tag,
            digest: fact.digest,
            services: fact.service && JSON.stringify([{ ...fact.service, env: fact.service.env.map(({ name }) => name) }]),
          },
        },
        { line: fact.line, method: 'image', confidence: 1, symbol: fact.repository },
      );
      seeServedModels(fact, image, catalog, builder);
      return;
    }
    case 'mcp_server':
      // The file of a client means what it says wherever it stands; of an application, tests and documentation show what may be configured.
      if ((fact.client === 'application' || fact.client === 'code') && isAside(path)) return;
      seeMcpServer(fact, context, builder);
      return;
    case 'agent_setting':
      builder.see(
        {
          kind: 'instruction_file',
          key: placedKey({ source, path, name: 'settings' }),
          name: path,
          properties: { client: fact.client },
        },
        { line: fact.line, method: 'configuration', confidence: 1, symbol: fact.key },
      );
      builder.addSetting(placedKey({ source, path, name: 'settings' }), fact.key, plain(fact.value));
      return;
    case 'instruction_file':
      builder.see(
        {
          kind: 'instruction_file',
          key: placedKey({ source, path, name: 'instructions' }),
          name: path,
          properties: { client: fact.client, hidden: JSON.stringify(fact.hidden) },
        },
        { line: fact.line, method: 'configuration', confidence: 1 },
      );
      return;
    case 'model_file':
      if (!isWeights(fact, path)) return;
      builder.see(
        {
          kind: 'model_file',
          key: fact.sha256 ?? placedKey({ source, path, name: 'content' }),
          name: path.slice(path.lastIndexOf('/') + 1),
          properties: {
            format: fact.format,
            size_bytes: String(fact.sizeBytes),
            dangerous_imports: fact.dangerousImports && JSON.stringify(fact.dangerousImports),
            ...Object.fromEntries(Object.entries(fact.header).map(([name, value]) => [`header.${name}`, value])),
          },
          ...(fact.sha256 !== undefined && { hashes: [{ algorithm: 'sha256', hex: fact.sha256 }] }),
        },
        { line: 1, method: 'header', confidence: 1 },
      );
      return;
    case 'secret':
      builder.see(
        {
          kind: 'secret',
          key: secretKey(fact, context),
          name: fact.detector,
          isAi: catalog.keyFormatOf(fact.detector)?.item.isAi ?? true,
          ...(fact.provider !== undefined && { provider: fact.provider }),
          properties: { detector: fact.detector, masked: fact.masked, fingerprint: fact.fingerprint, context: fact.context },
        },
        { line: fact.line, method: 'pattern', confidence: fact.confidence },
      );
      return;
    default:
  }
}

/** Formats that hold any data: arrays, tables, objects of a program. */
const dataFormats: ReadonlySet<ModelFileFact['format']> = new Set<ModelFileFact['format']>(['numpy', 'pickle', 'hdf5']);
const weightWords = /model|weight|checkpoint|ckpt|classifier|regressor|estimator|embedd|encoder|decoder|vectori[sz]er|tokenizer|scaler|predictor|lora|(?:^|[^a-z])(?:clf|net|nn|svm|xgb|lgbm)(?:[^a-z]|$)/i;

/** The model that an address fetches the weights of. */
function seeWeights({ host, pathname }: URL, line: number, { catalog }: RecogniseContext, builder: DraftBuilder): void {
  for (const { id, weightsInUrl } of catalog.entries) {
    const model = weightsInUrl?.exec(`${host}${pathname}`)?.[1];
    if (model !== undefined) seeModel(catalog, builder, { kind: /embed/i.test(model) ? 'embedding_model' : 'model', id: model, provider: id }, { line, method: 'url', confidence: 0.9 });
  }
}

/** What holds any data is a model when it is called one, when a machine-learning library wrote it, or when loading it would run code. */
function isWeights({ format, header, dangerousImports }: ModelFileFact, path: string): boolean {
  if (!dataFormats.has(format) || (dangerousImports?.length ?? 0) > 0) return true;
  // Of a pickle that was not read to its end nobody knows what it would run.
  return (format === 'pickle' && dangerousImports === undefined) || header['layout'] === 'joblib' || weightWords.test(path);
}

/**
 * Without a fingerprint a credential is known by its place. In the Git history that is the file and the mask: the next version of the file holds
 * the same credential again, at another place. Two of one detector with one mask in one file then count as one; a fingerprint tells them apart.
 */
function secretKey({ detector, fingerprint, masked }: SecretFact, { source, isOneOfSeveral, path, commit, ordinal }: RecogniseContext & { ordinal: number }): string {
  if (fingerprint !== undefined) return `${detector}:${fingerprint}`;
  const ofSource = isOneOfSeveral === true ? [source] : [];
  return JSON.stringify([...ofSource, detector, path, ...(commit === undefined ? [ordinal] : ['history', masked])]);
}

function seeMcpServer(fact: McpServerFact, { catalog, source, path }: RecogniseContext, builder: DraftBuilder): void {
  const found = mcpPackage(fact);
  const url = fact.url === undefined ? undefined : URL.parse(fact.url);
  const isRemote = fact.url !== undefined;
  const at = { line: fact.line, method: 'configuration', confidence: 1, symbol: fact.name } as const;

  const id = builder.see(
    {
      kind: 'mcp_server',
      key: fact.url ?? (found ? `${found.ecosystem}:${found.name}#configured` : placedKey({ source, path, name: fact.name })),
      name: fact.name,
      ...(found?.version !== undefined && { version: found.version }),
      properties: {
        origin: isRemote ? 'remote' : 'configured',
        transport: fact.transport,
        client: fact.client,
        command: fact.command,
        args: fact.args && JSON.stringify(fact.args),
        package: found?.name,
        package_version: found?.version,
        package_ecosystem: found?.ecosystem,
        pinned: isRemote || !found ? 'not_applicable' : String(found.isPinned),
        url: fact.url,
        tls: url ? String(url.protocol === 'https:' || url.protocol === 'wss:') : undefined,
        auth: authOf(fact),
        auto_approved: JSON.stringify(fact.autoApproved),
        disabled: String(fact.isDisabled),
        secrets: JSON.stringify([...secretsOf('env', fact.env), ...secretsOf('header', fact.headers), ...(fact.secrets ?? [])]),
        references: JSON.stringify([...fact.env, ...fact.headers].filter(({ value }) => value === 'reference').map(({ name }) => name)),
      },
    },
    at,
  );
  for (const { name } of fact.env) {
    const vendor = catalog.vendorOfEnv(name);
    const provider = vendor && seeProvider(catalog, builder, vendor.id, { ...at, method: 'environment', confidence: environmentConfidence, symbol: name });
    if (provider) builder.relate({ type: 'calls', from: id, to: provider }, at);
  }
}

function authOf(fact: McpServerFact): 'header' | 'env' | 'none' {
  if (fact.headers.some(({ name, value }) => value !== 'empty' && /auth|key|token|secret|cookie/i.test(name))) return 'header';
  if (fact.env.some(({ name, value }) => value !== 'empty' && /auth|key|token|secret|password|credential/i.test(name))) return 'env';
  return 'none';
}

function secretsOf(where: 'env' | 'header', settings: readonly NamedSetting[]) {
  return settings.flatMap(({ name, secret }) => (secret ? [{ where, name, ...secret }] : []));
}

/** A settings value as plain JSON; what is not a literal becomes null. */
function plain(value: Value): unknown {
  switch (value.kind) {
    case 'string':
      return value.text;
    case 'number':
    case 'boolean':
      return value.value;
    case 'list':
      return value.items.map(plain);
    case 'object':
      return Object.fromEntries(Object.entries(value.entries).map(([key, inner]) => [key, plain(inner)]));
    default:
      return null;
  }
}
