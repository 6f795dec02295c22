import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'mlflow',
  name: 'MLflow',
  url: 'https://mlflow.org',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'mlflow', role: 'observability' },
    { ecosystem: 'pypi', name: 'mlflow-skinny', modules: [], role: 'observability' },
    { ecosystem: 'maven', name: 'org.mlflow:*', modules: ['org.mlflow'], role: 'observability' },
    { ecosystem: 'gem', name: 'mlflow', modules: ['Mlflow'], role: 'observability' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'mlflow.{pyfunc,sklearn,pytorch,transformers,langchain,tensorflow,keras,xgboost,lightgbm,onnx,spacy,openai}.load_model', gives: [{ kind: 'model', from: ['model_uri', '#0'] }] },
    { ecosystem: 'pypi', call: 'mlflow.genai.register_prompt', gives: [{ kind: 'prompt', from: 'template' }] },
    { ecosystem: 'pypi', call: 'mlflow.register_prompt', gives: [{ kind: 'prompt', from: 'template' }] },
  ],
  images: ['ghcr.io/mlflow/mlflow', 'burakince/mlflow'],
  examples: [
    { why: 'a run is logged', path: 'train.py', text: 'import mlflow\n\nwith mlflow.start_run():\n    mlflow.log_param("lr", 0.1)\n', finds: [{ kind: 'sdk', name: 'mlflow', line: 1 }] },
    { why: 'a model of the registry', path: 'load.py', text: 'import mlflow\n\nmodel = mlflow.pyfunc.load_model("models:/churn/3")\n', finds: [{ kind: 'sdk', name: 'mlflow', line: 1 }, { kind: 'model', name: 'models:/churn/3', line: 3 }] },
    { why: 'a prompt that is registered', path: 'prompt.py', text: 'import mlflow\n\nmlflow.genai.register_prompt(name="qa", template="Answer {{question}}")\n', finds: [{ kind: 'sdk', name: 'mlflow', line: 1 }, { kind: 'prompt', name: 'register_prompt.template', line: 3 }] },
    { why: 'the server', path: 'compose.yaml', text: 'services:\n  s0:\n    image: ghcr.io/mlflow/mlflow:v2.19.0\n', finds: [{ kind: 'container_image', name: 'ghcr.io/mlflow/mlflow', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'mlflow==2.19\n', finds: [{ kind: 'dependency', name: 'mlflow', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a flow of data', path: 'a.py', text: 'from dataflow import mlflow\nmlflow.start_run()\n' },
    { why: 'a module whose name goes on', path: 'b.py', text: 'import mlflows\nmlflows.pyfunc.load_model("models:/x/1")\n' },
    { why: 'a relative module', path: 'c.py', text: 'from .mlflow import start_run\nstart_run()\n' },
    { why: 'an image of somebody else', path: 'compose.yaml', text: 'services:\n  s0:\n    image: acme/mlflow\n' },
  ],
});
