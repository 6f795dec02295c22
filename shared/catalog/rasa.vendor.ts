import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'rasa',
  name: 'Rasa, Botpress and other assistants',
  url: 'https://rasa.com',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'rasa', role: 'framework' },
    { ecosystem: 'pypi', name: 'rasa-sdk', modules: ['rasa_sdk'], role: 'framework' },
    { ecosystem: 'pypi', name: 'rasa-pro', modules: [], role: 'framework' },
    { ecosystem: 'pypi', name: 'chatterbot', role: 'framework' },
    { ecosystem: 'pypi', name: 'deeppavlov', role: 'framework' },
    { ecosystem: 'npm', name: '@botpress/*', role: 'framework' },
    { ecosystem: 'npm', name: 'botpress', role: 'framework' },
    { ecosystem: 'npm', name: 'node-nlp', role: 'framework' },
    { ecosystem: 'pypi', name: 'botbuilder-ai', modules: ['botbuilder.ai'], role: 'framework' },
    { ecosystem: 'npm', name: 'botbuilder-ai', role: 'framework' },
    { ecosystem: 'nuget', name: 'Microsoft.Bot.Builder.AI.*', modules: ['Microsoft.Bot.Builder.AI'], role: 'framework' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'chatterbot.ChatBot', gives: [{ kind: 'agent', name: ['name', '#0'] }] },
    { ecosystem: 'pypi', call: 'rasa.core.agent.**.{Agent,Agent.load}', gives: [{ kind: 'agent', name: ['@assigned', '@callee'] }] },
  ],
  images: ['rasa/*', 'botpress/*'],
  examples: [
    { why: 'an action of an assistant', path: 'actions.py', text: 'from rasa_sdk import Action\n\nclass ActionHello(Action):\n    def name(self):\n        return "action_hello"\n', finds: [{ kind: 'sdk', name: 'rasa-sdk', line: 1 }] },
    { why: 'a bot that learns from dialogues', path: 'bot.py', text: 'from chatterbot import ChatBot\n\nbot = ChatBot("Ron")\n', finds: [{ kind: 'sdk', name: 'chatterbot', line: 1 }, { kind: 'agent', name: 'Ron', line: 3 }] },
    { why: 'an agent of Rasa', path: 'serve.py', text: 'from rasa.core.agent import Agent\n\nagent = Agent.load("models/latest.tar.gz")\n', finds: [{ kind: 'sdk', name: 'rasa', line: 1 }, { kind: 'agent', name: 'agent', line: 3 }] },
    { why: 'Botpress', path: 'src/bot.ts', text: 'import { Client } from \'@botpress/client\';\n\nexport const client = new Client({ token: \'x\' });\n', finds: [{ kind: 'sdk', name: '@botpress/client', line: 1 }] },
    { why: 'the server', path: 'compose.yaml', text: 'services:\n  s0:\n    image: rasa/rasa:3.6.20-full\n', finds: [{ kind: 'container_image', name: 'rasa/rasa', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'rasa==3.6\nrasa-sdk\n', finds: [{ kind: 'dependency', name: 'rasa', line: 1 }, { kind: 'dependency', name: 'rasa-sdk', line: 2 }] },
  ],
  nearMisses: [
    { why: 'a clean slate', path: 'a.py', text: 'from latin import rasa\nrasa.Agent()\n' },
    { why: 'a bot of Slack', path: 'b.ts', text: 'import { App } from \'@slack/bolt\';\nnew App({});\n' },
    { why: 'a relative module', path: 'c.py', text: 'from .chatterbot import ChatBot\nChatBot("x")\n' },
    { why: 'bots without a model', path: 'package.json', text: '{\n  "dependencies": {\n    "telegraf": "^1.0.0",\n    "discord.js": "^1.0.0"\n  }\n}\n' },
  ],
});
