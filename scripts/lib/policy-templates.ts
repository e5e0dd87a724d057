import { policyParameter, policySectionKey, templateParameterPrefix } from './api-properties.ts';
import { httpVerbs } from './http-verbs.ts';
import { isOfType, show, typeOf } from './json.ts';
import { isSameName } from './same-name.ts';

/** What the policies of a connector may hold: validator and mock server both ask here. */

/** A template: parameters that must be there, parameters that may, allowed values, and where it may run. */
export interface PolicyTemplate {
  needs: string[];
  knows?: string[];
  values?: Record<string, string[]>;
  /** JSON types of parameters that are no texts. */
  types?: Record<string, 'integer' | 'object'>;
  sections?: string[];
}

const both = ['Request', 'Response'];
const existsAction = { existsAction: ['override', 'skip', 'append'] };
const propertyPaths = ['propertyParentPath', 'newPropertyPath'];

/** Every template that published connectors use, by its id in lower case, with its exact parameters. */
export const policyTemplates: Record<string, PolicyTemplate> = {
  dynamichosturl: { needs: ['urlTemplate'] },
  setheader: {
    needs: ['name', 'value'],
    knows: ['existsAction'],
    values: existsAction,
    sections: [...both, 'Failure'],
  },
  setqueryparameter: { needs: ['name', 'value'], knows: ['existsAction'], values: existsAction },
  routerequesttoendpoint: {
    needs: ['newPath'],
    knows: ['httpMethod'],
    values: { httpMethod: [...httpVerbs.map((verb) => verb.toUpperCase()), '@Request.OriginalHTTPMethod'] },
  },
  pollingtrigger: { needs: ['triggerConfig', 'triggerDataPath'], types: { triggerConfig: 'object' } },
  setproperty: {
    needs: ['newPropertyParentPathTemplate', 'newPropertySubPathTemplate', 'propertyValuePathTemplate'],
    sections: both,
  },
  updatenextlink: { needs: ['nextLinkPropertyName'], knows: ['nextLinkParentPropertyPath'] },
  convertobjecttoarray: { needs: propertyPaths, knows: ['propertySubPath', 'keyName', 'valueName'], sections: both },
  convertarraytoobject: {
    needs: ['propertyParentPath', 'keyWithinCollectionPath', 'newPropertyPath'],
    knows: ['propertySubPath', 'retainKey', 'valueWithinCollectionPath'],
    values: { retainKey: ['true', 'false'] },
    sections: both,
  },
  setvaluefromurl: {
    needs: ['parameterTemplate', 'parameterValueUrl', 'parameterValuePathTemplate'],
    knows: ['httpMethod'],
    values: { httpMethod: ['GET', 'POST', 'PUT'] },
    sections: both,
  },
  stringreplace: {
    needs: [...propertyPaths, 'sourceString', 'replacementString'],
    knows: ['propertySubPath'],
    sections: both,
  },
  stringtoarray: {
    needs: [...propertyPaths, 'delimiterList', 'childPropertyName'],
    knows: ['propertySubPath'],
    sections: both,
  },
  encodepropertyvalue: { needs: propertyPaths, knows: ['propertySubPath'], sections: both },
  setconnectionstatustounauthenticated: { needs: ['statusCode'], types: { statusCode: 'integer' } },
  moveproperties: {
    needs: [],
    knows: ['srcParentPath', 'srcSubPath', 'dstParentPath', 'dstSubPath', 'copyOnlySubProperties'],
    sections: both,
  },
  dynamicsubdomain: { needs: ['urlTemplate'] },
};

/** A policy as it is asked about; its template has no case. */
interface AskedPolicy {
  template: string;
  parameters: Record<string, unknown>;
}

export function policyTemplateOf(template: string): PolicyTemplate | undefined {
  const name = template.toLowerCase();
  return Object.hasOwn(policyTemplates, name) ? policyTemplates[name] : undefined;
}

/** Parameters that the template of a policy needs and the policy does not give. */
export function missingParameters(policy: AskedPolicy): string[] {
  const { needs = [] } = policyTemplateOf(policy.template) ?? {};
  return needs.filter((name) => {
    const value = policyParameter(policy, templateParameterPrefix + name)?.value;
    // An empty replacement removes what it replaces, and an empty value empties a header; every other text says something.
    return value === undefined || (value === '' && name !== 'replacementString' && name !== 'value');
  });
}

/** Parameters with a value that the template of a policy does not take: what was found, and what is allowed. */
export function wrongParameters(policy: AskedPolicy): { name: string; key: string; found: string; allowed: string }[] {
  const { needs, knows = [], values = {}, types = {} } = policyTemplateOf(policy.template) ?? { needs: [] };
  return [...needs, ...knows].flatMap((name) => {
    const { key, value } = policyParameter(policy, templateParameterPrefix + name) ?? {};
    // An empty one is missing where it is needed, and else not given.
    if (key === undefined || value === undefined || value === '') return [];
    const choices = values[name];
    if (choices !== undefined)
      return choices.some((choice) => isSameName(choice, show(value)))
        ? []
        : [{ name, key, found: JSON.stringify(value), allowed: choices.join(', ') }];
    const type = types[name] ?? 'string';
    // Whether the import takes a number as a text is not known.
    const isNumber = type === 'integer' && typeof value === 'string' && /^\d+$/.test(value);
    return isNumber || isOfType(value, type)
      ? []
      : [{ name, key, found: `of type ${typeOf(value)}`, allowed: type === 'string' ? 'a string' : `an ${type}` }];
  });
}

/** The section of a policy where its template cannot run in it, and those that it has. */
export function wrongSection(policy: AskedPolicy): { key: string; section: string; allowed: string } | undefined {
  const template = policyTemplateOf(policy.template);
  const { key, value } = policyParameter(policy, policySectionKey) ?? {};
  if (template === undefined || key === undefined) return undefined;
  const { sections = ['Request'] } = template;
  const isRight = sections.some((name) => isSameName(name, show(value)));
  return isRight ? undefined : { key, section: show(value), allowed: sections.join(', ') };
}

/** Whether a text is the address of a backend: paths and queries are put behind it. */
export function isServiceAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, search, hash } = new URL(address);
  return /^https?:$/.test(protocol) && search + hash === '';
}
