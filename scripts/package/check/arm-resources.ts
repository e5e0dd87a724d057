import { isObject, type JsonObject, object, stringsIn } from '../../lib/json.ts';
import { isSameName } from '../../lib/same-name.ts';
import { isArmExpression } from '../logic-apps/escape-arm.ts';

/** A resource of an ARM template. */
export interface Resource {
  /** Its key, where the resources are an object ("languageVersion 2.0"). */
  symbolicName?: string;
  type?: string;
  apiVersion?: string;
  name?: string;
  location?: string;
  dependsOn?: string[];
  copy?: unknown;
  comments?: unknown;
  metadata?: unknown;
  properties?: JsonObject;
  resources?: unknown;
}

interface Parameter {
  type?: string;
  defaultValue?: unknown;
}

/** What a template declares, by names in small letters: they have no case. */
export interface Declared {
  parameters: Map<string, Parameter>;
  variables: Map<string, unknown>;
  /** The forms of the variables that were asked for; undefined for one of which nothing is known. */
  forms: Map<string, string | undefined>;
}

/** An ARM template as far as it is checked. */
export interface Template {
  $schema?: string;
  contentVersion?: string;
  parameters?: Record<string, Parameter>;
  variables?: JsonObject;
  outputs?: Record<string, JsonObject>;
  /** Versions for all resources that say none. */
  apiProfile?: string;
  resources?: Resource[] | Record<string, Resource>;
}

/**
 * The template with the resources that it deploys, without those that are there already, and with their types as `types`
 * spells them: they have no case. Nothing is taken for granted.
 */
export function withDeployed(template: unknown, types: readonly string[]): unknown {
  if (!isObject(template)) return template;
  const spell = (resource: unknown): unknown => {
    const { type } = object(resource);
    const known = typeof type === 'string' ? types.find((one) => isSameName(one, type)) : undefined;
    return known === undefined ? resource : { ...object(resource), type: known };
  };
  const { resources } = template;
  if (Array.isArray(resources)) return { ...template, resources: resources.map(spell) };
  if (!isObject(resources)) return template;
  const deployed = Object.entries(resources).filter(([, resource]) => object(resource).existing !== true);
  return { ...template, resources: Object.fromEntries(deployed.map(([key, resource]) => [key, spell(resource)])) };
}

/** The resources of a template, with their symbolic names where they have one. */
export function listResources({ resources = [] }: Template): Resource[] {
  if (Array.isArray(resources)) return resources;
  return Object.entries(resources).map(([symbolicName, resource]) => ({ ...resource, symbolicName }));
}

export function listDeclared({ parameters = {}, variables }: Template): Declared {
  const byName = <T>(members: Record<string, T>) =>
    new Map(Object.entries(members).map(([name, value]) => [name.toLowerCase(), value]));
  return { parameters: byName(parameters), variables: byName(object(variables)), forms: new Map() };
}

/** A value, or what the variable holds that it stands for; undefined when there is none. */
export function followVariables(given: unknown, { variables }: Declared): unknown {
  let value = given;
  const passed = new Set<unknown>();
  while (typeof value === 'string' && !passed.has(value)) {
    passed.add(value);
    const name = /^\[\s*variables\(\s*'([^']+)'\s*\)\s*\]$/i.exec(value)?.[1];
    // Variables that a copy loop makes are not listed by name.
    if (name === undefined || (variables.has('copy') && !variables.has(name.toLowerCase()))) return value;
    value = variables.get(name.toLowerCase());
  }
  return value;
}

/** Whether a resource waits for another, or may do so: what an expression stands for is not always known. */
export function waitsFor({ dependsOn = [] }: Resource, other: Resource, declared: Declared): boolean {
  const names = [other.symbolicName, object(other.copy).name].filter((name) => typeof name === 'string');
  return dependsOn.some((one) => {
    const id = followVariables(one, declared);
    if (id === undefined) return true; // that there is no such variable is said where its name stands
    if (typeof id !== 'string') return false;
    const form = formOf(id, declared);
    if (isOfOtherType(form, other)) return false;
    return names.some((name) => isSameName(name, id)) || leadsTo(id, other, declared) || !isPlain(form);
  });
}

const isOfOtherType = (form: string, { type = '' }: Resource): boolean =>
  /\bmicrosoft\.\w+\//.test(form) && !form.includes(type.toLowerCase());

const quoted = /^'[^']*'$/;

/** Whether it is known which resource an id names: it is written out, or its name is, or that is one of a parameter. */
const isPlain = (form: string): boolean =>
  quoted.test(form) || /^resourceid\('[^']*',('[^']*'|parameters\([^()]*\))\)$/.test(form);

/** Whether a resource id names a resource of the template: it holds its name, or the expression of it. */
export function leadsTo(id: string, { name = '' }: Resource, declared: Declared): boolean {
  if (name === '') return false;
  const [form, wanted] = [formOf(id, declared), formOf(name, declared)];
  const ends = quoted.test(wanted) ? [wanted, `/${wanted.slice(1)}`] : [wanted];
  return ends.some((end) => form.includes(end));
}

/** Whether a resource id is that of a custom connector. */
export const isOfCustomApi = (id: string, declared: Declared): boolean =>
  /\bmicrosoft\.web\/customapis\b/.test(formOf(id, declared));

/** The most that Azure takes ("Best practices for ARM templates", limits): signs of an expression, and variables. */
const mostSigns = 24_576;
export const mostVariables = 512;

/**
 * An expression in one spelling, with what its variables hold, and a plain text as one: functions and names have no case, and
 * blanks mean nothing.
 */
function formOf(text: string, declared: Declared, depth = 0): string {
  const expression = isArmExpression(text) ? text.slice(1, -1) : `'${text}'`;
  const parts = expression.split("'").map((part, index) => (index % 2 === 0 ? part.replace(/\s+/g, '') : part));
  let signs = 0;
  // What a parameter or a variable is called is no text.
  return parts
    .join("'")
    .toLowerCase()
    .replace(/\bparameters\('([^']*)'\)/g, 'parameters($1)')
    .replace(/\bvariables\('([^']*)'\)((?:\.\w+)*)/g, (_, name: string, members: string) => {
      const form = formOfVariable(name, members.split('.').slice(1), declared, depth);
      signs += form?.length ?? 0;
      return form === undefined || signs > mostSigns ? `variables(${name})${members}` : form;
    });
}

function formOfVariable(name: string, members: string[], declared: Declared, depth: number): string | undefined {
  const key = [name, ...members].join('.');
  if (!declared.forms.has(key)) {
    declared.forms.set(key, undefined); // one that leads back to itself
    const value = members.reduce<unknown>(
      (holder, member) => Object.entries(object(holder)).find(([one]) => isSameName(one, member))?.[1],
      declared.variables.get(name),
    );
    if (typeof value === 'string' && depth < mostVariables) declared.forms.set(key, formOf(value, declared, depth + 1));
  }
  return declared.forms.get(key);
}

/** The template parameters that an expression names. */
export function parametersIn(text: string): string[] {
  if (!isArmExpression(text)) return [];
  return [...text.matchAll(/\bparameters\(\s*'([^']+)'\s*\)/gi)].map(([, name = '']) => name);
}

/** Every text in a value, with its place. */
export function textsWithPlaces(value: unknown, place: string): [place: string, text: string][] {
  return [...stringsIn(value)].map(({ keys, text }) => [[place, ...keys].join('/'), text]);
}
