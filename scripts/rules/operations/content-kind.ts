import type { OperationPlace } from '../../connector/connector-model.ts';

/** How an operation sends its content: as a body, as a form, or not at all. */
export function contentKindOf({ parameters }: OperationPlace): 'body' | 'formData' | undefined {
  return parameters.map(({ location }) => location).find((location) => location === 'body' || location === 'formData');
}
