import { beforeAll, expect, it } from 'vitest';
import { buildArtifacts } from '../../../../scripts/package/artifacts.ts';
import { Budget } from '../../../../scripts/package/budget.ts';
import { checkFiles } from '../../../../scripts/package/check/check-artifact.ts';
import { wordPackageFinding } from '../../../../scripts/package/check/package-finding.ts';
import { createScriptCompiler, type ScriptCompiler } from '../../../../scripts/validate/script-compiler.ts';
import { describeWithDotnet } from '../../../dotnet.ts';
import { ingredients } from '../artifacts.ts';

/** Nothing in its text is wrong; only a compiler sees it. */
const wrong = '\npublic class Counter\n{\n    public int Count()\n    {\n        return "many";\n    }\n}\n';

/** Every artifact that holds the script, with something after it. */
const withScript = (more: string) =>
  buildArtifacts({
    ...ingredients,
    source: { ...ingredients.source, script: ingredients.source.script + more },
  }).filter(({ name }) => !name.startsWith('logic-apps'));

const check = async (more: string, compiler?: ScriptCompiler) => {
  const lines: string[] = [];
  for (const { name, files } of withScript(more)) {
    const { findings } = await checkFiles(name, files, compiler);
    lines.push(...findings.map((finding) => `${name} ${wordPackageFinding(finding)}`));
  }
  return lines;
};

describeWithDotnet('the script of an artifact', () => {
  const compiler = createScriptCompiler();
  beforeAll(() => compiler.compile(Buffer.from(ingredients.source.script)), 120_000);

  it('is compiled as validate compiles it, in every artifact that holds it', { timeout: 120_000 }, async () => {
    expect(await check('', compiler)).toEqual([]);
    const lines = await check(wrong, compiler);
    const found = lines.filter((line) => line.includes('ScriptDoesNotCompile') && line.includes('CS0029'));
    expect(lines).toEqual(found);
    expect(found.map((line) => line.replace(/[/ ].*/, ''))).toEqual(
      expect.arrayContaining([
        'connector',
        'CQCData.zip',
        'CQCDataFlows.zip',
        'ConnectorPackage.zip',
        'independent-publisher',
      ]),
    );
    // Without a compiler its text alone is looked at.
    expect(await check(wrong)).toEqual([]);
    expect(compiler.unavailable()).toBeUndefined();
  });
});

it('compiles each script once, and says why where it cannot', async () => {
  const before = process.env.PATH;
  process.env.PATH = '';
  try {
    const compiler = createScriptCompiler();
    expect(await check(`${wrong}// ${Date.now()}\n`, compiler)).toEqual([]);
    expect(compiler.unavailable()).toContain('Install the .NET SDK');
  } finally {
    process.env.PATH = before;
  }
});

it('the time of the compiler is not counted against the check', async () => {
  let now = 0;
  const budget = new Budget({ seconds: 60 }, () => now);
  const compiled = budget.whileWaiting(Promise.resolve().then(() => (now += 500_000)));
  await compiled;
  expect(() => budget.checkTime()).not.toThrow();
  now += 61_000;
  expect(() => budget.checkTime()).toThrow('stopped after 60 seconds');
});
