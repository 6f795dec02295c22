import { defineCheck } from '../check.ts';
import { judgeForm, list } from '../support/forms.ts';
import { notRead, prod } from './api-examples.ts';
import { texts } from './stated.ts';
import { listParam } from '../support/mcp-servers.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass } from '../support/verdicts.ts';

/** Whole words of column names. What a column really holds is not asked for. */
const personal = /(?:^|[_\s-])(?:e?mail|phone|mobile|first_?name|last_?name|full_?name|surname|birth(?:day|date)?|dob|ssn|passport|iban|address|street|zip|postcode|patient|diagnosis|salary|gender|ip)(?:[_\s-](?:address|number|no|nr|hash|date|of_birth))?$/i;

export default defineCheck({
  id: 'n8n_datatable_pii',
  version: 1,
  title: 'Data tables with personal data are classed',
  severity: 'medium',
  remediation: 'Class the table (what it holds, for how long, who may read it) and put it on the list, or take the columns out.',
  /** `classed_tables`: names of tables whose content somebody has classed. */
  params: { classed_tables: [] },
  controls: {
    soc2: ['C1.1', 'CC6.7', 'C1.2'],
    iso_27001: ['A.8.11', 'A.8.12', 'A.5.34', 'A.5.33', 'A.8.10'],
    hipaa: ['164.312(a)(1)', '164.316(b)(2)(i)'],
    pci_dss: ['3.2.1', '3.4.1', '10.5.1'],
    gdpr: ['Art.5(1)(c)', 'Art.35', 'Art.5(1)(e)', 'Art.25(1)'],
    nist_csf: ['PR.DS-01', 'PR.DS-10', 'ID.AM-08'],
    owasp_llm_top10: ['LLM08:2025'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.data_table'],

  judge(subject, { params }) {
    return judgeForm(subject, 'columns', list, (items) => {
      const columns = texts(items).filter((column) => personal.test(column.replace(/([a-z0-9])([A-Z])/g, '$1_$2')));
      if (columns.length === 0) return pass;
      return listParam(params['classed_tables']).includes(subject.name) ? pass : fail(`Columns sound like personal data (${columns.slice(0, 5).map(quoted).join(', ')}), and the table is not classed.`);
    });
  },

  examples: [
    { kind: 'pass', why: 'nothing about people', inventory: prod('n8n.data_table', { columns: ['sku', 'price', 'filename'] }), answers: { prod: 'pass' } },
    { kind: 'pass', why: 'classed', inventory: prod('n8n.data_table', { columns: ['email'] }), params: { classed_tables: ['prod'] }, answers: { prod: 'pass' } },
    { kind: 'fail', why: 'addresses', inventory: prod('n8n.data_table', { columns: ['id', 'customerEmail'] }), answers: { prod: 'fail' } },
    ...notRead('n8n.data_table', 'columns'),
    { kind: 'near_miss', why: 'words that only hold such a word', inventory: prod('n8n.data_table', { columns: ['mailbox_count', 'ipad', 'assassin', 'named_after'] }), answers: { prod: 'pass' } },
  ],
});
