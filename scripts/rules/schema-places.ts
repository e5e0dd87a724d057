import { type ConnectorModel, mostParts, type SchemaPlace } from '../connector/connector-model.ts';
import { isInternal } from '../connector/extensions.ts';
import { reachedFrom } from '../connector/reach.ts';
import { groupBy } from '../lib/group-by.ts';
import { type JsonObject, texts } from '../lib/json.ts';
import { oncePer } from '../lib/once-per.ts';
import { isUnreadList } from './words.ts';

/** A schema and those around it, the innermost first. */
function placesUpwards(place: SchemaPlace): SchemaPlace[] {
  return [place, ...(place.parent === undefined ? [] : placesUpwards(place.parent))];
}

/** Whether a schema is sent: it is part of a body, or a body leads to it. */
export const isInput = (place: SchemaPlace, model: ConnectorModel): boolean => inputs(model)(place);

const inputs = oncePer((model: ConnectorModel) =>
  reachedFrom(
    model.parameters.map(({ pointer }) => pointer),
    model,
  ),
);

/** Whether a schema is received: in a response, or in the notification of a webhook. */
export const isOutput = (place: SchemaPlace, model: ConnectorModel): boolean => outputs(model)(place);

const outputs = oncePer((model: ConnectorModel) => {
  const notifications = model.schemas.filter(({ root }) => root === 'notification');
  return reachedFrom(
    [...model.responses, ...notifications].map(({ pointer }) => pointer),
    model,
  );
});

/** Whether a schema, or one around it, is internal, in every place that it is used in. */
export function isHidden(place: SchemaPlace, model: ConnectorModel): boolean {
  if (isHiddenInPlace(place)) return true;
  return (isInput(place, model) || isOutput(place, model)) && !shown(model)(place);
}

const isHiddenInPlace = (place: SchemaPlace): boolean => placesUpwards(place).some(({ value }) => isInternal(value));

const shown = oncePer((model: ConnectorModel) => {
  const notifications = model.schemas.filter(({ root }) => root === 'notification');
  const starts = [...model.parameters, ...model.responses, ...notifications].map(({ pointer }) => pointer);
  const hidden = new Set(
    referencesOf(model)
      .filter(isHiddenInPlace)
      .map(({ pointer }) => pointer),
  );
  return reachedFrom(starts, model, (reference) => !hidden.has(reference));
});

/** Whether an input may be left out: it is no required property somewhere, or what it is a part of may be left out. */
export function mayBeLeftOut(place: SchemaPlace, model: ConnectorModel): boolean {
  return mayBeLeftOutInPlace(place, model) || optional(model)(place);
}

const mayBeLeftOutInPlace = (place: SchemaPlace, model: ConnectorModel): boolean =>
  placesUpwards(place).some((step) => isOptional(step, model));

const optional = oncePer((model: ConnectorModel) => {
  const left = referencesOf(model).filter((place) => isInput(place, model) && mayBeLeftOutInPlace(place, model));
  return reachedFrom(
    left.flatMap(({ value }) => model.targetOf(value) ?? []),
    model,
  );
});

/** Whether a property is required by an input that has it. */
export const isRequired = (place: SchemaPlace, model: ConnectorModel): boolean =>
  inputsRequiring(place, model).length > 0;

/** The inputs that have a property and require it. */
export const inputsRequiring = ({ property, parent }: SchemaPlace, model: ConnectorModel): JsonObject[] =>
  property === undefined ? [] : inputsOf(parent, model).filter((whole) => requires(whole, property, model));

/** Whether a property is left optional by an input that has it. */
export const isOptional = ({ property, parent }: SchemaPlace, model: ConnectorModel): boolean =>
  property !== undefined &&
  !inputsOf(parent, model).every(
    (whole) => requires(whole, property, model) || model.partsOf(whole).some(({ required }) => isUnreadList(required)),
  );

/** Whether a schema or a part of its `allOf` requires a property. */
export const requires = (schema: JsonObject, name: string, model: ConnectorModel): boolean =>
  requiredOf(model)(schema).has(name);

const requiredOf = oncePer((model: ConnectorModel) =>
  oncePer((schema: JsonObject) => new Set(model.partsOf(schema).flatMap(({ required }) => texts(required)))),
);

const inputsOf = (place: SchemaPlace | undefined, model: ConnectorModel): JsonObject[] =>
  place === undefined ? [] : inputWholesOf(model)(place);

const inputWholesOf = oncePer((model: ConnectorModel) =>
  oncePer((place: SchemaPlace): JsonObject[] =>
    wholesOf(model)(place).flatMap((whole) => (isInput(whole, model) ? [whole.value] : [])),
  ),
);

/** The schemas that one stands for as a whole: itself, unless it is only a part of the `allOf` of others, and those. */
export const wholesOf = oncePer((model: ConnectorModel) =>
  oncePer((place: SchemaPlace): SchemaPlace[] => {
    const found = new Set([place]);
    const wholes: SchemaPlace[] = [];
    // A set grows while it is gone through.
    for (const schema of found) {
      const uses = isPart(schema) ? [schema] : (referencesTo(model).get(schema.value) ?? []);
      const parts = uses.filter(isPart);
      for (const { parent } of parts) found.add(parent);
      if (parts.length === 0 || parts.length < uses.length) wholes.push(schema);
      if (found.size > mostParts) return [];
    }
    return wholes;
  }),
);

/** Whether a schema is a part of the `allOf` of the one around it. */
export const isPart = (place: SchemaPlace): place is SchemaPlace & { parent: SchemaPlace } =>
  place.parent !== undefined && place.pointer.startsWith(`${place.parent.pointer}/allOf/`);

const referencesOf = oncePer((model: ConnectorModel): SchemaPlace[] =>
  model.schemas.filter(({ value }) => value.$ref !== undefined),
);

/** Where each schema is used by reference; a definition that only refers to another is one more name of it, and no use. */
const referencesTo = oncePer((model: ConnectorModel): Map<JsonObject, SchemaPlace[]> => {
  const uses = referencesOf(model).filter(({ root }) => root !== 'definition');
  return groupBy(uses, ({ value }) => model.resolve(value));
});
