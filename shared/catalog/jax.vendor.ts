import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'jax',
  name: 'JAX',
  url: 'https://docs.jax.dev',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'jax', role: 'training' },
    { ecosystem: 'pypi', name: 'jaxlib', role: 'training' },
    { ecosystem: 'pypi', name: 'flax', role: 'training' },
    { ecosystem: 'pypi', name: 'optax', role: 'training' },
    { ecosystem: 'pypi', name: 'dm-haiku', modules: ['haiku'], role: 'training', names: ['transform', 'Module', 'Linear', 'nets', 'without_apply_rng', 'PRNGSequence', 'Sequential', 'Conv2D'] },
    { ecosystem: 'pypi', name: 'equinox', role: 'training' },
    { ecosystem: 'pypi', name: 'orbax-checkpoint', modules: ['orbax.checkpoint'], role: 'training' },
  ],
  examples: [
    { why: 'a function that is compiled', path: 'step.py', text: 'import jax\nimport jax.numpy as jnp\n\nstep = jax.jit(lambda x: jnp.sum(x))\n', finds: [{ kind: 'sdk', name: 'jax', line: 1 }] },
    { why: 'a network of Flax', path: 'net.py', text: 'from flax import nnx\n\nclass Net(nnx.Module):\n    pass\n', finds: [{ kind: 'sdk', name: 'flax', line: 1 }] },
    { why: 'an optimizer', path: 'opt.py', text: 'import optax\n\noptax.adam(1e-3)\n', finds: [{ kind: 'sdk', name: 'optax', line: 1 }] },
    { why: 'Haiku', path: 'haiku_net.py', text: 'import haiku as hk\n\nnet = hk.transform(f)\n', finds: [{ kind: 'sdk', name: 'dm-haiku', line: 1 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'jax[cuda12]==0.4\nflax\ndm-haiku\n', finds: [{ kind: 'dependency', name: 'jax', line: 1 }, { kind: 'dependency', name: 'flax', line: 2 }, { kind: 'dependency', name: 'dm-haiku', line: 3 }] },
  ],
  nearMisses: [
    { why: 'poems', path: 'a.py', text: 'from haiku import poem\npoem()\n' },
    { why: 'a name', path: 'b.py', text: 'import jaxson\njaxson.jit(1)\n' },
    { why: 'half of the year', path: 'c.py', text: 'from calendar_days import equinox\nequinox()\n' },
    { why: 'a relative module', path: 'd.py', text: 'from .jax import jit\njit(1)\n' },
  ],
});
