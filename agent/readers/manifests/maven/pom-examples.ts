import type { ReaderExample } from '../../reader.ts';

export const pomExamples: readonly ReaderExample[] = [
  {
    why: 'properties, managed versions, scopes, profiles, an imported list of versions',
    path: 'pom.xml',
    text: `<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <parent><groupId>com.acme</groupId><artifactId>parent</artifactId><version>3</version></parent>
  <artifactId>shop</artifactId>
  <properties>
    <langchain4j.version>1.0.\${patch}</langchain4j.version>
    <patch>1</patch>
  </properties>
  <dependencyManagement>
    <dependencies>
      <dependency>
        <groupId>org.springframework.ai</groupId>
        <artifactId>spring-ai-bom</artifactId>
        <version>1.0.0</version>
        <type>pom</type>
        <scope>import</scope>
      </dependency>
      <dependency><groupId>com.google.guava</groupId><artifactId>guava</artifactId><version>33.0.0-jre</version></dependency>
    </dependencies>
  </dependencyManagement>
  <dependencies>
    <!-- <dependency><groupId>com.theokanning.openai-gpt3-java</groupId><artifactId>service</artifactId></dependency> -->
    <dependency>
      <groupId>dev.langchain4j</groupId>
      <artifactId>langchain4j-open-ai</artifactId>
      <version>\${langchain4j.version}</version>
    </dependency>
    <dependency>
      <groupId>com.google.guava</groupId>
      <artifactId>guava</artifactId>
      <optional>true</optional>
    </dependency>
    <dependency>
      <groupId>\${project.groupId}</groupId>
      <artifactId>core</artifactId>
      <version>\${project.version}</version>
      <scope>provided</scope>
    </dependency>
    <dependency><groupId>org.springframework.ai</groupId><artifactId>spring-ai-openai</artifactId></dependency>
  </dependencies>
  <profiles><profile><dependencies>
    <dependency><groupId>junit</groupId><artifactId>junit</artifactId><version>[4.12,5)</version><scope>test</scope></dependency>
  </dependencies></profile></profiles>
</project>
`,
    facts: [
      { type: 'project', ecosystem: 'maven', name: 'com.acme:shop', line: 4 },
      { type: 'dependency', ecosystem: 'maven', name: 'org.springframework.ai:spring-ai-bom', version: '1.0.0', isDirect: true, line: 13 },
      { type: 'dependency', name: 'com.google.guava:guava', version: '33.0.0-jre', isDirect: false, line: 18 },
      { type: 'dependency', name: 'dev.langchain4j:langchain4j-open-ai', version: '1.0.1', scope: 'runtime', isDirect: true, origin: 'manifest', line: 25 },
      { type: 'dependency', name: 'com.google.guava:guava', version: '33.0.0-jre', scope: 'optional', line: 30 },
      { type: 'dependency', name: 'com.acme:core', version: '3', scope: 'peer', line: 35 },
      { type: 'dependency', name: 'org.springframework.ai:spring-ai-openai', line: 39 },
      { type: 'dependency', name: 'junit:junit', range: '[4.12,5)', scope: 'dev', line: 42 },
    ],
  },
  { why: 'plugins, exclusions and modules are no dependencies of the program', path: 'pom.xml', text: '<project><groupId>a</groupId><artifactId>b</artifactId><modules><module>openai</module></modules><build><plugins><plugin><groupId>dev.langchain4j</groupId><artifactId>langchain4j</artifactId><dependencies><dependency><groupId>dev.langchain4j</groupId><artifactId>x</artifactId></dependency></dependencies></plugin></plugins></build></project>', none: ['dependency'] },
  { why: 'entities are not expanded, a circle of properties ends', path: 'pom.xml', text: '<!DOCTYPE p [<!ENTITY a "dev.langchain4j">]><project><properties><x>${y}</x><y>${x}</y></properties><dependencies><dependency><groupId>&a;</groupId><artifactId>z</artifactId></dependency><dependency><groupId>g</groupId><artifactId>h</artifactId><version>${x}</version></dependency></dependencies></project>', facts: [{ type: 'dependency', name: 'g:h' }] },
  { why: 'what stands before the break is kept', path: 'pom.xml', text: '<project><dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId></dependency>\n<dependency><groupId', facts: [{ type: 'dependency', name: 'g:a' }], trouble: 'parse_error' },
  { why: 'another kind of document', path: 'pom.xml', text: '<html><dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId></dependency></dependencies></html>', none: 'all' },
];
