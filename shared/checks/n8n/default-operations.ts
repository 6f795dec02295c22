/**
 * One table: what nodes do when nobody says. n8n stores only what differs from the default, so a missing operation is one of these.
 * From n8n-nodes-base 2.41.2 (`dist/types/nodes.json`, newest version of each node, read 2026-11-30), for nodes that read, write or send.
 */
import type { Json } from '../../model/fact.ts';
import { base } from './node-types.ts';

/** `resource:operation`, the default resource first; without a resource where a node has none. */
const defaults: Readonly<Record<string, string>> = {
  airtable: 'record:get base:getMany',
  airtop: 'session:create agent:run extraction:getPaginated file:getMany interaction:click window:create',
  awsCognito: 'user:getAll group:getAll userPool:get',
  awsDynamoDb: 'item:upsert',
  awsIam: 'user:getAll group:getAll',
  awsLambda: ':invoke',
  awsS3: 'file:download bucket:create folder:create',
  awsSes: 'email:send customVerificationEmail:create template:create',
  azureCosmosDb: 'container:getAll item:getAll',
  baserow: 'row:getAll',
  cloudflare: 'zoneCertificate:upload',
  crateDb: ':insert',
  dataTable: 'row:insert table:list',
  databricks: 'databricksSql:executeQuery files:listDirectory genie:startConversation modelServing:queryEndpoint unityCatalog:listTables vectorSearch:listIndexes',
  disqus: 'forum:get',
  elasticsearch: 'document:get index:create',
  emailSend: 'email:send',
  freshdesk: 'ticket:create contact:create',
  gSuiteAdmin: 'user:create device:get group:create',
  github: 'issue:create file:create organization:getRepositories pullRequest:create release:create repository:getIssues review:create user:getRepositories workflow:dispatch',
  gitlab: 'issue:create file:create release:create repository:getIssues user:getRepositories',
  gmail: 'message:send label:getAll draft:create thread:getAll',
  googleBigQuery: 'database:executeQuery',
  googleChat: 'message:create member:get space:get',
  googleDocs: 'document:create',
  googleDrive: 'file:upload fileFolder:search folder:create drive:create',
  googleSheets: 'sheet:read spreadsheet:create',
  hackerNews: 'article:get all:getAll user:get',
  helpScout: 'conversation:create customer:create mailbox:get thread:create',
  hubspot: 'contact:upsert company:create contactList:add deal:create engagement:create ticket:create',
  intercom: 'user:create company:create lead:create',
  jenkins: 'job:trigger build:getAll instance:safeRestart',
  jinaAi: 'reader:read research:deepResearch',
  jira: 'issue:create issueAttachment:add issueComment:add user:create',
  ldap: ':search',
  linear: 'issue:create comment:addComment',
  linkedIn: 'post:create',
  mattermost: 'message:post channel:create reaction:create',
  microsoftEntra: 'user:getAll group:getAll',
  microsoftOneDrive: 'file:upload folder:getChildren',
  microsoftOutlook: 'message:send calendar:getAll contact:getAll draft:create event:getAll folder:create folderMessage:getAll messageAttachment:add',
  microsoftSharePoint: 'list:get file:upload item:getAll',
  microsoftSql: ':insert',
  microsoftTeams: 'channel:create channelMessage:create chat:create chatMember:getAll chatMessage:create onlineMeeting:create task:create',
  mongoDb: 'document:find searchIndexes:createSearchIndex',
  mySql: 'database:insert',
  n8n: 'workflow:getAll audit:generate credential:create execution:getAll',
  nocoDb: 'row:get linkrow:list base:get',
  notion: 'page:create block:append dataSource:get database:get databasePage:create user:get',
  okta: 'user:getAll',
  oracleDatabase: 'database:insert',
  payPal: 'payout:create payoutItem:get',
  perplexity: 'agent:createResponse embedding:createEmbedding search:search',
  phantombuster: 'agent:launch',
  postgres: 'database:insert',
  questDb: ':insert',
  quickbooks: 'customer:get bill:get employee:get estimate:get invoice:get item:get payment:get purchase:get transaction:getReport vendor:get',
  reddit: 'post:create postComment:create profile:get subreddit:get user:get',
  redis: ':info',
  s3: 'file:download bucket:create folder:create',
  salesforce: 'lead:create account:create attachment:create case:create contact:create customObject:create document:upload flow:invoke opportunity:create search:query task:create user:get',
  sendGrid: 'list:create contact:upsert mail:send',
  serviceNow: 'user:get attachment:upload businessService:getAll configurationItems:getAll department:getAll dictionary:getAll incident:get tableRecord:get userGroup:getAll userRole:getAll',
  shopify: 'order:create product:create',
  slack: 'message:post channel:create file:upload reaction:add star:add user:info userGroup:create',
  snowflake: ':insert',
  stripe: 'balance:get charge:get coupon:create customer:get customerCard:get meterEvent:create source:get token:create',
  supabase: 'row:create',
  telegram: 'message:sendMessage chat:get callback:answerQuery file:get',
  timescaleDb: ':insert',
  twilio: 'sms:send call:make',
  twitter: 'tweet:create directMessage:create list:add user:searchUser',
  webflow: 'item:get',
  whatsApp: 'message:sendTemplate media:mediaUpload',
  wise: 'account:getBalances exchangeRate:get profile:get quote:get recipient:getAll transfer:get',
  wordpress: 'post:create page:create user:create',
  xero: 'invoice:create contact:create',
  youTube: 'channel:getAll playlist:getAll playlistItem:add video:getAll videoCategory:getAll',
  zendesk: 'ticket:create ticketField:get user:create organization:create',
};

const operations = new Map(
  Object.entries(defaults).map(([name, written]): [string, ReadonlyMap<string, string>] => {
    const pairs = written.split(' ').map((pair): [string, string] => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)]);
    // A missing resource is the first.
    return [base(name), new Map([['', pairs[0]?.[1] ?? ''], ...pairs])];
  }),
);

/** The operation of a node that names none, for its resource; nothing for types that are not in the table. */
export function defaultOperation(plain: string, resource: Json | undefined): string | undefined {
  return operations.get(plain)?.get(typeof resource === 'string' ? resource : '');
}
