import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMockServer } from '../../../mock-server/app.ts';
import { object } from '../../../scripts/lib/json.ts';
import { type Flow, listSteps, readFlows } from '../../../scripts/package/flow.ts';
import { describeWithDotnet } from '../../dotnet.ts';
import { type Call, callConnector, keepMails, type Mail } from './flow-calls.ts';
import { type FinishedRun, runFlow } from './flow-runner.ts';

/** A location of the fixtures with the text of a report, and one without a report. */
const [withReport, withoutReport] = ['1-69537321036', '1-11132170338'];

/** Several councils of which some are misspelt, and how those are named. */
const wrongCouncils: [typed: string, named: string][] = [
  ['Leeds;Leads', ' under "Leads". '],
  [' Leads ; Leeds', ' under "Leads". '],
  ['Leeds；Leads', ' under "Leads". '],
  ['Leads;;Leeds;Yrok', ' under "Leads", "Yrok". '],
];

/** What a maker may type into each input of a sample flow, by its title or its name in the step Settings. */
const inputs: Record<string, { right: string; misspelt: string[]; wrongOnes?: [typed: string, named: string][] }> = {
  'Local authority': { right: 'Leeds', misspelt: ['Leads', 'leeds'], wrongOnes: wrongCouncils },
  council: { right: 'Leeds', misspelt: ['Leads', 'leeds'], wrongOnes: wrongCouncils },
  'Location ID': { right: withReport, misspelt: [`${withReport}0`, 'Rose House'] },
  Recipient: { right: 'them@example.com', misspelt: ['them'] },
  recipient: { right: 'them@example.com', misspelt: ['them'] },
};
const blank = ['', ' ', ';'];

/** The texts that a maker gives a flow: the inputs of its button and those of its step Settings. */
function listInputs({ definition: { triggers, actions } }: Flow): { name: string; title: string }[] {
  const { properties } = object(object(object(triggers.manual).inputs).schema);
  const typed = Object.entries(object(properties)).map(([name, schema]) => ({
    name,
    title: String(object(schema).title),
  }));
  const set = Object.entries(object(object(actions.Settings).inputs)).filter(([, value]) => typeof value === 'string');
  return [...typed, ...set.map(([name]) => ({ name, title: name }))];
}

const callsOf = ({ definition }: Flow): string[] =>
  listSteps(definition.actions).flatMap(([name, { type }]) => (type === 'OpenApiConnection' ? [name] : []));

const flows = readFlows();
const reasons = [404, 429, 500];

describeWithDotnet('a run of a sample flow never ends without a word', () => {
  let server: FastifyInstance;
  beforeAll(async () => {
    server = await createMockServer({ limit: 0, data: 'mock-server/fixtures' });
    await server.inject('/apim/cqcdata/demo/inspection-areas'); // waits for the build
  });
  afterAll(() => server.close());

  /** Runs a flow with right inputs but those given; what is said is its error, or the text or list that it composes. */
  async function run(flow: Flow, given: Record<string, string> = {}, wrap = (call: Call): Call => call) {
    const definition = structuredClone(flow.definition);
    const values = Object.fromEntries(
      listInputs(flow).map(({ name, title }) => [name, given[title] ?? inputs[title]?.right]),
    );
    const { Settings } = definition.actions;
    if (Settings) Object.assign(Settings.inputs as object, values);
    const changed = [withReport, withoutReport].map((organisationId) => ({ organisationId }));
    const body = 'When_locations_change' in definition.triggers ? changed : values;
    const mails: Mail[] = [];
    const call = wrap(keepMails(mails, (_name, step) => callConnector(server, step)));
    const finished = await runFlow(definition, { trigger: { body }, call, now: '2026-10-30T23:00:00Z' });
    return { ...finished, mails, said: sayOf(finished) };
  }

  const sayOf = ({ outputs, error }: FinishedRun): unknown =>
    error?.message ?? [...outputs].find(([name]) => ['Ratings', 'Homes', 'Text'].includes(name))?.[1];

  it.each(flows.map((flow) => [flow.name, flow] as const))('%s: with right inputs it has a result', async (_, flow) => {
    const { status, mails, said } = await run(flow);
    expect([status, mails.length > 0 || said !== undefined]).toEqual(['Succeeded', true]);
  });

  const wrong = flows.flatMap((flow) =>
    listInputs(flow).flatMap(({ title }) =>
      [
        ...[...(inputs[title]?.misspelt ?? []), ...blank].map((value) => [value, value] as const),
        ...(inputs[title]?.wrongOnes ?? []),
      ].map(([value, named]) => [flow.name, title, value, named, flow] as const),
    ),
  );
  it.each(wrong)('%s: %s "%s" is named in what it says: %s', async (_name, title, value, named, flow) => {
    const { mails, said } = await run(flow, { [title]: value });
    expect([typeof said, mails]).toEqual(['string', []]);
    expect(said).toContain(named);
  });

  it.each(
    flows.flatMap((flow) =>
      listInputs(flow).flatMap(({ title }) => (inputs[title]?.wrongOnes ? [[flow.name, title, flow] as const] : [])),
    ),
  )('%s: %s takes several that are right', async (_name, title, flow) => {
    const { status, mails, said } = await run(flow, { [title]: 'Leeds; Bristol, City of' });
    expect([status, mails.length > 0 || said !== undefined]).toEqual(['Succeeded', true]);
  });

  const failures = flows.flatMap((flow) =>
    callsOf(flow).flatMap((call) => reasons.map((status) => [flow.name, call, status, flow] as const)),
  );
  it.each(failures)('%s: %s answers %s', async (_name, failing, statusCode, flow) => {
    let reached = 0;
    // Some calls are made only where there is no report, or where another call found nothing.
    for (const location of [withReport, withoutReport]) {
      for (const other of [failing, ...callsOf(flow)]) {
        const answered = new Set<string>();
        const { status, mails, said } = await run(flow, { 'Location ID': location }, (call) => async (name, step) => {
          const isFirst = !answered.has(name);
          answered.add(name);
          if (name === failing && isFirst) return { statusCode, body: {} };
          return name === other && isFirst ? { statusCode: 404, body: {} } : call(name, step);
        });
        if (!answered.has(failing)) continue;
        reached++;
        const place = `${location}, ${other}: ${status}`;
        if (status === 'Failed') expect(said, place).toEqual(expect.stringMatching(/\.$/));
        else expect(mails.length > 0 || said !== undefined, place).toBe(true);
      }
    }
    expect(reached).toBeGreaterThan(0);
  });
});
