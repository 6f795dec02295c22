/** Stores and AI accounts of Azure and Google Cloud that infrastructure code opens to everyone. */
import type { Json, JsonObject } from '../../../model/fact.ts';
import { isJsonObject } from '../../../model/json-object.ts';
import { isComputed, isOneOf, listAt, says, textsIn, valueAt, type Rule } from './declared.ts';

/** A switch that lets containers be public; it opens none by itself, and says that they are meant to be. */
function blobAccess(...names: readonly string[]): Rule {
  return (declared) => {
    if (names.some((name) => isOneOf(valueAt(declared.settings, name), 'true'))) return [says.open(declared, 'The storage account lets its containers be read by everyone.')];
    return names.some((name) => isComputed(declared, name)) ? [says.computed(declared, 'Whether the storage account lets its containers be public')] : [];
  };
}

function container(name: string): Rule {
  return (declared) => {
    const access = valueAt(declared.settings, name);
    if (isOneOf(access, 'blob', 'container')) return [says.open(declared, 'Everyone can read the container of the storage account.')];
    return isComputed(declared, name) ? [says.computed(declared, 'Who can read the container')] : [];
  };
}

/** Networks may be open by default, but not in a declaration that only names an account that exists. */
function account({ network, rules, isDeclared }: { readonly network: string; readonly rules: (settings: JsonObject) => boolean; readonly isDeclared: (settings: JsonObject) => boolean }): Rule {
  return (declared) => {
    const { settings } = declared;
    const written = valueAt(settings, network);
    if (isOneOf(written, 'false', 'disabled', 'securedbyperimeter') || rules(settings)) return [];
    if (isComputed(declared, network) || isComputed(declared, network.replace(/[^.]+$/, 'networkAcls')) || isComputed(declared, 'network_acls')) return [says.computed(declared, 'Which networks reach the AI service')];
    if (isOneOf(written, 'true', 'enabled')) return [says.open(declared, 'The AI service takes calls from every network.')];
    return isDeclared(settings) ? [says.mayBe(declared, 'The AI service does not say which networks may call it; by default all may.')] : [];
  };
}

const denies = (value: Json | undefined): boolean => listAt(value).some((rules) => isJsonObject(rules) && (isOneOf(rules['default_action'], 'deny') || isOneOf(rules['defaultAction'], 'deny')));
const hasAddresses = (value: Json | undefined): boolean => listAt(value).length > 0;

/** Everyone, and everyone with a Google account. */
const googleEveryone = ['allusers', 'allauthenticatedusers'];

const bucketMember: Rule = (declared) => {
  const members = [...textsIn(declared.settings['member']), ...textsIn(declared.settings['members'])];
  const everyone = members.find((each) => isOneOf(each, ...googleEveryone));
  if (everyone !== undefined) return [says.open(declared, `The bucket is open to ${everyone}.`)];
  return isComputed(declared, 'member') || isComputed(declared, 'members') ? [says.computed(declared, 'Who is let in to the bucket')] : [];
};

const bucketEntity: Rule = (declared) => {
  if (isOneOf(declared.settings['entity'], ...googleEveryone)) return [says.open(declared, `The bucket is open to ${String(declared.settings['entity'])}.`)];
  return isComputed(declared, 'entity') ? [says.computed(declared, 'Who is let in to the bucket')] : [];
};

const bucketAcl: Rule = (declared) => {
  const { predefined_acl: predefined, role_entity: entities } = declared.settings;
  const everyone = textsIn(entities).find((each) => /:(?:allUsers|allAuthenticatedUsers)$/i.test(each));
  if (everyone !== undefined || isOneOf(predefined, 'publicread', 'publicreadwrite', 'authenticatedread')) return [says.open(declared, 'The ACL of the bucket lets everyone in.')];
  return isComputed(declared, 'predefined_acl') || isComputed(declared, 'role_entity') ? [says.computed(declared, 'Whom the ACL of the bucket lets in')] : [];
};

const sqlInstance: Rule = (declared) => {
  const networks = listAt(declared.settings['settings']).flatMap((settings) => listAt(valueAt(settings, 'ip_configuration'))).flatMap((each) => listAt(valueAt(each, 'authorized_networks')));
  if (networks.some((network) => isOneOf(valueAt(network, 'value'), '0.0.0.0/0', '::/0'))) return [says.open(declared, 'The database takes connections from every address.')];
  return isComputed(declared, 'settings.ip_configuration.authorized_networks') ? [says.computed(declared, 'Which addresses reach the database')] : [];
};

export const azureRules: Readonly<Record<string, Rule>> = {
  azurerm_storage_account: blobAccess('allow_nested_items_to_be_public', 'allow_blob_public_access'),
  azurerm_storage_container: container('container_access_type'),
  azurerm_cognitive_account: account({ network: 'public_network_access_enabled', rules: (settings) => denies(settings['network_acls']), isDeclared: () => true }),
  azurerm_search_service: account({ network: 'public_network_access_enabled', rules: (settings) => hasAddresses(settings['allowed_ips']), isDeclared: () => true }),
  'microsoft.storage/storageaccounts': blobAccess('properties.allowBlobPublicAccess'),
  'microsoft.storage/storageaccounts/blobservices/containers': container('properties.publicAccess'),
  'microsoft.cognitiveservices/accounts': account({
    network: 'properties.publicNetworkAccess',
    rules: (settings) => denies(valueAt(settings, 'properties.networkAcls')),
    isDeclared: ({ properties }) => properties !== undefined,
  }),
  'microsoft.search/searchservices': account({
    network: 'properties.publicNetworkAccess',
    rules: (settings) => hasAddresses(valueAt(settings, 'properties.networkRuleSet.ipRules')),
    isDeclared: ({ properties }) => properties !== undefined,
  }),
};

export const googleRules: Readonly<Record<string, Rule>> = {
  google_storage_bucket_iam_member: bucketMember,
  google_storage_bucket_iam_binding: bucketMember,
  google_storage_bucket_access_control: bucketEntity,
  google_storage_default_object_access_control: bucketEntity,
  google_storage_bucket_acl: bucketAcl,
  google_sql_database_instance: sqlInstance,
};
