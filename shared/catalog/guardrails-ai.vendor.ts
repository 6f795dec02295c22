import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'guardrails-ai',
  name: 'Guardrails AI',
  url: 'https://www.guardrailsai.com',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'guardrails-ai', modules: ['guardrails'], role: 'guardrail', names: ['Guard', 'AsyncGuard', 'OnFailAction', 'Validator', 'register_validator', 'hub', 'validators', 'validator_base', 'settings', 'errors', 'classes', 'stores'] },
    { ecosystem: 'pypi', name: 'guardrails-ai-*', modules: ['guardrails_grhub_*'], role: 'guardrail' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'guardrails.{Guard,AsyncGuard,Guard.from_rail,Guard.from_rail_string,Guard.from_pydantic,Guard.for_pydantic,Guard.from_string,Guard.for_string,AsyncGuard.from_pydantic}', gives: [{ kind: 'guardrail', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'guardrails.{Guard,AsyncGuard}()', gives: [{ kind: 'model', from: 'model', provider: 'prefix' }] },
  ],
  definitions: [
    { ecosystem: 'pypi', extends: 'guardrails.**.Validator', gives: 'guardrail' },
  ],
  examples: [
    { why: 'a guard with a validator', path: 'guard.py', text: 'from guardrails import Guard\nfrom guardrails.hub import ToxicLanguage\n\nguard = Guard().use(ToxicLanguage, on_fail="exception")\n', finds: [{ kind: 'sdk', name: 'guardrails-ai', line: 1 }, { kind: 'guardrail', name: 'Guard', line: 4 }] },
    { why: "a validator of one's own", path: 'own.py', text: 'from guardrails.validators import Validator, register_validator\n\n@register_validator(name="no-caps", data_type="string")\nclass NoCaps(Validator):\n    pass\n', finds: [{ kind: 'sdk', name: 'guardrails-ai', line: 1 }, { kind: 'guardrail', name: 'NoCaps', line: 4 }] },
    { why: 'from a schema', path: 'schema.py', text: 'from guardrails import Guard\n\nguard = Guard.for_pydantic(output_class=Pet)\n', finds: [{ kind: 'sdk', name: 'guardrails-ai', line: 1 }, { kind: 'guardrail', name: 'guard', line: 3 }] },
    { why: 'a model behind a guard', path: 'call.py', text: 'from guardrails import Guard\n\nguard = Guard()\nguard(model="gpt-4o", messages=[{"role": "system", "content": "Be kind."}])\n', finds: [{ kind: 'sdk', name: 'guardrails-ai', line: 1 }, { kind: 'guardrail', name: 'guard', line: 3 }, { kind: 'model', name: 'gpt-4o', line: 4, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
    { why: 'requirements', path: 'requirements.txt', text: 'guardrails-ai==0.6\n', finds: [{ kind: 'dependency', name: 'guardrails-ai', line: 1 }] },
  ],
  nearMisses: [
    { why: 'rails of the project', path: 'a.py', text: 'from guardrails import limits\nlimits(3)\n' },
    { why: 'a gem', path: 'Gemfile.txt', text: 'guardrails\n' },
    { why: 'a module below', path: 'b.py', text: 'from guardrails.highway import Guard\nGuard = 1\n' },
    { why: 'a relative module', path: 'c.py', text: 'from .guardrails import Guard\nGuard()\n' },
  ],
});
