/** Builds reports for tests: small pieces with defaults, one rich report, one with hostile names, one of any size. */
import type { Component, ComponentKind, Occurrence, Relationship, RelationshipType, Resource } from '#shared/model/component.ts';
import { componentId, findingFingerprint, relationshipId, resourceId } from '#shared/model/identity.ts';
import { by } from '#shared/model/order.ts';
import type { CheckOutcome, CheckResult, Report, Severity, Subject } from '#shared/model/report.ts';

/** One place. */
export function occurrence(of: Partial<Occurrence> & { path: string }): Occurrence {
  return { line: 1, method: 'import', confidence: 0.95, ...of };
}

/** A component with an id that follows from its kind and key; key and occurrences have defaults. */
export function component(of: Partial<Omit<Component, 'id'>> & { kind: ComponentKind; name: string }): Component {
  const key = of.key ?? of.name;
  return { key, is_ai: true, properties: {}, occurrences: [occurrence({ path: 'app/main.py' })], ...of, id: componentId(of.kind, key) };
}

/** An edge between two components. */
export function relationship(type: RelationshipType, ends: { from: Component; to: Component }, occurrences: readonly Occurrence[] = []): Relationship {
  const edge = { type, from: ends.from.id, to: ends.to.id };
  return { id: relationshipId(edge), ...edge, occurrences };
}

/** A resource of the fixture's source. */
export function resource(of: Partial<Omit<Resource, 'id'>> & { kind: string; name: string }): Resource {
  const providerId = of.provider_id ?? of.name;
  return { provider_id: providerId, attributes: {}, ...of, id: resourceId({ source: 'shop', kind: of.kind, providerId }) };
}

/** What a check result is about. */
export function subjectOf(of: Component | Resource): Subject {
  return { type: of.id.startsWith('res_') ? 'resource' : 'component', id: of.id, name: of.name };
}

/** A check that ran, with its results; each result takes check, version and severity from it. */
export function outcome(
  of: Partial<Omit<CheckOutcome, 'results'>> & { check: string; severity: Severity },
  results: readonly (Pick<CheckResult, 'subject' | 'answer'> & Partial<CheckResult>)[] = [],
): CheckOutcome {
  const { check, severity, version = 1 } = of;
  const passed = [...(of.passed ?? [])].sort();
  return {
    title: `Title of ${check}`,
    remediation: `Do what ${check} asks for.`,
    population: passed.length + results.length,
    ...of,
    version,
    passed,
    results: results
      .map((result): CheckResult => ({
        check,
        version,
        severity,
        reason: `${result.subject.name} is not as ${check} wants it.`,
        evidence: [],
        ...(result.answer === 'fail' && { fingerprint: findingFingerprint({ check, subjectKey: result.subject.id, discriminator: result.reason ?? '' }) }),
        ...result,
      }))
      .sort(by((result) => `${result.subject.id} ${result.reason}`)),
  };
}

/** A report of one complete directory scan, with its lists in the report's order. */
export function report(of: Partial<Report> = {}): Report {
  const byId = by((item: { id: string }) => item.id);
  return {
    schema: 'waybill-report/1',
    tool: { name: 'waybill', version: '1.2.3' },
    generated_at: '2026-11-21T10:00:00Z',
    sources: [{ key: 'shop', kind: 'dir', name: 'shop', attributes: {} }],
    coverage: completeCoverage(),
    ...of,
    resources: [...(of.resources ?? [])].sort(byId),
    components: [...(of.components ?? [])].sort(byId),
    relationships: [...(of.relationships ?? [])].sort(byId),
    checks: [...(of.checks ?? [])].sort(by((check) => check.check)),
  };
}

/** Coverage of the fixture's source, read to its end. */
export function completeCoverage(): Report['coverage'] {
  return {
    sources: [{ source: 'shop', state: 'complete', artifacts_listed: 40, artifacts_read: 38, artifacts_parsed: 12, bytes_read: 81_920, by_reader: { typescript: 4, python: 8 } }],
    entries: [],
  };
}

