import { reading, type Findings } from '../documents/reading.ts';
import { defineReader } from '../reader.ts';
import { fetchingCommands } from '../shell/fetching-commands.ts';
import { instructions, type Instruction } from './dockerfile-lines.ts';
import { parseImage } from './image-reference.ts';
import { substitute } from './substitution.ts';

const keywords = new Set(['ADD', 'ARG', 'CMD', 'COPY', 'ENTRYPOINT', 'ENV', 'EXPOSE', 'FROM', 'HEALTHCHECK', 'LABEL', 'MAINTAINER', 'ONBUILD', 'RUN', 'SHELL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR']);

/** `dockerfile.ts` is a program about Dockerfiles, `Dockerfile.dockerignore` a list of paths. */
const otherFormats = new Set(['.ts', '.js', '.mjs', '.cjs', '.py', '.go', '.rs', '.rb', '.java', '.md', '.mdx', '.rst', '.json', '.yml', '.yaml', '.toml', '.html', '.svg', '.png', '.lua', '.vim', '.dockerignore']);

export default defineReader({
  id: 'dockerfile',
  title: 'Base images, environment names and the user of Dockerfiles',
  version: 3,
  gate: 'always',
  // 1 MiB: the longest Dockerfiles have some thousand lines.
  bytesMax: 1024 * 1024,
  accepts({ lowerName, extension }) {
    if (lowerName === 'dockerfile' || lowerName === 'containerfile' || extension === '.dockerfile') return true;
    return (lowerName.startsWith('dockerfile.') || lowerName.startsWith('containerfile.')) && !otherFormats.has(extension);
  },

  read: reading((artifact, findings) => {
    const state: State = { globals: new Map(), stages: new Set(), users: new Map(), user: null, userLine: 1, hasStage: false };
    for (const instruction of instructions(artifact.text())) {
      if (keywords.has(instruction.keyword)) readInstruction(instruction, state, findings);
      else findings.note('parse_error', `Unknown instruction at line ${instruction.line}.`);
    }
    if (!state.hasStage) findings.note('parse_error', 'No FROM instruction up to the end of the file.');
    // What the last stage says is what the image starts as.
    else findings.add({ type: 'resource', kind: 'container.dockerfile', providerId: artifact.path, name: artifact.path, attributes: { user: state.user, line: state.userLine }, line: state.userLine });
  }),

  examples: [
    {
      why: 'arguments with defaults are followed, stages are no images, digests and tags are kept',
      path: 'Dockerfile',
      text: `# syntax=docker/dockerfile:1
ARG REGISTRY=ghcr.io
ARG VERSION=0.5.1
FROM --platform=linux/amd64 \${REGISTRY}/acme/vllm:\${VERSION} AS base
FROM docker.io/library/python:3.12@sha256:${'ab'.repeat(32)} AS build
ARG TOKEN
ENV OPENAI_API_KEY=x MODEL="a b" \\
    # a comment inside
    HF_HOME=/models
COPY --from=base /a /b
COPY --from=ollama/ollama:0.6 /bin/ollama /bin/ollama
FROM build
`,
      facts: [
        { type: 'env', name: 'REGISTRY', access: 'set', line: 2 },
        { type: 'env', name: 'VERSION', line: 3 },
        { type: 'image', repository: 'ghcr.io/acme/vllm', tag: '0.5.1', line: 4 },
        { type: 'image', repository: 'python', tag: '3.12', digest: `sha256:${'ab'.repeat(32)}`, line: 5 },
        { type: 'env', name: 'TOKEN', access: 'read', line: 6 },
        { type: 'env', name: 'OPENAI_API_KEY', access: 'set', line: 7 },
        { type: 'env', name: 'MODEL', line: 7 },
        { type: 'env', name: 'HF_HOME', line: 7 },
        { type: 'image', repository: 'ollama/ollama', tag: '0.6', line: 11 },
      ],
    },
    {
      why: 'here-documents are files and scripts, not instructions',
      path: 'build/llm.Dockerfile',
      text: 'FROM alpine\nRUN <<EOF\nFROM ollama/ollama\nENV A=1\nEOF\nENV OLD style value\n',
      facts: [{ type: 'image', repository: 'alpine', line: 1 }, { type: 'env', name: 'OLD', line: 6 }],
    },
    { why: 'what is fetched while the image is built', path: 'Dockerfile', text: 'FROM acme/base\nRUN serve & sleep 5 && fetcher pull small\n', facts: [{ type: 'image' }, { type: 'command', words: ['fetcher', 'pull', 'small'], line: 2 }] },
    { why: 'nothing to start from, and a base that only the builder knows', path: 'Containerfile', text: 'ARG BASE\nFROM scratch\nFROM ${BASE}\nFROM $BASE:1\n', none: ['image'] },
    {
      why: 'the user of the last stage, which it has from the stage that it is built on',
      path: 'Dockerfile',
      text: 'FROM node:22 AS base\nUSER node:node\nFROM golang:1.24 AS tools\nUSER root\nFROM base\nCOPY --from=tools /a /a\n',
      facts: [{ type: 'image' }, { type: 'image' }, { type: 'resource', kind: 'container.dockerfile', attributes: { user: 'node', line: 2 }, line: 2 }],
    },
    { why: 'a comment is no instruction', path: 'Dockerfile.dev', text: 'FROM debian:12\n# FROM ollama/ollama\n', facts: [{ type: 'image', repository: 'debian', tag: '12' }], none: ['env'] },
    { why: 'something else under this name', path: 'Dockerfile', text: 'hello: world\n', none: 'all', trouble: 'parse_error' },
  ],
});

