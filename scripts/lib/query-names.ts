/** The names of the query parameters of an operation in the generated types; none for an operation that has no query. */
export type QueryNames<Operation extends { parameters: { query?: unknown } }> = KeysOf<
  Operation['parameters']['query']
>;

type KeysOf<T> = T extends object ? Extract<keyof T, string> : never;