/** The same, but the source broke off. */
export function partialCoverage(): Report['coverage'] {
  const [source] = completeCoverage().sources;
  return {
    sources: [{ ...source!, state: 'partial' }],
    entries: [{ path: 'services', reason: 'broke_off', effect: 'partial', detail: 'The connection ended after 38 of 40 artifacts.' }],
  };
}

/** The components of the rich report, by a name for tests. */
export const sample = {
  openai: component({ kind: 'provider', name: 'openai', properties: { title: 'OpenAI' }, occurrences: [occurrence({ path: 'app/chat.py', line: 3, symbol: 'openai.OpenAI' })] }),
  gpt: component({
    kind: 'model',
    key: 'openai/gpt-4o',
    name: 'gpt-4o',
    provider: 'openai',
    properties: { canonical: 'gpt-4o', listed: 'true', pinned: 'false', released_on: '2024-05-13', retires_on: '2026-12-31', replacement: 'gpt-5' },
    occurrences: [
      occurrence({ path: 'app/chat.py', line: 12, method: 'argument', symbol: 'openai.OpenAI().chat.completions.create' }),
      occurrence({ path: 'web/route.ts', line: 4, method: 'argument', confidence: 0.9 }),
    ],
  }),
  embedding: component({ kind: 'embedding_model', key: 'openai/text-embedding-3-small', name: 'text-embedding-3-small', provider: 'openai', properties: { canonical: 'text-embedding-3-small', pinned: 'unknown' } }),
  weights: component({
    kind: 'model_file',
    key: 'a'.repeat(64),
    name: 'classifier.pkl',
    hashes: [{ algorithm: 'sha256', hex: 'a'.repeat(64) }],
    properties: { format: 'pickle', size_bytes: '2048', 'header.architecture': 'llama', dangerous_imports: '["posix.system"]' },
    occurrences: [occurrence({ path: 'models/classifier.pkl', method: 'header' })],
  }),
  sdk: component({ kind: 'sdk', key: 'pypi/openai', name: 'openai', provider: 'openai', purl: 'pkg:pypi/openai', properties: { ecosystem: 'pypi', package: 'openai', role: 'sdk' } }),
  agent: component({ kind: 'agent', key: '["shop","app/agents.py","support"]', name: 'support', occurrences: [occurrence({ path: 'app/agents.py', line: 20, method: 'call' })] }),
  tool: component({ kind: 'tool', key: '["shop","app/agents.py","refund"]', name: 'refund', occurrences: [occurrence({ path: 'app/agents.py', line: 8, method: 'definition' })] }),
  prompt: component({ kind: 'prompt', key: '["shop","app/agents.py","SYSTEM_PROMPT"]', name: 'SYSTEM_PROMPT', properties: { sha256: 'b'.repeat(64) } }),
  mcp: component({
    kind: 'mcp_server',
    key: 'npm/@acme/mcp-files/configured',
    name: 'files',
    properties: {
      origin: 'configured',
      transport: 'stdio',
      client: 'claude-desktop',
      command: 'npx',
      args: '["-y","@acme/mcp-files"]',
      package: '@acme/mcp-files',
      package_ecosystem: 'npm',
      pinned: 'false',
      auto_approved: '["*"]',
      disabled: 'false',
      secrets: '[{"where":"env","name":"TOKEN","detector":"github-token","masked":"ghp_****9z"}]',
      references: '["HOME"]',
    },
    occurrences: [occurrence({ path: '.mcp.json', line: 5, method: 'configuration' })],
  }),
  remoteMcp: component({
    kind: 'mcp_server',
    key: 'http://mcp.example.com/sse',
    name: 'search',
    properties: { origin: 'remote', transport: 'http', client: 'cursor', url: 'http://mcp.example.com/sse', tls: 'false', auth: 'none', pinned: 'not_applicable' },
    occurrences: [occurrence({ path: '.cursor/mcp.json', line: 9, method: 'configuration' })],
  }),
  store: component({ kind: 'vector_store', key: 'pypi/chromadb/PersistentClient', name: 'PersistentClient', provider: 'chroma' }),
  dataset: component({ kind: 'dataset', key: 'imdb', name: 'imdb' }),
  endpoint: component({ kind: 'endpoint', key: 'https://api.openai.com/v1', name: 'api.openai.com/v1', provider: 'openai', properties: { scheme: 'https' }, occurrences: [occurrence({ path: 'app/settings.py', line: 2, method: 'url' })] }),
  image: component({ kind: 'container_image', key: 'ollama/ollama', name: 'ollama/ollama', version: '0.5.1', properties: { tag: '0.5.1', services: '[{"name":"llm","isPrivileged":true}]' }, occurrences: [occurrence({ path: 'compose.yaml', line: 3, method: 'image' })] }),
  rules: component({ kind: 'instruction_file', key: '["shop",".claude/settings.json",""]', name: '.claude/settings.json', properties: { client: 'claude-code', hidden: '[{"line":3,"codePoint":"U+200B"}]', settings: '{"permissions.allow":["Bash(*)"]}' } }),
  key: component({ kind: 'secret', key: 'openai-key/0f', name: 'openai-key', provider: 'openai', properties: { detector: 'openai-key', masked: 'sk-p****Zz', fingerprint: '0f', context: 'code' }, occurrences: [occurrence({ path: 'app/chat.py', line: 7, method: 'pattern', confidence: 0.99 })] }),
  express: component({
    kind: 'dependency',
    key: 'pkg:npm/express@5.1.0',
    name: 'express',
    version: '5.1.0',
    purl: 'pkg:npm/express@5.1.0',
    is_ai: false,
    licence: 'MIT',
    hashes: [{ algorithm: 'sha512', hex: 'c'.repeat(128) }],
    properties: { ecosystem: 'npm', scope: 'runtime', direct: 'true', range: '^5.0.0', origin: 'both' },
    occurrences: [occurrence({ path: 'package-lock.json', line: 40, method: 'lockfile' }), occurrence({ path: 'package.json', line: 6, method: 'manifest' })],
  }),
  vitest: component({ kind: 'dependency', key: 'pkg:npm/vitest', name: 'vitest', purl: 'pkg:npm/vitest', is_ai: false, licence: '(MIT OR Apache-2.0)', properties: { ecosystem: 'npm', scope: 'dev', direct: 'true' } }),
} as const;

