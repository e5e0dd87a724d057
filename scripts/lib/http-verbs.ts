/** The keys of a path that are operations (Swagger 2.0, "Path Item Object"). */
export const httpVerbs = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'] as const;
