import type { SchemaPlace } from '../connector/connector-model.ts';
import { isInternal } from '../connector/extensions.ts';
import { texts } from '../lib/json.ts';

/** A schema and those around it, the innermost first. */
export function placesUpwards(place: SchemaPlace): SchemaPlace[] {
  return [place, ...(place.parent === undefined ? [] : placesUpwards(place.parent))];
}

/** The schema that is no part of another one. */
export function rootOf(place: SchemaPlace): SchemaPlace {
  return place.parent === undefined ? place : rootOf(place.parent);
}

/** Whether a schema, or one around it, is internal. */
export function isHidden(place: SchemaPlace): boolean {
  return placesUpwards(place).some(({ value }) => isInternal(value));
}

/** Whether a schema is required by the one around it; what is no property of another one is always there. */
export function isRequired({ property, parent }: SchemaPlace): boolean {
  return property === undefined || texts(parent?.value.required).includes(property);
}
