import type { Schema } from "@/components/api-docs/document";

const texts: Record<string, string> = {
  "date-time": "2026-05-04T09:30:00+02:00",
  date: "2026-05-04",
  email: "ada@example.com",
  uuid: "01985a3c-7b1e-7c44-9a51-3f1f6f0c2d11",
  uri: "https://example.com",
};

const depthLimit = 6;

function sampleText({ format, pattern, minLength = 0 }: Schema): string {
  const text = (format && texts[format]) ?? "text";
  return pattern ? text : text.padEnd(minLength, "…");
}

function sampleNumber(schema: Schema): number {
  return (
    schema.minimum ?? (schema.exclusiveMinimum === undefined ? 1 : schema.exclusiveMinimum + 1)
  );
}

function sampleObject({ properties = {}, required = [] }: Schema, depth: number): object {
  const names = required.length > 0 ? required : Object.keys(properties).slice(0, 2);
  const pairs = names.flatMap((name) => {
    const schema = properties[name];
    return schema ? [[name, sampleOf(schema, depth + 1)] as const] : [];
  });
  return Object.fromEntries(pairs);
}

/** A value that a schema would take: for the examples, so only what is required. */
export function sampleOf(schema: Schema, depth = 0): unknown {
  const alternative = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (depth > depthLimit) return {};
  if (alternative) return sampleOf(alternative, depth + 1);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === "string") return sampleText(schema);
  if (type === "number" || type === "integer") return sampleNumber(schema);
  if (type === "boolean") return true;
  if (type === "array") return [sampleOf(schema.items ?? {}, depth + 1)];
  return sampleObject(schema, depth);
}
