import type { PolicyInstance } from '../../scripts/lib/api-properties.ts';
import { isEnvironmentVariable } from '../../scripts/lib/environment-variable.ts';
import { httpVerbs } from '../../scripts/lib/http-verbs.ts';
import { isObject, type Json, type JsonObject, list, object, show, text, texts } from '../../scripts/lib/json.ts';
import { createResolver } from '../../scripts/lib/json-pointer.ts';

/** A connector as the runtime runs it: what its definition and properties say, in one form for every published spelling. */
export interface Connector {
  title: string;
  /** Stands in the addresses of the runtime face: what the title has of a to z and 0 to 9, in lower case. */
  name: string;
  /** Scheme, host and base path of the API, without a slash at the end. */
  serviceUrl: string;
  operations: ConnectorOperation[];
  policies: PolicyInstance[];
  /** Operations that run through the script; none named means all of them. */
  scriptOperations: string[];
  scriptFile: string | undefined;
  authentication: SecurityScheme[];
  connectionParameters: Record<string, ConnectionParameter>;
  /** Alternatives ("Multi-auth"), by name: the parameters that a connection of each has besides. */
  parameterSets: Record<string, Record<string, ConnectionParameter>>;
}

export interface ConnectorOperation {
  operationId: string;
  /** In capitals. */
  method: string;
  /** As the definition writes it, `{name}` for a value; without the query that some definitions put behind it. */
  path: string;
  /** What has to stand in the query besides: the query behind the path. */
  pathQuery: [name: string, value: string][];
  inputs: ConnectorInput[];
}

export interface ConnectorInput {
  name: string;
  in: string;
  type: string | undefined;
  format: string | undefined;
  isRequired: boolean;
  /** An empty text is a value of it, and not none. */
  mayBeEmpty: boolean;
  /** The only values that it takes. */
  choices: Json[] | undefined;
  /** What the designer fills in. */
  default: unknown;
}

/** Swagger 2.0, "Security Scheme Object". */
export interface SecurityScheme {
  type: string | undefined;
  in: string | undefined;
  name: string | undefined;
}

export interface ConnectionParameter {
  type: string | undefined;
  isRequired: boolean;
}

/**
 * Reads what the runtime acts on from a definition (Swagger 2.0) and the `properties` of an apiProperties.json. What has
 * another shape than it should is left out: the validator is what judges it.
 */
export function describeConnector(definition: unknown, properties: unknown, scriptFile?: string): Connector {
  const root = object(definition);
  const { connectionParameters, connectionParameterSets, policyTemplateInstances, scriptOperations } =
    object(properties);
  const title = text(object(root.info).title) ?? '';
  const schemes = texts(root.schemes);
  const scheme = schemes.includes('http') && !schemes.includes('https') ? 'http' : 'https';
  return {
    title,
    name: title.toLowerCase().replaceAll(/[^a-z\d]/g, '') || 'connector',
    serviceUrl: `${scheme}://${hostOf(root)}${basePathOf(root)}`.replace(/\/+$/, ''),
    operations: listConnectorOperations(root),
    policies: list(policyTemplateInstances).filter(isObject).map(describePolicy),
    scriptOperations: texts(scriptOperations),
    scriptFile,
    authentication: Object.values(object(root.securityDefinitions)).map((scheme) => {
      const { type, in: place, name } = object(scheme);
      return { type: text(type), in: text(place), name: text(name) };
    }),
    connectionParameters: describeParameters(connectionParameters),
    parameterSets: Object.fromEntries(
      list(object(connectionParameterSets).values).map((set) => {
        const { name, parameters } = object(set);
        return [show(name), describeParameters(parameters)];
      }),
    ),
  };
}

/** In place of a host that is an environment variable of a solution, whose value nobody knows here. */
export const variableHost = 'environment-variable.invalid';

const hostOf = ({ host }: JsonObject): string =>
  isEnvironmentVariable(host) ? variableHost : text(host)?.trim() || 'host.invalid';

/** The path of an environment variable is left out: it is not known either. */
function basePathOf({ basePath }: JsonObject): string {
  const written = (text(basePath) ?? '').trim();
  return isEnvironmentVariable(written.replace(/^\//, '')) ? '' : written.replace(/^(?=[^/])/, '/');
}

function listConnectorOperations(root: JsonObject): ConnectorOperation[] {
  const resolve = createResolver(root);
  return Object.entries(object(root.paths)).flatMap(([written, item]) => {
    const [, path = '', query = ''] = /^([^?#]*)\??([^#]*)/.exec(written) ?? [];
    return httpVerbs.flatMap((verb): ConnectorOperation[] => {
      const operation = object(item)[verb];
      if (!isObject(operation)) return [];
      return [
        {
          operationId: text(operation.operationId) ?? `${verb} ${written}`,
          method: verb.toUpperCase(),
          path: path.startsWith('/') ? path : `/${path}`,
          pathQuery: [...new URLSearchParams(query)].filter(([, value]) => !/^\{.*\}$/.test(value)),
          inputs: listInputs([...list(object(item).parameters), ...list(operation.parameters)].map(resolve)),
        },
      ];
    });
  });
}

/** An operation's own parameter takes the place of one that its path gives to all its operations. */
function listInputs(parameters: unknown[]): ConnectorInput[] {
  const inputs = parameters.map((parameter): ConnectorInput => {
    const { name, in: place, type, format, required, allowEmptyValue, default: preset, ...rest } = object(parameter);
    const choices = Array.isArray(rest.enum) ? rest.enum : undefined;
    return {
      name: show(name),
      in: show(place),
      type: text(type),
      format: text(format),
      isRequired: required === true,
      mayBeEmpty:
        choices?.includes('') === true || (allowEmptyValue === true && /^(?:query|formData)$/.test(show(place))),
      choices,
      default: preset,
    };
  });
  return [...new Map(inputs.map((input) => [`${input.in} ${input.name}`, input])).values()];
}

function describePolicy(instance: JsonObject): PolicyInstance {
  const { templateId, title, parameters } = instance;
  return { templateId: show(templateId), title: show(title ?? templateId), parameters: object(parameters) };
}

function describeParameters(parameters: unknown): Record<string, ConnectionParameter> {
  return Object.fromEntries(
    Object.entries(object(parameters)).map(([name, parameter]) => {
      const { type, uiDefinition } = object(parameter);
      const { required } = object(object(uiDefinition).constraints);
      return [name, { type: text(type), isRequired: show(required).toLowerCase() !== 'false' }];
    }),
  );
}
