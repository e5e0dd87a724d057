import { filledText, type JsonObject, list, object, show, text } from '../../lib/json.ts';
import { clean, document } from '../example-connector.ts';
import { nearestName } from '../extension-names.ts';
import { rulesAt } from '../rule.ts';
import { policyCodes, submission, swaggerRules } from '../sources.ts';
import { faultOfUrl } from '../words.ts';

const categories = [
  'AI',
  'Business Management',
  'Business Intelligence',
  'Collaboration',
  'Commerce',
  'Communication',
  'Content and Files',
  'Finance',
  'Data',
  'Human Resources',
  'Internet of Things',
  'IT Operations',
  'Lifestyle and Entertainment',
  'Marketing',
  'Productivity',
  'Sales and CRM',
  'Security',
  'Social Media',
  'Website',
];

const metadataNames = ['Website', 'Privacy policy', 'Categories'];

const metadata = (definition: JsonObject) => list(definition['x-ms-connector-metadata']).map(object);

const metadataPointer = (index: number): string => `/x-ms-connector-metadata/${index}/propertyValue`;

/** What keeps a text from being the address of a public page; undefined for one. */
function faultOfPage(url: string): string | undefined {
  const fault = faultOfUrl(url);
  if (fault !== undefined) return fault;
  if (!/^\s*https:/i.test(url)) return 'is not secure. Use https.';
  return /^[^:]*:\/\/[^\s/]+\.[^\s/]+/.test(url) ? undefined : 'is no public address. Give a page of the service.';
}

/** The entries that are lacking, each with the one that is misspelt for it and where that is. */
export function lackingMetadata(definition: JsonObject): { name: string; meant: string | undefined; at: string }[] {
  if (!Array.isArray(definition['x-ms-connector-metadata'])) return [];
  const found = metadata(definition).flatMap(({ propertyName }) => filledText(propertyName) ?? []);
  // One whose name cannot be read may be any.
  if (found.length < metadata(definition).length) return [];
  const isIn = (names: readonly string[], name: string): boolean =>
    names.some((one) => one.toLowerCase() === name.toLowerCase());
  const lacking = metadataNames.filter((name) => !isIn(found, name));
  const others = found.filter((name) => !isIn(metadataNames, name));
  return lacking.map((name) => {
    const meant = others.find((other) => nearestName(other, [name]) !== undefined);
    const at = meant === undefined ? '' : `/${found.indexOf(meant)}/propertyName`;
    return { name, meant, at: `/x-ms-connector-metadata${at}` };
  });
}

export const connectorMetadataRules = rulesAt('document', [
  {
    name: 'ConnectorMetadataPropertiesMissing',
    evidence: 'E!',
    source: submission('step 3, connector metadata'),
    what: 'x-ms-connector-metadata has Website, Privacy policy and Categories.',
    why: 'They become the public page of the connector.',
    message: 'The connector metadata has no "{name}". {advice}',
    check: ({ value }) =>
      lackingMetadata(value).map(({ name, meant, at }) => ({
        at,
        args: { name, advice: meant === undefined ? 'Add it.' : `Correct "${meant}" to it.` },
      })),
    wrong: document({
      'x-ms-connector-metadata': [{ propertyName: 'Website', propertyValue: 'https://register.example' }],
    }),
    right: clean,
  },
  {
    name: 'ConnectorMetadataNameSpelling',
    evidence: 'W*',
    source: submission('step 3, connector metadata'),
    what: 'The names in x-ms-connector-metadata are written exactly Website, Privacy policy and Categories.',
    why: 'The documentation gives them so. Published connectors with other capital letters show that the service forgives it.',
    message: 'The connector metadata is called "{found}". Write "{name}".',
    check: ({ value }) =>
      metadata(value).flatMap(({ propertyName }, index) => {
        const found = text(propertyName) ?? '';
        const name = metadataNames.find((candidate) => candidate.toLowerCase() === found.toLowerCase());
        return name === undefined || name === found
          ? []
          : [{ at: `/x-ms-connector-metadata/${index}/propertyName`, args: { found, name } }];
      }),
    wrong: document({
      'x-ms-connector-metadata': [{ propertyName: 'WebSite', propertyValue: 'https://register.example' }],
    }),
    right: clean,
  },
  {
    name: 'ConnectorMetadataUrlNotValid',
    evidence: 'E!',
    source: policyCodes('5000.3.1.3 and 5000.3.1.5, website and privacy policy'),
    what: 'Website and Privacy policy are https URLs.',
    why: 'Certification opens both.',
    message: '{name}: "{url}" {fault}',
    check: ({ value }) =>
      metadata(value).flatMap(({ propertyName, propertyValue }, index) => {
        const url = filledText(propertyValue);
        if (url === undefined) return [];
        const isUrl = propertyName === 'Website' || propertyName === 'Privacy policy';
        const fault = faultOfPage(url);
        return isUrl && fault !== undefined
          ? [{ at: metadataPointer(index), args: { name: show(propertyName), url, fault } }]
          : [];
      }),
    wrong: document({
      'x-ms-connector-metadata': [
        { propertyName: 'Website', propertyValue: 'https://registerexample' },
        { propertyName: 'Privacy policy', propertyValue: 'https://register.example/privacy' },
        { propertyName: 'Categories', propertyValue: 'Data' },
      ],
    }),
    right: clean,
  },
  {
    name: 'InvalidConnectorCategory',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: "Each category is one of Microsoft's nineteen.",
    why: 'The gallery knows no others.',
    message: '"{category}" is not a category. Choose from: {allowed}.',
    check: ({ value }) =>
      metadata(value).flatMap(({ propertyName, propertyValue }, index) => {
        if (propertyName !== 'Categories') return [];
        return (text(propertyValue) ?? '')
          .split(';')
          .map((category) => category.trim())
          .filter((category) => category !== '' && !categories.includes(category))
          .map((category) => ({ at: metadataPointer(index), args: { category, allowed: categories.join(', ') } }));
      }),
    wrong: document({
      'x-ms-connector-metadata': [
        { propertyName: 'Website', propertyValue: 'https://register.example' },
        { propertyName: 'Privacy policy', propertyValue: 'https://register.example/privacy' },
        { propertyName: 'Categories', propertyValue: 'Health' },
      ],
    }),
    right: clean,
  },
  {
    name: 'TooManyConnectorCategories',
    evidence: 'E*',
    source: swaggerRules('Properties'),
    what: 'A connector has at most two categories.',
    why: 'The gallery shows no more.',
    message: 'There are {count} categories, and the limit is 2. Keep two.',
    check: ({ value }) =>
      metadata(value).flatMap(({ propertyName, propertyValue }, index) => {
        const count = (text(propertyValue) ?? '').split(';').filter((category) => category.trim() !== '').length;
        return propertyName === 'Categories' && count > 2 ? [{ at: metadataPointer(index), args: { count } }] : [];
      }),
    wrong: document({
      'x-ms-connector-metadata': [
        { propertyName: 'Website', propertyValue: 'https://register.example' },
        { propertyName: 'Privacy policy', propertyValue: 'https://register.example/privacy' },
        { propertyName: 'Categories', propertyValue: 'Data;Security;Finance' },
      ],
    }),
    right: clean,
  },
]);
