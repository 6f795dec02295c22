import { describe, expect, it } from 'vitest';
import { familyOf, given, tasksOf } from '../../../../agent/sources/aws/services/support/state-machine.ts';

const machine = (states: object) => JSON.stringify({ StartAt: 'One', States: states });

describe('the definition of a state machine', () => {
  it.each([
    ['arn:aws:states:::bedrock:invokeModel', 'bedrock', 'invokeModel', 'bedrock'],
    ['arn:aws:states:::sagemaker:createTransformJob.sync', 'sagemaker', 'createTransformJob', 'sagemaker'],
    ['arn:aws:states:::aws-sdk:bedrockagentruntime:retrieveAndGenerate', 'bedrockagentruntime', 'retrieveAndGenerate', 'bedrock'],
    ['arn:aws-us-gov:states:::aws-sdk:textract:startDocumentAnalysis.waitForTaskToken', 'textract', 'startDocumentAnalysis', 'textract'],
    ['arn:aws:states:::aws-sdk:lexruntimev2:recognizeText', 'lexruntimev2', 'recognizeText', 'lex'],
    ['arn:aws:lambda:eu-west-1:111122223333:function:bedrock', 'lambda', 'invoke', undefined],
    ['arn:aws:states:::dynamodb:getItem', 'dynamodb', 'getItem', undefined],
  ])('names %s as a task of %s', (Resource, service, action, family) => {
    const [task] = tasksOf(machine({ One: { Type: 'Task', Resource } }));

    expect(task).toMatchObject({ state: 'One', service, action });
    expect(task && familyOf(task)).toBe(family);
  });

  it('gives no task for an activity, a wait, and what is no state at all', () => {
    expect(tasksOf(machine({ One: { Type: 'Task', Resource: 'arn:aws:states:eu-west-1:111122223333:activity:bedrock' }, Two: { Type: 'Wait' }, Three: null, Four: [1] }))).toEqual([]);
    expect(tasksOf('{"States":[]}')).toEqual([]);
  });

  it('gives of the input what is written there, and nothing that is computed when the task runs', () => {
    const Resource = 'arn:aws:states:::aws-sdk:bedrockruntime:converse';
    const tasks = tasksOf(machine({ One: { Resource, Parameters: { ModelId: 'amazon.nova-lite-v1:0' } }, Two: { Resource, Parameters: { 'ModelId.$': '$.model' } }, Three: { Resource, Arguments: { ModelId: '{% $model %}' } }, Four: { Resource, Arguments: '{% $all %}' }, Five: { Resource, Arguments: { ModelId: 'eu.amazon.nova-pro-v1:0' } } }));

    expect(given(tasks, /^bedrock/, 'ModelId')).toEqual(['amazon.nova-lite-v1:0', 'eu.amazon.nova-pro-v1:0']);
  });

  it('is read into maps and branches, and not without end', () => {
    const wrap = (depth: number): object => (depth === 0 ? { Last: { Type: 'Task', Resource: 'arn:aws:states:::bedrock:invokeModel' } } : { M: { Type: 'Map', Iterator: { States: wrap(depth - 1) } } });

    expect(tasksOf(machine(wrap(3))).map(({ state }) => state)).toEqual(['M/M/M/Last']);
    expect(tasksOf(machine(wrap(500)))).toEqual([]);
  });

  it.each(['', 'null', '[]', '"text"', '{"States":'])('is refused as %j', (text) => {
    expect(() => tasksOf(text)).toThrow(SyntaxError);
  });
});
