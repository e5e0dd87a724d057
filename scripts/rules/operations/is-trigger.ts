import type { JsonObject } from '../../lib/json.ts';

/** Whether an operation starts flows. */
export const isTrigger = ({ value }: { value: JsonObject }): boolean => value['x-ms-trigger'] !== undefined;
