import { type JsonObject, stringsIn } from '../../lib/json.ts';

/** A resource of an ARM template. */
export interface Resource {
  type?: string;
  apiVersion?: string;
  name?: string;
  location?: string;
  dependsOn?: string[] | string;
  properties?: JsonObject;
}

/** An ARM template as far as it is checked. */
export interface Template {
  $schema?: string;
  contentVersion?: string;
  parameters?: Record<string, { type?: string; defaultValue?: unknown }>;
  resources?: Resource[] | Record<string, Resource>;
}

/** Whether a resource waits for another, however its id is written there; an expression in its place may hold anything. */
export function waitsFor({ dependsOn = [] }: Resource, other: Resource): boolean {
  return typeof dependsOn === 'string' || dependsOn.some((id) => leadsTo(id, other));
}

/** Whether a resource id names a resource of the template: it holds the expression of its name. */
export function leadsTo(id: string, { name = '' }: Resource): boolean {
  return name !== '' && id.includes(name.replace(/^\[|\]$/g, ''));
}

/** Every text in a value, with its place. */
export function textsWithPlaces(value: unknown, place: string): [place: string, text: string][] {
  return [...stringsIn(value)].map(({ keys, text }) => [[place, ...keys].join('/'), text]);
}
