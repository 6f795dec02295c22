import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'metagpt',
  name: 'MetaGPT',
  url: 'https://docs.deepwisdom.ai',
  type: 'framework',
  packages: [{ ecosystem: 'pypi', name: 'metagpt', role: 'framework' }],
  uses: [
    { ecosystem: 'pypi', call: 'metagpt.roles.**.{ProductManager,Architect,ProjectManager,Engineer,QaEngineer,DataInterpreter,Researcher,Searcher,Sales,TutorialAssistant,TeamLeader,Engineer2,DataAnalyst}', gives: [{ kind: 'agent', name: ['name', '@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'metagpt.team.**.Team', gives: [{ kind: 'agent', name: ['@assigned', '@callee'] }] },
  ],
  definitions: [
    { ecosystem: 'pypi', extends: 'metagpt.roles.**.Role', gives: 'agent' },
    { ecosystem: 'pypi', decorated: 'metagpt.tools.**.register_tool', gives: 'tool' },
  ],
  images: ['metagpt/metagpt'],
  examples: [
    {
      why: 'a role of one\'s own is an agent',
      path: 'tester.py',
      text: 'from metagpt.actions import Action\nfrom metagpt.roles import Role\n\nclass WriteTest(Action):\n    name: str = "WriteTest"\n\nclass Tester(Role):\n    profile: str = "Tester"\n',
      finds: [{ kind: 'sdk', name: 'metagpt', line: 1 }, { kind: 'agent', name: 'Tester', line: 7 }],
    },
    {
      why: 'a company of the roles that it brings',
      path: 'company.py',
      text: 'from metagpt.roles import Architect, ProductManager\nfrom metagpt.team import Team\n\nteam = Team()\nteam.hire([ProductManager(), Architect()])\n',
      finds: [{ kind: 'sdk', name: 'metagpt', line: 1 }, { kind: 'agent', name: 'team', line: 4 }, { kind: 'agent', name: 'ProductManager', line: 5 }, { kind: 'agent', name: 'Architect', line: 5 }],
    },
    { why: 'a registered tool', path: 'tools.py', text: 'from metagpt.tools.tool_registry import register_tool\n\n@register_tool()\ndef add(a: int, b: int) -> int:\n    return a + b\n', finds: [{ kind: 'sdk', name: 'metagpt', line: 1 }, { kind: 'tool', name: 'add', line: 4 }] },
    { why: 'the image', path: 'compose.yaml', text: 'services:\n  metagpt:\n    image: metagpt/metagpt:latest\n', finds: [{ kind: 'container_image', name: 'metagpt/metagpt', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'metagpt==0.8.1\n', finds: [{ kind: 'dependency', name: 'metagpt', line: 1 }] },
  ],
  nearMisses: [
    { why: 'roles of users', path: 'a.py', text: 'from auth.roles import Role\n\nclass Tester(Role):\n    pass\n' },
    { why: 'a module whose name goes on', path: 'b.py', text: 'from metagpts.roles import Role\n\nclass Tester(Role):\n    pass\n' },
    { why: 'a relative module', path: 'c.py', text: 'from .metagpt.roles import Role\n\nclass Tester(Role):\n    pass\n' },
    { why: 'a word in a list', path: 'd.py', text: 'NAMES = ["metagpt", "autogpt"]\n' },
  ],
});
