import { defineCheck } from '../check.ts';
import { mapOf, orNull, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const instance = (engine: string, parameters: Readonly<Record<string, string | null>>, cluster: string | null = null) => aws('aws.rds_instance', 'orders', { engine, parameters, db_cluster_identifier: cluster });

/** The parameter that forces TLS, by engine (Amazon RDS and Aurora user guides, read 2026-11). */
const parameterOf = (engine: string): string | undefined => {
  if (/postgres|sqlserver/.test(engine)) return 'rds.force_ssl';
  return /mysql|mariadb/.test(engine) ? 'require_secure_transport' : undefined;
};

export default defineCheck({
  id: 'aws_rds_tls',
  version: 1,
  title: 'Databases force TLS',
  severity: 'medium',
  remediation: 'Set rds.force_ssl to 1, or require_secure_transport to ON, in the parameter group of the database.',
  controls: {
    soc2: ['CC6.7'],
    iso_27001: ['A.5.14', 'A.8.24'],
    hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'],
    pci_dss: ['4.2.1'],
    gdpr: ['Art.32(1)(a)'],
    nist_csf: ['PR.DS-02'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.rds_instance', 'aws.rds_cluster'],

  judge(subject) {
    const judge = (engine: string, parameters: Readonly<Record<string, string | null>>) => {
      const name = parameterOf(engine);
      if (name === undefined) return review(`How the engine ${quoted(engine)} forces TLS is not known.`);
      const value = parameters[name] ?? null;
      return value !== null && /^(?:1|on|true)$/i.test(value) ? pass : fail(`The parameter ${name} is ${value === null ? 'not set' : quoted(value)}, so connections without TLS are accepted.`);
    };
    if (subject.kind === 'aws.rds_cluster') return judgeAws('aws.rds_cluster', subject, { engine: text, parameters: mapOf(orNull(text)) }, ({ engine, parameters }) => judge(engine, parameters));
    return judgeAws('aws.rds_instance', subject, { engine: text, parameters: mapOf(orNull(text)), db_cluster_identifier: orNull(text) }, ({ engine, parameters, db_cluster_identifier: cluster }) =>
      cluster === null ? judge(engine, parameters) : notApplicable('The parameter is one of the cluster.'),
    );
  },

  examples: [
    { kind: 'pass', why: 'PostgreSQL', inventory: scanned(instance('postgres', { 'rds.force_ssl': '1' })), answers: { orders: 'pass' } },
    { kind: 'pass', why: 'MySQL', inventory: scanned(instance('mysql', { require_secure_transport: 'ON' })), answers: { orders: 'pass' } },
    { kind: 'fail', why: 'off', inventory: scanned(instance('postgres', { 'rds.force_ssl': '0' })), answers: { orders: 'fail' } },
    { kind: 'fail', why: 'a cluster that never set it', inventory: scanned(aws('aws.rds_cluster', 'main', { engine: 'aurora-mysql', parameters: { require_secure_transport: null } })), answers: { main: 'fail' } },
    { kind: 'review', why: 'an engine with ways of its own', inventory: scanned(instance('oracle-ee', {})), answers: { orders: 'review' } },
    { kind: 'not_applicable', why: 'an instance of a cluster', inventory: scanned(instance('aurora-postgresql', {}, 'main')), answers: { orders: 'not_applicable' } },
    { kind: 'near_miss', why: 'the parameter of another engine', inventory: scanned(instance('mariadb', { 'rds.force_ssl': '1' })), answers: { orders: 'fail' } },
    ...unread('aws.rds_instance', 'parameters', { engine: 'postgres', db_cluster_identifier: null }),
  ],
});
