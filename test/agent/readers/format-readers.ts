/** The readers of manifests, configuration, workflows, containers and models, with a path that each accepts. */
import { artifactOf } from '../../../agent/readers/artifact.ts';
import type { Reader, ReadResult } from '../../../agent/readers/reader.ts';
import * as registry from '../../../agent/readers/registry.gen.ts';

const readers: readonly Reader[] = Object.values(registry);
for (const reader of readers) if (reader.gate === 'always') await reader.prepare?.();

/** Every file format of these readers, by reader id. */
export const formats: readonly { readonly id: string; readonly path: string; readonly syntax: 'json' | 'toml' | 'yaml' | 'text' | 'binary' }[] = [
  { id: 'package-json', path: 'package.json', syntax: 'json' },
  { id: 'package-lock', path: 'package-lock.json', syntax: 'json' },
  { id: 'yarn-lock', path: 'yarn.lock', syntax: 'text' },
  { id: 'pnpm-lock', path: 'pnpm-lock.yaml', syntax: 'text' },
  { id: 'bun-lock', path: 'bun.lock', syntax: 'json' },
  { id: 'poetry-lock', path: 'poetry.lock', syntax: 'toml' },
  { id: 'uv-lock', path: 'uv.lock', syntax: 'toml' },
  { id: 'pdm-lock', path: 'pdm.lock', syntax: 'toml' },
  { id: 'pylock', path: 'pylock.toml', syntax: 'toml' },
  { id: 'pipfile', path: 'Pipfile', syntax: 'toml' },
  { id: 'pipfile-lock', path: 'Pipfile.lock', syntax: 'json' },
  { id: 'go-mod', path: 'go.mod', syntax: 'text' },
  { id: 'go-sum', path: 'go.sum', syntax: 'text' },
  { id: 'go-work', path: 'go.work', syntax: 'text' },
  { id: 'pom', path: 'pom.xml', syntax: 'text' },
  { id: 'gradle', path: 'build.gradle', syntax: 'text' },
  { id: 'version-catalog', path: 'gradle/libs.versions.toml', syntax: 'toml' },
  { id: 'gradle-lockfile', path: 'gradle.lockfile', syntax: 'text' },
  { id: 'msbuild', path: 'Shop.csproj', syntax: 'text' },
  { id: 'packages-config', path: 'packages.config', syntax: 'text' },
  { id: 'packages-lock', path: 'packages.lock.json', syntax: 'json' },
  { id: 'project-assets', path: 'obj/project.assets.json', syntax: 'json' },
  { id: 'cargo-toml', path: 'Cargo.toml', syntax: 'toml' },
  { id: 'cargo-lock', path: 'Cargo.lock', syntax: 'toml' },
  { id: 'gemfile', path: 'Gemfile', syntax: 'text' },
  { id: 'gemspec', path: 'shop.gemspec', syntax: 'text' },
  { id: 'gemfile-lock', path: 'Gemfile.lock', syntax: 'text' },
  { id: 'composer-json', path: 'composer.json', syntax: 'json' },
  { id: 'composer-lock', path: 'composer.lock', syntax: 'json' },
  { id: 'setup-py', path: 'setup.py', syntax: 'text' },
  { id: 'setup-cfg', path: 'setup.cfg', syntax: 'text' },
  { id: 'conda-environment', path: 'environment.yml', syntax: 'yaml' },
  { id: 'conda-lock', path: 'conda-lock.yml', syntax: 'text' },
  { id: 'pnpm-workspace', path: 'pnpm-workspace.yaml', syntax: 'yaml' },
  { id: 'requirements', path: 'requirements.txt', syntax: 'text' },
  { id: 'pyproject', path: 'pyproject.toml', syntax: 'toml' },
  { id: 'mcp-config', path: '.mcp.json', syntax: 'json' },
  { id: 'mcp-config', path: '.vscode/mcp.json', syntax: 'json' },
  { id: 'mcp-config', path: '.codex/config.toml', syntax: 'toml' },
  { id: 'agent-settings', path: '.claude/settings.json', syntax: 'json' },
  { id: 'agent-settings', path: '.vscode/settings.json', syntax: 'json' },
  { id: 'agent-settings', path: '.codex/config.toml', syntax: 'toml' },
  { id: 'agent-settings', path: '.aider.conf.yml', syntax: 'yaml' },
  { id: 'instruction-files', path: 'CLAUDE.md', syntax: 'text' },
  { id: 'n8n-workflow', path: 'flow.json', syntax: 'json' },
  { id: 'notebook-packages', path: 'a.ipynb', syntax: 'text' },
  { id: 'dockerfile', path: 'Dockerfile', syntax: 'text' },
  { id: 'compose', path: 'compose.yaml', syntax: 'yaml' },
  // Parsed only where one of its words stands, which the texts of the tests for YAML do not have.
  { id: 'model-routes', path: 'litellm_config.yaml', syntax: 'text' },
  { id: 'dotenv', path: '.env', syntax: 'text' },
  ...['gguf', 'safetensors', 'onnx', 'pt', 'pth', 'bin', 'ckpt', 'pkl', 'pickle', 'joblib', 'h5', 'keras', 'tflite', 'npy', 'npz'].map((ending) => ({
    id: 'model-file',
    path: `models/m.${ending}`,
    syntax: 'binary' as const,
  })),
];

export function readerOf(id: string): Reader {
  const reader = readers.find((candidate) => candidate.id === id);
  if (!reader) throw new Error(`No reader ${id}`);
  return reader;
}

export function readBytes(id: string, path: string, content: Uint8Array | string): ReadResult {
  return readerOf(id).read(artifactOf(path, typeof content === 'string' ? new TextEncoder().encode(content) : content));
}
