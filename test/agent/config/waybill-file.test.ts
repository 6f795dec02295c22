import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { assertUsable, parseWaybillFile, problemLine, readWaybillFile, type FileWorld, type WaybillFile } from '../../../agent/config/waybill-file.ts';
import { treeOf } from '../../harness/tree.ts';
import { bucket, folder, forge } from './plugins-in-test.ts';

const secret = 'forge-secret-0123456789abcdef';
const world = (variables: FileWorld['variables'] = {}): FileWorld => ({ variables, sources: [folder, forge], destinations: [bucket], formats: ['json', 'sarif'] });

function read(text: string, variables: FileWorld['variables'] = {}, path = '/etc/waybill/waybill.yaml'): WaybillFile {
  return parseWaybillFile(text, { path, ...world(variables) });
}

/** Line and column, path and message of everything that is wrong. */
const told = ({ problems }: WaybillFile) => problems.map((problem) => problemLine('f', problem));

const integration = (more: string) => `integrations:\n  - id: shop\n    target: forge:acme\n    schedule: "0 2 * * *"\n${more}`;

describe('a usable file', () => {
  const text = `
server: https://waybill.test
slots: 3
integrations:
  - id: shop
    target: forge:acme/shop
    schedule: "*/15 2 * * mon-fri"
    time_zone: Europe/Berlin
    jitter_s: 90
    deep: true
    source: the shop
    settings:
      token: \${SHOP_TOKEN}
      api_url: \${SHOP_URL}
      topics: [ai, "\${TOPIC}"]
      page_size: 50
  - id: here
    target: ./app
    schedule: 0 3 * * *
    enabled: false
exports:
  - format: json
    to: out/{integration}/{date}.json
    integrations: [shop]
  - format: sarif
    to: box://reports/{source}.sarif
    settings: { key: "\${BOX}" }
`;
  const file = read(text, { SHOP_TOKEN: secret, SHOP_URL: 'https://forge.test/api', TOPIC: 'ml', BOX: 'box-secret' });

  it('has no problem', () => {
    expect(told(file)).toEqual([]);
  });

  it('gives each integration with its schedule, its jitter and its settings, references resolved', () => {
    expect(file.integrations).toMatchObject([
      {
        id: 'shop',
        target: 'forge:acme/shop',
        schedule: { expression: '*/15 2 * * mon-fri', timeZone: 'Europe/Berlin', fields: { minute: [0, 15, 30, 45], hour: [2] } },
        jitterMs: 90_000,
        deep: true,
        sourceName: 'the shop',
        isEnabled: true,
        settings: { token: secret, api_url: 'https://forge.test/api', topics: ['ai', 'ml'], page_size: 50 },
      },
      { id: 'here', schedule: { timeZone: 'UTC' }, jitterMs: 0, isEnabled: false, sourceName: undefined },
    ]);
  });

  it('reads paths from its own folder, wherever the agent stands', () => {
    expect(file.integrations[1]?.target).toBe('dir:/etc/waybill/app');
    expect(file.exports[0]?.to).toBe('/etc/waybill/out/{integration}/{date}.json');
  });

  it('keeps the options for the table of options', () => {
    expect(file.options).toEqual({ server: 'https://waybill.test', slots: 3 });
  });

  it('may be empty, or hold empty lists', () => {
    expect(told(read(''))).toEqual([]);
    expect(told(read('integrations:\nexports: []\nserver:\n'))).toEqual([]);
  });
});

