import { findDrift, type Recording } from '../../drift/find-drift.ts';
import type { Definition } from '../../lib/definition.ts';
import { shellWord } from '../../lib/shell-word.ts';
import type { RecordedWorld } from './recorded-world.ts';

/** How the recorded bodies differ from the definition, in a line or two; none when they do not. */
export function describeDrift(world: RecordedWorld, cqcApi: Definition, folder: string): string[] {
  const { findings } = findDrift(listRecordings(world), cqcApi);
  if (findings.length === 0) return [];
  const isRefused = findings.some(({ kind }) => kind === 'type-mismatch');
  return [
    `CQC's answers differ from the definition in ${findings.length} points: \`npm run drift -- --from ${shellWord(folder)}\` names them`,
    ...(isRefused
      ? ['`npm start` refuses the folder until the types in apiDefinition.swagger.json are corrected']
      : []),
  ];
}

function* listRecordings({ organisations, taxonomy }: RecordedWorld): Generator<Recording> {
  for (const [id, { body }] of organisations.locations) yield { file: id, body, operationId: 'LocationDetails' };
  for (const [id, { body }] of organisations.providers) yield { file: id, body, operationId: 'ProviderDetails' };
  yield { file: 'inspection-areas', body: taxonomy, operationId: 'InspectionAreas' };
}
