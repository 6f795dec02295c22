import { expect, test } from 'vitest';
import { credentialIn, credentialsIn, credentialsInProse, isPlaceholder, maskAll, namesCredential, valueKind } from '../../../../agent/readers/documents/credentials.ts';

test.each(['OPENAI_API_KEY', 'x-api-key', 'clientSecret', 'Authorization', 'DB_PASSWORD', 'GITHUB_TOKEN', 'apikey', 'SECRET_KEY_BASE', 'privateKey', 'X-Auth-Token', 'GITHUB_PAT'])('%s names a credential', (name) => {
  expect(namesCredential(name)).toBe(true);
});

test.each(['max_tokens', 'TOKEN_FILE', 'sortKey', 'primary_key', 'PUBLIC_KEY', 'AWS_ACCESS_KEY_ID', 'keyboard', 'authentication', 'tokenizer', 'SECRET_NAME', 'PASSWORD_MIN_LENGTH', 'author', 'passenger', 'compass'])('%s does not', (name) => {
  expect(namesCredential(name)).toBe(false);
});

test.each(['your-key-here', '<token>', 'xxxxxxxx', 'sk-...', 'changeme', 'REPLACE_ME', 'YOUR_API_KEY', '****', 'my-secret', 'insert-token'])('%s is a placeholder', (value) => {
  expect(isPlaceholder(value)).toBe(true);
});

test.each(['Zq8Kw3Vt6Lm1Xp9Rb4Nd', 'hunter2hunter2', 'abc123def456'])('%s is none', (value) => {
  expect(isPlaceholder(value)).toBe(false);
});

test('a reference with a literal default is a literal when the default is a credential', () => {
  expect(valueKind('API_KEY', '${KEY}')).toBe('reference');
  expect(valueKind('API_KEY', 'Bearer ${KEY}')).toBe('reference');
  expect(valueKind('API_KEY', '${KEY:-}')).toBe('reference');
  expect(valueKind('API_KEY', '${KEY:-Zq8Kw3Vt6Lm1Xp9R}')).toBe('literal');
  expect(valueKind('REGION', '${REGION:-eu}')).toBe('reference');
  expect(valueKind('API_KEY', '   ')).toBe('empty');
  expect(valueKind('API_KEY', 'op://vault/item')).toBe('reference');
});

test.each(['/run/secrets/token', './key.pem', 'https://auth.example.com', 'true', '30', 'two words here'])('%s is no credential, whatever it is called', (value) => {
  expect(credentialIn('AUTH_TOKEN', value)).toBeUndefined();
});

test('a scheme is not part of the credential', () => {
  expect(credentialIn('Authorization', 'Bearer Zq8Kw3Vt6Lm1Xp9Rb4Nd')).toBe('Zq8Kw3Vt6Lm1Xp9Rb4Nd');
});

test('forms give credentials away without a name', () => {
  const token = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', 'dozjgNryP4J3jVmNHl0w5N'].join('.');

  expect(credentialsIn(`see ${token} there`)).toEqual([token]);
  expect(credentialsIn('postgres://app:s3cretPw@db/x')).toEqual(['s3cretPw']);
  expect(credentialsIn('postgres://app:${PW}@db/x')).toEqual([]);
});

test.each([
  'a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d',
  'text-embedding-3-large',
  'claude-sonnet-4-20250514',
  '1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms',
  '@n8n/n8n-nodes-langchain.lmChatOpenAi',
  'asst_abc123def456ghi789jkl012',
  'please-read-the-documentation-carefully',
])('%s is no credential by its form', (text) => {
  expect(credentialsIn(text)).toEqual([]);
});

test('code that passes a credential on holds none', () => {
  expect(credentialsInProse('const apiKey = config.openai2.key; headers.Authorization = `Bearer ${token1}`')).toEqual([]);
  expect(credentialsInProse('api_key = "a1s2d3f4g5h6"')).toEqual(['a1s2d3f4g5h6']);
});

test('a longer credential is masked before a shorter one inside of it', () => {
  expect(maskAll('abcdefghijkl-1234567890', ['abcdefghijkl', 'abcdefghijkl-1234567890'])).toBe('abcd****90');
});
