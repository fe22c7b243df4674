/** A JSON Schema 2020-12. */
export type JsonSchemaReply = Record<string, unknown>;

/** An OpenAPI 3.1 document. */
export type OpenApiReply = Record<string, unknown>;
