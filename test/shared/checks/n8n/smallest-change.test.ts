/** The change that a path finding names, against really changing the workflow in every way there is. */
import { describe, expect, it } from 'vitest';
import { edges, inventoryOf, node, workflow } from '#shared/checks/example-inventory.ts';
import { ai, base } from '#shared/checks/n8n/node-types.ts';
import { findPaths } from '#shared/checks/n8n/paths/find-paths.ts';
import type { PathFinding } from '#shared/checks/n8n/paths/path-finding.ts';
import { indexInventory } from '#shared/model/inventory.ts';
import type { JsonObject } from '#shared/model/fact.ts';
import { generator } from '../../../harness/report-fixture.ts';

interface Draft {
  readonly nodes: readonly JsonObject[];
  readonly links: readonly string[];
}

/** The paths from open triggers to the one shell of a workflow. */
function toShell({ nodes, links }: Draft): readonly PathFinding[] {
  const inventory = indexInventory(inventoryOf({ resources: [workflow({ name: 'Desk', isActive: true, nodes, edges: edges(...links) })] }));
  return [...findPaths(inventory).values()].flatMap(({ findings }) => findings.filter(({ kind, tier }) => kind === 'code' && tier === 'open'));
}

const hooks = ['H1', 'H2', 'H3'];
const agents = ['A1', 'A2', 'A3'];
const sets = ['S1', 'S2'];

/** Hooks, plain nodes and agents, joined at random, around one shell that some of the agents have. */
function randomDraft(seed: number): Draft {
  const next = generator(seed);
  const pick = (from: readonly string[]) => from[Math.floor(next() * from.length)] ?? '';
  const mains = Array.from({ length: 4 + Math.floor(next() * 7) }, () => `${pick([...hooks, ...sets, ...agents])} > ${pick([...sets, ...agents])}`);
  const tools = agents.filter(() => next() < 0.6).map((name) => `Shell >ai_tool> ${name}`);
  return {
    nodes: [...hooks.map((name) => node(name, base('webhook'))), ...sets.map((name) => node(name, base('set'))), ...agents.map((name) => node(name, ai('agent'))), node('Shell', base('executeCommandTool'))],
    links: [...new Set([...mains, ...tools])],
  };
}

/** Everything that can be changed, each as an edit of the workflow. */
const edits: readonly { readonly text: string; readonly apply: (draft: Draft) => Draft }[] = [
  ...hooks.map((name) => ({
    text: `let callers of "${name}" sign in with n8n OAuth2`,
    apply: ({ nodes, links }: Draft): Draft => ({ nodes: nodes.map((each) => (each['name'] === name ? { ...each, parameters: { authentication: 'n8nOAuth2' } } : each)), links }),
  })),
  ...agents.map((name) => ({
    text: `put a guardrail with the jailbreak check in front of "${name}"`,
    apply: ({ nodes, links }: Draft): Draft => ({
      nodes: [...nodes, node(`G ${name}`, ai('guardrails'), { parameters: { text: '={{ $json.text }}', guardrails: { jailbreak: { value: {} } } } })],
      links: [...links.map((link) => (link.endsWith(` > ${name}`) ? link.replace(` > ${name}`, ` > G ${name}`) : link)), `G ${name} > ${name}`],
    }),
  })),
  ...agents.map((name) => ({
    text: `put a human review between "${name}" and "Shell"`,
    apply: ({ nodes, links }: Draft): Draft => {
      const direct = `Shell >ai_tool> ${name}`;
      if (!links.includes(direct)) return { nodes, links };
      return { nodes: [...nodes, node(`R ${name}`, base('slackHitlTool'))], links: [...links.filter((link) => link !== direct), `Shell >ai_tool> R ${name}`, `R ${name} >ai_tool> ${name}`] };
    },
  })),
];

const applied = (draft: Draft, chosen: readonly (typeof edits)[number][]) => chosen.reduce((done, { apply }) => apply(done), draft);

/** The fewest edits that leave no path, by trying all sets of edits from the smallest on. */
function fewestByTrying(draft: Draft): number {
  const masks = Array.from({ length: 2 ** edits.length }, (_, mask) => ({ mask, size: edits.filter((__, bit) => (mask >> bit) & 1).length })).toSorted((a, b) => a.size - b.size);
  const cut = masks.find(({ mask }) => toShell(applied(draft, edits.filter((_, bit) => (mask >> bit) & 1))).length === 0);
  return cut?.size ?? Infinity;
}

describe('the smallest change of a path', () => {
  it('is as small as trying every set of changes finds, and really cuts the path, on random workflows', () => {
    const sizes: number[] = [];
    for (let seed = 1; seed <= 60; seed += 1) {
      const draft = randomDraft(seed);
      const [finding] = toShell(draft);
      if (!finding) continue;

      const named = finding.change?.split(', and ') ?? [];
      const chosen = edits.filter(({ text }) => named.includes(text));

      expect([seed, named, chosen.map(({ text }) => text).toSorted()]).toEqual([seed, named, named.toSorted()]);
      expect([seed, toShell(applied(draft, chosen)).length]).toEqual([seed, 0]);
      expect([seed, chosen.length]).toEqual([seed, fewestByTrying(draft)]);
      sizes.push(chosen.length);
    }
    // Workflows that one change cuts, and such that need several.
    expect(sizes.filter((size) => size === 1).length).toBeGreaterThan(5);
    expect(sizes.filter((size) => size > 1).length).toBeGreaterThan(5);
  });
});
