import { reading } from '../../documents/reading.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact } from '../dependency-fact.ts';
import { mavenName, mavenVersion } from './maven-names.ts';

/** @see https://docs.gradle.org/current/userguide/dependency_locking.html (read 2026-11-30) */
export default defineReader({
  id: 'gradle-lockfile',
  title: 'Exact versions of gradle.lockfile',
  version: 1,
  gate: 'always',
  // 8 MiB: a lockfile of a large build has 500 KiB.
  bytesMax: 8 * 1024 * 1024,
  accepts: ({ lowerName, extension, folders }) => lowerName === 'gradle.lockfile' || lowerName === 'buildscript-gradle.lockfile' || (extension === '.lockfile' && folders.at(-1) === 'dependency-locks'),

  read: reading((artifact, findings) => {
    let broken: number | undefined;
    for (const [index, raw] of artifact.text().split('\n').entries()) {
      const written = raw.trim();
      if (written === '' || written.startsWith('#') || written.startsWith('empty=')) continue;
      const [coordinates = '', configurations = ''] = written.split('=');
      const [group, artifactId, version] = coordinates.split(':');
      const name = mavenName(group, artifactId);
      if (name === undefined || mavenVersion(version) === undefined) broken ??= index + 1;
      else findings.add(dependencyFact({ ecosystem: 'maven', name, version, scope: isDevelopment(configurations) ? 'dev' : 'runtime', isDirect: false, origin: 'lockfile', line: index + 1 }));
    }
    if (broken !== undefined) findings.note('parse_error', `Not a locked module at line ${broken}.`);
  }),

  examples: [
    {
      why: 'what only tests use is for development',
      path: 'gradle.lockfile',
      text: '# This is a Gradle generated file for dependency locking.\ndev.langchain4j:langchain4j:1.0.1=compileClasspath,runtimeClasspath,testRuntimeClasspath\njunit:junit:4.13.2=testCompileClasspath,testRuntimeClasspath\nempty=annotationProcessor\n',
      facts: [
        { type: 'dependency', ecosystem: 'maven', name: 'dev.langchain4j:langchain4j', version: '1.0.1', scope: 'runtime', isDirect: false, origin: 'lockfile', line: 2 },
        { type: 'dependency', name: 'junit:junit', scope: 'dev', line: 3 },
      ],
    },
    { why: 'comments and configurations without modules', path: 'gradle.lockfile', text: '# com.openai:openai-java:1.0=compileClasspath\nempty=openai\n', none: 'all' },
    { why: 'a line that is none', path: 'app/gradle.lockfile', text: 'openai\n', none: 'all', trouble: 'parse_error' },
  ],
});

function isDevelopment(configurations: string): boolean {
  return configurations !== '' && configurations.split(',').every((name) => /test|lint|annotationProcessor|kapt|ksp|^classpath$|detekt|checkstyle/i.test(name));
}