describe('what is wrong is told at once, each with its line, its value and what is accepted', () => {
  it.each([
    ['an option that there is not, with the one that was meant', 'sever: x\n', 'f:1:1: there is no option "sever"; did you mean server? Accepted: server, key_file,'],
    ['a value of an option', 'slots: 99\n', 'f:1:8: slots: 99 is not usable: '],
    ['an item of an option', 'labels: [good, Not Good]\n', 'f:1:16: labels[1]: "Not Good" is not usable: must be 1 to 64 letters'],
    ['a key that stands twice', 'slots: 1\nname: a\nslots: 2\n', 'f:3:1: the key "slots" stands here a second time; the first is in line 1.'],
    ['a key of an integration, with the one that was meant', integration('    shedule: x\n    settings: { token: "${T}" }\n'), 'f:5:5: integrations[0]: there is no key "shedule"; did you mean schedule? Accepted: id, target,'],
    ['a field that is missing', 'integrations:\n  - target: dir:/x\n    schedule: "0 1 * * *"\n', 'f:2:5: integrations[0].id: it is missing. It is: name of the integration'],
    ['a field of the wrong type', integration('    deep: maybe\n    settings: { token: "${T}" }\n'), 'f:5:11: integrations[0].deep: "maybe" is not usable: must be true or false.'],
    ['a mapping where a list stands', 'integrations: { id: x }\n', 'f:1:15: integrations: a mapping is not usable; it must be a list'],
    ['text where a mapping stands', 'integrations: [shop]\n', 'f:1:16: integrations[0]: "shop" is not usable; it must be a mapping with id, target, schedule'],
    ['a cron expression', 'integrations:\n  - { id: a, target: dir:/x, schedule: "0 25 * * *" }\n', 'f:2:40: integrations[0].schedule: "0 25 * * *" is not usable: "25" is not possible in the field of hours (0-23).'],
    ['a cron expression that never comes', 'integrations:\n  - { id: a, target: dir:/x, schedule: "0 1 15W * sun" }\n', '"0 1 15W * sun" is not usable: it names a moment that never comes'],
    ['a cron expression that runs every second', 'integrations:\n  - { id: a, target: dir:/x, schedule: "* * * * * *" }\n', 'it names several seconds, and a scan starts at most once a minute'],
    ['a cron expression without quotes', 'integrations:\n  - id: a\n    schedule: */5 * * * *\n', 'f:3:19: this is not YAML: something stands where nothing can; put a value that begins with * into quotes'],
    ['a time zone', 'integrations:\n  - { id: a, target: dir:/x, schedule: "0 1 * * *", time_zone: +02:00 }\n', 'f:2:64: integrations[0].time_zone: "+02:00" is not usable: there is no such time zone. It is: time zone of the schedule, an IANA name'],
    ['a jitter', 'integrations:\n  - { id: a, target: dir:/x, schedule: "0 1 * * *", jitter_s: 3601 }\n', '3601 is not usable: must be 3600 or less. It is: seconds'],
    ['two integrations with one id', 'integrations:\n  - { id: a, target: dir:/x, schedule: "0 1 * * *" }\n  - { id: a, target: dir:/y, schedule: "0 1 * * *" }\n', 'f:3:11: integrations[1].id: the id "a" is taken already, in line 2.'],
    ['a source that there is not', 'integrations:\n  - { id: a, target: "forgee:x", schedule: "0 1 * * *" }\n', 'there is no source "forgee". Accepted: dir:PATH, forge:OWNER[/REPO].'],
    ['a setting that the source has not', integration('    settings: { token: "${T}", tokn: x }\n'), 'f:5:32: integrations[0].settings: there is no key "tokn"; did you mean token? Accepted: token, password, api_url, topics, page_size.'],
    ['a setting of the wrong type', integration('    settings: { token: "${T}", page_size: 500 }\n'), 'f:5:43: integrations[0].settings.page_size: 500 is not usable: must be 100 or less; it is: items in a page, 1-100.'],
    ['a setting that is needed', integration(''), 'f:2:5: integrations[0].settings.token: there is none; it is: token.'],
    ['a credential that there is not', integration('    credential: prd\ncredentials:\n  - { name: prod, kind: forge, targets: ["forge:*"] }\n'), 'f:5:17: integrations[0].credential: there is no credential "prd"; did you mean prod? Accepted: prod.'],
    ['a credential that is for other targets', integration('    credential: prod\ncredentials:\n  - { name: prod, kind: forge, targets: ["forge:other/*"] }\n'), 'f:5:17: integrations[0].credential: the credential "prod" may not be used for "forge:acme". It is for: forge:other/*.'],
    ['a pattern whose * could stand for another host', 'credentials:\n  - { name: a, kind: forge, targets: ["forge:https://forge.test*"] }\n', 'f:2:39: credentials[0].targets[0]: "forge:https://forge.test*" is not usable: may have one *, at its end and after / or :.'],
    ['a kind of credential', 'credentials:\n  - { name: a, kind: forg, targets: ["forg:*"] }\n', 'there is no kind "forg"; did you mean forge? Accepted: dir, forge.'],
    ['a format', 'exports:\n  - { format: jsn, to: x.json }\n', 'f:2:15: exports[0].format: there is no format "jsn"; did you mean json? Accepted: json, sarif.'],
    ['a place of an export', 'exports:\n  - { format: json, to: "box:x", settings: { key: "${T}" } }\n', '"box:x" is not usable: write box://NAME/KEY.'],
    ['a scheme of an export', 'exports:\n  - { format: json, to: "ftp://x" }\n', '"ftp://x" is not usable. Accepted: a file, box://NAME/KEY.'],
    ['a name in braces', 'exports:\n  - { format: json, to: "{when}.json" }\n', 'there is no {when}. Accepted: {date}, {format}, {integration}, {scan}, {source}, {time}.'],
    ['an integration of an export', integration('    settings: { token: "${T}" }\nexports:\n  - { format: json, to: x.json, integrations: [shp] }\n'), 'there is no integration "shp"; did you mean shop? Accepted: shop.'],
    ['a list where the file begins', '- a\n', 'f:1:1: it must hold a mapping of options.'],
    ['an alias', 'name: &x a\nlabels: *x\n', 'f:2:9: aliases are not read here'],
    ['a tag', 'name: !secret x\n', 'tags are not read here'],
    ['a second document', 'name: a\n---\nname: b\n', 'f:2:1: this is not YAML: there is more than one document.'],
  ])('%s', (_, text, expected) => {
    const lines = told(read(text, { T: secret }));

    expect(lines.join('\n')).toContain(expected);
    expect(lines).toHaveLength(1);
  });

  it('many mistakes at once, in the order of the file', () => {
    const lines = told(read('slots: 99\nnmae: x\nintegrations:\n  - { id: a, target: "dir:/x", schedule: "0 25 * * *", time_zone: Mars }\nexports:\n  - { format: x, to: y }\n'));

    expect(lines.map((line) => line.split(': ')[0])).toEqual(['f:1:8', 'f:2:1', 'f:4:42', 'f:4:67', 'f:6:15']);
  });

  it('a deep file ends at a limit', () => {
    expect(told(read(`a: ${'['.repeat(40)}${']'.repeat(40)}\n`)).join()).toContain('nested deeper than 16 levels');
  });

  it('keys of the prototype are keys like any other', () => {
    expect(told(read('__proto__: { slots: 3 }\nconstructor: 1\n'))).toEqual([expect.stringContaining('"__proto__"'), expect.stringContaining('"constructor"')]);
  });
});

