import { defineSource } from '../source.ts';
import { githubSettings } from './settings-table.ts';

export default defineSource({
  id: 'github',
  title: 'A GitHub organization with its settings and the content of its repositories, a personal account, or one repository',
  location: 'ORG or OWNER/REPO[@REF]',
  settings: githubSettings,
  // The client library is loaded by whoever scans GitHub.
  async open(location, options) {
    const { openGithub } = await import('./open.ts');
    return openGithub(location, options);
  },
});
