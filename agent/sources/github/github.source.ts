import { defineSource } from '../source.ts';
import { openGithub } from './open.ts';
import { githubSettings } from './settings-table.ts';

export default defineSource({
  id: 'github',
  title: 'A GitHub organization with its settings and the content of its repositories, a personal account, or one repository',
  location: 'ORG or OWNER/REPO[@REF]',
  settings: githubSettings,
  open: (location, options) => openGithub(location, options),
});
