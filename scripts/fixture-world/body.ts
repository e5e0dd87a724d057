import type { components } from '../../types/cqc-api.d.ts';

export type Schemas = components['schemas'];

/**
 * A body of a schema as the world builds it. It names every property that the definition gives the schema: those of
 * `Always` have a value, and any other one is undefined where the body lacks it, which JSON leaves out. So the compiler
 * asks for a property that is added to the definition, and refuses one that is dropped, wherever such a body is built.
 * `Parts` are the types of those properties that are made of other bodies.
 */
export type Body<Name extends keyof Schemas, Always extends keyof Schemas[Name], Parts = unknown> = {
  [Key in keyof Schemas[Name]]-?:
    | (Key extends keyof Parts ? Parts[Key] : Exclude<Schemas[Name][Key], undefined>)
    | (Key extends Always ? never : undefined);
};

/** A body that lacks nothing. */
export type WholeBody<Name extends keyof Schemas, Parts = unknown> = Body<Name, keyof Schemas[Name], Parts>;
