import { isTrigger } from '../../connector/extensions.ts';
import { filledText, text } from '../../lib/json.ts';
import { shorten } from '../../lib/shorten.ts';
import { clean, operation } from '../example-connector.ts';
import { rulesAt } from '../rule.ts';
import { pullRequest, strings, submission } from '../sources.ts';
import { hit, productNames, repeats, wordsIn } from '../words.ts';
import { isLeftEmpty } from './identity.ts';

/** First words that are no command: articles, and verbs that tell instead of asking. */
const notImperative =
  /^(the|an?|this|it|is|gets|lists|reads|returns|retrieves|fetches|finds|searches|shows|provides|allows|creates|adds|updates|changes|deletes|removes|sends|moves|copies|converts|generates|executes|\p{L}+ing)$/iu;

const restrictedInSummary = /[/\\<>*%&?]/;

export const operationTextRules = rulesAt('operation', [
  {
    name: 'OperationVisibilityMissing',
    evidence: 'G',
    source: submission('checklist, visibility information'),
    what: 'An operation states its visibility.',
    why: 'The checklist asks for it.',
    message: 'x-ms-visibility is missing. Say important, advanced or internal.',
    check: (place) => place.value['x-ms-visibility'] === undefined && !isLeftEmpty(place),
    wrong: operation({ 'x-ms-visibility': null }),
    right: operation({ 'x-ms-visibility': 'advanced' }),
  },
  {
    name: 'OperationSummaryTooLong',
    evidence: 'W*',
    source: submission('step 2, summary'),
    what: 'A summary has at most 80 characters.',
    why: 'It is the name of the action in the designer.',
    message: 'The summary has {length} characters, and the limit is 80. Shorten it.',
    unpublished: 'The documentation says 80; the validator was seen to use 120.',
    check: ({ value: { summary } }) =>
      typeof summary === 'string' && summary.length > 80 && hit('/summary', { length: summary.length }),
    wrong: operation({
      summary: 'Get an item of the register by the ID that the register gave it when it was entered into it',
    }),
    right: operation({ summary: 'Get an item' }),
  },
  {
    name: 'RestrictedCharactersInSummary',
    evidence: 'E!',
    source: pullRequest(1095),
    what: 'A summary has none of / \\ < > * % & ?.',
    why: 'The validator refuses them.',
    message: 'The summary contains "{found}". Say it in words.',
    check: ({ value }) => {
      const found = restrictedInSummary.exec(text(value.summary) ?? '')?.[0];
      return found !== undefined && hit('/summary', { found });
    },
    wrong: operation({ summary: 'Get item & owner' }),
    right: operation({ summary: 'Get item and owner' }),
  },
  {
    name: 'SummaryHasOtherCharacters',
    evidence: 'G',
    source: strings('Operation summary'),
    what: 'A summary has letters, digits, spaces and parentheses and ends with one of them.',
    why: 'Other signs are not part of a name.',
    message: 'The summary "{summary}" contains or ends with "{found}". Say it without.',
    check: ({ value }) => {
      const summary = text(value.summary) ?? '';
      const found = restrictedInSummary.test(summary)
        ? undefined
        : (/[^\p{L}\p{N} ()]/u.exec(summary)?.[0] ?? /[ (]$/.exec(summary)?.[0]);
      return found !== undefined && hit('/summary', { summary: shorten(summary), found });
    },
    wrong: operation({ summary: 'Get an item.' }),
    right: operation({ summary: 'Get an item (beta)' }),
  },
  {
    name: 'SummaryIsRawName',
    evidence: 'E!',
    source: pullRequest(602),
    what: 'A summary is made of words.',
    why: 'Reviewers refuse names of the code, such as list_items.',
    message: 'The summary "{summary}" is a name, not words. Write it like "List all items".',
    check: ({ value }) => {
      const summary = text(value.summary) ?? '';
      return /^[a-z0-9]+(_[a-z0-9]+)+$|^[a-z]+([A-Z][a-z]+)+$/.test(summary) && hit('/summary', { summary });
    },
    wrong: operation({ summary: 'get_item' }),
    right: operation({ summary: 'Get an item' }),
  },
  {
    name: 'SummaryNotSentenceCase',
    evidence: 'G',
    source: strings('Operation summary'),
    what: 'A summary is in sentence case.',
    why: 'All actions of the designer are.',
    message: 'The summary "{summary}" is not in sentence case. Capitalise the first word and names only.',
    check: ({ value }) => {
      const summary = text(value.summary) ?? '';
      const rest = (summary.match(/[\p{L}\p{N}]+/gu) ?? []).slice(1).filter((word) => word.length > 3);
      const isTitle = rest.length >= 2 && rest.every((word) => /^\p{Lu}\p{Ll}/u.test(word));
      return (
        summary !== '' &&
        (!/^[\p{Lu}\p{N}]/u.test(summary) || isTitle) &&
        hit('/summary', { summary: shorten(summary) })
      );
    },
    wrong: operation({ summary: 'Get The Newest Item' }),
    right: operation({ summary: 'Get the newest item' }),
  },
  {
    name: 'ActionSummaryPattern',
    evidence: 'G',
    source: strings('Actions'),
    what: 'The summary of an action starts with a plain verb, as in "Get item by ID" or "List all items".',
    why: 'All actions of the designer read like that.',
    message: 'The summary starts with "{word}". Start it with a verb, such as Get, List, Create, Update or Delete.',
    check: (place) => {
      const word = /^\p{L}+/u.exec(text(place.value.summary) ?? '')?.[0] ?? '';
      return !isTrigger(place.value) && notImperative.test(word) && hit('/summary', { word });
    },
    wrong: operation({ summary: 'Returns an item' }),
    right: operation({ summary: 'Get an item' }),
  },
  {
    name: 'DescriptionRepeatsSummary',
    evidence: 'G',
    source: strings('Operation description'),
    what: 'A description says more than the summary.',
    why: 'It is shown right beside it.',
    message: 'The description only repeats the summary. Say what the operation does and returns.',
    check: ({ value }) => repeats(value.description, value.summary) && hit('/description'),
    wrong: operation({ description: 'Get an item.' }),
    right: clean,
  },
  {
    name: 'TriggerSummaryPattern',
    evidence: 'G',
    source: strings('Triggers'),
    what: 'The summary of a trigger starts with "When a" or "When an".',
    why: 'All triggers of the designer read like that.',
    message: 'The summary of the trigger is "{summary}". Start it with "When a" or "When an".',
    check: ({ value }) => {
      const summary = filledText(value.summary);
      return (
        isTrigger(value) &&
        summary !== undefined &&
        !/^When (a|an) /.test(summary) &&
        hit('/summary', { summary: shorten(summary) })
      );
    },
    wrong: operation({ 'x-ms-trigger': 'single', summary: 'New item' }),
    right: clean,
  },
  {
    name: 'TriggerDescriptionPattern',
    evidence: 'G',
    source: strings('Triggers'),
    what: 'The description of a trigger starts with "This operation triggers when".',
    why: 'All triggers of the designer read like that.',
    message: 'The description of the trigger does not start with "This operation triggers when". Start it so.',
    check: ({ value }) => {
      const description = filledText(value.description);
      return (
        isTrigger(value) &&
        description !== undefined &&
        !/^(This operation t|T)riggers /.test(description) &&
        hit('/description')
      );
    },
    wrong: operation({ 'x-ms-trigger': 'single', description: 'Looks for items.' }),
    right: clean,
  },
  {
    name: 'ProductNameInText',
    evidence: 'E*',
    source: submission('step 2, titles and descriptions'),
    what: 'Summaries and descriptions of operations and parameters name no Power Platform product.',
    why: 'The connector is used by all of them.',
    message: '"{words}" is a product name. Say it without.',
    check: (place) =>
      [place, ...place.parameters].flatMap(({ pointer, value }) =>
        ['summary', 'description', 'x-ms-summary'].flatMap((key) => {
          const found = wordsIn(text(value[key]) ?? '', productNames);
          return found.length > 0 ? [{ pointer: `${pointer}/${key}`, args: { words: found.join(', ') } }] : [];
        }),
      ),
    wrong: operation({ description: 'Returns one item to Power Automate.' }),
    right: operation({ description: 'Returns one item to a flow.' }),
  },
]);
