/** Whether a body of this content type is text to read: texts, and JSON, XML and forms by any name. Office files are none. */
export const isTextType = (type: string): boolean =>
  /^\s*(?:$|text\/|[^;]*[/+.-](?:json|json-seq|jsonl|ndjson|xml|yaml|javascript|urlencoded)\s*(?:;|$))/i.test(type);
