import { describe, expect, it } from 'vitest';
import { buildExample, statement } from '../../../scripts/rules/example-connector.ts';
import { rules } from '../../../scripts/rules/index.ts';
import { checkConnector } from '../../../scripts/validate/check-connector.ts';

const scriptRules = rules.filter(({ at }) => at === 'script');

async function findingsOf(code: string): Promise<string[]> {
  const { findings } = await checkConnector(buildExample(statement(code)), { rules: scriptRules });
  return findings.map(({ rule }) => rule);
}

describe('a statement of a script', () => {
  it.each<[name: string, code: string, rules: string[]]>([
    ['a client by its whole name', 'var client = new System.Net.Http.HttpClient();', ['ScriptOwnHttpClient']],
    ['a client whose type stands before', 'HttpClient client = new();', ['ScriptOwnHttpClient']],
    ['a request of its own', 'var request = WebRequest.CreateHttp("https://a.example");', ['ScriptOwnHttpClient']],
    [
      'headers in a hole',
      'Context.Logger.LogInformation($"request {Context.Request.Headers}");',
      ['ScriptLogsHeaders'],
    ],
    ['a wait with a token', 'Context.SendAsync(request, CancellationToken).Wait(CancellationToken);', ['ScriptBlocks']],
    ['a wait for all', 'Task.WaitAll(first, second);', ['ScriptBlocks']],
    ['a comparison in a hole', 'if ($"{Context.OperationId}" == "GetItem") { }', ['ScriptOperationIdEncoded']],
    ['an id that is only logged', 'Context.Logger.LogInformation("{Id}", Context.OperationId);', []],
    ['an id that is only thrown', 'throw new InvalidOperationException($"unknown: {Context.OperationId}");', []],
    [
      'a file that is decoded',
      'var file = body["a"].ToString(); if (Context.OperationId == "GetItem") Convert.FromBase64String(file);',
      ['ScriptOperationIdEncoded'],
    ],
    [
      'a text that is decoded',
      'if (Context.OperationId == "GetItem") Convert.FromBase64String("aGk=");',
      ['ScriptOperationIdEncoded'],
    ],
    ['an id that is decoded', 'var id = Context.OperationId; id = Decode(Convert.FromBase64String(id));', []],
    [
      'a parameter beside a variable of that name',
      'string Decode(string text) => Read(Convert.FromBase64String(text)); Run(Context.OperationId); { var text = ""; }',
      [],
    ],
    ['a name that may be the id', 'Run(Context.OperationId); Decode(Convert.FromBase64String(text));', []],
  ])('%s', async (_name, code, expected) => {
    expect(await findingsOf(code)).toEqual(expected);
  });
});
