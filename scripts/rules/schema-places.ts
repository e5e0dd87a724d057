import type { ConnectorModel, SchemaPlace } from '../connector/connector-model.ts';
import { isInternal } from '../connector/extensions.ts';
import { groupBy } from '../lib/group-by.ts';
import { texts } from '../lib/json.ts';
import { oncePer } from '../lib/once-per.ts';

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

/** Pointers of the outermost schemas that references within these lead to, and of these themselves. */
export function reachedFrom(starts: readonly string[], model: ConnectorModel): Set<string> {
  const references = referencesByRoot(model);
  const reached = new Set(starts);
  // A set grows while it is gone through.
  for (const root of reached) for (const { to } of references.get(root) ?? []) reached.add(to);
  return reached;
}

/** What the schemas within each outermost schema refer to. */
const referencesByRoot = oncePer((model: ConnectorModel): Map<string, { from: string; to: string }[]> => {
  const references = model.schemas.flatMap((place) => {
    const to = model.targetOf(place.value);
    return to === undefined ? [] : [{ from: rootOf(place).pointer, to }];
  });
  return groupBy(references, ({ from }) => from);
});
