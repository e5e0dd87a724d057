import { Ajv, type Options, type ValidateFunction } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import type { Definition, Schema } from './definition.ts';
import { segment } from './json-pointer.ts';
import { messageOf } from './message-of.ts';
import { Refusal } from './refusal.ts';

/** Compiles a schema of the definition: give its JSON Pointer, such as `/definitions/Location`. */
type Compile = (pointer: string) => ValidateFunction;

/**
 * Makes a compiler for the schemas of a definition. Swagger's own keywords are passed over; every error is found, not only
 * the first. With `closed`, properties that the definition does not know are errors too.
 */
export function createCompile(definition: Definition, { closed = false } = {}): Compile {
  // Ajv's code is left as it is written, which V8 optimizes better: compiling takes a fifth of the time.
  const ajv = createAjv(closed ? close(definition) : definition, {
    verbose: true,
    code: { optimize: false, process: appendErrors },
  });
  const compiled = new Map<string, ValidateFunction>();
  return (pointer) => {
    const validate = compiled.get(pointer) ?? compiling(() => ajv.compile(referTo(pointer)));
    compiled.set(pointer, validate);
    return validate;
  };
}

/**
 * Code of a CommonJS module that exports a check for each of these schemas, under its name: what {@link createCompile} makes,
 * but that an error has no copy of what was found. It requires ajv-formats alone.
 */
export function writeChecks(definition: Definition, names: readonly string[]): string {
  const ajv = createAjv(definition, { code: { source: true } });
  for (const name of names) ajv.addSchema(referTo(`/definitions/${name}`), name);
  return appendErrors(
    compiling(() => standaloneCode.default(ajv, Object.fromEntries(names.map((name) => [name, name])))),
  );
}

/** @throws Refusal in place of Ajv's error, such as one of a pattern that is no regular expression. */
function compiling<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new Refusal(
      `apiDefinition.swagger.json: a schema cannot be checked with: ${messageOf(error)}. Correct it; npm run validate says where it is.`,
      { cause: error },
    );
  }
}

const referTo = (pointer: string) => ({ $ref: `definition#${pointer}` });

/** Ajv for the schemas of a definition, which it knows as `definition`. */
function createAjv(definition: Definition, options: Options): Ajv {
  // Swagger 2.0 schemas are JSON Schema draft 4 with keywords that Ajv's strict mode would refuse (x-ms-*, readOnly …).
  // Its own schema is checked elsewhere, and schemas are not copied into each other.
  const ajv = new Ajv({
    ...{ strict: false, allErrors: true, meta: false, validateSchema: false, inlineRefs: false },
    ...options,
  });
  addFormats.default(ajv);
  ajv.addFormat('binary', true);
  ajv.addSchema(definition, 'definition');
  return ajv;
}

/**
 * Ajv's code copies all errors found so far when a referenced schema adds its own: time grows with the square of the faulty
 * items of a list. Appending them is linear. Each call of a validator makes its list of errors anew, so it may be kept.
 */
function appendErrors(code: string): string {
  return code.replace(
    /vErrors = vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\);/g,
    'if (vErrors === null) vErrors = $1.errors; else for (const error of $1.errors) vErrors.push(error);',
  );
}

/** JSON Pointer of the schema that an operation's 200 answer has, as it stands in a URI fragment (RFC 6901, section 6). */
export function responsePointer(path: string): string {
  return encodeURI(`/paths${segment(path)}/get/responses/200/schema`);
}

function close(definition: Definition): Definition {
  const closed = structuredClone(definition);
  const visit = (schema: Schema) => {
    if (schema.items) visit(schema.items);
    if (!schema.properties) return;
    schema.additionalProperties ??= false;
    Object.values(schema.properties).forEach(visit);
  };
  Object.values(closed.definitions).forEach(visit);
  return closed;
}
