import { didYouMean } from '../../../lib/did-you-mean.ts';
import { object } from '../../../lib/json.ts';
import { isSameName } from '../../../lib/same-name.ts';
import { words } from '../../../lib/words.ts';
import type { FlowDefinition } from '../../flow.ts';
import type { Find } from '../package-finding.ts';

/** "Schema reference for Workflow Definition Language", structure, and what its schema of 2016-06-01 has besides. */
export const definitionMembers = words(
  '$schema contentVersion parameters triggers actions outputs staticResults description metadata',
);

/** The same schema, and WorkflowTriggerRecurrence of the REST API. */
const recurrenceMembers = {
  recurrence: words('frequency interval count startTime endTime timeZone schedule'),
  'recurrence.schedule': words('minutes hours weekDays monthDays monthlyOccurrences'),
};

/**
 * Checks that nothing stands where the service does not know it, which it refuses: "Could not find member 'weekDays' on object
 * of type 'FlowRecurrence'" (MicrosoftDocs/azure-docs, issue 53192), 'variables' of 'FlowTemplate' (Azure/azure-sdk-for-net,
 * issue 2979), 'timeZone' of 'FlowTemplateTrigger'. A trigger may hold more than is known here.
 */
export function checkMembers(flow: FlowDefinition, find: Find): void {
  for (const member of unknownIn(flow, definitionMembers))
    find('', `a definition has no ${member}`, `Remove it: it may have ${definitionMembers.join(', ')}`);
  for (const [name, { recurrence, ...trigger }] of Object.entries(flow.triggers)) {
    for (const member of Object.keys(trigger)) {
      const home = homeOf(member);
      if (home !== undefined) find(name, `a trigger has no ${member}`, `Put it into ${home}`);
    }
    const parts = { recurrence, 'recurrence.schedule': object(recurrence).schedule };
    for (const [part, known] of Object.entries(recurrenceMembers)) {
      for (const member of unknownIn(parts[part as keyof typeof parts], known)) {
        const home = homeOf(member);
        const remedy =
          home === undefined ? `It may have ${known.join(', ')}.${didYouMean(member, known)}` : `Put it into ${home}`;
        find(name, `${part} has no ${member}`, remedy);
      }
    }
  }
}

/** The members of a value that are not among these; names have no case. */
export const unknownIn = (value: unknown, known: readonly string[]): string[] =>
  Object.keys(object(value)).filter((member) => !known.some((one) => isSameName(one, member)));

const homeOf = (member: string): string | undefined =>
  Object.entries(recurrenceMembers).find(([, members]) => members.some((one) => isSameName(one, member)))?.[0];
