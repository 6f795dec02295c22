/**
 * Names of model constants in Go SDKs of Anthropic.
 * @see https://github.com/anthropics/anthropic-sdk-go (message.go), https://github.com/liushuangls/go-anthropic (models.go); read 2026-11-30.
 */
import type { ModelConstantRule } from '../catalog-entry.ts';

const official: Readonly<Record<string, string>> = {
  ModelClaudeOpus4_6: 'claude-opus-4-6',
  ModelClaudeSonnet4_6: 'claude-sonnet-4-6',
  ModelClaudeOpus4_5_20251101: 'claude-opus-4-5-20251101',
  ModelClaudeOpus4_5: 'claude-opus-4-5',
  ModelClaudeOpus4_1: 'claude-opus-4-1',
  ModelClaudeOpus4_1_20250805: 'claude-opus-4-1-20250805',
  ModelClaudeHaiku4_5: 'claude-haiku-4-5',
  ModelClaudeHaiku4_5_20251001: 'claude-haiku-4-5-20251001',
  ModelClaudeSonnet4_5: 'claude-sonnet-4-5',
  ModelClaudeSonnet4_5_20250929: 'claude-sonnet-4-5-20250929',
  ModelClaudeSonnet4_20250514: 'claude-sonnet-4-20250514',
  ModelClaudeSonnet4_0: 'claude-sonnet-4-0',
  ModelClaude4Sonnet20250514: 'claude-4-sonnet-20250514',
  ModelClaudeOpus4_0: 'claude-opus-4-0',
  ModelClaudeOpus4_20250514: 'claude-opus-4-20250514',
  ModelClaude4Opus20250514: 'claude-4-opus-20250514',
  ModelClaude3_7SonnetLatest: 'claude-3-7-sonnet-latest',
  ModelClaude3_7Sonnet20250219: 'claude-3-7-sonnet-20250219',
  ModelClaude3_5HaikuLatest: 'claude-3-5-haiku-latest',
  ModelClaude3_5Haiku20241022: 'claude-3-5-haiku-20241022',
  ModelClaude3_5SonnetLatest: 'claude-3-5-sonnet-latest',
  ModelClaude3_5Sonnet20241022: 'claude-3-5-sonnet-20241022',
  ModelClaude_3_5_Sonnet_20240620: 'claude-3-5-sonnet-20240620',
  ModelClaude3OpusLatest: 'claude-3-opus-latest',
  ModelClaude_3_Opus_20240229: 'claude-3-opus-20240229',
  ModelClaude_3_Sonnet_20240229: 'claude-3-sonnet-20240229',
  ModelClaude_3_Haiku_20240307: 'claude-3-haiku-20240307',
};

const other: Readonly<Record<string, string>> = {
  ModelClaude2Dot0: 'claude-2.0',
  ModelClaude2Dot1: 'claude-2.1',
  ModelClaude3Opus20240229: 'claude-3-opus-20240229',
  ModelClaude3Sonnet20240229: 'claude-3-sonnet-20240229',
  ModelClaude3Dot5Sonnet20240620: 'claude-3-5-sonnet-20240620',
  ModelClaude3Dot5Sonnet20241022: 'claude-3-5-sonnet-20241022',
  ModelClaude3Dot5SonnetLatest: 'claude-3-5-sonnet-latest',
  ModelClaude3Haiku20240307: 'claude-3-haiku-20240307',
  ModelClaude3Dot5HaikuLatest: 'claude-3-5-haiku-latest',
  ModelClaude3Dot5Haiku20241022: 'claude-3-5-haiku-20241022',
  ModelClaude3Dot7SonnetLatest: 'claude-3-7-sonnet-latest',
  ModelClaude3Dot7Sonnet20250219: 'claude-3-7-sonnet-20250219',
  ModelClaudeOpus4Dot0: 'claude-opus-4-0',
  ModelClaudeOpus4V20250514: 'claude-opus-4-20250514',
  ModelClaudeSonnet4Dot0: 'claude-sonnet-4-0',
  ModelClaudeSonnet4V20250514: 'claude-sonnet-4-20250514',
};

export const goConstants: readonly ModelConstantRule[] = [
  { ecosystem: 'golang', constant: `github.com/anthropics/anthropic-sdk-go#{${[...Object.keys(official), 'Model'].join(',')}}`, ids: official },
  ...['', '/v2'].map((major): ModelConstantRule => ({
    ecosystem: 'golang',
    constant: `github.com/liushuangls/go-anthropic${major}#{${[...Object.keys(other), 'Model'].join(',')}}`,
    ids: other,
  })),
];
