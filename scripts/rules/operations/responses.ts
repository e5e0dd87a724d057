import { isAgentic, isInternal, isTrigger } from '../../connector/extensions.ts';
import { isMistyped, isObject, object } from '../../lib/json.ts';
import { clean, operation, response } from '../example-connector.ts';
import { hasNotificationUrl } from '../notification-urls.ts';
import { saysNothing } from '../responses-and-schemas/empty-schemas.ts';
import { rulesAt } from '../rule.ts';
import { statuses } from '../shapes.ts';
import { coding, issue, policyCodes, pullRequest, swaggerRules } from '../sources.ts';
import { hit } from '../words.ts';
import { isLeftEmpty } from './identity.ts';

/** Statuses whose schema the designer makes outputs from. */
const returnsSomething = ['200', '201'];

const isSuccess = (status: string): boolean => /^2\d\d$/.test(status);

export const operationResponseRules = rulesAt('operation', [
  {
    name: 'OperationMustHaveResponse',
    evidence: 'E*',
    source: swaggerRules('Operations'),
    what: 'An operation has a response.',
    why: 'Nothing is known about its outcome otherwise.',
    message: 'The operation has no responses. Describe the 200 response.',
    check: (place) =>
      place.responses.length === 0 && !isMistyped(place.value.responses, 'object') && !isLeftEmpty(place),
    wrong: operation({ responses: null }),
    right: clean,
  },
  {
    name: 'OperationShouldHaveSuccessfulResponse',
    evidence: 'E*',
    source: policyCodes('5000.2.4.5, empty operation or responses'),
    what: 'An operation has a successful response.',
    why: 'default alone says nothing about success.',
    message: 'There is no 2xx response. Describe the 200 response.',
    check: ({ responses }) =>
      responses.length > 0 &&
      !responses.some(
        ({ status }) =>
          isSuccess(status) ||
          // ResponseMustBeDefaultOrHttpStatusCode says of any name of a success, such as OK or 2XX, that it is none.
          !(statuses.includes(status) || /^[13-5]/.test(status)),
      ),
    wrong: operation({ responses: { '200': null } }),
    right: clean,
  },
  {
    name: 'OperationHasManyResponsesWithSchema',
    evidence: 'W*',
    source: swaggerRules('Operations'),
    what: 'One response has a schema.',
    why: 'The designer uses one and shows no outputs of the others.',
    message: 'The responses {statuses} all have a schema, and only that of a success is used. {advice}',
    check: (place) => {
      const statuses = place.responses.filter(({ resolved }) => isObject(resolved.schema)).map(({ status }) => status);
      const kept = statuses.find(isSuccess);
      // A 204, for one, returns nothing.
      const successes = place.responses.map(({ status }) => status).filter(isSuccess);
      const returns = successes.length === 0 || successes.some((status) => returnsSomething.includes(status));
      const remove = returns ? 'Remove them, and describe what 200 or 201 returns.' : 'Remove them.';
      const advice = kept === undefined ? remove : `Keep that of ${kept}.`;
      return statuses.length > 1 && hit('/responses', { statuses: statuses.join(', '), advice });
    },
    wrong: operation({ responses: { '404': { schema: { type: 'string' } } } }),
    right: clean,
  },
  {
    name: 'SchemaDefinitionSetIncorrectly',
    evidence: 'W',
    source: `${swaggerRules('Response')}; ${pullRequest(2145)}`,
    what: 'The 200 or 201 response, or the notification content of a webhook, has a schema.',
    why: 'Without one the designer shows no outputs. It is no error: a response without a body is described so, and a review accepted that in place of an empty schema.',
    message: 'Neither 200 nor 201 has a schema. Describe what the operation returns.',
    check: (place, model) =>
      place.responses.some(({ status }) => returnsSomething.includes(status)) &&
      !returnsSomething.some((status) => {
        const response = object(place.value.responses)[status];
        const { $ref, schema, content } = model.follow(response);
        // SwaggerKeywordNotSupported says of OpenAPI 3's content that the same is to be said in Swagger 2.0.
        const isOther = $ref !== undefined || content !== undefined;
        return isMistyped(response, 'object') || isOther || isMistyped(schema, 'object');
      }) &&
      model.successSchema(place) === undefined &&
      place.verb !== 'head' &&
      place.pathItem['x-ms-notification-content'] === undefined &&
      // OperationMustHaveNotificationContentExtension asks for that instead.
      !hasNotificationUrl(place, model) &&
      !isInternal(place.value) &&
      !isAgentic(place.value),
    wrong: response({ schema: null }),
    right: clean,
  },
  {
    name: 'DefaultResponseHasSchema',
    evidence: 'E!',
    source: pullRequest(4181),
    what: 'A default response has no schema.',
    why: 'Schemas belong to expected responses.',
    message: 'The default response has a schema. {advice}',
    check: ({ responses }, model) => {
      const found = responses.find(({ status, resolved }) => status === 'default' && resolved.schema !== undefined);
      if (found === undefined) return false;
      const instead = model.partsOf(object(found.resolved.schema)).every(saysNothing)
        ? 'Remove default, and describe the 200 response.'
        : 'Move it to 200 and remove default.';
      // Beside a success it is an error's, which must not take its place.
      const advice = responses.some(({ status }) => isSuccess(status))
        ? 'Remove that schema, and list the error statuses without one.'
        : instead;
      return { pointer: found.pointer, args: { advice } };
    },
    wrong: operation({ responses: { default: { description: 'Anything.', schema: { type: 'string' } } } }),
    right: clean,
  },
  {
    name: 'DefaultResponse',
    evidence: 'G',
    source: pullRequest(503, 549, 1425),
    what: 'There is no default response.',
    why: 'Reviewers ask to name the statuses instead.',
    message: 'There is a default response. List the statuses that the service returns.',
    check: (place) => place.responses.flatMap(({ status, pointer }) => (status === 'default' ? [{ pointer }] : [])),
    wrong: operation({ responses: { default: { description: 'Anything else.' } } }),
    right: clean,
  },
  {
    name: 'ErrorResponsesMissing',
    evidence: 'G',
    source: coding('Responses'),
    what: 'Known 4xx and 5xx responses are listed with a description.',
    why: 'People see what can go wrong; one in six independent connectors does it.',
    message: 'No 4xx or 5xx response is listed. Add those that the service returns, without a schema.',
    check: (place) => place.responses.length > 0 && !place.responses.some(({ status }) => /^[45]/.test(status)),
    wrong: operation({ responses: { '404': null } }),
    right: clean,
  },
  {
    name: 'AcceptedResponseInTrigger',
    evidence: 'G',
    source: issue(446),
    what: 'A polling trigger does not list 202.',
    why: 'The protocol uses it, but reviewers refused it and published triggers list 200 only.',
    message: 'The trigger lists a 202 response. List 200 only.',
    check: (place) =>
      isTrigger(place.value) &&
      place.responses.flatMap(({ status, pointer }) => (status === '202' ? [{ pointer }] : [])),
    wrong: operation({ 'x-ms-trigger': 'single', responses: { '202': { description: 'Nothing new.' } } }),
    right: clean,
  },
]);
