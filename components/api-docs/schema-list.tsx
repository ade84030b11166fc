import type { Schema } from "@/components/api-docs/document";
import { Prose } from "@/components/api-docs/prose";

function alternatives(schema: Schema): Schema[] {
  return schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
}

/** A schema's type in a few words: "list of text", "one of email, link". */
function typeWords(schema: Schema): string {
  const words: Record<string, string> = { string: "text", integer: "whole number", array: "list" };
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return `one of ${schema.enum.join(", ")}`;
  if (alternatives(schema).length > 0) {
    return [...new Set(alternatives(schema).map(typeWords))].join(" or ");
  }
  if (schema.type === "array") return `list of ${typeWords(schema.items ?? {})}`;
  if (schema.format) return schema.format;
  const types = [schema.type ?? "any"].flat();
  return types.map((type) => words[type] ?? type).join(" or ");
}

/** What else holds for a value: limits and the default. */
function limitWords(schema: Schema): string {
  const limits: [string, unknown][] = [
    ["at least", schema.minimum],
    ["more than", schema.exclusiveMinimum],
    // Safe integers are the format's own limit, not the contract's.
    ["at most", schema.maximum === Number.MAX_SAFE_INTEGER ? undefined : schema.maximum],
    ["less than", schema.exclusiveMaximum],
    ["at least characters", schema.minLength === 1 ? undefined : schema.minLength],
    ["at most characters", schema.maxLength],
    ["at least items", schema.minItems === 1 ? undefined : schema.minItems],
    ["at most items", schema.maxItems],
    ["default", schema.default === undefined ? undefined : JSON.stringify(schema.default)],
  ];
  const notEmpty = schema.minLength === 1 || schema.minItems === 1 ? ["not empty"] : [];
  const told = limits
    .filter(([, limit]) => limit !== undefined && limit !== Number.MIN_SAFE_INTEGER)
    .map(([word, limit]) => {
      const [how = "", ...unit] = word.split(/ (?=characters|items)/);
      return [how, limit, ...unit].join(" ");
    });
  return [...notEmpty, ...told].join(", ");
}

/** The parts of a value that has parts: an object, a list of objects, or alternatives of them. */
function partsOf(schema: Schema): Schema[] {
  if (schema.properties) return [schema];
  if (schema.items) return partsOf(schema.items);
  return alternatives(schema).flatMap(partsOf);
}

interface SchemaListProps {
  schema: Schema;
  depth?: number;
}

/** A schema as a list of names, each with its type; what is deeper is folded away. */
export function SchemaList({ schema, depth = 0 }: SchemaListProps) {
  const parts = partsOf(schema);
  if (parts.length === 0) return <p className="text-ink-muted">{typeWords(schema)}</p>;
  return parts.map((part, index) => (
    <div key={JSON.stringify(part)}>
      {index > 0 && <p className="my-2 text-xs font-medium text-ink-muted">or</p>}
      <ul className="divide-y divide-line">
        {Object.entries(part.properties ?? {}).map(([name, inner]) => (
          <Property
            key={name}
            name={name}
            schema={inner}
            required={part.required?.includes(name) ?? false}
            depth={depth}
          />
        ))}
      </ul>
    </div>
  ));
}

interface PropertyProps {
  name: string;
  schema: Schema;
  required: boolean;
  depth: number;
}

function Property({ name, schema, required, depth }: PropertyProps) {
  const limits = limitWords(schema);
  return (
    <li className="py-2">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <code className="font-mono text-sm font-medium break-all">{name}</code>
        <span className="text-xs text-ink-muted">{typeWords(schema)}</span>
        {required && <span className="text-xs font-medium text-ink">required</span>}
      </div>
      {limits && <p className="text-xs text-ink-muted">{limits}</p>}
      {schema.description && (
        <p className="mt-0.5 text-ink-muted">
          <Prose text={schema.description} />
        </p>
      )}
      {partsOf(schema).length > 0 && depth < 5 && (
        <details className="mt-1">
          <summary className="w-fit rounded-sm text-xs font-medium text-accent-ink">
            Its parts
          </summary>
          <div className="mt-1 border-l-2 border-line pl-4">
            <SchemaList schema={schema} depth={depth + 1} />
          </div>
        </details>
      )}
    </li>
  );
}
