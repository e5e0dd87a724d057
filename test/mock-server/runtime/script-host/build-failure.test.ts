import { describe, expect, it } from 'vitest';
import { explainBuildFailure } from '../../../../mock-server/runtime/script-host/build-failure.ts';
import { ScriptHostUnavailable } from '../../../../mock-server/runtime/script-host/errors.ts';

type Found = Parameters<typeof explainBuildFailure>[1];
const run = (output: string, more: object = {}): Found => ({ code: 1, signal: null, output, ...more }) as Found;
const say = (found: Found) => explainBuildFailure('Build.proj', found).message;
const mend = 'Mend that; the next call tries again.';

describe('explainBuildFailure', () => {
  it('is an error that the next call tries again', () => {
    expect(explainBuildFailure('a', new Error('b'))).toBeInstanceOf(ScriptHostUnavailable);
  });

  it.each<[string, Found, string]>([
    ['an error without a full stop', new Error('it broke'), `it broke. ${mend}`],
    ['an error with one', new Error('it broke!'), `it broke! ${mend}`],
    ['the code of a command that says nothing', run(''), `ended with the code 1. ${mend}`],
    ['the code of a command that says blanks', run(' \n '), `ended with the code 1. ${mend}`],
    [
      'the signal',
      run('x', { signal: 'SIGKILL' }),
      'ended by SIGKILL. There may be too little memory: end other programs; the next call tries again.',
    ],
    [
      'another signal',
      run('x', { signal: 'SIGTERM' }),
      'ended by SIGTERM. Something ended the build from outside; the next call tries again.',
    ],
    [
      'a command that ended well and built nothing',
      run('x', { code: 0 }),
      'the build was cut short. Something ended the build from outside; the next call tries again.',
    ],
    ['what a command said', run('one\ntwo'), `one two. ${mend}`],
    ['three lines of it', run('1\n\n2\n3\n4'), `1 2 3. ${mend}`],
    ['its errors before the rest', run('hello\nerror A: no\nbye'), `error A: no. ${mend}`],
    [
      'an error once, without its project',
      run('error A: no [/x/a.csproj]\nerror A: no [/x/b.csproj]'),
      `error A: no. ${mend}`,
    ],
    ['no stack of .NET', run('denied by it\n   at System.IO.Read()'), `denied by it. ${mend}`],
    ['no word that only holds another', run('hello\nterrors'), `hello terrors. ${mend}`],
  ])('says %s', (_, found, sentence) => {
    expect(say(found)).toBe(`Build.proj: ${sentence}`);
  });

  it.each<[string, RegExp]>([
    ['spawn dotnet EACCES', /Install the \.NET SDK/],
    ['error: No space left on device', /The disk is full/],
    ['ENOSPC: write', /The disk is full/],
    ['Disk quota exceeded', /The disk is full/],
    ["The user's home directory could not be determined", /Set HOME/],
    ["Read-only file system : '/root/.dotnet'", /Set HOME/],
    [
      "/home/a/.dotnet/sdk/8.0.404/Microsoft.Common.CurrentVersion.targets(5270,5): error MSB3021: Access to the path '/srv/builds/x.dll' is denied.",
      /Make the folder that is named writable/,
    ],
    ["Access to the path '/home/a/.dotnet' is denied.", /Set HOME, or DOTNET_CLI_HOME/],
    ["Read-only file system : '/srv/x'", /Make the folder that is named writable/],
    ["Access to the path '/srv/x' is denied.", /Make the folder that is named writable/],
    ["EEXIST: file already exists, mkdir '/x'", /No folder can be made there/],
    ["ENOENT: no such file or directory, mkdtemp '/x/y'", /where it is the temporary folder, make that, or set TMPDIR/],
    ['error NU1301: Unable', /cannot be restored/],
    ['error NU1101: Unable to find package', /cannot be restored/],
    ['error NU5000: odd', /A NuGet package is damaged/],
    ['End of Central Directory record could not be found', /A NuGet package is damaged/],
    ['No .NET SDKs were found.', /Install the \.NET SDK/],
    ['A compatible .NET SDK was not found.', /Install the \.NET SDK/],
    ['The application to execute does not exist', /The SDK has moved/],
    ['EMFILE: too many open files', /too little memory/],
    ['System.OutOfMemoryException', /too little memory/],
    ['ended with the code 143', /ended the build from outside/],
    ['something else', /Mend that/],
  ])('of "%s" advises %s', (output, advice) => {
    expect(say(run(output))).toMatch(advice);
    expect(say(new Error(output))).toMatch(advice);
  });
});
