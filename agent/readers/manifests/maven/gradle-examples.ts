import type { ReaderExample } from '../../reader.ts';

export const gradleExamples: readonly ReaderExample[] = [
  {
    why: 'Groovy: texts, maps, lists, versions in variables, lists of versions',
    path: 'build.gradle',
    text: `buildscript {
    ext.kotlin_version = '2.1.0'
    dependencies { classpath "org.jetbrains.kotlin:kotlin-gradle-plugin:$kotlin_version" }
}
ext {
    versions = [langchain4j: '1.0.1']
}
def openAiVersion = "0.18.2"
dependencies {
    implementation "dev.langchain4j:langchain4j:\${versions.langchain4j}"
    implementation group: 'com.theokanning.openai-gpt3-java', name: 'service', version: openAiVersion
    // implementation 'com.openai:openai-java:1.0.0'
    /* implementation 'com.openai:openai-java:1.0.0' */
    compileOnly 'org.projectlombok:lombok:1.18.+'
    implementation('com.azure:azure-ai-openai:1.0.0-beta.16') {
        exclude group: 'com.azure', module: 'azure-core'
    }
    testImplementation 'junit:junit:4.13.2',
        'org.mockito:mockito-core:5.0.0'
    implementation platform('org.springframework.ai:spring-ai-bom:1.0.0')
    implementation 'org.springframework.ai:spring-ai-starter-model-openai'
    constraints {
        implementation 'com.google.guava:guava:33.0.0-jre@jar'
    }
}
`,
    facts: [
      { type: 'dependency', ecosystem: 'maven', name: 'org.jetbrains.kotlin:kotlin-gradle-plugin', version: '2.1.0', scope: 'dev', line: 3 },
      { type: 'dependency', name: 'dev.langchain4j:langchain4j', version: '1.0.1', scope: 'runtime', isDirect: true, origin: 'manifest', line: 10 },
      { type: 'dependency', name: 'com.theokanning.openai-gpt3-java:service', version: '0.18.2', line: 11 },
      { type: 'dependency', name: 'org.projectlombok:lombok', range: '1.18.+', scope: 'peer', line: 14 },
      { type: 'dependency', name: 'com.azure:azure-ai-openai', version: '1.0.0-beta.16', line: 15 },
      { type: 'dependency', name: 'junit:junit', scope: 'dev', line: 18 },
      { type: 'dependency', name: 'org.mockito:mockito-core', scope: 'dev', line: 19 },
      { type: 'dependency', name: 'org.springframework.ai:spring-ai-bom', version: '1.0.0', line: 20 },
      { type: 'dependency', name: 'org.springframework.ai:spring-ai-starter-model-openai', line: 21 },
      { type: 'dependency', name: 'com.google.guava:guava', version: '33.0.0-jre', isDirect: false, line: 23 },
    ],
  },
  {
    why: 'Kotlin: calls, named arguments, source sets, configurations as texts',
    path: 'app/build.gradle.kts',
    text: `val ktor = "3.0.0"
extra["springAiVersion"] = "1.0.0"
dependencyManagement { imports { mavenBom("org.springframework.ai:spring-ai-bom:\${property("springAiVersion")}") } }
kotlin {
    sourceSets {
        commonMain.dependencies {
            implementation("com.aallam.openai:openai-client:4.0.1")
        }
        commonTest.dependencies { implementation("io.mockk:mockk:1.13.0") }
    }
}
dependencies {
    implementation(libs.langchain4j)
    implementation(project(":core"))
    "developmentOnly"("org.springframework.boot:spring-boot-devtools")
    implementation(
        group = "io.ktor",
        name = "ktor-client-core",
        version = ktor,
    )
    add("ksp", "com.google.dagger:dagger-compiler:2.50")
}
`,
    facts: [
      { type: 'dependency', name: 'org.springframework.ai:spring-ai-bom', version: '1.0.0', line: 3 },
      { type: 'dependency', name: 'com.aallam.openai:openai-client', version: '4.0.1', scope: 'runtime', line: 7 },
      { type: 'dependency', name: 'io.mockk:mockk', scope: 'dev', line: 9 },
      { type: 'dependency', name: 'org.springframework.boot:spring-boot-devtools', scope: 'dev', line: 15 },
      { type: 'dependency', name: 'io.ktor:ktor-client-core', version: '3.0.0', line: 18 },
      { type: 'dependency', name: 'com.google.dagger:dagger-compiler', scope: 'dev', line: 21 },
    ],
  },
  {
    why: 'projects, plugins, tasks and texts elsewhere are no dependencies',
    path: 'build.gradle.kts',
    text: 'plugins { id("com.openai:x") version "1.0" }\ntasks.register("openai:run") { description = "com.openai:openai-java:1.0" }\ndependencies {\n    implementation(project(":openai:client"))\n    implementation(files("libs/openai:x.jar"))\n}\nrepositories { maven { url = uri("https://repo.example.com/openai") } }\n',
    none: 'all',
  },
];
