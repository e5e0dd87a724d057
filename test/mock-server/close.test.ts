import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { describeWithDotnet } from '../dotnet.ts';

/** Runs a program of a few lines as a process of its own, and says how it ended by itself. */
async function runProgram(lines: string): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', lines]);
  const [out, [code]] = await Promise.all([text(child.stdout), once(child, 'exit') as Promise<[number | null]>]);
  return { code, out };
}

const program = (url: string) => `
  const { createMockServer } = await import('./mock-server/app.ts');
  const app = await createMockServer();
  const headers = { 'ocp-apim-subscription-key': 'demo-key' };
  const { statusCode } = await app.inject({ url: ${JSON.stringify(url)}, headers });
  await app.close();
  console.log(statusCode);`;

it("close() lets the process end after inject alone: CQC's face", { timeout: 120_000 }, async () => {
  expect(await runProgram(program('/public/v1/inspection-areas'))).toEqual({ code: 0, out: '200\n' });
});

describeWithDotnet('close() lets the process end after inject alone', () => {
  it('the runtime face, whose script runs in a process of its own', { timeout: 180_000 }, async () => {
    expect(await runProgram(program('/apim/cqcdata/demo/inspection-areas'))).toEqual({ code: 0, out: '200\n' });
  });
});
