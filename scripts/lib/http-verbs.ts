/** The keys of a path that are operations (Swagger 2.0, "Path Item Object"). */
export const httpVerbs = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'] as const;

/** Whether a request of a verb changes nothing, so that it does no harm when it arrives twice (RFC 9110, section 9.2.1). */
export const isSafeVerb = (verb: string): boolean => /^(?:GET|HEAD|OPTIONS)$/i.test(verb);
