import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'llm-guard',
  name: 'LLM Guard, LlamaFirewall, Rebuff',
  url: 'https://llm-guard.com',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'llm-guard', modules: ['llm_guard'], role: 'guardrail' },
    { ecosystem: 'pypi', name: 'rebuff', role: 'guardrail', names: ['Rebuff', 'RebuffSdk', 'RebuffDetectionResponse'] },
    { ecosystem: 'npm', name: 'rebuff', role: 'guardrail' },
    { ecosystem: 'pypi', name: 'llamafirewall', role: 'guardrail' },
    { ecosystem: 'pypi', name: 'invariant-ai', modules: ['invariant'], role: 'guardrail', names: ['analyzer', 'testing', 'monitor', 'Policy'] },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'llm_guard.{input_scanners,output_scanners}.**.{Anonymize,BanCode,BanCompetitors,BanSubstrings,BanTopics,Code,Gibberish,InvisibleText,Language,PromptInjection,Regex,Secrets,Sentiment,TokenLimit,Toxicity,Bias,Deanonymize,FactualConsistency,JSON,LanguageSame,MaliciousURLs,NoRefusal,Relevance,Sensitive,URLReachability}', gives: [{ kind: 'guardrail', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'rebuff.{Rebuff,RebuffSdk}', gives: [{ kind: 'guardrail', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'llamafirewall.**.LlamaFirewall', gives: [{ kind: 'guardrail', name: ['@assigned', '@callee'] }] },
  ],
  images: ['laiyer/llm-guard-api'],
  examples: [
    { why: 'scanners of input and output', path: 'scan.py', text: 'from llm_guard.input_scanners import PromptInjection, Toxicity\nfrom llm_guard.output_scanners import Sensitive\n\nscanners = [PromptInjection(), Toxicity()]\nout = Sensitive()\n', finds: [{ kind: 'sdk', name: 'llm-guard', line: 1 }, { kind: 'guardrail', name: 'PromptInjection', line: 4 }, { kind: 'guardrail', name: 'Toxicity', line: 4 }, { kind: 'guardrail', name: 'out', line: 5 }] },
    { why: 'Rebuff', path: 'detect.py', text: 'from rebuff import RebuffSdk\n\nrb = RebuffSdk(key, pinecone_key, index)\n', finds: [{ kind: 'sdk', name: 'rebuff', line: 1 }, { kind: 'guardrail', name: 'rb', line: 3 }] },
    { why: 'a firewall for Llama', path: 'wall.py', text: 'from llamafirewall import LlamaFirewall\n\nwall = LlamaFirewall()\n', finds: [{ kind: 'sdk', name: 'llamafirewall', line: 1 }, { kind: 'guardrail', name: 'wall', line: 3 }] },
    { why: 'a policy for what agents do', path: 'policy.py', text: 'from invariant.analyzer import LocalPolicy\n\nLocalPolicy.from_string(rules)\n', finds: [{ kind: 'sdk', name: 'invariant-ai', line: 1 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'llm-guard==0.3\nrebuff\nllamafirewall\n', finds: [{ kind: 'dependency', name: 'llm-guard', line: 1 }, { kind: 'dependency', name: 'rebuff', line: 2 }, { kind: 'dependency', name: 'llamafirewall', line: 3 }] },
  ],
  nearMisses: [
    { why: 'scanners of paper', path: 'a.py', text: 'from office.input_scanners import Toxicity\nToxicity()\n' },
    { why: 'being turned away', path: 'b.py', text: 'from rebuff import reply\nreply("no")\n' },
    { why: 'invariants', path: 'c.py', text: 'from invariant import check\ncheck(1)\n' },
    { why: 'a relative module', path: 'd.py', text: 'from .llm_guard.input_scanners import PromptInjection\nPromptInjection()\n' },
  ],
});
