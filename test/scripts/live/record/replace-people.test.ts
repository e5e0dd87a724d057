import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeCqcApi } from '../../../../scripts/lib/cqc-api.ts';
import { loadDefinition } from '../../../../scripts/lib/definition.ts';
import type { JsonObject } from '../../../../scripts/lib/json.ts';
import { createInventor } from '../../../../scripts/live/record/invent.ts';
import { replaceNamesOfPractice, replaceTitledNames } from '../../../../scripts/live/record/people-in-text.ts';
import { createReplacePeople } from '../../../../scripts/live/record/replace-people.ts';
import { replacedFields } from '../../../../scripts/live/record/replaced-fields.ts';

const cqcApi = describeCqcApi(loadDefinition());
const inventor = createInventor(Buffer.alloc(32, 7));
const replace = createReplacePeople(cqcApi, inventor, false);
const keepText = createReplacePeople(cqcApi, inventor, true);
const invented = (given: string, family: string) => {
  const person = inventor.person(given, family);
  return `${person.given} ${person.family}`.trim();
};

describe('names behind a title', () => {
  it.each<[text: string, expected: string]>([
    ['Dr Smith', `Dr ${invented('', 'Smith')}`],
    ['Reverend Smith', `Reverend ${invented('', 'Smith')}`],
    ['Dr. Smith', `Dr. ${invented('', 'Smith')}`],
    ['DR SMITH', `DR ${invented('', 'SMITH')}`],
    ['Dr Smith & Partners', `Dr ${invented('', 'Smith')} & Partners`],
    ['Dr McGowan and Partners', `Dr ${invented('', 'McGowan')} and Partners`],
    ["Dr Smith's Surgery", `Dr ${invented('', 'Smith')}'s Surgery`],
    ['Dr Smith’s Surgery', `Dr ${invented('', 'Smith')}’s Surgery`],
    ['Mr John Smith', `Mr ${invented('John', 'Smith')}`],
    ['Mr J Smith', `Mr ${invented('J', 'Smith')}`],
    ['Mr & Mrs J P Smith', `Mr & Mrs ${invented('J P', 'Smith')}`],
    ['Mr John Smith and Mrs Jane Smith', `Mr ${invented('John', 'Smith')} and Mrs ${invented('Jane', 'Smith')}`],
    ['Drs Brown, Green & White', `Drs ${invented('', 'Brown')}, ${invented('', 'Green')} & ${invented('', 'White')}`],
    ['Dr Anna-Maria O’Neill Dental Care Limited', `Dr ${invented('Anna-Maria', 'O’Neill')} Dental Care Limited`],
    ['Dr Piet van der Berg', `Dr ${invented('Piet', 'van der Berg')}`],
    ['Ongoing Assessment for Dr Élodie Żak', `Ongoing Assessment for Dr ${invented('Élodie', 'Żak')}`],
    ['Drayton House', 'Drayton House'],
    ['The Dr', 'The Dr'],
    ['St Mary House', 'St Mary House'],
    ['Missenden Medical Practice', 'Missenden Medical Practice'],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(replaceTitledNames(text, inventor)).toBe(expected);
  });

  it.each<[text: string, expected: string]>([
    ['Dr Smith & Partners', `Dr ${invented('', 'Smith')} & Partners`],
    ['Dr J Smith & Partners', `Dr ${invented('J', 'Smith')} & Partners`],
    ['Smith & Partners', `${invented('', 'Smith')} & Partners`],
    ['Smith, Jones and Associates', `${invented('', 'Smith')}, ${invented('', 'Jones')} and Associates`],
    [
      'Brown, Green & White, and Partners Ltd',
      `${invented('', 'Brown')}, ${invented('', 'Green')} & ${invented('', 'White')}, and Partners Ltd`,
    ],
    ['The Smith & Sons Nursing Home', `The ${invented('', 'Smith')} & Sons Nursing Home`],
    ['SMITH AND PARTNERS', `${invented('', 'SMITH')} AND PARTNERS`],
    ['J Smith Dental Practice', `${invented('J', 'Smith')} Dental Practice`],
    ['J. Smith Dental Practice', `${invented('J', 'Smith')} Dental Practice`],
    ['J.P.Smith Dental Practice', `${invented('J P', 'Smith')} Dental Practice`],
    ['A B PATEL DENTAL CARE LTD', `${invented('A B', 'PATEL')} DENTAL CARE LTD`],
    ['R K O’Brien & S Nic Gabhann Surgery', `${invented('R K', 'O’Brien')} & ${invented('S', 'Nic')} Gabhann Surgery`],
    ['Practice of K. van der Meer', `Practice of ${invented('K', 'van der Meer')}`],
    ['M&S Care', 'M&S Care'],
    ['Care and Partners', 'Care and Partners'],
    ['Leeds Community Care Limited', 'Leeds Community Care Limited'],
    ['C & J Residential Homes', 'C & J Residential Homes'],
    ['HC-One Limited', 'HC-One Limited'],
    ['DHU Health Care C.I.C.', 'DHU Health Care C.I.C.'],
    ['Care 4 Me', 'Care 4 Me'],
    ['St. John Ambulance', 'St. John Ambulance'],
  ])('or what a practice is called after: %j', (text, expected) => {
    expect(replaceNamesOfPractice(text, inventor)).toBe(expected);
  });

  it('is done in no time with hostile texts', () => {
    const start = performance.now();
    for (const text of ['x'.repeat(200_000), '<a'.repeat(100_000)]) {
      replace({ name: text, contact: { personGivenName: text, personFamilyName: text } }, 'Provider');
      keepText(replace({ name: text, comments: text }, 'Provider').body, 'Provider');
    }
    for (const text of [
      'Dr '.repeat(20_000),
      `Dr ${'A '.repeat(20_000)}`,
      `Mr ${'A, '.repeat(20_000)}`,
      'van '.repeat(20_000),
      'A '.repeat(20_000),
      'A. '.repeat(20_000),
      'A, '.repeat(20_000),
      `The ${'Aa and '.repeat(20_000)}`,
    ])
      replaceNamesOfPractice(text, inventor);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('a body', () => {
  const location: JsonObject = {
    locationId: '1-1',
    providerId: '1-2',
    name: 'John Smith Care',
    website: 'www.johnsmithcare.co.uk',
    mainPhoneNumber: '01132223333',
    postalAddressLine1: 'c/o Mr Jim Beam',
    odsCcgName: 'info@nhs.uk',
    regulatedActivities: [
      {
        name: 'Dr Strange',
        code: 'RA1',
        contacts: [
          {
            personTitle: 'Mr',
            personGivenName: 'John',
            personFamilyName: 'Smith',
            personRoles: ['Registered Manager'],
          },
        ],
      },
    ],
    chiefNurse: {
      familyName: 'Ratched',
      name: 'Nurse Ratched',
      title: 'Mildred Ratched',
      since: '2026-01-01',
      beds: 4,
      phone: ['0113 222 3333'],
    },
    contacts: 'Mildred Ratched',
  };

  it('has invented people, and everything else in its order', () => {
    const { body, replaced } = replace(location, 'Location');
    const smith = inventor.person('John', 'Smith');
    expect(Object.keys(body)).toEqual(Object.keys(location));
    expect(body).toEqual({
      locationId: '1-1',
      providerId: '1-2',
      name: `${invented('John', 'Smith')} Care`,
      website: 'www.example.org',
      mainPhoneNumber: expect.stringMatching(/^01134960\d{3}$/),
      postalAddressLine1: `c/o Mr ${invented('Jim', 'Beam')}`,
      odsCcgName: inventor.email('info@nhs.uk'),
      regulatedActivities: [
        {
          name: `Dr ${invented('', 'Strange')}`,
          code: 'RA1',
          contacts: [
            {
              personTitle: 'Mr',
              personGivenName: smith.given,
              personFamilyName: smith.family,
              personRoles: ['Registered Manager'],
            },
          ],
        },
      ],
      chiefNurse: {
        familyName: 'Text of 7 characters.',
        name: 'Text of 13 characters.',
        title: 'Text of 15 characters.',
        since: '2026-01-01',
        beds: 4,
        phone: ['Text of 13 characters.'],
      },
      contacts: 'Text of 15 characters.',
    });
    expect(replaced).toEqual({
      people: 1,
      organisations: 3,
      telephones: 1,
      emails: 1,
      websites: 1,
      texts: 5,
      keptTexts: 0,
    });
  });

  it.each<[string, JsonObject, JsonObject]>([
    [
      'an individual without a title',
      { ownershipType: 'Individual', name: 'Jane Ann Doe' },
      { ownershipType: 'Individual', name: invented('Jane Ann', 'Doe') },
    ],
    [
      'an individual with a title',
      { ownershipType: 'Individual', name: 'Mrs Jane Doe' },
      { ownershipType: 'Individual', name: `Mrs ${invented('Jane', 'Doe')}` },
    ],
    [
      'an individual who is a house',
      { ownershipType: 'Individual', name: 'Rose Cottage' },
      { ownershipType: 'Individual', name: 'Rose Cottage' },
    ],
    [
      'a partnership',
      { ownershipType: 'Partnership', name: 'Jane Doe and Partners' },
      { ownershipType: 'Partnership', name: `${invented('Jane', 'Doe')} and Partners` },
    ],
    [
      'an individual with a trade',
      { ownershipType: 'Individual', name: 'Jane Doe t/a Rose Cottage' },
      { ownershipType: 'Individual', name: `${invented('Jane', 'Doe')} t/a Rose Cottage` },
    ],
    [
      'a partnership of two',
      { ownershipType: 'Partnership', name: 'Jane Doe and Richard Roe' },
      { ownershipType: 'Partnership', name: `${invented('Jane', 'Doe')} and ${invented('Richard', 'Roe')}` },
    ],
    [
      'a partnership with a name of its own',
      { ownershipType: 'Partnership', name: 'Sunrise' },
      { ownershipType: 'Partnership', name: 'Sunrise' },
    ],
    [
      'a name in the place of a title',
      { contacts: [{ personTitle: 'Mrs Jane Doe', personRoles: ['Partner'] }] },
      { contacts: [{ personTitle: 'Mx', personRoles: ['Partner'] }] },
    ],
    [
      'an organisation',
      { ownershipType: 'Organisation', name: 'Jane Doe' },
      { ownershipType: 'Organisation', name: 'Jane Doe' },
    ],
    [
      'an unusual title',
      { contacts: [{ personTitle: 'Countess of Somewhere', personFamilyName: 'X' }] },
      { contacts: [{ personTitle: 'Mx', personFamilyName: inventor.person('', 'X').family }] },
    ],
    [
      'names of another type',
      { contacts: [{ personGivenName: ['Jane'], personFamilyName: { a: 'Doe' } }] },
      { contacts: [{ personGivenName: '', personFamilyName: '' }] },
    ],
    ['a number that can be dialled', { mainPhoneNumber: 7700123456 }, { mainPhoneNumber: expect.any(Number) }],
    [
      'a number in a place that nobody knows, which may be one',
      { newField: { managerMobile: 7911123456, beds: 40, share: 0.25 } },
      { newField: { managerMobile: Number(inventor.telephone('7911123456')), beds: 40, share: 0.25 } },
    ],
    [
      'any other text that is known',
      {
        contacts: [{ personGivenName: 'Zebedee', personFamilyName: 'Quackenbush' }],
        relationships: [{ relatedProviderId: '1-2', reason: 'Zebedee Quackenbush retired' }],
        reports: [{ linkId: 'a', relatedDocuments: [{ documentType: 'Letter to Mr Ned Ludd' }] }],
      },
      {
        contacts: [
          {
            personGivenName: inventor.person('Zebedee', 'Quackenbush').given,
            personFamilyName: inventor.person('Zebedee', 'Quackenbush').family,
          },
        ],
        relationships: [{ relatedProviderId: '1-2', reason: `${invented('Zebedee', 'Quackenbush')} retired` }],
        reports: [{ linkId: 'a', relatedDocuments: [{ documentType: `Letter to Mr ${invented('Ned', 'Ludd')}` }] }],
      },
    ],
    [
      'no word that the definition lists',
      {
        contacts: [{ personGivenName: 'Primary Dental', personFamilyName: 'Care' }],
        type: 'Primary Dental Care',
      },
      {
        contacts: [
          {
            personGivenName: inventor.person('Primary Dental', 'Care').given,
            personFamilyName: inventor.person('Primary Dental', 'Care').family,
          },
        ],
        type: 'Primary Dental Care',
      },
    ],
    [
      'an e-mail address as web site',
      { website: 'mailto:jane.doe@home.co.uk' },
      { website: `mailto:${inventor.email('jane.doe@home.co.uk')}` },
    ],
    [
      'keys that have a meaning for objects',
      JSON.parse('{"__proto__":"Jane Doe","constructor":"Jane","toString":"x"}'),
      JSON.parse(
        '{"__proto__":"Text of 8 characters.","constructor":"Text of 4 characters.","toString":"Text of 1 characters."}',
      ),
    ],
    [
      'nothing',
      { name: null, contacts: null, mainPhoneNumber: '', commentary: '' } as unknown as JsonObject,
      { name: null, contacts: null, mainPhoneNumber: '', commentary: '' } as unknown as JsonObject,
    ],
  ])('replaces in %s', (_name, body, expected) => {
    const { body: changed } = replace(body, 'Provider');
    expect(changed).toEqual(expected);
    if (typeof body.mainPhoneNumber === 'number') expect(changed.mainPhoneNumber).not.toBe(body.mainPhoneNumber);
  });

  const commentary =
    '<p>Dr Strange said: call 0113 222 3333 or +44 (0)113 2223333, john.smith@example.com. John  Smith agreed on 2026-01-01.</p>';
  const assessed: JsonObject = {
    contacts: [{ personGivenName: 'John', personFamilyName: 'Smith' }],
    assessment: [{ ratings: { asgRatings: [{ commentary, name: 'Care Homes' }] } }],
  };
  it('has the shape of a free text in its place', () => {
    expect(replace(assessed, 'Provider').body.assessment).toEqual([
      {
        ratings: {
          asgRatings: [{ commentary: `<p>Text of ${commentary.length} characters.</p>`, name: 'Care Homes' }],
        },
      },
    ]);
  });

  it('has no known name, number or address in a free text that is kept', () => {
    const number = inventor.telephone('01132223333');
    const kept = `<p>Dr ${invented('', 'Strange')} said: call ${number} or ${number}, ${inventor.email('john.smith@example.com')}. ${invented('John', 'Smith')} agreed on 2026-01-01.</p>`;
    const { body, replaced } = keepText(assessed, 'Provider');
    expect(body.assessment).toEqual([{ ratings: { asgRatings: [{ commentary: kept, name: 'Care Homes' }] } }]);
    expect(replaced.keptTexts).toBe(1);
  });
});

describe('everybody whom a body names', () => {
  it.each<[title: string | null, given: string | null, family: string]>([
    ['Mr', 'John', 'Smith'],
    ['MRS', 'JANE', 'SMITH'],
    ['Dr.', 'John Paul', 'Smith-Jones'],
    ['Dr', 'Siobhán', "O'Connor"],
    ['Dr', 'Siobhan', 'O’Connor'],
    ['Mr', 'Piet', 'van der Berg'],
    ['Miss', 'Ursula', 'de la Cruz'],
    ['Ms', 'Nic', 'McGowan'],
    ['Mr', 'J', 'Okonkwo'],
    ['Mr', 'J.P.', 'Okonkwo'],
    ['', 'Muhammad', 'Al-Hassan'],
    [null, 'Xiu', 'Ng'],
    ['Mrs', '', 'Featherstonehaugh'],
    ['Mrs', null, 'Featherstonehaugh'],
    ['Professor', 'Alan', 'Smith MBE FRCP'],
    ['Mr', 'Alan', 'Smith (Deceased)'],
    ['Mr', 'Łukasz', 'Żółć'],
    ['Mr', 'Дмитрий', 'Соколов'],
    ['Ms', '美玲', '陳'],
    ['Mr', 'محمد', 'الحسن'],
    ['Mr', ' Leading', 'Blank '],
    ['Mr', 'jane', 'smith'],
    ['Dr', 'Hall', 'Hill'],
  ])('%s %s %s', (personTitle, personGivenName, personFamilyName) => {
    const person = { personTitle, personGivenName, personFamilyName, personRoles: ['Registered Manager'] };
    const contacts = { regulatedActivities: [{ name: 'Personal care', code: 'RA2', contacts: [person] }] };
    const name = `${personGivenName ?? ''} ${personFamilyName}`.trim();
    const body = {
      ...contacts,
      nominatedIndividual: person,
      name: `The ${name} Practice`,
      postalAddressLine1: `The ${name} Practice`,
      postalAddressLine2: personGivenName ? `c/o ${name}` : 'Leeds',
    } as JsonObject;
    const { body: changed, replaced } = replace(body, 'Location');
    const written = JSON.stringify(changed);
    expect(written).not.toContain(JSON.stringify(personFamilyName).slice(1, -1));
    if (personGivenName && personGivenName.length > 2) expect(written).not.toContain(personGivenName.trim());
    expect(replaced).toMatchObject({ people: 2, organisations: personGivenName ? 3 : 2 });
    expect(written).toContain('"personRoles":["Registered Manager"]');
    const [first, second] = [...written.matchAll(/"personGivenName":[^}]*"personFamilyName":"([^"]+)"/g)];
    expect(first?.[0]).toBe(second?.[0]);
  });

  it.each<[name: string, hidden: string]>([
    ['Smith-Jones Care Limited', `${inventor.person('', 'Smith-Jones').family} Care Limited`],
    ['SMITH JONES CARE', `${inventor.person('', 'Smith-Jones').family} CARE`],
    ["Smith-Jones's", `${inventor.person('', 'Smith-Jones').family}'s`],
    ['Ann Smith-Jones Surgery', `${invented('Ann Marie', 'Smith-Jones')} Surgery`],
    ['Ann M Smith-Jones Surgery', `${invented('Ann M', 'Smith-Jones')} Surgery`],
    ['Smith-Jones, Ann Marie', invented('Ann Marie', 'Smith-Jones')],
    ['Jones Care', 'Jones Care'],
    ['Smith-Jonesborough Care', 'Smith-Jonesborough Care'],
    ['Hall Care', 'Hall Care'],
    ['Long hall, longer Long', `Long hall, longer ${inventor.person('', 'Long').family}`],
  ])('is found in the name of the organisation: %s', (name, hidden) => {
    const people = [
      { personGivenName: 'Ann Marie', personFamilyName: 'Smith-Jones' },
      { personGivenName: 'Bo', personFamilyName: name.startsWith('Long') ? 'Long' : 'Hall' },
    ];
    const { name: changed } = replace({ name, contacts: people } as JsonObject, 'Location').body;
    expect(changed).toBe(name.startsWith('Long') ? hidden.replace('Long', inventor.person('', 'Long').family) : hidden);
  });

  it.each([
    ['www.anne-smithjonescare.co.uk', 'www.example.org'],
    ['https://smith-jones.example/about', 'www.example.org'],
    ['www.leedscare.co.uk', 'www.leedscare.co.uk'],
  ])('is found in the address of its web site: %s', (website, hidden) => {
    const contacts = [{ personGivenName: 'Ann', personFamilyName: 'Smith-Jones' }];
    expect(replace({ website, contacts } as JsonObject, 'Location').body.website).toBe(hidden);
  });

  it('leaves streets that are called as somebody is', () => {
    const contacts = [{ personGivenName: 'Ann', personFamilyName: 'Hill' }];
    const body = { name: 'Rose Cottage', postalAddressLine1: '4 Hill Road', postalAddressLine2: 'Hill', contacts };
    expect(replace(body as JsonObject, 'Location').body).toMatchObject({
      postalAddressLine1: '4 Hill Road',
      postalAddressLine2: 'Hill',
    });
  });
});

describe('inventions', () => {
  it.each([
    ['07716 090301', /^07700900\d{3}$/],
    ['+447716090301', /^07700900\d{3}$/],
    ['02039744710', /^02079460\d{3}$/],
    ['0300 100 0404', /^03069990\d{3}$/],
    ['08001234567', /^08081570\d{3}$/],
    ['01616043000', /^01614960\d{3}$/],
    ['01484531786', /^01632960\d{3}$/],
    ['ring twice', /^01632960\d{3}$/],
  ])('%s becomes a number for drama', (number, expected) => {
    expect(inventor.telephone(number)).toMatch(expected);
  });

  it('are the same for what is written in other ways', () => {
    expect(inventor.person('JOSÉ', "O'Neill")).toEqual(inventor.person('Jose', "o'neill"));
    expect(inventor.telephone('0113 222 3333')).toBe(inventor.telephone('+44 113 2223333'));
  });

  it('are others with another salt', () => {
    expect(createInventor(Buffer.alloc(32, 8)).person('John', 'Smith')).not.toEqual(inventor.person('John', 'Smith'));
  });
});

describe('the list of fields', () => {
  it('has every field that can hold a name, a number or a text, or gives the reason why not', () => {
    /** Names of things and not of people. */
    const ofThings =
      /^(?:[A-Z]|inspectionCategoryName|onspd|ods|assessmentService|inspectionAreaName|narrative|qualityStatementNarrative|primary|documentType|personRoles|overallPeopleExperienceDate|commentaryDate)/;
    const names = Object.values(cqcApi.definitions).flatMap(({ properties = {} }) => Object.keys(properties));
    const nested = [...JSON.stringify(cqcApi.definitions).matchAll(/"(\w+)":\{"type":"string"/g)].map(
      ([, name = '']) => name,
    );
    const risky = [...new Set([...names, ...nested])].filter(
      (name) =>
        /name|person|people|contact|phone|mail|comment|summary|narrative|website|address/i.test(name) &&
        !ofThings.test(name),
    );
    const containers = ['contacts', 'postalAddressTownCity', 'postalAddressCounty', 'locationName', 'providerName'];
    expect(risky.filter((name) => !(name in replacedFields) && !containers.includes(name))).toEqual([]);
  });

  it('stands in docs/live.md', () => {
    const page = readFileSync('docs/live.md', 'utf8');
    expect(Object.keys(replacedFields).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
