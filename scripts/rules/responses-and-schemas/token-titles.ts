import type { ConnectorModel } from '../../connector/connector-model.ts';
import { isInternal } from '../../connector/extensions.ts';
import { findRepeatedWord } from '../../lib/repeated-word.ts';
import { listTokens, type Token } from '../../lib/token-titles.ts';
import { property } from '../example-connector.ts';
import { type Hit, rulesAt } from '../rule.ts';
import { tokenTitles } from '../sources.ts';

/** The word that a token's own text repeats; what lies below a title that stutters already is not reported again. */
function findStutter({ path, title, levels }: Token): string | undefined {
  // "Items Item": the last word is the designer's own.
  if (path.endsWith('[]') && levels.at(-1) === 'Item') return undefined;
  const word = levels.length < 2 ? undefined : findRepeatedWord(title);
  if (word === undefined || findRepeatedWord(levels.slice(0, -1).join(' ')) !== undefined) return undefined;
  return word;
}

/** One hit for each text, however many operations show it. */
function findStutters({ definition, byId }: ConnectorModel): Hit[] {
  const hits = new Map<string, Hit>();
  for (const token of listTokens(definition)) {
    const { operationId, title, levels, pointer } = token;
    if (hits.has(pointer) || isInternal(byId.get(operationId)?.value)) continue;
    const word = findStutter(token);
    if (word !== undefined) hits.set(pointer, { pointer, args: { title, word, levels: levels.join(' / ') } });
  }
  return [...hits.values()];
}

export const tokenTitleRules = rulesAt('document', [
  {
    name: 'TokenTitleStutters',
    evidence: 'P',
    source: tokenTitles,
    what: 'The texts (x-ms-summary or title) of a response, read from the body down to a property, repeat no word.',
    why: 'The designer puts them together: "Item Item Name". An array adds its own only when its items have none.',
    message: 'The designer shows "{title}", which repeats "{word}". Shorten one of its texts: {levels}.',
    check: (_place, model) => findStutters(model),
    wrong: property({
      type: 'object',
      'x-ms-summary': 'Address',
      properties: { town: { type: 'string', 'x-ms-summary': 'Address Town', description: 'The town of the item.' } },
    }),
    right: property({
      type: 'object',
      'x-ms-summary': 'Address',
      properties: { town: { type: 'string', 'x-ms-summary': 'Town', description: 'The town of the item.' } },
    }),
  },
]);