describe('references', () => {
  it('a secret may come from a file beside the configuration, whole and without its last newline', () => {
    const root = treeOf({ 'keys/app.pem': '-----BEGIN-----\nabc\n-----END-----\n' });
    chmodSync(join(root, 'keys/app.pem'), 0o600);

    const file = read(integration('    settings: { token: "file:keys/app.pem" }\n'), {}, join(root, 'waybill.yaml'));

    expect(told(file)).toEqual([]);
    expect(file.integrations[0]?.settings['token']).toBe('-----BEGIN-----\nabc\n-----END-----');
  });

  it('a file that others may read is a warning, and still used', () => {
    const root = treeOf({ key: `${secret}\n` });
    chmodSync(join(root, 'key'), 0o644);

    const file = read(integration('    settings: { token: "file:key" }\n'), {}, join(root, 'waybill.yaml'));

    expect(told(file)).toEqual([`f:5:24: warning: integrations[0].settings.token: others than its owner have rights on ${join(root, 'key')} (mode 0644); run chmod 600.`]);
    expect(file.integrations).toHaveLength(1);
  });

  it.each([
    ['an unset variable', '"${UNSET}"', 'f:5:24: integrations[0].settings.token: the environment variable UNSET is not set.'],
    ['an empty variable', '"${EMPTY}"', 'the environment variable EMPTY is not set.'],
    ['a file that is not there', 'file:nowhere', 'the file /etc/waybill/nowhere cannot be read: there is no such file.'],
    ['a folder', 'file:/', 'the file / cannot be read: it is a directory.'],
    ['a reference inside a text', '"x-${T}"', 'a reference must be the whole value: ${NAME}.'],
    ['a default, as shells have it', '"${T:-x}"', 'this is no reference: write ${NAME}'],
  ])('%s is told once', (_, token, expected) => {
    const lines = told(read(integration(`    settings: { token: ${token} }\n`), { T: secret, EMPTY: '' }));

    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(expected);
  });

  it('stand only in settings', () => {
    expect(told(read('server: ${SERVER}\nintegrations:\n  - { id: a, target: "${T}", schedule: "${T}" }\n', { T: 'x' }))).toEqual([
      'f:1:9: server: a reference cannot stand here; give the environment variable of the option, or write the value out.',
      'f:3:22: integrations[0].target: a reference cannot stand here; only settings may be references.',
      'f:3:40: integrations[0].schedule: a reference cannot stand here; only settings may be references.',
    ]);
  });

  it('who scans by hand needs none of them, who runs the integrations all', () => {
    const file = read(integration('    settings: { token: "${UNSET}" }\n'));

    expect(() => assertUsable(file, true)).not.toThrow();
    expect(() => assertUsable(file, false)).toThrow(expect.objectContaining({ code: 'config_invalid', message: expect.stringContaining('waybill.yaml:5:24: integrations[0].settings.token') as unknown }));
  });

  it('of an integration that is switched off may lead nowhere yet', () => {
    const file = read(integration('    enabled: false\n    settings: { token: "${UNSET}" }\n'));

    expect(told(file)).toEqual(['f:6:24: warning: integrations[0].settings.token: the environment variable UNSET is not set.']);
    expect(() => assertUsable(file, false)).not.toThrow();
  });

  it('that an export needs from the environment is asked for there', () => {
    const text = 'exports:\n  - { format: json, to: "box://a/b" }\n';

    expect(told(read(text))).toEqual(['f:2:5: exports[0].settings.key: there is none; it is: key.']);
    expect(told(read(text, { BOX_KEY: 'x' }))).toEqual([]);
    // What comes from the environment is not kept with the rule: it is asked for again when the export is sent.
    expect(read(text, { BOX_KEY: 'x' }).exports[0]?.settings).toEqual({});
  });
});