/** The workflow of the rich report. */
export const sampleWorkflow = resource({
  kind: 'n8n.workflow',
  name: 'Support mail',
  path: 'workflows/support.json',
  attributes: { name: 'Support mail', isActive: true, settings: {}, nodes: [{ name: 'Agent', type: '@n8n/n8n-nodes-langchain.agent', isDisabled: false }], edges: [] },
});

/** Every kind of thing a report can say, once. */
export function sampleReport(of: Partial<Report> = {}): Report {
  const { openai, gpt, agent, tool, prompt, mcp, remoteMcp, key, express, store, dataset, embedding, weights, endpoint, sdk } = sample;
  return report({
    sources: [{ key: 'shop', kind: 'git', name: 'github.com/acme/shop', attributes: { branch: 'main', commit: '0123456789abcdef0123456789abcdef01234567', remote: 'https://github.com/acme/shop' } }],
    resources: [sampleWorkflow],
    components: Object.values(sample),
    relationships: [
      relationship('uses', { from: agent, to: gpt }, [occurrence({ path: 'app/agents.py', line: 20, method: 'call' })]),
      relationship('uses', { from: agent, to: prompt }),
      relationship('calls', { from: agent, to: tool }),
      relationship('served-by', { from: gpt, to: openai }),
      relationship('served-by', { from: openai, to: endpoint }),
      relationship('reads', { from: tool, to: store }),
      relationship('uses', { from: store, to: embedding }),
      relationship('trained-on', { from: weights, to: dataset }),
      relationship('uses', { from: sdk, to: openai }),
    ],
    checks: [
      outcome({ check: 'ai_hardcoded_api_key', severity: 'critical', flag: 'hardcoded_api_key', title: 'No provider key in code' }, [
        { subject: subjectOf(key), answer: 'fail', evidence: key.occurrences, reason: 'The key sk-p****Zz of openai is written in app/chat.py.' },
      ]),
      outcome({ check: 'ai_model_unpinned', severity: 'medium', flag: 'unpinned_model', title: 'Model ids name a version' }, [
        { subject: subjectOf(gpt), answer: 'fail', evidence: gpt.occurrences },
        { subject: subjectOf(embedding), answer: 'unknown', reason: 'There is no rule for this model.' },
      ]),
      outcome({ check: 'ai_mcp_server_approved', severity: 'high', flag: 'mcp_unknown_server' }, [
        { subject: subjectOf(mcp), answer: 'review', evidence: mcp.occurrences, reason: 'A person must approve the server files.' },
        { subject: subjectOf(remoteMcp), answer: 'error', reason: 'The check broke.' },
      ]),
      outcome({ check: 'ai_dependency_declared', severity: 'low', passed: [express.id, sdk.id] }),
      outcome({ check: 'n8n_webhook_auth', severity: 'high', flag: 'webhook_no_auth', title: 'Webhooks ask who calls' }, [
        {
          subject: subjectOf(sampleWorkflow),
          answer: 'fail',
          reason: 'The webhook of Support mail has no authentication.',
          flow: [
            { role: 'source', path: 'workflows/support.json', line: 4, name: 'Hook', text: 'Anyone can call it.' },
            { role: 'carrier', path: 'workflows/support.json', line: 9, name: 'Trim', text: 'It hands the data on.' },
            { role: 'agent', path: 'workflows/support.json', line: 14, name: 'Agent', text: 'A model acts on it.' },
            { role: 'sink', path: 'workflows/support.json', line: 22, name: 'Shell', text: 'It runs commands.' },
          ],
        },
      ]),
      outcome({ check: 'ai_eu_risk_tier_set', severity: 'info' }, [{ subject: { type: 'scan', id: 'shop', name: 'shop' }, answer: 'not_applicable', reason: 'There is nothing to ask about.' }]),
    ],
    coverage: {
      ...completeCoverage(),
      entries: [
        { path: 'data/big.jsonl', reason: 'too_large', effect: 'skipped', detail: 'The file is 209,715,200 bytes; the limit is 16,777,216.' },
        { path: 'node_modules', reason: 'vendored_tree', effect: 'ignored', detail: '2,311 files of a vendored tree.' },
      ],
    },
    ...of,
  });
}

