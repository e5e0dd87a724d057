import { isIndependent } from '../../lib/api-properties.ts';
import { isObject, object, text } from '../../lib/json.ts';
import { shorten } from '../../lib/shorten.ts';
import { info } from '../example-connector.ts';
import { rulesAt } from '../rule.ts';
import { policyCodes, pullRequest, schemaFile, submission, swaggerRules } from '../sources.ts';
import { hit, isForeign, lacksText, productNames, titleWords, wordsIn } from '../words.ts';

export const isEmailAddress = (email: string): boolean => /^[^@\s:]+@[^@\s.]+(\.[^@\s.]+)+$/.test(email);

export const infoRules = rulesAt('info', [
  {
    name: 'FieldLengthExceeded',
    evidence: 'E!',
    source: pullRequest(3407),
    what: 'The title has at most 30 characters.',
    why: 'The gallery cuts longer ones.',
    message: 'The title has {length} characters, and the limit is 30. Shorten it.',
    check: ({ value: { title } }) =>
      typeof title === 'string' && title.length > 30 && hit('/title', { length: title.length }),
    wrong: info({ title: 'Register of Care Services in England' }),
    right: info({ title: 'Care Register' }),
  },
  {
    name: 'FieldLengthNotInRange',
    evidence: 'E!',
    source: pullRequest(550, 4181),
    what: 'The description has 30 to 500 characters.',
    why: 'Shorter ones say nothing, longer ones are not shown.',
    message: 'The description has {length} characters. Use 30 to 500.',
    check: ({ value: { description } }) =>
      typeof description === 'string' &&
      description !== '' &&
      (description.length < 30 || description.length > 500) &&
      hit('/description', { length: description.length }),
    wrong: info({ description: 'Reads the register.' }),
    right: info({ description: 'Reads the register of care services in England.' }),
  },
  {
    name: 'ValueContainsRestrictedWords',
    evidence: 'E!',
    source: pullRequest(550, 3407),
    what: 'Title and description do without reserved words.',
    why: 'The title names the service and not the technology; product names belong to Microsoft.',
    message: 'The {key} contains "{words}". Say it without.',
    check: ({ value }) =>
      [
        { key: 'title', words: wordsIn(text(value.title) ?? '', titleWords) },
        { key: 'description', words: wordsIn(text(value.description) ?? '', productNames) },
      ].flatMap(({ key, words }) =>
        words.length > 0 ? [{ at: `/${key}`, args: { key, words: words.join(', ') } }] : [],
      ),
    wrong: info({ title: 'Register API' }),
    right: info({ title: 'Register' }),
  },
  {
    name: 'ValueMustBeInEnglish',
    evidence: 'E*',
    source: swaggerRules('Metadata'),
    what: 'Title and description are English.',
    why: 'Certification reads no other language.',
    message: 'The {key} "{found}" is not English. Translate it.',
    unpublished: 'How the service tells English is not published; ours looks for letters beyond ASCII.',
    check: ({ value }) =>
      ['title', 'description'].flatMap((key) => {
        const found = text(value[key]) ?? '';
        return isForeign(found) ? [{ at: `/${key}`, args: { key, found: shorten(found) } }] : [];
      }),
    wrong: info({ title: 'Реестр' }),
    right: info({ title: 'Register' }),
  },
  {
    name: 'ValueMustEndWithAlphanumeric',
    evidence: 'E!',
    source: policyCodes('5000.2.2.3, title ending'),
    what: 'The title ends with a letter or digit.',
    why: 'A blank or line break at the end makes it another name.',
    message: 'The title "{title}" does not end with a letter or digit. Remove what follows.',
    check: ({ value: { title } }) =>
      typeof title === 'string' && title !== '' && !/[\p{L}\p{N}][)\]]?$/u.test(title) && hit('/title', { title }),
    wrong: info({ title: 'Care Register!' }),
    right: info({ title: 'Care Register' }),
  },
  {
    name: 'TitleEndsWithBracket',
    evidence: 'W!',
    source: policyCodes('5000.2.2.3, title ending'),
    what: 'The title ends with a letter or digit, not with a bracket.',
    why: 'The policy names letters and digits. Titles such as "(Canada)" were published all the same.',
    message: 'The title "{title}" ends with a bracket. End it with a letter or digit.',
    check: ({ value: { title } }) =>
      typeof title === 'string' && /[\p{L}\p{N}][)\]]$/u.test(title) && hit('/title', { title }),
    wrong: info({ title: 'Care Register (Canada)' }),
    right: info({ title: 'Care Register Canada' }),
  },
  {
    name: 'TitleHasVersionSuffix',
    evidence: 'G',
    source: pullRequest(759),
    what: 'The title has no version.',
    why: 'Reviewers ask to drop it; the version has its own key.',
    message: 'The title "{title}" ends with a version. Drop it.',
    check: ({ value: { title } }) =>
      /\(?\bv\d+\)?$/i.test(text(title) ?? '') && hit('/title', { title: text(title) ?? '' }),
    wrong: info({ title: 'Care Register V2' }),
    right: info({ title: 'Care Register' }),
  },
  {
    name: 'TitleHasPublisherSuffix',
    evidence: 'G',
    source: submission('title; no published definition has the suffix'),
    what: 'The title does not say "(Independent Publisher)".',
    why: 'Publication adds it.',
    message: 'The title carries "(Independent Publisher)", which publication adds. Drop it.',
    check: ({ value: { title } }) => /independent publisher/i.test(text(title) ?? '') && hit('/title'),
    wrong: info({ title: 'A (Independent Publisher)' }),
    right: info({ title: 'Care Register' }),
  },
  {
    name: 'DeploymentVersionNotValid',
    evidence: 'E*',
    source: schemaFile('apiDefinition.swagger.schema.json, x-ms-deployment-version'),
    what: 'x-ms-deployment-version is numbers with dots between them.',
    why: 'The schema takes nothing else.',
    message: 'x-ms-deployment-version is "{version}". Write numbers with dots between them, such as "1.0.0".',
    check: ({ value }) => {
      const version = text(value['x-ms-deployment-version']);
      return version !== undefined && !/^\d+(\.\d+)+$/.test(version) && hit('/x-ms-deployment-version', { version });
    },
    wrong: info({ 'x-ms-deployment-version': 'v1' }),
    right: info({ 'x-ms-deployment-version': '1.0.0' }),
  },
  {
    name: 'ContactIncomplete',
    evidence: 'G',
    source: `${pullRequest(683)}; no key of contact is required by ${schemaFile('apiDefinition.swagger.schema.json')}`,
    what: 'The contact of an independent publisher has name, url and email.',
    why: 'Reviewers write to it. Others are taken for independent by the brand colour; 70 published connectors have no url, 20 no email.',
    message: 'The contact has no {key}. Add it.',
    check: ({ value }, { properties }) =>
      isIndependent(properties) &&
      isObject(value.contact) &&
      ['name', 'url', 'email'].flatMap((key) =>
        lacksText(object(value.contact)[key]) ? [{ at: '/contact', args: { key } }] : [],
      ),
    wrong: info({ contact: { url: null } }),
    right: info({ contact: { url: 'https://register.example' } }),
  },
  {
    name: 'ContactEmailNotValid',
    evidence: 'E!',
    source: pullRequest(683),
    what: 'The contact has a valid e-mail address.',
    why: 'The identity form of an independent publisher goes there.',
    message: '"{email}" is not an e-mail address. Give one that is read.',
    check: ({ value }) => {
      const email = text(object(value.contact).email);
      return email !== undefined && email !== '' && !isEmailAddress(email) && hit('/contact/email', { email });
    },
    wrong: info({ contact: { email: 'register.example' } }),
    right: info({ contact: { email: 'team@register.example' } }),
  },
]);
