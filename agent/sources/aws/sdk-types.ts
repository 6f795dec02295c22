/** Names, inputs and answers of a client package's operations, from the types of the package itself: a member that the API does not have does not compile. */

/** `ListFunctions` where the package has a `ListFunctionsCommand`. */
export type OperationName<Sdk> = keyof Sdk extends infer Key ? (Key extends `${infer Name}Command` ? Name : never) : never;

type CommandOf<Sdk, Name extends string> = Sdk extends Readonly<Record<`${Name}Command`, new (...given: never) => infer Command>> ? Command : never;

/** What an operation takes. */
export type InputOf<Sdk, Name extends string> = CommandOf<Sdk, Name> extends { readonly input: infer Input } ? Input : never;

/** What it answers. */
export type AnswerOf<Sdk, Name extends string> = CommandOf<Sdk, Name> extends { resolveMiddleware(...given: never): (...given: never) => Promise<{ output: infer Answer }> } ? Answer : never;

/** One item of a list in an answer. */
export type ItemOf<Sdk, Name extends string, Member extends keyof AnswerOf<Sdk, Name>> = NonNullable<AnswerOf<Sdk, Name>[Member]> extends readonly (infer Item)[] ? Item : never;

/** Members of an answer that are lists. */
export type ListMember<Sdk, Name extends string> = { [Member in keyof AnswerOf<Sdk, Name>]-?: NonNullable<AnswerOf<Sdk, Name>[Member]> extends readonly unknown[] ? Member : never }[keyof AnswerOf<Sdk, Name>];
