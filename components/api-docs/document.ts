/** A JSON Schema as the shapes of this project produce them. */
export interface Schema {
  type?: string | string[];
  format?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  $ref?: string;
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  schema: Schema;
}

type Content = Record<string, { schema: Schema }>;

/** One operation of an OpenAPI 3.1 document. */
export interface ApiOperation {
  tags: string[];
  summary: string;
  description: string;
  "x-scope": string;
  parameters: (Parameter | { $ref: string })[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, { description: string; content?: Content } | { $ref: string }>;
}

/** An OpenAPI 3.1 document, as far as this project writes one. */
export interface ApiDocument {
  openapi: string;
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  security: Record<string, string[]>[];
  paths: Record<string, Record<string, ApiOperation>>;
  components: Record<string, Record<string, unknown>>;
}

/** Where an operation is found in the document. */
export interface Placed {
  id: string;
  method: string;
  path: string;
  operation: ApiOperation;
}

/** The operations in the document's order, by the noun they are about. */
export function byTag(document: ApiDocument): [string, Placed[]][] {
  const groups = new Map<string, Placed[]>();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags[0] ?? "";
      const id = `${method}${path.replaceAll(/[^\w]+/g, "-")}`;
      groups.set(tag, [...(groups.get(tag) ?? []), { id, method, path, operation }]);
    }
  }
  return [...groups];
}
