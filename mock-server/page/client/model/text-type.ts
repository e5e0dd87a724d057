/** Whether a body of this content type is text to read: texts, and JSON, XML and forms by any name. Office files are none. */
export const isTextType = (type: string): boolean =>
  /^\s*(?:$|text\/|[^;]*[/+.-](?:json|json-seq|jsonl|ndjson|xml|yaml|javascript|urlencoded)\s*(?:;|$))/i.test(type);

/** Names of types are read in either case (RFC 9110, 8.3.1). */
export const isJsonType = (type: string): boolean => /json/i.test(type);
export const isPdfType = (type: string): boolean => /pdf/i.test(type);
