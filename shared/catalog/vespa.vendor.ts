/** Vespa and Marqo: search engines built for vectors. */
import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'vespa',
  name: 'Vespa and Marqo',
  url: 'https://vespa.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'pyvespa', modules: ['vespa'], role: 'vector-store', names: ['application', 'package', 'deployment', 'io', 'evaluation'] },
    { ecosystem: 'pypi', name: 'marqo', role: 'vector-store' },
    { ecosystem: 'npm', name: 'marqo', role: 'vector-store' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'vespa.application.Vespa', gives: [{ kind: 'vector_store', name: 'Vespa' }] },
    { ecosystem: 'pypi', call: 'marqo.Client', gives: [{ kind: 'vector_store', name: 'Marqo' }] },
    { ecosystem: 'pypi', call: 'marqo.Client().create_index', gives: [{ kind: 'embedding_model', from: ['model', 'settings_dict.model'], provider: 'hugging-face' }] },
  ],
  images: ['vespaengine/vespa', 'marqoai/marqo'],
  examples: [
    { why: 'Vespa', path: 'app.py', text: 'from vespa.application import Vespa\n\napp = Vespa(url="http://localhost", port=8080)\n', finds: [{ kind: 'sdk', name: 'pyvespa', line: 1 }, { kind: 'vector_store', name: 'Vespa', line: 3 }] },
    { why: 'Marqo with its model', path: 'marqo_app.py', text: 'import marqo\n\nmq = marqo.Client(url="http://localhost:8882")\nmq.create_index("docs", model="hf/e5-base-v2")\n', finds: [{ kind: 'sdk', name: 'marqo', line: 1 }, { kind: 'vector_store', name: 'Marqo', line: 3 }, { kind: 'provider', name: 'hugging-face' }, { kind: 'embedding_model', name: 'hf/e5-base-v2', line: 4, provider: 'hugging-face' }] },
    { why: 'a schema of Vespa', path: 'schema.py', text: 'from vespa.package import ApplicationPackage, Schema\n\nApplicationPackage(name="docs")\n', finds: [{ kind: 'sdk', name: 'pyvespa', line: 1 }] },
    { why: 'both servers', path: 'compose.yaml', text: 'services:\n  a:\n    image: vespaengine/vespa:8\n  b:\n    image: marqoai/marqo:2.13\n', finds: [{ kind: 'container_image', name: 'vespaengine/vespa', line: 3 }, { kind: 'container_image', name: 'marqoai/marqo', line: 5 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'pyvespa==0.50\nmarqo\n', finds: [{ kind: 'dependency', name: 'pyvespa', line: 1 }, { kind: 'dependency', name: 'marqo', line: 2 }] },
  ],
  nearMisses: [
    { why: 'a scooter', path: 'a.py', text: 'import vespa\n\nvespa.ride(kmh=45)\n' },
    { why: 'a module of that name', path: 'b.py', text: 'from vespa.engine import Vespa\nVespa()\n' },
    { why: 'a client of something else', path: 'c.py', text: 'from marqopay import Client\nClient().create_index("x", model="y/z")\n' },
    { why: 'an image of somebody else', path: 'compose.yaml', text: 'services:\n  a:\n    image: acme/vespa\n' },
  ],
});
