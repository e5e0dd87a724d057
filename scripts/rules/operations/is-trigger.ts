import type { JsonObject } from '../../validate/json.ts';

/** Whether an operation starts flows. */
export const isTrigger = ({ value }: { value: JsonObject }): boolean => value['x-ms-trigger'] !== undefined;