describe('credentials', () => {
  const credentials = 'credentials:\n  - name: prod\n    kind: forge\n    targets: ["forge:acme/*", forge:acme]\n    settings: { token: "${TOKEN}", api_url: "https://forge.test" }\n';

  it('serve the integrations that name them, which may add settings', () => {
    const file = read(integration(`    credential: prod\n    settings: { page_size: 10 }\n${credentials}`), { TOKEN: secret, FORGE_PASSWORD: 'from the environment' });

    expect(told(file)).toEqual([]);
    expect(file.integrations[0]?.settings).toEqual({ token: secret, api_url: 'https://forge.test', page_size: 10 });
    expect(file.credentials).toEqual([{ name: 'prod', kind: 'forge', targets: ['forge:acme/*', 'forge:acme'], settings: { token: secret, api_url: 'https://forge.test' } }]);
  });

  it('may leave out what comes with a job', () => {
    expect(told(read('credentials:\n  - { name: a, kind: forge, targets: ["forge:*"], settings: { api_url: "https://forge.test" } }\n'))).toEqual([]);
  });

  it('are never made of two: own secrets of an integration leave those of the environment out', () => {
    const file = read(integration('    settings: { token: "${TOKEN}" }\n'), { TOKEN: secret, FORGE_PASSWORD: 'from the environment', FORGE_URL: 'https://other.test' });

    expect(file.integrations[0]?.settings).toEqual({ token: secret, api_url: 'https://other.test' });
  });
});

describe('no value of a secret is shown', () => {
  test.each([
    ['a secret that stands in the file', integration(`    settings: { token: ${secret} }\n`)],
    ['a secret of the wrong form', integration('    settings: { token: "${SHORT}" }\n')],
    ['a secret as a list', integration(`    settings: { token: [${secret}] }\n`)],
    ['a secret under a key that there is not', integration(`    settings: { tokn: ${secret} }\n`)],
    ['a secret as a key', integration(`    settings: { ${secret}${secret}: x }\n`)],
    ['a secret as a key that stands twice', integration(`    settings: { ${secret}${secret}: x, ${secret}${secret}: y }\n`)],
    ['a password in a target', `integrations:\n  - { id: a, target: "forge:https://me:${secret}@forge.test", schedule: "0 1 * * *" }\n`],
    ['a token in the wrong field', `integrations:\n  - { id: "${secret.replaceAll('-', '')}!", target: dir:/x, schedule: "0 1 * * *" }\n`],
    ['a password in an address of an option', `server: https://me:${secret}@waybill.test\n`],
    ['a secret after a mistake of syntax', `integrations:\n  - settings: { token: "${secret}\n`],
    ['a secret as an alias', `integrations:\n  - { id: *${secret} }\n`],
  ])('%s', (_, text) => {
    const lines = told(read(text, { SHORT: 'short-secret' }));

    expect(lines.length).toBeGreaterThan(0);
    for (const part of [secret, secret.replaceAll('-', ''), 'short-secret']) expect(lines.join('\n')).not.toContain(part);
  });
});

describe('the file itself', () => {
  it('that others may change is a warning: who writes it decides where credentials go', () => {
    const root = treeOf({ 'waybill.yaml': 'slots: 2\n' });
    chmodSync(join(root, 'waybill.yaml'), 0o666);

    expect(told(readWaybillFile(join(root, 'waybill.yaml'), world()))).toEqual(['f:1:1: warning: Others than its owner may change this file (mode 0666); run chmod go-w.']);
  });

  it('of more than a megabyte is refused with the limit', () => {
    const root = treeOf({ 'waybill.yaml': '#'.repeat(1024 * 1024 + 1) });

    expect(() => readWaybillFile(join(root, 'waybill.yaml'), world())).toThrow(expect.objectContaining({ message: expect.stringContaining('fileBytesMax is 1048576') as unknown }));
  });
});