/** Names that break writers which do not escape: one of each danger. */
export const hostileNames: readonly string[] = [
  'bell\u0007 and \u001b[31mred\u001b[0m \u009b2J',
  'nul\u0000 line\nfeed\r\ttab',
  '<script>alert(1)</script> & "quotes" \'apostrophe\'',
  ']]> --> <!-- <?xml ?> -- ${jndi:x} {0} {{1}}',
  '[click](https://evil.example) ![x](y) `code` | pipe',
  '=HYPERLINK("https://evil.example") +1 @SUM -2',
  'right\u202eto\u2066left\u200f \u2028 \u2029 \ufeff',
  'lone \ud800 surrogate \udfff',
  'noncharacter \uffff \u{1fffe}',
  '漢字テスト 한국어 👩‍👩‍👧 🧪 e\u0301',
  '%2e%2e/%00 #fragment?query',
  '__proto__',
  'constructor',
  `${'long/'.repeat(818)}end.py`,
];

/** A report whose every free text is hostile, also a path. Valid by the model. */
export function hostileReport(): Report {
  const kinds: readonly ComponentKind[] = ['model', 'mcp_server', 'endpoint', 'dependency', 'prompt', 'secret', 'provider', 'container_image', 'model_file', 'dataset'];
  const components = hostileNames.flatMap((name) =>
    kinds.map((kind) =>
      component({
        kind,
        name,
        version: name,
        provider: name,
        licence: name,
        purl: `pkg:npm/${name}`,
        properties: { url: `https://user:hunter2@host/${name}?token=hunter2`, scheme: 'https', transport: 'http', package: name, [name]: name, client: name },
        hashes: [{ algorithm: 'sha256', hex: name }, { algorithm: name, hex: 'd'.repeat(64) }],
        occurrences: [occurrence({ path: name, line: 3, symbol: name }), occurrence({ path: `/etc/${name}`, line: 4 })].sort(by((place) => place.path)),
      }),
    ),
  );
  const workflow = resource({ kind: 'n8n.workflow', name: hostileNames[2]!, path: hostileNames[3]!, attributes: Object.fromEntries(hostileNames.map((name) => [name, name])) });
  return report({
    sources: [{ key: hostileNames[0]!, kind: 'git', name: hostileNames[2]!, attributes: { branch: hostileNames[6]!, commit: hostileNames[5]!, remote: 'https://user:hunter2@git.example.com/a b' } }],
    components,
    resources: [workflow],
    relationships: components.slice(1, 40).map((to, at) => relationship('uses', { from: components[at]!, to })),
    checks: [
      outcome(
        { check: 'ai_model_unpinned', severity: 'high', flag: 'unpinned_model', title: hostileNames[4]!, remediation: hostileNames[3]!, passed: components.slice(60).map(({ id }) => id) },
        components.slice(0, 60).map((of, at) => ({
          subject: subjectOf(of),
          answer: (['fail', 'unknown', 'error', 'review', 'not_applicable'] as const)[at % 5]!,
          reason: of.name,
          evidence: of.occurrences,
        })),
      ),
      outcome({ check: 'n8n_webhook_auth', severity: 'critical' }, [{ subject: subjectOf(workflow), answer: 'fail', reason: hostileNames[3]! }]),
    ],
    coverage: {
      sources: [{ ...partialCoverage().sources[0]!, source: hostileNames[0]! }],
      entries: hostileNames.map((path) => ({ path, reason: 'read_error' as const, effect: 'skipped' as const, detail: path })),
    },
  });
}