interface State {
  /** Build arguments before the first FROM: the only ones that FROM sees. */
  readonly globals: Map<string, string | undefined>;
  readonly stages: Set<string>;
  /** User and line of finished stages, by name. */
  readonly users: Map<string, { readonly user: string | null; readonly line: number }>;
  stage?: string;
  /** Of the stage that is read: null when no USER was met. */
  user: string | null;
  userLine: number;
  hasStage: boolean;
}

function readInstruction({ keyword, rest, line }: Instruction, state: State, findings: Findings): void {
  switch (keyword) {
    case 'FROM':
      readFrom(rest, line, state, findings);
      return;
    case 'ARG':
      for (const { name, value } of pairs(rest)) {
        if (!state.hasStage) state.globals.set(name, value === undefined ? state.globals.get(name) : expand(value, state));
        // Without a default the value comes from whoever builds.
        findings.add({ type: 'env', name, access: value === undefined ? 'read' : 'set', line });
      }
      return;
    case 'ENV':
      for (const { name } of pairs(rest)) findings.add({ type: 'env', name, access: 'set', line });
      return;
    case 'USER':
      state.user = (expand(rest.trim(), state).split(/[:\s]/, 1)[0] ?? '') || null;
      state.userLine = line;
      if (state.stage !== undefined) state.users.set(state.stage, { user: state.user, line });
      return;
    case 'COPY':
    case 'RUN': {
      const from = keyword === 'COPY' ? /^(?:--\S+\s+)*--from=(\S+)/.exec(rest) : /--mount=\S{0,500}?\bfrom=([^,\s]+)/.exec(rest);
      if (from) addImage(from[1] as string, line, state, findings);
      if (keyword === 'RUN') for (const command of fetchingCommands(rest, line)) findings.add({ type: 'command', ...command });
      return;
    }
    default:
  }
}

function readFrom(rest: string, line: number, state: State, findings: Findings): void {
  state.hasStage = true;
  const [, image = '', stage] = /^(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(rest) ?? [];
  addImage(image, line, state, findings);
  const base = state.users.get(expand(unquote(image), state).toLowerCase());
  state.user = base?.user ?? null;
  state.userLine = base?.line ?? line;
  delete state.stage;
  if (stage === undefined) return;
  state.stages.add(stage.toLowerCase());
  state.stage = stage.toLowerCase();
  state.users.set(state.stage, { user: state.user, line: state.userLine });
}

function addImage(written: string, line: number, state: State, findings: Findings): void {
  const name = expand(unquote(written), state);
  if (name.toLowerCase() === 'scratch' || /^\d+$/.test(name) || state.stages.has(name.toLowerCase())) return;
  const image = parseImage(name);
  if (image) findings.add({ type: 'image', ...image, line });
}

function expand(text: string, state: State): string {
  return substitute(text, (name) => state.globals.get(name));
}

/** `NAME=value NAME2="a b"`, `NAME` alone, or the old form `NAME value`. */
function pairs(rest: string): { name: string; value?: string }[] {
  const [first = ''] = rest.split(/\s/, 1);
  if (!first.includes('=')) {
    return rest.split(/\s+/).slice(0, 1).flatMap((name) => (/^[A-Za-z_][\w.-]*$/.test(name) ? [{ name }] : []));
  }
  const found: { name: string; value?: string }[] = [];
  for (const [, name = '', value] of rest.matchAll(/(?:^|\s)([A-Za-z_][\w.-]*)(?:=((?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s"'\\])*))?/g)) {
    found.push(value === undefined ? { name } : { name, value: unquote(value) });
  }
  return found;
}

function unquote(text: string): string {
  return text.replace(/^"(.*)"$/s, '$1').replace(/^'(.*)'$/s, '$1');
}
