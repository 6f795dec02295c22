import { reading } from '../documents/reading.ts';
import { defineReader } from '../reader.ts';
import { fetchingCommands } from './fetching-commands.ts';
import { startedImage } from './started-images.ts';

const extensions = new Set(['.sh', '.bash', '.zsh']);

/** More commands in one script are a table; commands. */
const commandsMax = 500;

export default defineReader({
  id: 'shell',
  title: 'Images that shell scripts start, and commands by which they fetch or serve something',
  version: 1,
  gate: 'always',
  // 1 MiB: installers that carry an archive inside are larger, and no script.
  bytesMax: 1024 * 1024,
  accepts: ({ extension }) => extensions.has(extension),

  read: reading((artifact, findings) => {
    for (const { words, line } of fetchingCommands(artifact.text()).slice(0, commandsMax)) {
      const image = startedImage(words);
      if (image) findings.add({ type: 'image', ...image, line });
      else findings.add({ type: 'command', words, line });
    }
  }),

  examples: [
    {
      why: 'an image behind its options, and what is fetched inside of it',
      path: 'scripts/up.sh',
      text: '#!/bin/sh\n# docker run old/image\ndocker run -d --gpus all -v data:/data \\\n  -p 8000:8000 --name=llm ghcr.io/acme/serve:1.2 --model acme/small\nsudo docker exec -it llm fetcher pull small\n',
      facts: [
        { type: 'image', repository: 'ghcr.io/acme/serve', tag: '1.2', line: 3 },
        { type: 'command', words: ['docker', 'exec', '-it', 'llm', 'fetcher', 'pull', 'small'], line: 5 },
      ],
    },
    { why: 'podman, and an image that is only fetched', path: 'get.bash', text: 'podman pull quay.io/acme/db && podman run --rm -it acme/shell:3 sh\n', facts: [{ type: 'image', repository: 'quay.io/acme/db', line: 1 }, { type: 'image', repository: 'acme/shell', tag: '3', line: 1 }] },
    { why: 'an image that a variable names', path: 'var.sh', text: 'docker run --rm "$IMAGE" sh\ndocker run --rm ${REGISTRY}/app:1\n', none: ['image'] },
    { why: 'words in a text, and commands that fetch nothing', path: 'say.sh', text: 'echo "docker run acme/image"\ndocker build -t acme/image .\nmake test\n', none: 'all' },
  ],
});