/** A report of many dependencies, for speed and limits. */
export function bigReport(of: { components: number; findings?: number }): Report {
  const components = Array.from({ length: of.components }, (_, at) =>
    component({
      kind: at % 50 === 0 ? 'model' : 'dependency',
      name: `package-${at}`,
      version: `1.${at}.0`,
      purl: `pkg:npm/package-${at}@1.${at}.0`,
      is_ai: at % 50 === 0,
      properties: { ecosystem: 'npm', scope: 'runtime', pinned: at % 100 === 0 ? 'false' : 'true' },
    }),
  );
  const failing = components.slice(0, of.findings ?? 0);
  return report({
    components,
    checks: [outcome({ check: 'ai_model_unpinned', severity: 'high', flag: 'unpinned_model' }, failing.map((each) => ({ subject: subjectOf(each), answer: 'fail' as const, evidence: each.occurrences })))],
  });
}

/** The same report with every list in another order: what a writer must not depend on. `seed` chooses the order. */
export function shuffled(report: Report, seed: number): Report {
  const next = generator(seed);
  const mix = (value: unknown, key = ''): unknown => {
    // The order inside attributes and of the steps of a flow means something; it is kept.
    if (key === 'attributes' || key === 'flow' || typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const items = value.map((item) => mix(item));
      for (let at = items.length - 1; at > 0; at -= 1) {
        const other = Math.floor(next() * (at + 1));
        [items[at], items[other]] = [items[other], items[at]];
      }
      return items;
    }
    const entries = Object.entries(value).map(([name, item]) => [name, mix(item, name)] as const);
    return Object.fromEntries(entries.sort(() => next() - 0.5));
  };
  return mix(report) as Report;
}

/** A small repeatable generator of numbers in [0, 1) (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
