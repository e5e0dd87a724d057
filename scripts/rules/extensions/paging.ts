import { isTypeWrong } from '../../connector/connector-model.ts';
import { isPageable } from '../../connector/extensions.ts';
import { isMistyped, object, text } from '../../lib/json.ts';
import { rulesAt } from '../rule.ts';
import { extensions, issue, published, swaggerRules } from '../sources.ts';
import { hit } from '../words.ts';
import { listItems, listOf, nextLink, scripted } from './examples.ts';

/** Those that the platform follows. */
const nextLinkNames = ['nextLink', '@odata.nextLink'];

const pageable = { 'x-ms-pageable': { nextLinkName: 'nextLink' } };

export const pagingRules = rulesAt('operation', [
  {
    name: 'InvalidNextLinkNameValue',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'nextLinkName is nextLink or @odata.nextLink.',
    why: 'The platform follows no other.',
    message: 'nextLinkName is "{name}". Use "nextLink" or "@odata.nextLink".',
    check: ({ value }) => {
      const name = text(object(value['x-ms-pageable']).nextLinkName);
      return name !== undefined && !nextLinkNames.includes(name) && hit('/x-ms-pageable/nextLinkName', { name });
    },
    wrong: listItems({ ...listOf('value'), next: nextLink.nextLink }, { 'x-ms-pageable': { nextLinkName: 'next' } }),
    right: listItems({ ...listOf('value'), ...nextLink }, pageable),
  },
  {
    name: 'NextLinkPropertyMissing',
    evidence: 'E*',
    source: extensions('x-ms-pageable'),
    what: 'The response of a pageable operation has the property that nextLinkName names, at its root.',
    why: 'There is nothing to follow otherwise.',
    message: 'The response has no root property "{name}". Describe it as a string.',
    check: (place, model) => {
      const name = text(object(place.value['x-ms-pageable']).nextLinkName) ?? '';
      const schema = model.successSchema(place);
      return (
        // Of another name InvalidNextLinkNameValue says that it has to change.
        nextLinkNames.includes(name) &&
        !model.isOpen(schema) &&
        model.propertiesOf(schema)[name] === undefined &&
        hit('/x-ms-pageable', { name })
      );
    },
    wrong: listItems(listOf('value'), pageable),
    right: listItems({ ...listOf('value'), ...nextLink }, pageable),
  },
  {
    name: 'PageableArrayNotValue',
    evidence: 'E!',
    source: `${published('58 of 62 pageable arrays are called value')}; MicrosoftDocs/azure-docs, issue 30744`,
    what: 'A pageable operation gives its items in a root array called value.',
    why: 'The platform merges that one; an array of another name ends the flow with "property \'value\' missing".',
    message: 'The response has no root array "value"{hint}. {advice}',
    check: (place, model) => {
      const schema = model.successSchema(place);
      if (!isPageable(place.value) || schema === undefined || model.isOpen(schema)) return false;
      const properties = model.propertiesOf(schema);
      const page = model.resolve(properties.value);
      if (schema.type === 'array' || page.type === 'array') return false;
      if (isMistyped(properties.value, 'object') || isTypeWrong(page)) return false;
      const other = Object.keys(properties).find((key) => model.resolve(properties[key]).type === 'array');
      const hint = other === undefined ? '' : ` but "${other}"`;
      const isUntyped = other === undefined && properties.value !== undefined;
      const advice = isUntyped ? 'Give "value" the type "array".' : 'Call the array of the page "value".';
      return hit('/x-ms-pageable', { hint, advice });
    },
    wrong: listItems({ ...listOf('items'), ...nextLink }, pageable),
    right: listItems({ ...listOf('value'), ...nextLink }, pageable),
  },
  {
    name: 'PageableNotHandled',
    evidence: 'G',
    source: issue(2959),
    what: 'Something writes the next link: the script, or the policy updatenextlink.',
    why: 'A link to the service itself would be called without the key of the connection.',
    message: 'Neither the script nor a policy updatenextlink handles {id}, so its link leaves the connector. Add one.',
    check: (place, model) =>
      isPageable(place.value) &&
      !model.isScripted(place) &&
      !model.hasPolicy('updatenextlink', place) &&
      hit('/x-ms-pageable', { id: place.id }),
    wrong: scripted(['GetItem'], listItems({ ...listOf('value'), ...nextLink }, pageable)),
    right: scripted(['GetItem', 'ListItems'], listItems({ ...listOf('value'), ...nextLink }, pageable)),
  },
]);
